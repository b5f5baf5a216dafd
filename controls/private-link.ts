/** A group of a service that a private endpoint connects to, and all the DNS zones its names lie in. */
export interface PrivateLinkGroup {
  readonly groupId: string;
  readonly zones: readonly string[];
  /** Part of a resource's `kind` that the row is for; left out: any. */
  readonly kind?: string;
}

const one = (groupId: string, zone: string): PrivateLinkGroup => ({ groupId, zones: [zone] });
const storage = (service: string): PrivateLinkGroup => one(service, `privatelink.${service}.core.windows.net`);

/**
 * By ARM type of the service, for the public cloud; the first row that fits is used. Source: Microsoft Learn, "Azure
 * Private Endpoint private DNS zone values", and for Foundry "configure private link" (2026).
 */
export const privateLinkGroups: Readonly<Record<string, readonly PrivateLinkGroup[]>> = {
  'Microsoft.CognitiveServices/accounts': [
    {
      groupId: 'account',
      kind: 'AIServices',
      zones: [
        'privatelink.cognitiveservices.azure.com',
        'privatelink.openai.azure.com',
        'privatelink.services.ai.azure.com',
      ],
    },
    { groupId: 'account', kind: 'OpenAI', zones: ['privatelink.openai.azure.com'] },
    one('account', 'privatelink.cognitiveservices.azure.com'),
  ],
  'Microsoft.Search/searchServices': [one('searchService', 'privatelink.search.windows.net')],
  'Microsoft.KeyVault/vaults': [one('vault', 'privatelink.vaultcore.azure.net')],
  'Microsoft.ContainerRegistry/registries': [one('registry', 'privatelink.azurecr.io')],
  'Microsoft.Storage/storageAccounts': ['blob', 'dfs', 'file', 'queue', 'table', 'web'].map(storage),
  'Microsoft.DocumentDB/databaseAccounts': [
    one('Sql', 'privatelink.documents.azure.com'),
    one('MongoDB', 'privatelink.mongo.cosmos.azure.com'),
    one('Cassandra', 'privatelink.cassandra.cosmos.azure.com'),
    one('Gremlin', 'privatelink.gremlin.cosmos.azure.com'),
    one('Table', 'privatelink.table.cosmos.azure.com'),
  ],
  'Microsoft.Insights/privateLinkScopes': [
    {
      groupId: 'azuremonitor',
      zones: [
        'privatelink.monitor.azure.com',
        'privatelink.oms.opinsights.azure.com',
        'privatelink.ods.opinsights.azure.com',
        'privatelink.agentsvc.azure-automation.net',
        'privatelink.blob.core.windows.net',
      ],
    },
  ],
  'Microsoft.AppConfiguration/configurationStores': [one('configurationStores', 'privatelink.azconfig.io')],
  'Microsoft.EventHub/namespaces': [one('namespace', 'privatelink.servicebus.windows.net')],
  'Microsoft.ServiceBus/namespaces': [one('namespace', 'privatelink.servicebus.windows.net')],
  'Microsoft.ApiManagement/service': [one('Gateway', 'privatelink.azure-api.net')],
  'Microsoft.Web/sites': [one('sites', 'privatelink.azurewebsites.net')],
  'Microsoft.MachineLearningServices/workspaces': [
    { groupId: 'amlworkspace', zones: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'] },
  ],
};

/** Services that must have an endpoint, and the group it must be for. */
export const requiredGroups: Readonly<Record<string, string>> = {
  'Microsoft.CognitiveServices/accounts': 'account',
  'Microsoft.Search/searchServices': 'searchService',
  'Microsoft.KeyVault/vaults': 'vault',
  'Microsoft.ContainerRegistry/registries': 'registry',
  'Microsoft.Storage/storageAccounts': 'blob',
  'Microsoft.DocumentDB/databaseAccounts': 'Sql',
  'Microsoft.Insights/privateLinkScopes': 'azuremonitor',
  'Microsoft.MachineLearningServices/workspaces': 'amlworkspace',
};

/** The DNS zones a group of a service needs; undefined for a group this table does not have. */
export function zonesFor(type: string, groupId: string, kind: string | undefined): readonly string[] | undefined {
  const entry = Object.entries(privateLinkGroups).find(([name]) => name.toLowerCase() === type.toLowerCase());
  const row = entry?.[1].find(
    (group) =>
      group.groupId.toLowerCase() === groupId.toLowerCase() &&
      // An account whose kind is not known needs what the largest kind needs.
      (group.kind === undefined || kind === undefined || group.kind.toLowerCase() === kind.toLowerCase()),
  );
  return row?.zones;
}
