import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-anonymous-access-disabled',
  control: 'ZT-NET-01',
  title: 'Storage account cannot publish blobs to everyone',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.allowBlobPublicAccess',
  expectation: { equals: false },
  why: 'One container setting would then hand its blobs to anyone, without signing in.',
  fix: 'allow_nested_items_to_be_public = false',
};
