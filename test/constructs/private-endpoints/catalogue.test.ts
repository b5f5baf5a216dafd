import { PRIVATE_LINK_SERVICES, zonesOf, type PrivateLinkServiceName } from '../../../constructs/private-endpoints';

/**
 * Restated by hand. Source: Microsoft Learn, "Azure Private Endpoint private DNS zone values" (public cloud), the built-in
 * policies that deploy zone groups, and for Foundry accounts the Foundry pages on private link.
 */
const PUBLISHED: Record<PrivateLinkServiceName, [type: string, groupId: string, ...zones: string[]]> = {
  foundry: [
    'Microsoft.CognitiveServices/accounts',
    'account',
    'privatelink.cognitiveservices.azure.com',
    'privatelink.openai.azure.com',
    'privatelink.services.ai.azure.com',
  ],
  search: ['Microsoft.Search/searchServices', 'searchService', 'privatelink.search.windows.net'],
  blob: ['Microsoft.Storage/storageAccounts', 'blob', 'privatelink.blob.core.windows.net'],
  dataLake: ['Microsoft.Storage/storageAccounts', 'dfs', 'privatelink.dfs.core.windows.net'],
  queue: ['Microsoft.Storage/storageAccounts', 'queue', 'privatelink.queue.core.windows.net'],
  table: ['Microsoft.Storage/storageAccounts', 'table', 'privatelink.table.core.windows.net'],
  file: ['Microsoft.Storage/storageAccounts', 'file', 'privatelink.file.core.windows.net'],
  keyVault: ['Microsoft.KeyVault/vaults', 'vault', 'privatelink.vaultcore.azure.net'],
  containerRegistry: ['Microsoft.ContainerRegistry/registries', 'registry', 'privatelink.azurecr.io'],
  cosmosNoSql: ['Microsoft.DocumentDB/databaseAccounts', 'Sql', 'privatelink.documents.azure.com'],
  appConfiguration: [
    'Microsoft.AppConfiguration/configurationStores',
    'configurationStores',
    'privatelink.azconfig.io',
  ],
  eventGridTopic: ['Microsoft.EventGrid/topics', 'topic', 'privatelink.eventgrid.azure.net'],
  eventHubs: ['Microsoft.EventHub/namespaces', 'namespace', 'privatelink.servicebus.windows.net'],
  machineLearning: [
    'Microsoft.MachineLearningServices/workspaces',
    'amlworkspace',
    'privatelink.api.azureml.ms',
    'privatelink.notebooks.azure.net',
  ],
  apiManagement: ['Microsoft.ApiManagement/service', 'Gateway', 'privatelink.azure-api.net'],
  monitor: [
    'Microsoft.Insights/privateLinkScopes',
    'azuremonitor',
    'privatelink.agentsvc.azure-automation.net',
    'privatelink.blob.core.windows.net',
    'privatelink.monitor.azure.com',
    'privatelink.ods.opinsights.azure.com',
    'privatelink.oms.opinsights.azure.com',
  ],
};

describe('the private-link catalogue', () => {
  it.each(Object.entries(PUBLISHED))(
    'has the type, the group and every zone that are published for %s',
    (name, row) => {
      const { type, groupId, zones } = PRIVATE_LINK_SERVICES[name as PrivateLinkServiceName];
      expect([type, groupId, ...[...zones].sort()]).toEqual(row);
    },
  );

  it('holds no service that was not compared with the published table', () => {
    expect(Object.keys(PRIVATE_LINK_SERVICES).sort()).toEqual(Object.keys(PUBLISHED).sort());
  });

  it('names only privatelink zones, each once a service', () => {
    for (const { zones } of Object.values(PRIVATE_LINK_SERVICES)) {
      expect(new Set(zones).size).toBe(zones.length);
      for (const zone of zones) expect(zone).toMatch(/^privatelink(\.[a-z0-9-]+){2,}$/);
    }
  });
});

describe('the zones of several services', () => {
  it('are listed once, though blob and Azure Monitor share one', () => {
    expect(zonesOf(['monitor', 'blob', 'keyVault'])).toEqual([
      'privatelink.agentsvc.azure-automation.net',
      'privatelink.blob.core.windows.net',
      'privatelink.monitor.azure.com',
      'privatelink.ods.opinsights.azure.com',
      'privatelink.oms.opinsights.azure.com',
      'privatelink.vaultcore.azure.net',
    ]);
  });

  it('do not depend on the order of the services', () => {
    expect(zonesOf(['search', 'foundry'])).toEqual(zonesOf(['foundry', 'search']));
  });

  it('are none for no service', () => {
    expect(zonesOf([])).toEqual([]);
  });
});
