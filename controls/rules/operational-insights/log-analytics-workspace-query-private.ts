import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'log-analytics-workspace-query-private',
  control: 'ZT-NET-01',
  title: 'Log Analytics answers queries over private links only',
  severity: 'high',
  types: ['Microsoft.OperationalInsights/workspaces'],
  path: 'properties.publicNetworkAccessForQuery',
  expectation: { equals: 'Disabled' },
  why: 'Logs hold prompts and addresses; a stolen token would read them from anywhere.',
  fix: 'internet_query_enabled = false',
};
