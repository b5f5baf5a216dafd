import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'model-deployment-version-pinned',
  control: 'ZT-AI-01',
  title: 'Model deployment names the version',
  severity: 'high',
  types: ['Microsoft.CognitiveServices/accounts/deployments'],
  path: 'properties.model.version',
  expectation: { present: true },
  why: 'Without a version Azure picks one, and it is not the one you evaluated.',
  fix: 'model { version = "…" }',
};
