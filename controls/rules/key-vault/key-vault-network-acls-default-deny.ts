import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'key-vault-network-acls-default-deny',
  control: 'ZT-NET-01',
  title: 'Key vault refuses networks it does not know',
  types: ['Microsoft.KeyVault/vaults'],
  path: 'properties.networkAcls.defaultAction',
  expectation: { equals: 'Deny' },
  why: 'If somebody turns public access on, the vault would answer every network.',
  fix: 'network_acls { default_action = "Deny" }',
};
