import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-public-network-access-disabled',
  control: 'ZT-NET-01',
  title: 'Storage account has public network access off',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.publicNetworkAccess',
  expectation: { equals: 'Disabled' },
  why: 'Anyone on the internet can try credentials against it, stolen ones included.',
  fix: 'public_network_access_enabled = false',
};
