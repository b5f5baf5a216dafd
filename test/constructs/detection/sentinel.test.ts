import {
  AI_HUNTING_QUERIES,
  AI_WORKBOOK_TILES,
  DetectionWorkbook,
  HuntingPack,
  IncidentTriage,
  Sentinel,
} from '../../../constructs/detection';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;
const GUID = '11111111-2222-8333-a444-555555555555';

describe('Sentinel', () => {
  const result = synthConstruct((stack) => {
    const sentinel = new Sentinel(stack, 'it', { workspaceId: WORKSPACE, subscriptionIds: [GUID] });
    new IncidentTriage(stack, 'triage', {
      name: GUID,
      workspaceId: sentinel.workspaceId,
      analyticsRuleIds: ['/a', '/b'],
    });
    new DetectionWorkbook(stack, 'workbook', {
      ...PLACE,
      name: GUID,
      title: 'AI',
      workspaceId: WORKSPACE,
      tiles: AI_WORKBOOK_TILES,
      dependsOn: [sentinel.onboarding],
    });
  });

  it('takes in the alerts of Defender for Cloud, by a bare GUID, after it is on the workspace', () => {
    expect(result.only('azurerm_sentinel_data_connector_azure_security_center')).toMatchObject({
      subscription_id: GUID,
      log_analytics_workspace_id: result.reference('it/onboarding', 'workspace_id'),
    });
  });

  it('makes every AI incident active, with what to do in order', () => {
    const rule = result.only('azurerm_sentinel_automation_rule') as {
      condition_json: string;
      action_incident: object[];
      action_incident_task: { order: number; title: string }[];
    };
    expect(rule.condition_json).toContain('["/a","/b"]');
    expect(rule.action_incident).toMatchObject([{ status: 'Active', labels: ['ai'] }]);
    expect(rule.action_incident_task.map(({ order }) => order)).toEqual([2, 3, 4, 5]);
    expect(rule.action_incident_task[1]?.title).toBe('Stop it if it may still do harm');
  });

  it('has a workbook with every picture, tied to the workspace in lower case as Azure wants it', () => {
    const workbook = result.only('azurerm_application_insights_workbook');
    expect(workbook).toMatchObject({ name: GUID, source_id: WORKSPACE.toLowerCase(), category: 'sentinel' });
    const { items } = JSON.parse(String(workbook.data_json)) as { items: { name: string; content: object }[] };
    expect(items.slice(2).map(({ name }) => name)).toEqual(AI_WORKBOOK_TILES.map(({ id }) => id));
    for (const { content } of items.slice(2)) expect(content).toMatchObject({ timeContextFromParameter: 'TimeRange' });
  });
});

describe('the hunting pack', () => {
  it('holds every question, each under a GUID of its own', () => {
    const result = synthConstruct((stack) => {
      new HuntingPack(stack, 'it', {
        ...PLACE,
        name: 'pack-test',
        queries: AI_HUNTING_QUERIES,
        guidOf: (id) => `guid-of-${id}`,
      });
    });
    for (const { id, query } of AI_HUNTING_QUERIES) {
      expect(result.at(`it/${id}`).attributes).toMatchObject({
        name: `guid-of-${id}`,
        body: query,
        query_pack_id: result.reference('it/pack', 'id'),
        categories: ['security'],
      });
    }
  });
});
