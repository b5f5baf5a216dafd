import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'search-service-public-network-access-disabled',
  control: 'ZT-NET-01',
  title: 'Search service has public network access off',
  types: ['Microsoft.Search/searchServices'],
  path: 'properties.publicNetworkAccess',
  expectation: { equals: 'Disabled' },
  why: 'The index holds the documents that agents read; the internet could query it.',
  fix: 'public_network_access_enabled = false',
};
