import { KillSwitch, killSwitchWorkflow } from '../../../constructs/detection';
import { PLACE, RESOURCE_GROUP, SUBSCRIPTION, synthConstruct, type Block } from '../../support/synth-construct';

const AGENTS = `${SUBSCRIPTION}/resourceGroups/rg-agents`;
const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;
const RULE_ID = `${WORKSPACE}/providers/Microsoft.SecurityInsights/alertRules/1`;
const SENTINEL = '22222222-2222-2222-2222-222222222222';

function killSwitch(analyticsRuleIds: readonly string[]) {
  return synthConstruct((stack) => {
    new KillSwitch(stack, 'it', {
      names: {
        workflow: 'logic-kill',
        connection: 'apicon-sentinel',
        identity: 'id-kill',
        role: 'Stop agents',
        roleGuid: '11111111-2222-8333-a444-555555555555',
        automationRuleGuid: '11111111-2222-8333-a444-666666666666',
      },
      location: PLACE.location,
      resourceGroup: { id: RESOURCE_GROUP, name: 'rg-test', subscriptionId: SUBSCRIPTION.split('/')[2] as string },
      agentsResourceGroupId: AGENTS,
      sentinel: { workspaceId: WORKSPACE, tenantId: '33333333-3333-3333-3333-333333333333', objectId: SENTINEL },
      analyticsRuleIds,
      tags: PLACE.tags,
    });
  });
}

describe('the kill switch', () => {
  const result = killSwitch([RULE_ID]);
  const workflow = result.at('it/workflow').attributes as { body: { properties: Block }; depends_on: string[] };

  it('may look at agents and stop them, in their resource group alone: not start, not change, no wildcard', () => {
    expect(result.only('azurerm_role_definition')).toMatchObject({
      scope: AGENTS,
      assignable_scopes: [AGENTS],
      permissions: [{ actions: ['Microsoft.App/containerApps/read', 'Microsoft.App/containerApps/stop/action'] }],
    });
    expect(result.at('it/stop-agents').attributes).toMatchObject({
      scope: AGENTS,
      role_definition_id: result.reference('it/role', 'role_definition_resource_id'),
      principal_id: result.reference('it/identity', 'principal_id'),
      principal_type: 'ServicePrincipal',
    });
  });

  it('is run by Sentinel and by nobody else', () => {
    const others = result.resources.filter(
      ({ type, path }) => type === 'azurerm_role_assignment' && path !== 'it/stop-agents',
    );
    expect(others.map(({ attributes }) => attributes)).toMatchObject([
      {
        principal_id: SENTINEL,
        scope: RESOURCE_GROUP,
        role_definition_id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/f4c81013-99ee-4d62-a7ee-b3f1f648599a`,
      },
    ]);
    const { triggers } = workflow.body.properties.definition as { triggers: Record<string, Block> };
    expect(Object.entries(triggers).map(([name, { type }]) => [name, type])).toEqual([
      ['Microsoft_Sentinel_incident', 'ApiConnectionWebhook'],
    ]);
  });

  it('is run for the incidents of the rules that name an agent, after Sentinel may run it', () => {
    const rule = result.only('azurerm_sentinel_automation_rule');
    expect(JSON.parse(String(rule.condition_json))).toEqual([
      {
        conditionType: 'Property',
        conditionProperties: {
          operator: 'Contains',
          propertyName: 'IncidentRelatedAnalyticRuleIds',
          propertyValues: [RULE_ID],
        },
      },
    ]);
    expect(rule.action_playbook).toMatchObject([{ logic_app_id: result.reference('it/workflow', 'id') }]);
    expect(rule.depends_on).toEqual([result.at('it/sentinel-runs-it').address]);
  });

  it('signs in with its own identity everywhere, and has no key', () => {
    expect(result.at('it/connection').attributes).toMatchObject({
      body: { properties: { parameterValueType: 'Alternative' } },
      schema_validation_enabled: false,
    });
    const text = JSON.stringify(workflow);
    expect(text.match(/ManagedServiceIdentity/g)).toHaveLength(2);
    expect(text).not.toMatch(/sig=|password|apiKey|secret/i);
  });

  it('is never there without the right to stop', () => {
    expect(workflow.depends_on).toEqual([result.at('it/stop-agents').address]);
  });

  it('is refused when no rule would use it', () => {
    expect(() => killSwitch([])).toThrow('it: got no analytics rules, expected those that name an agent; fix:');
  });
});

describe('the steps of the kill switch', () => {
  const { actions } = killSwitchWorkflow({ agentsResourceGroupId: AGENTS, identityId: '/id' }) as {
    actions: Record<string, { inputs?: Block; actions?: Record<string, { inputs: Block }>; runAfter: Block }>;
  };

  it('take of the incident’s resources only container apps of the agents’ resource group', () => {
    const where = String(actions.Agents_in_the_incident?.inputs?.where);
    expect(where).toContain(`'${AGENTS.toLowerCase()}/providers/microsoft.app/containerapps/'`);
    // Nothing may follow the name: an incident's text must not choose another call.
    expect(`${AGENTS}/providers/Microsoft.App/containerApps/ca-x`.split('/')).toHaveLength(9);
    expect(where).toContain("'/')), 9)");
  });

  it('stop each of them, once it is known which', () => {
    expect(actions.Each_agent?.runAfter).toEqual({ Agents_in_the_incident: ['Succeeded'] });
    expect(actions.Each_agent?.actions?.Stop?.inputs).toMatchObject({
      method: 'POST',
      uri: "https://management.azure.com@{items('Each_agent')?['properties']?['resourceId']}/stop?api-version=2024-03-01",
      authentication: { type: 'ManagedServiceIdentity', identity: '/id', audience: 'https://management.azure.com/' },
    });
  });
});
