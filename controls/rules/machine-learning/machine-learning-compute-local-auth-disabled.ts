import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'machine-learning-compute-local-auth-disabled',
  control: 'ZT-IDN-01',
  title: 'Training machines have no local accounts',
  types: ['Microsoft.MachineLearningServices/workspaces/computes'],
  path: 'properties.disableLocalAuth',
  expectation: { equals: true },
  why: 'A local account on a training machine is a way to the data that no identity is asked for.',
  fix: 'local_auth_enabled = false',
};
