import { ClosedSubnet, type ClosedSubnetProps } from '../../../constructs/network';
import { PLACE, RESOURCE_GROUP, synthConstruct, type Block } from '../../support/synth-construct';

const ROUTES = `${RESOURCE_GROUP}/providers/Microsoft.Network/routeTables/rt`;

function subnet(props: Partial<ClosedSubnetProps> = {}) {
  return synthConstruct((stack) => {
    new ClosedSubnet(stack, 'net', {
      ...PLACE,
      name: 'snet-test',
      networkSecurityGroupName: 'nsg-test',
      virtualNetworkName: 'vnet-test',
      addressPrefix: '10.1.0.0/27',
      ...props,
    });
  });
}

describe('a closed subnet', () => {
  const result = subnet();

  it('ends in deny-all in both directions', () => {
    const { security_rule: rules } = result.only('azurerm_network_security_group') as { security_rule: Block[] };
    for (const direction of ['Inbound', 'Outbound']) {
      const last = rules
        .filter((rule) => rule.direction === direction)
        .sort((a, b) => Number(a.priority) - Number(b.priority))
        .at(-1);
      expect(last).toMatchObject({
        access: 'Deny',
        priority: 4096,
        protocol: '*',
        source_address_prefix: '*',
        source_port_range: '*',
        destination_address_prefix: '*',
        destination_port_range: '*',
      });
    }
  });

  it('allows nothing unless it is listed', () => {
    const { security_rule: rules } = result.only('azurerm_network_security_group') as { security_rule: Block[] };
    expect(rules.filter(({ access }) => access === 'Allow')).toEqual([]);
  });

  it('opens what is listed, in the direction it is listed for', () => {
    const rule = { description: 'Why', from: ['10.1.0.0/27'], to: ['10.2.0.0/27'], ports: ['443'] };
    const opened = subnet({ allowInbound: [{ ...rule, name: 'in' }], allowOutbound: [{ ...rule, name: 'out' }] });
    const { security_rule: rules } = opened.only('azurerm_network_security_group') as { security_rule: Block[] };
    expect(rules.filter(({ access }) => access === 'Allow').map(({ name, direction }) => [name, direction])).toEqual([
      ['in-inbound', 'Inbound'],
      ['out-outbound', 'Outbound'],
    ]);
  });

  it('has a security group of its own', () => {
    expect(result.only('azurerm_subnet_network_security_group_association')).toEqual({
      subnet_id: result.reference('net/subnet', 'id'),
      network_security_group_id: result.reference('net/nsg', 'id'),
    });
  });

  it('has no default way out to the Internet', () => {
    expect(result.only('azurerm_subnet').default_outbound_access_enabled).toBe(false);
  });

  it('applies its rules and routes to the private endpoints in it too', () => {
    expect(result.only('azurerm_subnet').private_endpoint_network_policies).toBe('Enabled');
  });

  it('has the prefix and the network it was given', () => {
    expect(result.only('azurerm_subnet')).toMatchObject({
      name: 'snet-test',
      virtual_network_name: 'vnet-test',
      address_prefixes: ['10.1.0.0/27'],
    });
  });

  it('is handed to no service and routed nowhere unless told to', () => {
    expect(result.only('azurerm_subnet')).not.toHaveProperty('delegation');
    expect(result.types).not.toContain('azurerm_subnet_route_table_association');
  });

  it('is handed to Container Apps in the casing that Azure wants, with the join action alone', () => {
    expect(subnet({ delegation: 'Microsoft.App/environments' }).only('azurerm_subnet').delegation).toEqual([
      {
        name: 'delegation',
        service_delegation: {
          name: 'Microsoft.App/environments',
          actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
        },
      },
    ]);
  });

  it('says when it is closed, for what may not start before', () => {
    const closed: number[] = [];
    synthConstruct((stack) => {
      for (const [id, routeTableId] of [
        ['plain', undefined],
        ['routed', ROUTES],
      ] as const) {
        const { closed: by } = new ClosedSubnet(stack, id, {
          ...PLACE,
          name: 'snet-test',
          networkSecurityGroupName: 'nsg-test',
          virtualNetworkName: 'vnet-test',
          addressPrefix: '10.1.0.0/27',
          routeTableId,
        });
        closed.push(by.length);
      }
    });
    expect(closed).toEqual([1, 2]);
  });

  it('is handed to the resolver in the casing that Azure wants', () => {
    expect(subnet({ delegation: 'Microsoft.Network/dnsResolvers' }).only('azurerm_subnet').delegation).toMatchObject([
      { service_delegation: { name: 'Microsoft.Network/dnsResolvers' } },
    ]);
  });

  it('is routed through the table that it is given', () => {
    const routed = subnet({ routeTableId: ROUTES });
    expect(routed.only('azurerm_subnet_route_table_association')).toEqual({
      subnet_id: routed.reference('net/subnet', 'id'),
      route_table_id: ROUTES,
    });
  });
});
