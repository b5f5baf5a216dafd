import { InspectedRoutes } from '../../../constructs/network';
import { PLACE, synthConstruct } from '../../support/synth-construct';

describe('inspected routes', () => {
  const table = synthConstruct((stack) => {
    new InspectedRoutes(stack, 'routes', { ...PLACE, name: 'rt-test', firewallPrivateIp: '10.0.0.4' });
  }).only('azurerm_route_table');

  it('send everything to the firewall, and have no other route', () => {
    expect(table.route).toEqual([
      {
        name: 'everything-to-firewall',
        address_prefix: '0.0.0.0/0',
        next_hop_type: 'VirtualAppliance',
        next_hop_in_ip_address: '10.0.0.4',
      },
    ]);
  });

  it('cannot be overruled by what a gateway announces', () => {
    expect(table.bgp_route_propagation_enabled).toBe(false);
  });
});
