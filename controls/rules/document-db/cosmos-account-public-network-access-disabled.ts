import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'cosmos-account-public-network-access-disabled',
  control: 'ZT-NET-01',
  title: 'Cosmos DB account has public network access off',
  types: ['Microsoft.DocumentDB/databaseAccounts'],
  path: 'properties.publicNetworkAccess',
  expectation: { equals: 'Disabled' },
  why: 'Threads and memories of agents could be read from the internet with a stolen credential.',
  fix: 'public_network_access_enabled = false',
};
