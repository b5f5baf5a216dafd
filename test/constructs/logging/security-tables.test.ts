import { SECURITY_TABLES, SecurityTables, totalRetention } from '../../../constructs/logging';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;
const ARCHIVE = `${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/st`;

function tables(retentionInDays: number, totalRetentionInDays: number) {
  return synthConstruct((stack) => {
    new SecurityTables(stack, 'it', {
      workspaceId: WORKSPACE,
      resourceGroupName: 'rg-test',
      archiveId: ARCHIVE,
      retentionInDays,
      totalRetentionInDays,
      dependsOn: [],
    });
  });
}

describe('the security tables', () => {
  it('are kept as long as the archive, in a step that Azure has', () => {
    const result = tables(365, 2555);
    for (const name of SECURITY_TABLES) {
      expect(result.at(`it/${name}`).attributes).toMatchObject({
        name,
        plan: 'Analytics',
        retention_in_days: 365,
        total_retention_in_days: 2556,
      });
    }
  });

  it('are never kept for less than they can be asked', () => {
    expect(tables(30, 7).at('it/SecurityAlert').attributes.total_retention_in_days).toBe(30);
  });

  it('go to the immutable archive where nothing else brings them there: alerts, incidents, sign-ins', () => {
    expect(tables(30, 7).only('azurerm_log_analytics_data_export_rule')).toMatchObject({
      destination_resource_id: ARCHIVE,
      table_names: ['AADManagedIdentitySignInLogs', 'SecurityAlert', 'SecurityIncident'],
      enabled: true,
    });
  });
});

describe('the total retention', () => {
  it.each([
    [7, 7],
    [730, 730],
    [731, 1095],
    [1095, 1095],
    [2555, 2556],
    [4383, 4383],
  ])('of %i days is %i', (days, expected) => {
    expect(totalRetention(days)).toBe(expected);
  });

  it('is refused when a workspace cannot keep anything so long', () => {
    expect(() => totalRetention(4384)).toThrow('got a retention of 4384 days, expected at most 4383');
  });
});
