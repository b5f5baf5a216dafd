import { COMMON, IDENTITY, constant, enabledDisabled, inGroup, not, type Mappings, type Row } from './mapping';

const DATASTORE: readonly Row[] = [
  ['tags', 'properties.tags'],
  ['description', 'properties.description'],
];

/** Azure Machine Learning: workspaces, their machines, where these may connect to, and what they read. */
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
      ['image_build_compute_name', 'properties.imageBuildCompute'],
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
  azurerm_machine_learning_compute_cluster: {
    type: 'Microsoft.MachineLearningServices/workspaces/computes',
    id: '{machine_learning_workspace_id}/computes/{name}',
    rows: [
      ...COMMON,
      ...IDENTITY,
      [constant('AmlCompute'), 'properties.computeType'],
      ['description', 'properties.description'],
      ['local_auth_enabled', 'properties.disableLocalAuth', not],
      ['vm_size', 'properties.properties.vmSize'],
      ['vm_priority', 'properties.properties.vmPriority'],
      ['node_public_ip_enabled', 'properties.properties.enableNodePublicIp'],
      ['ssh_public_access_enabled', 'properties.properties.remoteLoginPortPublicAccess', enabledDisabled],
      ['ssh.admin_username', 'properties.properties.userAccountCredentials.adminUserName'],
      ['subnet_resource_id', 'properties.properties.subnet.id'],
      ['scale_settings.min_node_count', 'properties.properties.scaleSettings.minNodeCount'],
      ['scale_settings.max_node_count', 'properties.properties.scaleSettings.maxNodeCount'],
      [
        'scale_settings.scale_down_nodes_after_idle_duration',
        'properties.properties.scaleSettings.nodeIdleTimeBeforeScaleDown',
      ],
    ],
  },
  azurerm_machine_learning_workspace_network_outbound_rule_fqdn: {
    type: 'Microsoft.MachineLearningServices/workspaces/outboundRules',
    id: '{workspace_id}/outboundRules/{name}',
    rows: [
      [constant('FQDN'), 'properties.type'],
      ['destination_fqdn', 'properties.destination'],
    ],
  },
  azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint: {
    type: 'Microsoft.MachineLearningServices/workspaces/outboundRules',
    id: '{workspace_id}/outboundRules/{name}',
    rows: [
      [constant('PrivateEndpoint'), 'properties.type'],
      ['service_resource_id', 'properties.destination.serviceResourceId'],
      ['sub_resource_target', 'properties.destination.subresourceTarget'],
      ['spark_enabled', 'properties.destination.sparkEnabled'],
    ],
  },
  azurerm_machine_learning_workspace_network_outbound_rule_service_tag: {
    type: 'Microsoft.MachineLearningServices/workspaces/outboundRules',
    id: '{workspace_id}/outboundRules/{name}',
    rows: [
      [constant('ServiceTag'), 'properties.type'],
      ['service_tag', 'properties.destination.serviceTag'],
      ['protocol', 'properties.destination.protocol'],
      ['port_ranges', 'properties.destination.portRanges'],
    ],
  },
  azurerm_machine_learning_datastore_blobstorage: {
    type: 'Microsoft.MachineLearningServices/workspaces/datastores',
    id: '{workspace_id}/datastores/{name}',
    rows: [
      ...DATASTORE,
      [constant('AzureBlob'), 'properties.datastoreType'],
      ['is_default', 'properties.isDefault'],
      ['service_data_auth_identity', 'properties.serviceDataAccessAuthIdentity'],
      [constant('AccountKey', 'account_key'), 'properties.credentials.credentialsType'],
      [constant('Sas', 'shared_access_signature'), 'properties.credentials.credentialsType'],
    ],
  },
  azurerm_machine_learning_datastore_datalake_gen2: {
    type: 'Microsoft.MachineLearningServices/workspaces/datastores',
    id: '{workspace_id}/datastores/{name}',
    rows: [
      ...DATASTORE,
      [constant('AzureDataLakeGen2'), 'properties.datastoreType'],
      ['is_default', 'properties.isDefault'],
      ['service_data_identity', 'properties.serviceDataAccessAuthIdentity'],
      [constant('ServicePrincipal', 'client_secret'), 'properties.credentials.credentialsType'],
    ],
  },
};
