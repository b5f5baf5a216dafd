import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-network-acls-default-deny',
  control: 'ZT-NET-01',
  title: 'Storage account refuses networks it does not know',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.networkAcls.defaultAction',
  expectation: { equals: 'Deny' },
  why: 'If somebody turns public access on, the account would answer every network.',
  fix: 'network_rules { default_action = "Deny" }',
};
