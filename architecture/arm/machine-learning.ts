import { COMMON, IDENTITY, constant, enabledDisabled, inGroup, not, type Mappings } from './mapping';

/** Azure Machine Learning workspaces. */
export const MACHINE_LEARNING: Mappings = {
  azurerm_machine_learning_workspace: {
    type: 'Microsoft.MachineLearningServices/workspaces',
    id: inGroup('Microsoft.MachineLearningServices/workspaces/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['kind', 'kind'],
      ['sku_name', 'sku.name'],
      ['application_insights_id', 'properties.applicationInsights'],
      ['container_registry_id', 'properties.containerRegistry'],
      ['key_vault_id', 'properties.keyVault'],
      ['storage_account_id', 'properties.storageAccount'],
      ['high_business_impact', 'properties.hbiWorkspace'],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['managed_network.isolation_mode', 'properties.managedNetwork.isolationMode'],
      ['v1_legacy_mode_enabled', 'properties.v1LegacyMode'],
      ['primary_user_assigned_identity', 'properties.primaryUserAssignedIdentity'],
      ['serverless_compute.subnet_id', 'properties.serverlessComputeSettings.serverlessComputeCustomSubnet'],
      ['serverless_compute.public_ip_enabled', 'properties.serverlessComputeSettings.serverlessComputeNoPublicIP', not],
      [constant('Enabled', 'encryption'), 'properties.encryption.status'],
      ['encryption.key_id', 'properties.encryption.keyVaultProperties.keyIdentifier'],
      ['encryption.key_vault_id', 'properties.encryption.keyVaultProperties.keyVaultArmId'],
      ['encryption.user_assigned_identity_id', 'properties.encryption.identity.userAssignedIdentity'],
      ['service_side_encryption_enabled', 'properties.enableServiceSideCMKEncryption'],
    ],
  },
};
