import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-local-users-disabled',
  control: 'ZT-IDN-01',
  title: 'Storage account has no users of its own',
  severity: 'medium',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.isLocalUserEnabled',
  expectation: { equals: false },
  why: 'Local users sign in with a password or key that Entra ID knows nothing of.',
  fix: 'local_user_enabled = false',
};
