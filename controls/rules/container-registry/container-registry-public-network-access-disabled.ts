import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'container-registry-public-network-access-disabled',
  control: 'ZT-NET-01',
  title: 'Container registry has public network access off',
  types: ['Microsoft.ContainerRegistry/registries'],
  path: 'properties.publicNetworkAccess',
  expectation: { equals: 'Disabled' },
  why: 'Agent images could be read, and with a stolen token replaced, from anywhere.',
  fix: 'public_network_access_enabled = false (Premium)',
};
