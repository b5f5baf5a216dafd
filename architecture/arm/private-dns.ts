import { COMMON, constant, each, enabledDisabled, inGroup, type Mappings } from './mapping';

/** Private DNS zones and the resolver. */
export const DNS: Mappings = {
  azurerm_private_dns_zone: {
    type: 'Microsoft.Network/privateDnsZones',
    id: inGroup('Microsoft.Network/privateDnsZones/{name}'),
    rows: [
      [constant('global'), 'location'],
      ['tags', 'tags'],
    ],
  },
  azurerm_private_dns_zone_virtual_network_link: {
    type: 'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    id: inGroup('Microsoft.Network/privateDnsZones/{private_dns_zone_name}/virtualNetworkLinks/{name}'),
    rows: [
      [constant('global'), 'location'],
      ['tags', 'tags'],
      ['virtual_network_id', 'properties.virtualNetwork.id'],
      ['registration_enabled', 'properties.registrationEnabled'],
      ['resolution_policy', 'properties.resolutionPolicy'],
    ],
  },
  azurerm_private_dns_a_record: {
    type: 'Microsoft.Network/privateDnsZones/A',
    id: inGroup('Microsoft.Network/privateDnsZones/{zone_name}/A/{name}'),
    rows: [
      ['ttl', 'properties.ttl'],
      ['records', 'properties.aRecords', each('ipv4Address')],
      ['tags', 'properties.metadata'],
    ],
  },
  azurerm_private_dns_resolver: {
    type: 'Microsoft.Network/dnsResolvers',
    id: inGroup('Microsoft.Network/dnsResolvers/{name}'),
    rows: [...COMMON, ['virtual_network_id', 'properties.virtualNetwork.id']],
  },
  azurerm_private_dns_resolver_inbound_endpoint: {
    type: 'Microsoft.Network/dnsResolvers/inboundEndpoints',
    id: '{private_dns_resolver_id}/inboundEndpoints/{name}',
    rows: [
      ...COMMON,
      [
        'ip_configurations[]',
        'properties.ipConfigurations[]',
        [
          ['subnet_id', 'subnet.id'],
          ['private_ip_address', 'privateIpAddress'],
          ['private_ip_allocation_method', 'privateIpAllocationMethod'],
        ],
      ],
    ],
  },
  azurerm_private_dns_resolver_outbound_endpoint: {
    type: 'Microsoft.Network/dnsResolvers/outboundEndpoints',
    id: '{private_dns_resolver_id}/outboundEndpoints/{name}',
    rows: [...COMMON, ['subnet_id', 'properties.subnet.id']],
  },
  azurerm_private_dns_resolver_dns_forwarding_ruleset: {
    type: 'Microsoft.Network/dnsForwardingRulesets',
    id: inGroup('Microsoft.Network/dnsForwardingRulesets/{name}'),
    rows: [
      ...COMMON,
      ['private_dns_resolver_outbound_endpoint_ids', 'properties.dnsResolverOutboundEndpoints', each('id')],
    ],
  },
  azurerm_private_dns_resolver_forwarding_rule: {
    type: 'Microsoft.Network/dnsForwardingRulesets/forwardingRules',
    id: '{dns_forwarding_ruleset_id}/forwardingRules/{name}',
    rows: [
      ['domain_name', 'properties.domainName'],
      ['enabled', 'properties.forwardingRuleState', enabledDisabled],
      [
        'target_dns_servers[]',
        'properties.targetDnsServers[]',
        [
          ['ip_address', 'ipAddress'],
          ['port', 'port'],
        ],
      ],
    ],
  },
  azurerm_private_dns_resolver_virtual_network_link: {
    type: 'Microsoft.Network/dnsForwardingRulesets/virtualNetworkLinks',
    id: '{dns_forwarding_ruleset_id}/virtualNetworkLinks/{name}',
    rows: [['virtual_network_id', 'properties.virtualNetwork.id']],
  },
};
