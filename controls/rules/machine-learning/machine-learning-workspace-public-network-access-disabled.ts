import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'machine-learning-workspace-public-network-access-disabled',
  control: 'ZT-NET-01',
  title: 'Training workspace has public network access off',
  types: ['Microsoft.MachineLearningServices/workspaces'],
  path: 'properties.publicNetworkAccess',
  expectation: { equals: 'Disabled' },
  why: 'Anyone on the internet can try credentials against it, stolen ones included.',
  fix: 'public_network_access_enabled = false',
};
