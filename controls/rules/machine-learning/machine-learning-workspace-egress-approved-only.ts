import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'machine-learning-workspace-egress-approved-only',
  control: 'ZT-NET-06',
  title: 'Training reaches only what was approved',
  types: ['Microsoft.MachineLearningServices/workspaces'],
  path: 'properties.managedNetwork.isolationMode',
  expectation: { equals: 'AllowOnlyApprovedOutbound' },
  why: 'A poisoned package or model in a job sends the training data wherever it likes.',
  fix: 'managed_network { isolation_mode = "AllowOnlyApprovedOutbound" }',
};
