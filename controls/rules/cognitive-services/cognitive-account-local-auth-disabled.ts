import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'cognitive-account-local-auth-disabled',
  control: 'ZT-IDN-01',
  title: 'AI account accepts no keys',
  types: ['Microsoft.CognitiveServices/accounts'],
  path: 'properties.disableLocalAuth',
  expectation: { equals: true },
  why: 'A key works for anyone who holds it, from any program, until somebody notices.',
  fix: 'local_auth_enabled = false',
};
