import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'application-insights-local-auth-disabled',
  control: 'ZT-IDN-01',
  title: 'Application Insights accepts no instrumentation keys',
  severity: 'medium',
  types: ['Microsoft.Insights/components'],
  path: 'properties.DisableLocalAuth',
  expectation: { equals: true },
  why: 'The instrumentation key is in every client; whoever reads it can write false telemetry.',
  fix: 'local_authentication_disabled = true',
};
