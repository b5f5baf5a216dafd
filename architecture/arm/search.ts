import { COMMON, IDENTITY, each, enabledDisabled, inGroup, not, type Mappings } from './mapping';

/** Azure AI Search. */
export const SEARCH: Mappings = {
  azurerm_search_service: {
    type: 'Microsoft.Search/searchServices',
    id: inGroup('Microsoft.Search/searchServices/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['sku', 'sku.name'],
      ['local_authentication_enabled', 'properties.disableLocalAuth', not],
      ['authentication_failure_mode', 'properties.authOptions.aadOrApiKey.aadAuthFailureMode'],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['network_rule_bypass_option', 'properties.networkRuleSet.bypass'],
      ['allowed_ips', 'properties.networkRuleSet.ipRules', each('value')],
      ['customer_managed_key_enforcement_enabled', 'properties.encryptionWithCmk.enforcement', enabledDisabled],
      ['hosting_mode', 'properties.hostingMode'],
      ['partition_count', 'properties.partitionCount'],
      ['replica_count', 'properties.replicaCount'],
      ['semantic_search_sku', 'properties.semanticSearch'],
    ],
  },
  azurerm_search_shared_private_link_service: {
    type: 'Microsoft.Search/searchServices/sharedPrivateLinkResources',
    id: '{search_service_id}/sharedPrivateLinkResources/{name}',
    rows: [
      ['subresource_name', 'properties.groupId'],
      ['target_resource_id', 'properties.privateLinkResourceId'],
      ['request_message', 'properties.requestMessage'],
    ],
  },
};
