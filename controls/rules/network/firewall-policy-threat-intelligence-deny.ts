import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'firewall-policy-threat-intelligence-deny',
  control: 'ZT-NET-05',
  title: 'Firewall stops traffic with known-bad addresses',
  types: ['Microsoft.Network/firewallPolicies'],
  path: 'properties.threatIntelMode',
  expectation: { equals: 'Deny' },
  why: 'The default is Alert: a call to a known command server goes through.',
  fix: 'threat_intelligence_mode = "Deny"',
};
