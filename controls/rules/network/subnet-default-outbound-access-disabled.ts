import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'subnet-default-outbound-access-disabled',
  control: 'ZT-NET-03',
  title: 'Subnet has no default way out',
  types: ['Microsoft.Network/virtualNetworks/subnets'],
  path: 'properties.defaultOutboundAccess',
  expectation: { equals: false },
  why: 'Azure gives machines in the subnet a public address to leave by, past the firewall.',
  fix: 'default_outbound_access_enabled = false',
};
