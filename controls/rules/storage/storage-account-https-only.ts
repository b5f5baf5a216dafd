import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-https-only',
  control: 'ZT-DAT-02',
  title: 'Storage account refuses plain HTTP',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.supportsHttpsTrafficOnly',
  expectation: { equals: true },
  why: 'Plain HTTP can be read and changed on the way.',
  fix: 'https_traffic_only_enabled = true',
};
