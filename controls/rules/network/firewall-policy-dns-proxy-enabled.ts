import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'firewall-policy-dns-proxy-enabled',
  control: 'ZT-NET-05',
  title: 'Firewall answers DNS for the networks behind it',
  severity: 'medium',
  types: ['Microsoft.Network/firewallPolicies'],
  path: 'properties.dnsSettings.enableProxy',
  expectation: { equals: true },
  why: 'Without the proxy nobody sees DNS queries, and rules by name may match other addresses than the caller used.',
  fix: 'dns { proxy_enabled = true }',
};
