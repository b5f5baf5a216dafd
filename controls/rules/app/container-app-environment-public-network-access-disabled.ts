import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'container-app-environment-public-network-access-disabled',
  control: 'ZT-NET-01',
  title: 'Container Apps environment has public network access off',
  types: ['Microsoft.App/managedEnvironments'],
  path: 'properties.publicNetworkAccess',
  expectation: { equals: 'Disabled' },
  why: 'Agents in the environment could be called from the internet, past every gateway.',
  fix: 'public_network_access = "Disabled"',
};
