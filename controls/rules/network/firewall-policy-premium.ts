import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'firewall-policy-premium',
  control: 'ZT-NET-05',
  title: 'Firewall policy is Premium',
  types: ['Microsoft.Network/firewallPolicies'],
  path: 'properties.sku.tier',
  expectation: { equals: 'Premium' },
  why: 'Only Premium has intrusion prevention and TLS inspection.',
  fix: 'sku = "Premium"',
};
