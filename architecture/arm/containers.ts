import {
  COMMON,
  IDENTITY,
  constant,
  enabledDisabled,
  enabledDisabledLower,
  inGroup,
  type Mappings,
  type Row,
} from './mapping';

const CONTAINER: readonly Row[] = [
  ['name', 'name'],
  ['image', 'image'],
  ['command', 'command'],
  ['args', 'args'],
  ['cpu', 'resources.cpu'],
  ['memory', 'resources.memory'],
  [
    'env[]',
    'env[]',
    [
      ['name', 'name'],
      ['value', 'value'],
      ['secret_name', 'secretRef'],
    ],
  ],
];

/** Where images come from and where agents run. */
export const CONTAINERS: Mappings = {
  azurerm_container_registry: {
    type: 'Microsoft.ContainerRegistry/registries',
    id: inGroup('Microsoft.ContainerRegistry/registries/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['sku', 'sku.name'],
      ['admin_enabled', 'properties.adminUserEnabled'],
      ['anonymous_pull_enabled', 'properties.anonymousPullEnabled'],
      ['data_endpoint_enabled', 'properties.dataEndpointEnabled'],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['network_rule_bypass_option', 'properties.networkRuleBypassOptions'],
      ['network_rule_set.default_action', 'properties.networkRuleSet.defaultAction'],
      [
        'network_rule_set.ip_rule[]',
        'properties.networkRuleSet.ipRules[]',
        [
          ['action', 'action'],
          ['ip_range', 'value'],
        ],
      ],
      ['export_policy_enabled', 'properties.policies.exportPolicy.status', enabledDisabledLower],
      ['quarantine_policy_enabled', 'properties.policies.quarantinePolicy.status', enabledDisabledLower],
      ['trust_policy_enabled', 'properties.policies.trustPolicy.status', enabledDisabledLower],
      ['retention_policy_in_days', 'properties.policies.retentionPolicy.days'],
      ['zone_redundancy_enabled', 'properties.zoneRedundancy', enabledDisabled],
      [constant('enabled', 'encryption'), 'properties.encryption.status'],
      ['encryption.key_vault_key_id', 'properties.encryption.keyVaultProperties.keyIdentifier'],
      ['encryption.identity_client_id', 'properties.encryption.keyVaultProperties.identity'],
    ],
  },
  azurerm_container_app_environment: {
    type: 'Microsoft.App/managedEnvironments',
    id: inGroup('Microsoft.App/managedEnvironments/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['infrastructure_subnet_id', 'properties.vnetConfiguration.infrastructureSubnetId'],
      ['internal_load_balancer_enabled', 'properties.vnetConfiguration.internal'],
      ['infrastructure_resource_group_name', 'properties.infrastructureResourceGroup'],
      ['logs_destination', 'properties.appLogsConfiguration.destination'],
      // ARM has the workspace's customer id and key here; the provider looks them up from the workspace's ID.
      ['log_analytics_workspace_id', 'properties.appLogsConfiguration.logAnalyticsConfiguration.workspaceResourceId'],
      ['mutual_tls_enabled', 'properties.peerAuthentication.mtls.enabled'],
      ['mutual_tls_enabled', 'properties.peerTrafficConfiguration.encryption.enabled'],
      ['public_network_access', 'properties.publicNetworkAccess'],
      ['zone_redundancy_enabled', 'properties.zoneRedundant'],
      [
        'workload_profile[]',
        'properties.workloadProfiles[]',
        [
          ['name', 'name'],
          ['workload_profile_type', 'workloadProfileType'],
          ['minimum_count', 'minimumCount'],
          ['maximum_count', 'maximumCount'],
        ],
      ],
    ],
  },
  azurerm_container_app: {
    type: 'Microsoft.App/containerApps',
    id: inGroup('Microsoft.App/containerApps/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['container_app_environment_id', 'properties.environmentId'],
      ['workload_profile_name', 'properties.workloadProfileName'],
      ['revision_mode', 'properties.configuration.activeRevisionsMode'],
      ['ingress.external_enabled', 'properties.configuration.ingress.external'],
      ['ingress.target_port', 'properties.configuration.ingress.targetPort'],
      ['ingress.exposed_port', 'properties.configuration.ingress.exposedPort'],
      ['ingress.transport', 'properties.configuration.ingress.transport'],
      ['ingress.allow_insecure_connections', 'properties.configuration.ingress.allowInsecure'],
      ['ingress.client_certificate_mode', 'properties.configuration.ingress.clientCertificateMode'],
      [
        'ingress.ip_security_restriction[]',
        'properties.configuration.ingress.ipSecurityRestrictions[]',
        [
          ['name', 'name'],
          ['action', 'action'],
          ['description', 'description'],
          ['ip_address_range', 'ipAddressRange'],
        ],
      ],
      [
        'registry[]',
        'properties.configuration.registries[]',
        [
          ['server', 'server'],
          ['identity', 'identity'],
          ['username', 'username'],
          ['password_secret_name', 'passwordSecretRef'],
        ],
      ],
      ['template.min_replicas', 'properties.template.scale.minReplicas'],
      ['template.max_replicas', 'properties.template.scale.maxReplicas'],
      ['template.container[]', 'properties.template.containers[]', CONTAINER],
      ['template.init_container[]', 'properties.template.initContainers[]', CONTAINER],
    ],
  },
};
