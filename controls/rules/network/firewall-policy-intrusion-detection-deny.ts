import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'firewall-policy-intrusion-detection-deny',
  control: 'ZT-NET-05',
  title: 'Firewall stops traffic that matches a signature',
  types: ['Microsoft.Network/firewallPolicies'],
  path: 'properties.intrusionDetection.mode',
  expectation: { equals: 'Deny' },
  why: 'In Alert mode the exploit has already passed.',
  fix: 'intrusion_detection { mode = "Deny" }',
};
