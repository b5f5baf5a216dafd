import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'log-analytics-workspace-retention',
  control: 'ZT-LOG-02',
  title: 'Log Analytics keeps logs for at least 30 days',
  types: ['Microsoft.OperationalInsights/workspaces'],
  path: 'properties.retentionInDays',
  expectation: { atLeast: 30 },
  why: 'Break-ins are found after weeks; the logs must still be there.',
  fix: 'retention_in_days = 30 or more',
};
