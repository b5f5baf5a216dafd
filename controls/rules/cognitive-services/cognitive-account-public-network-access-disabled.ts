import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'cognitive-account-public-network-access-disabled',
  control: 'ZT-NET-01',
  title: 'AI account has public network access off',
  types: ['Microsoft.CognitiveServices/accounts'],
  path: 'properties.publicNetworkAccess',
  expectation: { equals: 'Disabled' },
  why: 'Anyone on the internet can try credentials against it, stolen ones included.',
  fix: 'public_network_access_enabled = false',
};
