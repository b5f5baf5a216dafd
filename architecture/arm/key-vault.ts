import { COMMON, constant, each, enabledDisabled, inGroup, type Mappings, type Row } from './mapping';

const ACCESS_POLICY: readonly Row[] = [
  ['tenant_id', 'tenantId'],
  ['object_id', 'objectId'],
  ['application_id', 'applicationId'],
  ['key_permissions', 'permissions.keys'],
  ['secret_permissions', 'permissions.secrets'],
  ['certificate_permissions', 'permissions.certificates'],
  ['storage_permissions', 'permissions.storage'],
];

/** Key vaults, their keys, and managed HSMs. */
export const KEY_VAULT: Mappings = {
  azurerm_key_vault: {
    type: 'Microsoft.KeyVault/vaults',
    id: inGroup('Microsoft.KeyVault/vaults/{name}'),
    rows: [
      ...COMMON,
      [constant('A'), 'properties.sku.family'],
      ['sku_name', 'properties.sku.name'],
      ['tenant_id', 'properties.tenantId'],
      ['rbac_authorization_enabled', 'properties.enableRbacAuthorization'],
      ['enable_rbac_authorization', 'properties.enableRbacAuthorization'],
      ['purge_protection_enabled', 'properties.enablePurgeProtection'],
      // Cannot be turned off since February 2025; the provider always sends it.
      [constant(true), 'properties.enableSoftDelete'],
      ['soft_delete_retention_days', 'properties.softDeleteRetentionInDays'],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['network_acls.default_action', 'properties.networkAcls.defaultAction'],
      ['network_acls.bypass', 'properties.networkAcls.bypass'],
      ['network_acls.ip_rules', 'properties.networkAcls.ipRules', each('value')],
      ['network_acls.virtual_network_subnet_ids', 'properties.networkAcls.virtualNetworkRules', each('id')],
      ['enabled_for_deployment', 'properties.enabledForDeployment'],
      ['enabled_for_disk_encryption', 'properties.enabledForDiskEncryption'],
      ['enabled_for_template_deployment', 'properties.enabledForTemplateDeployment'],
      ['access_policy[]', 'properties.accessPolicies[]', ACCESS_POLICY],
    ],
  },
  azurerm_key_vault_access_policy: {
    type: undefined,
    id: '{key_vault_id}/objectId/{object_id}',
    rows: [],
    foldsInto: {
      target: '{key_vault_id}',
      type: 'Microsoft.KeyVault/vaults',
      list: 'properties.accessPolicies',
      rows: ACCESS_POLICY,
    },
  },
  azurerm_key_vault_key: {
    type: 'Microsoft.KeyVault/vaults/keys',
    id: '{key_vault_id}/keys/{name}',
    // Its Terraform ID is the URL with the version, which only the vault knows.
    computed: {
      id: undefined,
      resource_versionless_id: '{key_vault_id}/keys/{name}',
      versionless_id: 'https://{key_vault_id|name}.vault.azure.net/keys/{name}',
    },
    rows: [
      ['tags', 'tags'],
      ['key_type', 'properties.kty'],
      ['key_size', 'properties.keySize'],
      ['curve', 'properties.curveName'],
      ['key_opts', 'properties.keyOps'],
      ['expiration_date', 'properties.attributes.exp'],
      ['rotation_policy.expire_after', 'properties.rotationPolicy.attributes.expiryTime'],
      [
        'rotation_policy.automatic[]',
        'properties.rotationPolicy.lifetimeActions[]',
        [
          [constant('rotate'), 'action.type'],
          ['time_after_creation', 'trigger.timeAfterCreate'],
          ['time_before_expiry', 'trigger.timeBeforeExpiry'],
        ],
      ],
    ],
  },
  azurerm_key_vault_secret: {
    type: 'Microsoft.KeyVault/vaults/secrets',
    id: '{key_vault_id}/secrets/{name}',
    computed: { id: undefined, resource_versionless_id: '{key_vault_id}/secrets/{name}' },
    rows: [
      ['tags', 'tags'],
      ['content_type', 'properties.contentType'],
      ['expiration_date', 'properties.attributes.exp'],
    ],
  },
  azurerm_key_vault_managed_hardware_security_module: {
    type: 'Microsoft.KeyVault/managedHSMs',
    id: inGroup('Microsoft.KeyVault/managedHSMs/{name}'),
    rows: [
      ...COMMON,
      ['sku_name', 'sku.name'],
      ['tenant_id', 'properties.tenantId'],
      ['purge_protection_enabled', 'properties.enablePurgeProtection'],
      ['soft_delete_retention_days', 'properties.softDeleteRetentionInDays'],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['network_acls.default_action', 'properties.networkAcls.defaultAction'],
      ['network_acls.bypass', 'properties.networkAcls.bypass'],
    ],
  },
};
