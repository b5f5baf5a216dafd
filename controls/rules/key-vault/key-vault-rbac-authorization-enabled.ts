import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'key-vault-rbac-authorization-enabled',
  control: 'ZT-IDN-01',
  title: 'Key vault grants through Azure RBAC',
  severity: 'high',
  types: ['Microsoft.KeyVault/vaults'],
  path: 'properties.enableRbacAuthorization',
  expectation: { equals: true },
  why: 'With access policies, everyone who may write the vault may grant themselves its keys.',
  fix: 'rbac_authorization_enabled = true',
};
