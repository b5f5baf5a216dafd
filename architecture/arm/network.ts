import {
  COMMON,
  IDENTITY,
  IP_CONFIGURATION,
  constant,
  each,
  enabledDisabled,
  inGroup,
  not,
  where,
  type Mappings,
  type Row,
} from './mapping';

const SECURITY_RULE: readonly Row[] = [
  ['name', 'name'],
  ['description', 'properties.description'],
  ['priority', 'properties.priority'],
  ['direction', 'properties.direction'],
  ['access', 'properties.access'],
  ['protocol', 'properties.protocol'],
  ['source_address_prefix', 'properties.sourceAddressPrefix'],
  ['source_address_prefixes', 'properties.sourceAddressPrefixes'],
  ['source_port_range', 'properties.sourcePortRange'],
  ['source_port_ranges', 'properties.sourcePortRanges'],
  ['source_application_security_group_ids', 'properties.sourceApplicationSecurityGroups', each('id')],
  ['destination_address_prefix', 'properties.destinationAddressPrefix'],
  ['destination_address_prefixes', 'properties.destinationAddressPrefixes'],
  ['destination_port_range', 'properties.destinationPortRange'],
  ['destination_port_ranges', 'properties.destinationPortRanges'],
  ['destination_application_security_group_ids', 'properties.destinationApplicationSecurityGroups', each('id')],
];

const ROUTE: readonly Row[] = [
  ['name', 'name'],
  ['address_prefix', 'properties.addressPrefix'],
  ['next_hop_type', 'properties.nextHopType'],
  ['next_hop_in_ip_address', 'properties.nextHopIpAddress'],
];

const SUBNET: readonly Row[] = [
  ['address_prefixes', 'properties.addressPrefixes'],
  ['default_outbound_access_enabled', 'properties.defaultOutboundAccess'],
  ['private_endpoint_network_policies', 'properties.privateEndpointNetworkPolicies'],
  ['private_link_service_network_policies_enabled', 'properties.privateLinkServiceNetworkPolicies', enabledDisabled],
  ['service_endpoints', 'properties.serviceEndpoints', each('service')],
  ['service_endpoint_policy_ids', 'properties.serviceEndpointPolicies', each('id')],
  [
    'delegation[]',
    'properties.delegations[]',
    [
      ['name', 'name'],
      ['service_delegation.name', 'properties.serviceName'],
      ['service_delegation.actions', 'properties.actions'],
    ],
  ],
];

const SUBNET_ID = inGroup('Microsoft.Network/virtualNetworks/{virtual_network_name}/subnets/{name}');

const PRIVATE_LINK_CONNECTION: readonly Row[] = [
  ['name', 'name'],
  ['private_connection_resource_id', 'properties.privateLinkServiceId'],
  ['private_connection_resource_alias', 'properties.privateLinkServiceAlias'],
  ['subresource_names', 'properties.groupIds'],
  ['request_message', 'properties.requestMessage'],
];

const ADDRESS: readonly Row[] = [
  ['address_prefix_type', 'addressPrefixType'],
  ['address_prefix', 'addressPrefix'],
];

/** Virtual networks and what steers and filters their traffic, except the firewall (`firewall.ts`). */
export const NETWORK: Mappings = {
  azurerm_virtual_network: {
    type: 'Microsoft.Network/virtualNetworks',
    id: inGroup('Microsoft.Network/virtualNetworks/{name}'),
    rows: [
      ...COMMON,
      ['address_space', 'properties.addressSpace.addressPrefixes'],
      ['dns_servers', 'properties.dhcpOptions.dnsServers'],
      ['ddos_protection_plan.enable', 'properties.enableDdosProtection'],
      ['ddos_protection_plan.id', 'properties.ddosProtectionPlan.id'],
      [constant(true, 'encryption'), 'properties.encryption.enabled'],
      ['encryption.enforcement', 'properties.encryption.enforcement'],
      ['flow_timeout_in_minutes', 'properties.flowTimeoutInMinutes'],
      ['private_endpoint_vnet_policies', 'properties.privateEndpointVNetPolicies'],
    ],
    children: [
      {
        block: 'subnet',
        mapping: 'azurerm_virtual_network/subnet',
        inherits: { resource_group_name: 'resource_group_name', virtual_network_name: 'name' },
      },
    ],
  },
  azurerm_subnet: {
    type: 'Microsoft.Network/virtualNetworks/subnets',
    id: SUBNET_ID,
    rows: [...SUBNET, ['sharing_scope', 'properties.sharingScope']],
  },
  'azurerm_virtual_network/subnet': {
    type: 'Microsoft.Network/virtualNetworks/subnets',
    id: SUBNET_ID,
    rows: [
      ...SUBNET,
      ['security_group', 'properties.networkSecurityGroup.id'],
      ['route_table_id', 'properties.routeTable.id'],
    ],
  },
  azurerm_subnet_network_security_group_association: {
    type: undefined,
    id: '{subnet_id}',
    rows: [],
    foldsInto: {
      target: '{subnet_id}',
      type: 'Microsoft.Network/virtualNetworks/subnets',
      rows: [['network_security_group_id', 'properties.networkSecurityGroup.id']],
    },
  },
  azurerm_subnet_route_table_association: {
    type: undefined,
    id: '{subnet_id}',
    rows: [],
    foldsInto: {
      target: '{subnet_id}',
      type: 'Microsoft.Network/virtualNetworks/subnets',
      rows: [['route_table_id', 'properties.routeTable.id']],
    },
  },
  azurerm_subnet_nat_gateway_association: {
    type: undefined,
    id: '{subnet_id}',
    rows: [],
    foldsInto: {
      target: '{subnet_id}',
      type: 'Microsoft.Network/virtualNetworks/subnets',
      rows: [['nat_gateway_id', 'properties.natGateway.id']],
    },
  },
  azurerm_virtual_network_dns_servers: {
    type: undefined,
    id: '{virtual_network_id}/dnsServers/default',
    rows: [],
    foldsInto: {
      target: '{virtual_network_id}',
      type: 'Microsoft.Network/virtualNetworks',
      rows: [['dns_servers', 'properties.dhcpOptions.dnsServers']],
    },
  },
  azurerm_network_security_group: {
    type: 'Microsoft.Network/networkSecurityGroups',
    id: inGroup('Microsoft.Network/networkSecurityGroups/{name}'),
    rows: [...COMMON, ['security_rule[]', 'properties.securityRules[]', SECURITY_RULE]],
  },
  azurerm_network_security_rule: {
    type: 'Microsoft.Network/networkSecurityGroups/securityRules',
    id: inGroup('Microsoft.Network/networkSecurityGroups/{network_security_group_name}/securityRules/{name}'),
    rows: SECURITY_RULE.slice(1),
    foldsInto: {
      target: inGroup('Microsoft.Network/networkSecurityGroups/{network_security_group_name}'),
      type: 'Microsoft.Network/networkSecurityGroups',
      list: 'properties.securityRules',
      rows: SECURITY_RULE,
    },
  },
  azurerm_application_security_group: {
    type: 'Microsoft.Network/applicationSecurityGroups',
    id: inGroup('Microsoft.Network/applicationSecurityGroups/{name}'),
    rows: COMMON,
  },
  azurerm_route_table: {
    type: 'Microsoft.Network/routeTables',
    id: inGroup('Microsoft.Network/routeTables/{name}'),
    rows: [
      ...COMMON,
      ['bgp_route_propagation_enabled', 'properties.disableBgpRoutePropagation', not],
      ['route[]', 'properties.routes[]', ROUTE],
    ],
  },
  azurerm_route: {
    type: 'Microsoft.Network/routeTables/routes',
    id: inGroup('Microsoft.Network/routeTables/{route_table_name}/routes/{name}'),
    rows: ROUTE.slice(1),
    foldsInto: {
      target: inGroup('Microsoft.Network/routeTables/{route_table_name}'),
      type: 'Microsoft.Network/routeTables',
      list: 'properties.routes',
      rows: ROUTE,
    },
  },
  azurerm_virtual_network_peering: {
    type: 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
    id: inGroup('Microsoft.Network/virtualNetworks/{virtual_network_name}/virtualNetworkPeerings/{name}'),
    rows: [
      ['remote_virtual_network_id', 'properties.remoteVirtualNetwork.id'],
      ['allow_virtual_network_access', 'properties.allowVirtualNetworkAccess'],
      ['allow_forwarded_traffic', 'properties.allowForwardedTraffic'],
      ['allow_gateway_transit', 'properties.allowGatewayTransit'],
      ['use_remote_gateways', 'properties.useRemoteGateways'],
    ],
  },
  azurerm_public_ip: {
    type: 'Microsoft.Network/publicIPAddresses',
    id: inGroup('Microsoft.Network/publicIPAddresses/{name}'),
    rows: [
      ...COMMON,
      ['zones', 'zones'],
      ['sku', 'sku.name'],
      ['sku_tier', 'sku.tier'],
      ['allocation_method', 'properties.publicIPAllocationMethod'],
      ['ip_version', 'properties.publicIPAddressVersion'],
      ['idle_timeout_in_minutes', 'properties.idleTimeoutInMinutes'],
      ['domain_name_label', 'properties.dnsSettings.domainNameLabel'],
      ['ddos_protection_mode', 'properties.ddosSettings.protectionMode'],
      ['ddos_protection_plan_id', 'properties.ddosSettings.ddosProtectionPlan.id'],
    ],
  },
  azurerm_nat_gateway: {
    type: 'Microsoft.Network/natGateways',
    id: inGroup('Microsoft.Network/natGateways/{name}'),
    rows: [
      ...COMMON,
      ['zones', 'zones'],
      ['sku_name', 'sku.name'],
      ['idle_timeout_in_minutes', 'properties.idleTimeoutInMinutes'],
    ],
  },
  azurerm_network_ddos_protection_plan: {
    type: 'Microsoft.Network/ddosProtectionPlans',
    id: inGroup('Microsoft.Network/ddosProtectionPlans/{name}'),
    rows: COMMON,
  },
  azurerm_network_interface: {
    type: 'Microsoft.Network/networkInterfaces',
    id: inGroup('Microsoft.Network/networkInterfaces/{name}'),
    rows: [
      ...COMMON,
      ['ip_forwarding_enabled', 'properties.enableIPForwarding'],
      ['dns_servers', 'properties.dnsSettings.dnsServers'],
      [
        'ip_configuration[]',
        'properties.ipConfigurations[]',
        [
          ...IP_CONFIGURATION,
          ['private_ip_address', 'properties.privateIPAddress'],
          ['private_ip_address_allocation', 'properties.privateIPAllocationMethod'],
        ],
      ],
    ],
  },
  azurerm_network_manager: {
    type: 'Microsoft.Network/networkManagers',
    id: inGroup('Microsoft.Network/networkManagers/{name}'),
    rows: [
      ...COMMON,
      ['scope_accesses', 'properties.networkManagerScopeAccesses'],
      ['scope.subscription_ids', 'properties.networkManagerScopes.subscriptions'],
      ['scope.management_group_ids', 'properties.networkManagerScopes.managementGroups'],
    ],
  },
  azurerm_network_manager_network_group: {
    type: 'Microsoft.Network/networkManagers/networkGroups',
    id: '{network_manager_id}/networkGroups/{name}',
    rows: [['description', 'properties.description']],
  },
  azurerm_network_manager_static_member: {
    type: 'Microsoft.Network/networkManagers/networkGroups/staticMembers',
    id: '{network_group_id}/staticMembers/{name}',
    rows: [['target_virtual_network_id', 'properties.resourceId']],
  },
  azurerm_network_manager_security_admin_configuration: {
    type: 'Microsoft.Network/networkManagers/securityAdminConfigurations',
    id: '{network_manager_id}/securityAdminConfigurations/{name}',
    rows: [['apply_on_network_intent_policy_based_services', 'properties.applyOnNetworkIntentPolicyBasedServices']],
  },
  azurerm_network_manager_admin_rule_collection: {
    type: 'Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections',
    id: '{security_admin_configuration_id}/ruleCollections/{name}',
    rows: [['network_group_ids', 'properties.appliesToGroups', each('networkGroupId')]],
  },
  azurerm_network_manager_admin_rule: {
    type: 'Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections/rules',
    id: '{admin_rule_collection_id}/rules/{name}',
    rows: [
      [constant('Custom'), 'kind'],
      ['description', 'properties.description'],
      ['priority', 'properties.priority'],
      ['direction', 'properties.direction'],
      ['action', 'properties.access'],
      ['protocol', 'properties.protocol'],
      ['source[]', 'properties.sources[]', ADDRESS],
      ['source_port_ranges', 'properties.sourcePortRanges'],
      ['destination[]', 'properties.destinations[]', ADDRESS],
      ['destination_port_ranges', 'properties.destinationPortRanges'],
    ],
  },
  azurerm_network_watcher_flow_log: {
    type: 'Microsoft.Network/networkWatchers/flowLogs',
    id: inGroup('Microsoft.Network/networkWatchers/{network_watcher_name}/flowLogs/{name}'),
    rows: [
      ...COMMON,
      ['target_resource_id', 'properties.targetResourceId'],
      ['storage_account_id', 'properties.storageId'],
      ['enabled', 'properties.enabled'],
      ['version', 'properties.format.version'],
      ['retention_policy.enabled', 'properties.retentionPolicy.enabled'],
      ['retention_policy.days', 'properties.retentionPolicy.days'],
      [
        'traffic_analytics.enabled',
        'properties.flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.enabled',
      ],
      [
        'traffic_analytics.interval_in_minutes',
        'properties.flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.trafficAnalyticsInterval',
      ],
      [
        'traffic_analytics.workspace_resource_id',
        'properties.flowAnalyticsConfiguration.networkWatcherFlowAnalyticsConfiguration.workspaceResourceId',
      ],
    ],
  },
  azurerm_private_endpoint: {
    type: 'Microsoft.Network/privateEndpoints',
    id: inGroup('Microsoft.Network/privateEndpoints/{name}'),
    rows: [
      ...COMMON,
      ['subnet_id', 'properties.subnet.id'],
      ['custom_network_interface_name', 'properties.customNetworkInterfaceName'],
      [
        'private_service_connection[]',
        'properties.privateLinkServiceConnections[]',
        where('is_manual_connection', false, PRIVATE_LINK_CONNECTION),
      ],
      [
        'private_service_connection[]',
        'properties.manualPrivateLinkServiceConnections[]',
        where('is_manual_connection', true, PRIVATE_LINK_CONNECTION),
      ],
      [
        'ip_configuration[]',
        'properties.ipConfigurations[]',
        [
          ['name', 'name'],
          ['subresource_name', 'properties.groupId'],
          ['member_name', 'properties.memberName'],
          ['private_ip_address', 'properties.privateIPAddress'],
        ],
      ],
      ['private_dns_zone_group.private_dns_zone_ids', 'properties.privateDnsZoneGroup'],
    ],
  },
  azurerm_bastion_host: {
    type: 'Microsoft.Network/bastionHosts',
    id: inGroup('Microsoft.Network/bastionHosts/{name}'),
    rows: [
      ...COMMON,
      ['zones', 'zones'],
      ['sku', 'sku.name'],
      ['scale_units', 'properties.scaleUnits'],
      ['copy_paste_enabled', 'properties.disableCopyPaste', not],
      ['file_copy_enabled', 'properties.enableFileCopy'],
      ['ip_connect_enabled', 'properties.enableIpConnect'],
      ['kerberos_enabled', 'properties.enableKerberos'],
      ['shareable_link_enabled', 'properties.enableShareableLink'],
      ['session_recording_enabled', 'properties.enableSessionRecording'],
      ['tunneling_enabled', 'properties.enableTunneling'],
      ['virtual_network_id', 'properties.virtualNetwork.id'],
      ['ip_configuration[]', 'properties.ipConfigurations[]', IP_CONFIGURATION],
    ],
  },
  azurerm_application_gateway: {
    type: 'Microsoft.Network/applicationGateways',
    id: inGroup('Microsoft.Network/applicationGateways/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['zones', 'zones'],
      ['sku.name', 'properties.sku.name'],
      ['sku.tier', 'properties.sku.tier'],
      ['sku.capacity', 'properties.sku.capacity'],
      ['enable_http2', 'properties.enableHttp2'],
      ['firewall_policy_id', 'properties.firewallPolicy.id'],
      ['force_firewall_policy_association', 'properties.forceFirewallPolicyAssociation'],
      ['ssl_policy.policy_type', 'properties.sslPolicy.policyType'],
      ['ssl_policy.policy_name', 'properties.sslPolicy.policyName'],
      ['ssl_policy.min_protocol_version', 'properties.sslPolicy.minProtocolVersion'],
      ['waf_configuration.enabled', 'properties.webApplicationFirewallConfiguration.enabled'],
      ['waf_configuration.firewall_mode', 'properties.webApplicationFirewallConfiguration.firewallMode'],
      ['waf_configuration.rule_set_type', 'properties.webApplicationFirewallConfiguration.ruleSetType'],
      ['waf_configuration.rule_set_version', 'properties.webApplicationFirewallConfiguration.ruleSetVersion'],
      ['gateway_ip_configuration[]', 'properties.gatewayIPConfigurations[]', IP_CONFIGURATION.slice(0, 2)],
      [
        'frontend_ip_configuration[]',
        'properties.frontendIPConfigurations[]',
        [
          ...IP_CONFIGURATION,
          ['private_ip_address', 'properties.privateIPAddress'],
          ['private_ip_address_allocation', 'properties.privateIPAllocationMethod'],
        ],
      ],
      [
        'frontend_port[]',
        'properties.frontendPorts[]',
        [
          ['name', 'name'],
          ['port', 'properties.port'],
        ],
      ],
      [
        'backend_address_pool[]',
        'properties.backendAddressPools[]',
        [
          ['name', 'name'],
          ['fqdns', 'properties.backendAddresses', each('fqdn')],
          ['ip_addresses', 'properties.backendAddresses', each('ipAddress')],
        ],
      ],
      [
        'backend_http_settings[]',
        'properties.backendHttpSettingsCollection[]',
        [
          ['name', 'name'],
          ['port', 'properties.port'],
          ['protocol', 'properties.protocol'],
          ['host_name', 'properties.hostName'],
        ],
      ],
      [
        'http_listener[]',
        'properties.httpListeners[]',
        [
          ['name', 'name'],
          ['protocol', 'properties.protocol'],
          ['host_name', 'properties.hostName'],
          ['host_names', 'properties.hostNames'],
          ['firewall_policy_id', 'properties.firewallPolicy.id'],
        ],
      ],
    ],
  },
  azurerm_web_application_firewall_policy: {
    type: 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies',
    id: inGroup('Microsoft.Network/applicationGatewayWebApplicationFirewallPolicies/{name}'),
    rows: [
      ...COMMON,
      ['policy_settings.enabled', 'properties.policySettings.state', enabledDisabled],
      ['policy_settings.mode', 'properties.policySettings.mode'],
      ['policy_settings.request_body_check', 'properties.policySettings.requestBodyCheck'],
      ['policy_settings.request_body_enforcement', 'properties.policySettings.requestBodyEnforcement'],
      ['policy_settings.max_request_body_size_in_kb', 'properties.policySettings.maxRequestBodySizeInKb'],
      [
        'managed_rules.managed_rule_set[]',
        'properties.managedRules.managedRuleSets[]',
        [
          ['type', 'ruleSetType'],
          ['version', 'ruleSetVersion'],
          [
            'rule_group_override[]',
            'ruleGroupOverrides[]',
            [
              ['rule_group_name', 'ruleGroupName'],
              [
                'rule[]',
                'rules[]',
                [
                  ['id', 'ruleId'],
                  ['enabled', 'state', enabledDisabled],
                  ['action', 'action'],
                ],
              ],
            ],
          ],
        ],
      ],
      [
        'managed_rules.exclusion[]',
        'properties.managedRules.exclusions[]',
        [
          ['match_variable', 'matchVariable'],
          ['selector', 'selector'],
          ['selector_match_operator', 'selectorMatchOperator'],
        ],
      ],
      [
        'custom_rules[]',
        'properties.customRules[]',
        [
          ['name', 'name'],
          ['priority', 'priority'],
          ['rule_type', 'ruleType'],
          ['action', 'action'],
          ['enabled', 'state', enabledDisabled],
          ['rate_limit_duration', 'rateLimitDuration'],
          ['rate_limit_threshold', 'rateLimitThreshold'],
          [
            'match_conditions[]',
            'matchConditions[]',
            [
              ['operator', 'operator'],
              ['match_values', 'matchValues'],
              ['negation_condition', 'negationConditon'],
              ['transforms', 'transforms'],
              [
                'match_variables[]',
                'matchVariables[]',
                [
                  ['variable_name', 'variableName'],
                  ['selector', 'selector'],
                ],
              ],
            ],
          ],
        ],
      ],
    ],
  },
};
