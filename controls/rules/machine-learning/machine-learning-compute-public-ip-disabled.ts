import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'machine-learning-compute-public-ip-disabled',
  control: 'ZT-NET-01',
  title: 'Training machines have no public address',
  types: ['Microsoft.MachineLearningServices/workspaces/computes'],
  path: 'properties.properties.enableNodePublicIp',
  expectation: { equals: false },
  why: 'A machine that holds training data then stands on the internet.',
  fix: 'node_public_ip_enabled = false',
};
