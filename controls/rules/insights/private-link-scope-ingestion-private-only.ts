import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'private-link-scope-ingestion-private-only',
  control: 'ZT-NET-02',
  title: 'Monitor private link scope takes logs over private links only',
  types: ['Microsoft.Insights/privateLinkScopes'],
  path: 'properties.accessModeSettings.ingestionAccessMode',
  expectation: { equals: 'PrivateOnly' },
  why: 'In Open mode a compromised agent can send logs, with your data in them, to a workspace of somebody else.',
  fix: 'ingestion_access_mode = "PrivateOnly"',
};
