import { COMMON, IDENTITY, each, either, enabledDisabled, inGroup, not, type Mappings } from './mapping';

/** Azure Cosmos DB. */
export const COSMOS_DB: Mappings = {
  azurerm_cosmosdb_account: {
    type: 'Microsoft.DocumentDB/databaseAccounts',
    id: inGroup('Microsoft.DocumentDB/databaseAccounts/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['kind', 'kind'],
      ['offer_type', 'properties.databaseAccountOfferType'],
      ['local_authentication_disabled', 'properties.disableLocalAuth'],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['access_key_metadata_writes_enabled', 'properties.disableKeyBasedMetadataWriteAccess', not],
      ['minimal_tls_version', 'properties.minimalTlsVersion'],
      ['ip_range_filter', 'properties.ipRules', each('ipAddressOrRange')],
      ['is_virtual_network_filter_enabled', 'properties.isVirtualNetworkFilterEnabled'],
      [
        'virtual_network_rule[]',
        'properties.virtualNetworkRules[]',
        [
          ['id', 'id'],
          ['ignore_missing_vnet_service_endpoint', 'ignoreMissingVNetServiceEndpoint'],
        ],
      ],
      ['network_acl_bypass_for_azure_services', 'properties.networkAclBypass', either('AzureServices', 'None')],
      ['network_acl_bypass_ids', 'properties.networkAclBypassResourceIds'],
      ['key_vault_key_id', 'properties.keyVaultKeyUri'],
      ['managed_hsm_key_id', 'properties.keyVaultKeyUri'],
      ['default_identity_type', 'properties.defaultIdentity'],
      ['automatic_failover_enabled', 'properties.enableAutomaticFailover'],
      ['multiple_write_locations_enabled', 'properties.enableMultipleWriteLocations'],
      ['free_tier_enabled', 'properties.enableFreeTier'],
      ['analytical_storage_enabled', 'properties.enableAnalyticalStorage'],
      ['consistency_policy.consistency_level', 'properties.consistencyPolicy.defaultConsistencyLevel'],
      ['backup.type', 'properties.backupPolicy.type'],
      ['backup.tier', 'properties.backupPolicy.continuousModeProperties.tier'],
      ['capabilities[]', 'properties.capabilities[]', [['name', 'name']]],
      [
        'geo_location[]',
        'properties.locations[]',
        [
          ['location', 'locationName'],
          ['failover_priority', 'failoverPriority'],
          ['zone_redundant', 'isZoneRedundant'],
        ],
      ],
    ],
  },
  azurerm_cosmosdb_sql_database: {
    type: 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases',
    id: inGroup('Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlDatabases/{name}'),
    rows: [['name', 'properties.resource.id']],
  },
  azurerm_cosmosdb_sql_container: {
    type: 'Microsoft.DocumentDB/databaseAccounts/sqlDatabases/containers',
    id: inGroup('Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlDatabases/{database_name}/containers/{name}'),
    rows: [
      ['name', 'properties.resource.id'],
      ['partition_key_paths', 'properties.resource.partitionKey.paths'],
      ['default_ttl', 'properties.resource.defaultTtl'],
    ],
  },
  azurerm_cosmosdb_sql_role_assignment: {
    type: 'Microsoft.DocumentDB/databaseAccounts/sqlRoleAssignments',
    id: inGroup('Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlRoleAssignments/{name}'),
    rows: [
      ['role_definition_id', 'properties.roleDefinitionId'],
      ['principal_id', 'properties.principalId'],
      ['scope', 'properties.scope'],
    ],
  },
  azurerm_cosmosdb_sql_role_definition: {
    type: 'Microsoft.DocumentDB/databaseAccounts/sqlRoleDefinitions',
    id: inGroup('Microsoft.DocumentDB/databaseAccounts/{account_name}/sqlRoleDefinitions/{role_definition_id}'),
    rows: [
      ['name', 'properties.roleName'],
      ['type', 'properties.type'],
      ['assignable_scopes', 'properties.assignableScopes'],
      ['permissions[]', 'properties.permissions[]', [['data_actions', 'dataActions']]],
    ],
  },
};
