import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-shared-key-disabled',
  control: 'ZT-IDN-01',
  title: 'Storage account accepts no shared keys',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.allowSharedKeyAccess',
  expectation: { equals: false },
  why: 'The account key opens all data, and every SAS token is made from it.',
  fix: 'shared_access_key_enabled = false',
};
