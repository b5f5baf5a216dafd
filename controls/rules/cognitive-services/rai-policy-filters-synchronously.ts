import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'rai-policy-filters-synchronously',
  control: 'ZT-AI-01',
  title: 'Content filters finish before the answer is shown',
  severity: 'high',
  types: ['Microsoft.CognitiveServices/accounts/raiPolicies'],
  path: 'properties.mode',
  expectation: { oneOf: ['Default', 'Blocking'] },
  why: 'An asynchronous filter lets harmful text out first and takes it back later. Deferred is its older name.',
  fix: 'mode = "Blocking"',
};
