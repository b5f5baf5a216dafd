import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'cosmos-account-local-auth-disabled',
  control: 'ZT-IDN-01',
  title: 'Cosmos DB account accepts no keys',
  types: ['Microsoft.DocumentDB/databaseAccounts'],
  path: 'properties.disableLocalAuth',
  expectation: { equals: true },
  why: 'A key works for anyone who holds it, from any program, until somebody notices.',
  fix: 'local_authentication_disabled = true',
};
