import { AgentInventory, type InventoriedAgent } from '../../../constructs/detection';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const AGENT = { name: 'reviewer', subnet: '10.0.0.0/27', identity: 'id-reviewer', resourceId: '/subscriptions/s/ca' };

function queryFor(...agents: InventoriedAgent[]): string {
  const result = synthConstruct((stack) => {
    new AgentInventory(stack, 'it', {
      workspaceId: `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`,
      agents,
    });
  });
  const made = result.only('azurerm_log_analytics_saved_search');
  expect(made.function_alias).toBe('AgentInventory');
  return String(made.query);
}

describe('the inventory of agents', () => {
  it('tells an agent by its subnet, its identity and its container app', () => {
    expect(queryFor(AGENT, { ...AGENT, name: 'other' })).toBe(
      [
        'datatable(Agent: string, AgentSubnet: string, AgentIdentity: string, AgentResource: string) [',
        "  'reviewer', '10.0.0.0/27', 'id-reviewer', '/subscriptions/s/ca',",
        "  'other', '10.0.0.0/27', 'id-reviewer', '/subscriptions/s/ca'",
        ']',
      ].join('\n'),
    );
  });

  it('is an empty table, and still a table, where there are no agents', () => {
    expect(queryFor()).toMatch(/\[\n\]$/);
  });

  it('refuses a name that would become a part of the query', () => {
    expect(() => queryFor({ ...AGENT, name: "x'] | where false //" })).toThrow('expected text without quotation marks');
  });
});
