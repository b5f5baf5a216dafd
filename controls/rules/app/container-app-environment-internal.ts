import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'container-app-environment-internal',
  control: 'ZT-AI-02',
  title: 'Container Apps environment has no public address',
  types: ['Microsoft.App/managedEnvironments'],
  path: 'properties.vnetConfiguration.internal',
  expectation: { equals: true },
  why: 'Agents would get an address on the internet, and one setting would stand between them and its callers.',
  fix: 'internal_load_balancer_enabled = true, with infrastructure_subnet_id',
};
