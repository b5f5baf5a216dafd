import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'cognitive-account-network-acls-default-deny',
  control: 'ZT-NET-01',
  title: 'AI account refuses networks it does not know',
  types: ['Microsoft.CognitiveServices/accounts'],
  path: 'properties.networkAcls.defaultAction',
  expectation: { equals: 'Deny' },
  why: 'If somebody turns public access on, the account would answer every network.',
  fix: 'network_acls { default_action = "Deny" }',
};
