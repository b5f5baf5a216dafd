import { NameResolver } from '../../../constructs/network';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const NETWORK = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet`;

describe('a name resolver', () => {
  const result = synthConstruct((stack) => {
    new NameResolver(stack, 'resolver', {
      ...PLACE,
      name: 'dnspr-test',
      rulesetName: 'dnsfrs-test',
      virtualNetworkId: NETWORK,
      inboundSubnetId: `${NETWORK}/subnets/in`,
      outboundSubnetId: `${NETWORK}/subnets/out`,
      privateIp: '10.0.1.68',
      forward: [{ domain: 'corp.contoso.com', servers: ['10.50.0.4'] }],
    });
  });

  it('ends a domain with the dot that Azure wants, and asks port 53: the provider would send 0', () => {
    expect(result.only('azurerm_private_dns_resolver_forwarding_rule')).toMatchObject({
      name: 'corp-contoso-com',
      domain_name: 'corp.contoso.com.',
      enabled: true,
      target_dns_servers: [{ ip_address: '10.50.0.4', port: 53 }],
    });
  });

  it('answers at an address that others can name', () => {
    expect(result.only('azurerm_private_dns_resolver_inbound_endpoint')).toMatchObject({
      ip_configurations: {
        private_ip_address: '10.0.1.68',
        private_ip_allocation_method: 'Static',
        subnet_id: `${NETWORK}/subnets/in`,
      },
    });
  });

  it('forwards for its network through its own way out', () => {
    expect(result.only('azurerm_private_dns_resolver_virtual_network_link')).toMatchObject({
      dns_forwarding_ruleset_id: result.reference('resolver/ruleset', 'id'),
      virtual_network_id: NETWORK,
    });
    expect(result.only('azurerm_private_dns_resolver_dns_forwarding_ruleset')).toMatchObject({
      private_dns_resolver_outbound_endpoint_ids: [result.reference('resolver/outbound', 'id')],
    });
  });
});
