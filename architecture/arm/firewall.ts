import {
  COMMON,
  IDENTITY,
  IP_CONFIGURATION,
  constant,
  enabledDisabled,
  inGroup,
  listOfOne,
  text,
  words,
  type Mappings,
  type Row,
} from './mapping';

const FIREWALL_SOURCES: readonly Row[] = [
  ['name', 'name'],
  ['description', 'description'],
  ['source_addresses', 'sourceAddresses'],
  ['source_ip_groups', 'sourceIpGroups'],
];

const RULE_COLLECTION: readonly Row[] = [
  ['name', 'name'],
  ['priority', 'priority'],
  ['action', 'action.type', words({ Dnat: 'DNAT' })],
];

/** Azure Firewall, its policy and its rules. */
export const FIREWALL: Mappings = {
  azurerm_firewall: {
    type: 'Microsoft.Network/azureFirewalls',
    id: inGroup('Microsoft.Network/azureFirewalls/{name}'),
    rows: [
      ...COMMON,
      ['zones', 'zones'],
      ['sku_name', 'properties.sku.name'],
      ['sku_tier', 'properties.sku.tier'],
      ['threat_intel_mode', 'properties.threatIntelMode'],
      ['firewall_policy_id', 'properties.firewallPolicy.id'],
      ['virtual_hub.virtual_hub_id', 'properties.virtualHub.id'],
      ['ip_configuration[]', 'properties.ipConfigurations[]', IP_CONFIGURATION],
      ['management_ip_configuration.name', 'properties.managementIpConfiguration.name'],
      ['management_ip_configuration.subnet_id', 'properties.managementIpConfiguration.properties.subnet.id'],
      [
        'management_ip_configuration.public_ip_address_id',
        'properties.managementIpConfiguration.properties.publicIPAddress.id',
      ],
    ],
  },
  azurerm_firewall_policy: {
    type: 'Microsoft.Network/firewallPolicies',
    id: inGroup('Microsoft.Network/firewallPolicies/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['sku', 'properties.sku.tier'],
      ['base_policy_id', 'properties.basePolicy.id'],
      ['threat_intelligence_mode', 'properties.threatIntelMode'],
      ['threat_intelligence_allowlist.fqdns', 'properties.threatIntelWhitelist.fqdns'],
      ['threat_intelligence_allowlist.ip_addresses', 'properties.threatIntelWhitelist.ipAddresses'],
      ['intrusion_detection.mode', 'properties.intrusionDetection.mode'],
      ['intrusion_detection.private_ranges', 'properties.intrusionDetection.configuration.privateRanges'],
      [
        'intrusion_detection.signature_overrides[]',
        'properties.intrusionDetection.configuration.signatureOverrides[]',
        [
          ['id', 'id'],
          ['state', 'mode'],
        ],
      ],
      [
        'intrusion_detection.traffic_bypass[]',
        'properties.intrusionDetection.configuration.bypassTrafficSettings[]',
        [
          ...FIREWALL_SOURCES,
          ['protocol', 'protocol'],
          ['destination_addresses', 'destinationAddresses'],
          ['destination_ip_groups', 'destinationIpGroups'],
          ['destination_ports', 'destinationPorts'],
        ],
      ],
      ['dns.proxy_enabled', 'properties.dnsSettings.enableProxy'],
      ['dns.servers', 'properties.dnsSettings.servers'],
      ['tls_certificate.name', 'properties.transportSecurity.certificateAuthority.name'],
      ['tls_certificate.key_vault_secret_id', 'properties.transportSecurity.certificateAuthority.keyVaultSecretId'],
      ['explicit_proxy.enabled', 'properties.explicitProxy.enableExplicitProxy'],
      ['insights.enabled', 'properties.insights.isEnabled'],
      ['insights.retention_in_days', 'properties.insights.retentionDays'],
      [
        'insights.default_log_analytics_workspace_id',
        'properties.insights.logAnalyticsResources.defaultWorkspaceId.id',
      ],
      ['private_ip_ranges', 'properties.snat.privateRanges'],
      ['auto_learn_private_ranges_enabled', 'properties.snat.autoLearnPrivateRanges', enabledDisabled],
      ['sql_redirect_allowed', 'properties.sql.allowSqlRedirect'],
    ],
  },
  azurerm_firewall_policy_rule_collection_group: {
    type: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
    id: '{firewall_policy_id}/ruleCollectionGroups/{name}',
    rows: [
      ['priority', 'properties.priority'],
      [
        'nat_rule_collection[]',
        'properties.ruleCollections[]',
        [
          [constant('FirewallPolicyNatRuleCollection'), 'ruleCollectionType'],
          ...RULE_COLLECTION,
          [
            'rule[]',
            'rules[]',
            [
              [constant('NatRule'), 'ruleType'],
              ...FIREWALL_SOURCES,
              ['protocols', 'ipProtocols'],
              ['destination_address', 'destinationAddresses', listOfOne],
              ['destination_ports', 'destinationPorts'],
              ['translated_address', 'translatedAddress'],
              ['translated_fqdn', 'translatedFqdn'],
              ['translated_port', 'translatedPort', text],
            ],
          ],
        ],
      ],
      [
        'network_rule_collection[]',
        'properties.ruleCollections[]',
        [
          [constant('FirewallPolicyFilterRuleCollection'), 'ruleCollectionType'],
          ...RULE_COLLECTION,
          [
            'rule[]',
            'rules[]',
            [
              [constant('NetworkRule'), 'ruleType'],
              ...FIREWALL_SOURCES,
              ['protocols', 'ipProtocols'],
              ['destination_addresses', 'destinationAddresses'],
              ['destination_ip_groups', 'destinationIpGroups'],
              ['destination_fqdns', 'destinationFqdns'],
              ['destination_ports', 'destinationPorts'],
            ],
          ],
        ],
      ],
      [
        'application_rule_collection[]',
        'properties.ruleCollections[]',
        [
          [constant('FirewallPolicyFilterRuleCollection'), 'ruleCollectionType'],
          ...RULE_COLLECTION,
          [
            'rule[]',
            'rules[]',
            [
              [constant('ApplicationRule'), 'ruleType'],
              ...FIREWALL_SOURCES,
              [
                'protocols[]',
                'protocols[]',
                [
                  ['type', 'protocolType'],
                  ['port', 'port'],
                ],
              ],
              ['destination_addresses', 'destinationAddresses'],
              ['destination_fqdns', 'targetFqdns'],
              ['destination_urls', 'targetUrls'],
              ['destination_fqdn_tags', 'fqdnTags'],
              ['web_categories', 'webCategories'],
              ['terminate_tls', 'terminateTLS'],
              [
                'http_headers[]',
                'httpHeadersToInsert[]',
                [
                  ['name', 'headerName'],
                  ['value', 'headerValue'],
                ],
              ],
            ],
          ],
        ],
      ],
    ],
  },
  azurerm_ip_group: {
    type: 'Microsoft.Network/ipGroups',
    id: inGroup('Microsoft.Network/ipGroups/{name}'),
    rows: [...COMMON, ['cidrs', 'properties.ipAddresses']],
  },
};
