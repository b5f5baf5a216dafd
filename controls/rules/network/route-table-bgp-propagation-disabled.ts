import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'route-table-bgp-propagation-disabled',
  control: 'ZT-NET-04',
  title: 'Route table takes no routes from gateways',
  severity: 'high',
  types: ['Microsoft.Network/routeTables'],
  path: 'properties.disableBgpRoutePropagation',
  expectation: { equals: true },
  why: 'A route learnt over BGP that is more specific than yours leads traffic past the firewall.',
  fix: 'bgp_route_propagation_enabled = false',
};
