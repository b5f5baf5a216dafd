import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'container-registry-export-disabled',
  control: 'ZT-AI-02',
  title: 'Container registry lets no image be carried out',
  severity: 'medium',
  types: ['Microsoft.ContainerRegistry/registries'],
  path: 'properties.policies.exportPolicy.status',
  expectation: { equals: 'disabled' },
  why: 'Whoever may push elsewhere copies every agent to a registry of their own.',
  fix: 'export_policy_enabled = false',
};
