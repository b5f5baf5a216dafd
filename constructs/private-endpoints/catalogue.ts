/**
 * Which Private Link group a service answers under and ALL the private DNS zones a client needs to find it. A zone that
 * is missing lets clients resolve the public name, so the set is never chosen by hand.
 *
 * Source: Microsoft Learn, "Azure Private Endpoint private DNS zone values" (public cloud); for Foundry accounts also
 * the Foundry private-link pages, for Azure Monitor the built-in policy 437914ee.
 */
export const PRIVATE_LINK_SERVICES = {
  foundry: {
    type: 'Microsoft.CognitiveServices/accounts',
    groupId: 'account',
    zones: [
      'privatelink.cognitiveservices.azure.com',
      'privatelink.openai.azure.com',
      'privatelink.services.ai.azure.com',
    ],
  },
  search: {
    type: 'Microsoft.Search/searchServices',
    groupId: 'searchService',
    zones: ['privatelink.search.windows.net'],
  },
  blob: {
    type: 'Microsoft.Storage/storageAccounts',
    groupId: 'blob',
    zones: ['privatelink.blob.core.windows.net'],
  },
  dataLake: {
    type: 'Microsoft.Storage/storageAccounts',
    groupId: 'dfs',
    zones: ['privatelink.dfs.core.windows.net'],
  },
  queue: {
    type: 'Microsoft.Storage/storageAccounts',
    groupId: 'queue',
    zones: ['privatelink.queue.core.windows.net'],
  },
  table: {
    type: 'Microsoft.Storage/storageAccounts',
    groupId: 'table',
    zones: ['privatelink.table.core.windows.net'],
  },
  file: {
    type: 'Microsoft.Storage/storageAccounts',
    groupId: 'file',
    zones: ['privatelink.file.core.windows.net'],
  },
  keyVault: {
    type: 'Microsoft.KeyVault/vaults',
    groupId: 'vault',
    zones: ['privatelink.vaultcore.azure.net'],
  },
  containerRegistry: {
    type: 'Microsoft.ContainerRegistry/registries',
    groupId: 'registry',
    zones: ['privatelink.azurecr.io'],
  },
  cosmosNoSql: {
    type: 'Microsoft.DocumentDB/databaseAccounts',
    groupId: 'Sql',
    zones: ['privatelink.documents.azure.com'],
  },
  appConfiguration: {
    type: 'Microsoft.AppConfiguration/configurationStores',
    groupId: 'configurationStores',
    zones: ['privatelink.azconfig.io'],
  },
  eventGridTopic: {
    type: 'Microsoft.EventGrid/topics',
    groupId: 'topic',
    zones: ['privatelink.eventgrid.azure.net'],
  },
  eventHubs: {
    type: 'Microsoft.EventHub/namespaces',
    groupId: 'namespace',
    zones: ['privatelink.servicebus.windows.net'],
  },
  machineLearning: {
    type: 'Microsoft.MachineLearningServices/workspaces',
    groupId: 'amlworkspace',
    zones: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'],
  },
  apiManagement: {
    type: 'Microsoft.ApiManagement/service',
    groupId: 'Gateway',
    zones: ['privatelink.azure-api.net'],
  },
  monitor: {
    type: 'Microsoft.Insights/privateLinkScopes',
    groupId: 'azuremonitor',
    // The blob zone belongs here: Azure Monitor hands out storage URLs for solution packs.
    zones: [
      'privatelink.monitor.azure.com',
      'privatelink.oms.opinsights.azure.com',
      'privatelink.ods.opinsights.azure.com',
      'privatelink.agentsvc.azure-automation.net',
      'privatelink.blob.core.windows.net',
    ],
  },
} as const satisfies Record<string, PrivateLinkServiceDescription>;

export interface PrivateLinkServiceDescription {
  /** ARM type that the private endpoint connects to. */
  readonly type: string;
  /** Private Link group (sub-resource). */
  readonly groupId: string;
  readonly zones: readonly string[];
}

export type PrivateLinkServiceName = keyof typeof PRIVATE_LINK_SERVICES;

/** Every zone that these services need, once each, sorted. */
export function zonesOf(services: readonly PrivateLinkServiceName[]): string[] {
  return [...new Set(services.flatMap((service) => PRIVATE_LINK_SERVICES[service].zones))].sort();
}
