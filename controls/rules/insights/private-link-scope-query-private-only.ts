import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'private-link-scope-query-private-only',
  control: 'ZT-NET-02',
  title: 'Monitor private link scope answers queries over private links only',
  types: ['Microsoft.Insights/privateLinkScopes'],
  path: 'properties.accessModeSettings.queryAccessMode',
  expectation: { equals: 'PrivateOnly' },
  why: 'In Open mode the network behind the scope can query workspaces outside of it.',
  fix: 'query_access_mode = "PrivateOnly"',
};
