import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'log-analytics-workspace-ingestion-private',
  control: 'ZT-NET-01',
  title: 'Log Analytics takes logs over private links only',
  severity: 'high',
  types: ['Microsoft.OperationalInsights/workspaces'],
  path: 'properties.publicNetworkAccessForIngestion',
  expectation: { equals: 'Disabled' },
  why: 'Anyone who learns the workspace could write false evidence into it from the internet.',
  fix: 'internet_ingestion_enabled = false',
};
