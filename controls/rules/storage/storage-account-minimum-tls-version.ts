import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-minimum-tls-version',
  control: 'ZT-DAT-02',
  title: 'Storage account refuses old TLS',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.minimumTlsVersion',
  expectation: { oneOf: ['TLS1_2', 'TLS1_3'] },
  why: 'Older TLS can be read on the way.',
  fix: 'min_tls_version = "TLS1_2"',
};
