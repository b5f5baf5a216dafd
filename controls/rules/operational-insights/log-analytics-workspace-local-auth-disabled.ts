import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'log-analytics-workspace-local-auth-disabled',
  control: 'ZT-IDN-01',
  title: 'Log Analytics accepts no workspace keys',
  severity: 'high',
  types: ['Microsoft.OperationalInsights/workspaces'],
  path: 'properties.features.disableLocalAuth',
  expectation: { equals: true },
  why: 'Whoever holds the workspace key can write false logs.',
  fix: 'local_authentication_enabled = false',
};
