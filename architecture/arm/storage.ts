import {
  COMMON,
  IDENTITY,
  commaSeparated,
  constant,
  each,
  either,
  enabledDisabled,
  inGroup,
  keyName,
  keyVaultUri,
  keyVersion,
  not,
  words,
  type Mappings,
  type Row,
} from './mapping';

const NETWORK_RULES: readonly Row[] = [
  ['default_action', 'defaultAction'],
  ['bypass', 'bypass', commaSeparated],
  ['ip_rules', 'ipRules', each('value', { action: 'Allow' })],
  ['virtual_network_subnet_ids', 'virtualNetworkRules', each('id', { action: 'Allow' })],
  [
    'private_link_access[]',
    'resourceAccessRules[]',
    [
      ['endpoint_resource_id', 'resourceId'],
      ['endpoint_tenant_id', 'tenantId'],
    ],
  ],
];

/** The rows of a block, from and to where the block stands. */
function under(from: string, to: string, rows: readonly Row[]): readonly Row[] {
  return rows.map(([source, target, how]): Row => [
    typeof source === 'string' ? from + source : source,
    to + target,
    how,
  ]);
}

/** Storage accounts and what is in them. */
export const STORAGE: Mappings = {
  azurerm_storage_account: {
    type: 'Microsoft.Storage/storageAccounts',
    id: inGroup('Microsoft.Storage/storageAccounts/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['account_kind', 'kind'],
      ['{account_tier}_{account_replication_type}', 'sku.name'],
      ['access_tier', 'properties.accessTier'],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['shared_access_key_enabled', 'properties.allowSharedKeyAccess'],
      ['allow_nested_items_to_be_public', 'properties.allowBlobPublicAccess'],
      ['https_traffic_only_enabled', 'properties.supportsHttpsTrafficOnly'],
      ['min_tls_version', 'properties.minimumTlsVersion'],
      ['default_to_oauth_authentication', 'properties.defaultToOAuthAuthentication'],
      ['cross_tenant_replication_enabled', 'properties.allowCrossTenantReplication'],
      ['allowed_copy_scope', 'properties.allowedCopyScope'],
      ['is_hns_enabled', 'properties.isHnsEnabled'],
      ['local_user_enabled', 'properties.isLocalUserEnabled'],
      ['sftp_enabled', 'properties.isSftpEnabled'],
      ['nfsv3_enabled', 'properties.isNfsV3Enabled'],
      ['large_file_share_enabled', 'properties.largeFileSharesState', enabledDisabled],
      ['dns_endpoint_type', 'properties.dnsEndpointType'],
      ...under('network_rules.', 'properties.networkAcls.', NETWORK_RULES),
      ['infrastructure_encryption_enabled', 'properties.encryption.requireInfrastructureEncryption'],
      ['queue_encryption_key_type', 'properties.encryption.services.queue.keyType'],
      ['table_encryption_key_type', 'properties.encryption.services.table.keyType'],
      [constant('Microsoft.Keyvault', 'customer_managed_key'), 'properties.encryption.keySource'],
      ['customer_managed_key.key_vault_key_id', 'properties.encryption.keyvaultproperties.keyname', keyName],
      ['customer_managed_key.key_vault_key_id', 'properties.encryption.keyvaultproperties.keyvaulturi', keyVaultUri],
      ['customer_managed_key.key_vault_key_id', 'properties.encryption.keyvaultproperties.keyversion', keyVersion],
      ['customer_managed_key.managed_hsm_key_id', 'properties.encryption.keyvaultproperties.keyname', keyName],
      ['customer_managed_key.managed_hsm_key_id', 'properties.encryption.keyvaultproperties.keyvaulturi', keyVaultUri],
      ['customer_managed_key.user_assigned_identity_id', 'properties.encryption.identity.userAssignedIdentity'],
      [constant(true, 'immutability_policy'), 'properties.immutableStorageWithVersioning.enabled'],
      ['immutability_policy.state', 'properties.immutableStorageWithVersioning.immutabilityPolicy.state'],
      [
        'immutability_policy.period_since_creation_in_days',
        'properties.immutableStorageWithVersioning.immutabilityPolicy.immutabilityPeriodSinceCreationInDays',
      ],
      [
        'immutability_policy.allow_protected_append_writes',
        'properties.immutableStorageWithVersioning.immutabilityPolicy.allowProtectedAppendWrites',
      ],
      ['sas_policy.expiration_period', 'properties.sasPolicy.sasExpirationPeriod'],
      ['sas_policy.expiration_action', 'properties.sasPolicy.expirationAction'],
    ],
    children: [
      {
        block: 'blob_properties',
        mapping: 'azurerm_storage_account/blob_properties',
        inherits: { storage_account_id: 'id' },
      },
    ],
  },
  'azurerm_storage_account/blob_properties': {
    type: 'Microsoft.Storage/storageAccounts/blobServices',
    id: '{storage_account_id}/blobServices/default',
    rows: [
      ['versioning_enabled', 'properties.isVersioningEnabled'],
      ['change_feed_enabled', 'properties.changeFeed.enabled'],
      ['change_feed_retention_in_days', 'properties.changeFeed.retentionInDays'],
      ['last_access_time_enabled', 'properties.lastAccessTimeTrackingPolicy.enable'],
      [constant(true, 'delete_retention_policy'), 'properties.deleteRetentionPolicy.enabled'],
      ['delete_retention_policy.days', 'properties.deleteRetentionPolicy.days'],
      ['delete_retention_policy.permanent_delete_enabled', 'properties.deleteRetentionPolicy.allowPermanentDelete'],
      [constant(true, 'container_delete_retention_policy'), 'properties.containerDeleteRetentionPolicy.enabled'],
      ['container_delete_retention_policy.days', 'properties.containerDeleteRetentionPolicy.days'],
      [constant(true, 'restore_policy'), 'properties.restorePolicy.enabled'],
      ['restore_policy.days', 'properties.restorePolicy.days'],
    ],
  },
  azurerm_storage_account_network_rules: {
    type: undefined,
    id: '{storage_account_id}',
    rows: [],
    foldsInto: {
      target: '{storage_account_id}',
      type: 'Microsoft.Storage/storageAccounts',
      rows: under('', 'properties.networkAcls.', NETWORK_RULES),
    },
  },
  azurerm_storage_account_customer_managed_key: {
    type: undefined,
    id: '{storage_account_id}',
    rows: [],
    foldsInto: {
      target: '{storage_account_id}',
      type: 'Microsoft.Storage/storageAccounts',
      rows: [
        [constant('Microsoft.Keyvault'), 'properties.encryption.keySource'],
        ['key_name', 'properties.encryption.keyvaultproperties.keyname'],
        ['key_vault_uri', 'properties.encryption.keyvaultproperties.keyvaulturi'],
        ['key_version', 'properties.encryption.keyvaultproperties.keyversion'],
        ['user_assigned_identity_id', 'properties.encryption.identity.userAssignedIdentity'],
      ],
    },
  },
  azurerm_storage_container: {
    type: 'Microsoft.Storage/storageAccounts/blobServices/containers',
    // By `storage_account_name` the resource group is not written anywhere, so the ID stays unknown.
    id: '{storage_account_id}/blobServices/default/containers/{name}',
    rows: [
      [
        'container_access_type',
        'properties.publicAccess',
        words({ private: 'None', blob: 'Blob', container: 'Container' }),
      ],
      ['metadata', 'properties.metadata'],
      ['default_encryption_scope', 'properties.defaultEncryptionScope'],
      ['encryption_scope_override_enabled', 'properties.denyEncryptionScopeOverride', not],
    ],
  },
  azurerm_storage_management_policy: {
    type: 'Microsoft.Storage/storageAccounts/managementPolicies',
    id: '{storage_account_id}/managementPolicies/default',
    rows: [
      [
        'rule[]',
        'properties.policy.rules[]',
        [
          ['name', 'name'],
          ['enabled', 'enabled'],
          ['filters.blob_types', 'definition.filters.blobTypes'],
          ['filters.prefix_match', 'definition.filters.prefixMatch'],
          [
            'actions.base_blob.delete_after_days_since_modification_greater_than',
            'definition.actions.baseBlob.delete.daysAfterModificationGreaterThan',
          ],
          [
            'actions.base_blob.delete_after_days_since_creation_greater_than',
            'definition.actions.baseBlob.delete.daysAfterCreationGreaterThan',
          ],
          [
            'actions.snapshot.delete_after_days_since_creation_greater_than',
            'definition.actions.snapshot.delete.daysAfterCreationGreaterThan',
          ],
          [
            'actions.version.delete_after_days_since_creation',
            'definition.actions.version.delete.daysAfterCreationGreaterThan',
          ],
        ],
      ],
    ],
  },
  azurerm_storage_container_immutability_policy: {
    type: 'Microsoft.Storage/storageAccounts/blobServices/containers/immutabilityPolicies',
    id: '{storage_container_resource_manager_id}/immutabilityPolicies/default',
    rows: [
      ['immutability_period_in_days', 'properties.immutabilityPeriodSinceCreationInDays'],
      ['locked', 'properties.state', either('Locked', 'Unlocked')],
      ['protected_append_writes_enabled', 'properties.allowProtectedAppendWrites'],
      ['protected_append_writes_all_enabled', 'properties.allowProtectedAppendWritesAll'],
    ],
  },
};
