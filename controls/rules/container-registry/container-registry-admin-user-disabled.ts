import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'container-registry-admin-user-disabled',
  control: 'ZT-IDN-01',
  title: 'Container registry has no admin user',
  types: ['Microsoft.ContainerRegistry/registries'],
  path: 'properties.adminUserEnabled',
  expectation: { equals: false },
  why: 'The admin user is one shared password that can replace any agent image.',
  fix: 'admin_enabled = false',
};
