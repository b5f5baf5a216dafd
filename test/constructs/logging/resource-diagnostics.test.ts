import { DIAGNOSTIC_CATEGORIES, ResourceDiagnostics, type LoggedResourceType } from '../../../constructs/logging';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;
const ARCHIVE = `${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/stlogs`;
const VAULT = `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`;

function setting(resourceType: LoggedResourceType) {
  return synthConstruct((stack) => {
    const destinations = { workspaceId: WORKSPACE, archiveId: ARCHIVE };
    new ResourceDiagnostics(stack, 'logs', { resourceId: VAULT, resourceType, destinations });
  }).only('azurerm_monitor_diagnostic_setting');
}

describe('the diagnostics of a resource', () => {
  it('send all its logs and metrics to the workspace and to the archive', () => {
    expect(setting('Microsoft.KeyVault/vaults')).toEqual({
      name: 'zt4ai',
      target_resource_id: VAULT,
      log_analytics_workspace_id: WORKSPACE,
      storage_account_id: ARCHIVE,
      enabled_log: [{ category_group: 'allLogs' }],
      enabled_metric: [{ category: 'AllMetrics' }],
    });
  });

  it('go to the workspace alone for the archive, which cannot log into itself', () => {
    const alone = synthConstruct((stack) => {
      new ResourceDiagnostics(stack, 'logs', {
        resourceId: `${ARCHIVE}/blobServices/default`,
        resourceType: 'Microsoft.Storage/storageAccounts/blobServices',
        destinations: { workspaceId: WORKSPACE },
      });
    }).only('azurerm_monitor_diagnostic_setting');
    expect(alone).not.toHaveProperty('storage_account_id');
    expect(alone.enabled_log).toEqual([
      { category: 'StorageRead' },
      { category: 'StorageWrite' },
      { category: 'StorageDelete' },
    ]);
  });

  it('name no metric for a type that has none, which Azure would refuse', () => {
    expect(setting('Microsoft.Network/networkSecurityGroups')).not.toHaveProperty('enabled_metric');
  });

  it('use tables of their own for the firewall, and the default for the others', () => {
    expect(setting('Microsoft.Network/azureFirewalls').log_analytics_destination_type).toBe('Dedicated');
    expect(setting('Microsoft.KeyVault/vaults')).not.toHaveProperty('log_analytics_destination_type');
  });

  it.each(Object.keys(DIAGNOSTIC_CATEGORIES) as LoggedResourceType[])('log something for %s', (type) => {
    expect((setting(type).enabled_log as unknown[]).length).toBeGreaterThan(0);
  });

  it('go to the archive alone for what is in the workspace already, under a name that others cannot have', () => {
    const alone = synthConstruct((stack) => {
      new ResourceDiagnostics(stack, 'logs', {
        resourceId: VAULT,
        resourceType: 'Microsoft.KeyVault/vaults',
        destinations: { archiveId: ARCHIVE },
        name: 'ours',
      });
    }).only('azurerm_monitor_diagnostic_setting');
    expect(alone).toMatchObject({ name: 'ours', storage_account_id: ARCHIVE });
    expect(alone).not.toHaveProperty('log_analytics_workspace_id');
  });

  it('are refused when they would go nowhere', () => {
    expect(() =>
      synthConstruct((stack) => {
        new ResourceDiagnostics(stack, 'logs', {
          resourceId: VAULT,
          resourceType: 'Microsoft.KeyVault/vaults',
          destinations: {},
        });
      }),
    ).toThrow('logs: got no destination for logs, expected a workspace or an archive; fix: pass one of the two');
  });
});
