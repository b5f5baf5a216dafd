import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'machine-learning-compute-ssh-disabled',
  control: 'ZT-NET-01',
  title: 'Training machines answer no SSH',
  types: ['Microsoft.MachineLearningServices/workspaces/computes'],
  path: 'properties.properties.remoteLoginPortPublicAccess',
  expectation: { equals: 'Disabled' },
  why: 'A shell on a training machine reads all that its identity may read, past every job that was reviewed.',
  fix: 'ssh_public_access_enabled = false',
};
