import {
  COMMON,
  IDENTITY,
  constant,
  each,
  enabledDisabled,
  inGroup,
  keyName,
  keyVaultUri,
  keyVersion,
  not,
  type Mappings,
} from './mapping';

/** Azure AI Foundry and the other AI accounts: accounts, projects, models, guardrails. */
export const COGNITIVE_SERVICES: Mappings = {
  azurerm_cognitive_account: {
    type: 'Microsoft.CognitiveServices/accounts',
    id: inGroup('Microsoft.CognitiveServices/accounts/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['kind', 'kind'],
      ['sku_name', 'sku.name'],
      ['custom_subdomain_name', 'properties.customSubDomainName'],
      ['local_auth_enabled', 'properties.disableLocalAuth', not],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['outbound_network_access_restricted', 'properties.restrictOutboundNetworkAccess'],
      ['fqdns', 'properties.allowedFqdnList'],
      ['project_management_enabled', 'properties.allowProjectManagement'],
      ['dynamic_throttling_enabled', 'properties.dynamicThrottlingEnabled'],
      ['network_acls.default_action', 'properties.networkAcls.defaultAction'],
      ['network_acls.bypass', 'properties.networkAcls.bypass'],
      ['network_acls.ip_rules', 'properties.networkAcls.ipRules', each('value')],
      [
        'network_acls.virtual_network_rules[]',
        'properties.networkAcls.virtualNetworkRules[]',
        [
          ['subnet_id', 'id'],
          ['ignore_missing_vnet_service_endpoint', 'ignoreMissingVnetServiceEndpoint'],
        ],
      ],
      [
        'network_injection[]',
        'properties.networkInjections[]',
        [
          ['scenario', 'scenario'],
          ['subnet_id', 'subnetArmId'],
        ],
      ],
      [constant('Microsoft.KeyVault', 'customer_managed_key'), 'properties.encryption.keySource'],
      ['customer_managed_key.key_vault_key_id', 'properties.encryption.keyVaultProperties.keyName', keyName],
      ['customer_managed_key.key_vault_key_id', 'properties.encryption.keyVaultProperties.keyVersion', keyVersion],
      ['customer_managed_key.key_vault_key_id', 'properties.encryption.keyVaultProperties.keyVaultUri', keyVaultUri],
      ['customer_managed_key.identity_client_id', 'properties.encryption.keyVaultProperties.identityClientId'],
      [
        'storage[]',
        'properties.userOwnedStorage[]',
        [
          ['storage_account_id', 'resourceId'],
          ['identity_client_id', 'identityClientId'],
        ],
      ],
    ],
  },
  azurerm_cognitive_account_customer_managed_key: {
    type: undefined,
    id: '{cognitive_account_id}',
    rows: [],
    foldsInto: {
      target: '{cognitive_account_id}',
      type: 'Microsoft.CognitiveServices/accounts',
      rows: [
        [constant('Microsoft.KeyVault'), 'properties.encryption.keySource'],
        ['key_vault_key_id', 'properties.encryption.keyVaultProperties.keyName', keyName],
        ['key_vault_key_id', 'properties.encryption.keyVaultProperties.keyVersion', keyVersion],
        ['key_vault_key_id', 'properties.encryption.keyVaultProperties.keyVaultUri', keyVaultUri],
        ['identity_client_id', 'properties.encryption.keyVaultProperties.identityClientId'],
      ],
    },
  },
  azurerm_cognitive_account_project: {
    type: 'Microsoft.CognitiveServices/accounts/projects',
    id: '{cognitive_account_id}/projects/{name}',
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['display_name', 'properties.displayName'],
      ['description', 'properties.description'],
    ],
  },
  azurerm_cognitive_deployment: {
    type: 'Microsoft.CognitiveServices/accounts/deployments',
    id: '{cognitive_account_id}/deployments/{name}',
    rows: [
      ['sku.name', 'sku.name'],
      ['sku.tier', 'sku.tier'],
      ['sku.capacity', 'sku.capacity'],
      ['model.format', 'properties.model.format'],
      ['model.name', 'properties.model.name'],
      ['model.version', 'properties.model.version'],
      ['rai_policy_name', 'properties.raiPolicyName'],
      ['version_upgrade_option', 'properties.versionUpgradeOption'],
      ['dynamic_throttling_enabled', 'properties.dynamicThrottlingEnabled'],
    ],
  },
  azurerm_cognitive_account_rai_policy: {
    type: 'Microsoft.CognitiveServices/accounts/raiPolicies',
    id: '{cognitive_account_id}/raiPolicies/{name}',
    rows: [
      ['tags', 'tags'],
      ['base_policy_name', 'properties.basePolicyName'],
      ['mode', 'properties.mode'],
      [
        'content_filter[]',
        'properties.contentFilters[]',
        [
          ['name', 'name'],
          ['source', 'source'],
          ['filter_enabled', 'enabled'],
          ['block_enabled', 'blocking'],
          ['severity_threshold', 'severityThreshold'],
        ],
      ],
    ],
  },
  azurerm_cognitive_account_rai_blocklist: {
    type: 'Microsoft.CognitiveServices/accounts/raiBlocklists',
    id: '{cognitive_account_id}/raiBlocklists/{name}',
    rows: [['description', 'properties.description']],
  },
};
