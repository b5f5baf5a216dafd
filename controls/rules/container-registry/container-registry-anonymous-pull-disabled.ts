import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'container-registry-anonymous-pull-disabled',
  control: 'ZT-IDN-01',
  title: 'Container registry gives images to nobody unknown',
  severity: 'high',
  types: ['Microsoft.ContainerRegistry/registries'],
  path: 'properties.anonymousPullEnabled',
  expectation: { equals: false },
  why: 'Agent images hold prompts, tools and addresses; anyone who reaches the registry could read them.',
  fix: 'anonymous_pull_enabled = false',
};
