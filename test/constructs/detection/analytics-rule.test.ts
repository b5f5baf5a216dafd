import { LogAnalyticsSavedSearch } from '@cdktf/provider-azurerm/lib/log-analytics-saved-search';
import { AI_ANALYTICS_RULES, AnalyticsRule, type AnalyticsRuleDefinition } from '../../../constructs/detection';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;
const RULE = AI_ANALYTICS_RULES.find(({ id }) => id === 'agent-egress-denied') as AnalyticsRuleDefinition;

function rule(changes: Partial<AnalyticsRuleDefinition> = {}) {
  return synthConstruct((stack) => {
    const needed = new LogAnalyticsSavedSearch(stack, 'function', {
      name: 'f',
      logAnalyticsWorkspaceId: WORKSPACE,
      category: 'c',
      displayName: 'f',
      query: 'print 1',
    });
    new AnalyticsRule(stack, 'it', {
      name: '11111111-2222-8333-a444-555555555555',
      workspaceId: WORKSPACE,
      rule: { ...RULE, ...changes },
      dependsOn: [needed],
    });
  });
}

describe('an analytics rule', () => {
  const result = rule();
  const made = result.only('azurerm_sentinel_alert_rule_scheduled');

  it('is on, and opens an incident for each agent that it finds', () => {
    expect(made).toMatchObject({
      enabled: true,
      trigger_operator: 'GreaterThan',
      trigger_threshold: 0,
      event_grouping: { aggregation_method: 'AlertPerResult' },
      incident: { create_incident_enabled: true, grouping: { entity_matching_method: 'AllEntities' } },
    });
  });

  it('names the agent’s container app, so that somebody or something can act on it', () => {
    expect(made.entity_mapping).toEqual([
      { entity_type: 'AzureResource', field_mapping: [{ column_name: 'AgentResource', identifier: 'ResourceId' }] },
    ]);
  });

  it('says which ATLAS techniques it looks for', () => {
    expect(made.description).toContain('MITRE ATLAS: AML.T0086, AML.T0025.');
    expect(rule({ atlas: [] }).only('azurerm_sentinel_alert_rule_scheduled').description).toBe(RULE.description);
  });

  it('waits for the functions that its query calls', () => {
    expect(made.depends_on).toEqual([result.at('function').address]);
  });

  it('is refused with a query that Sentinel would refuse for its length', () => {
    expect(() => rule({ query: 'x'.repeat(10_001) })).toThrow(
      'it: got a query of 10001 characters, expected at most 10000; fix: move data',
    );
  });

  it('is refused when something could happen between two runs and never be seen', () => {
    expect(() => rule({ frequency: 'P1D', period: 'PT1H' })).toThrow(
      'got frequency P1D over a period of PT1H, expected a period at least as long',
    );
    expect(() => rule({ frequency: 'PT1H', period: 'PT30M' })).toThrow('got frequency PT1H');
  });
});
