import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'search-service-local-auth-disabled',
  control: 'ZT-IDN-01',
  title: 'Search service accepts no keys',
  types: ['Microsoft.Search/searchServices'],
  path: 'properties.disableLocalAuth',
  expectation: { equals: true },
  why: 'The admin key reads and rewrites every index: one leak poisons what agents know.',
  fix: 'local_authentication_enabled = false',
};
