import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'storage-account-infrastructure-encryption',
  control: 'ZT-DAT-02',
  title: 'Storage account encrypts twice',
  severity: 'medium',
  types: ['Microsoft.Storage/storageAccounts'],
  path: 'properties.encryption.requireInfrastructureEncryption',
  expectation: { equals: true },
  why: 'A second layer under other keys holds if one algorithm or key is broken. It can only be set when the account is made.',
  fix: 'infrastructure_encryption_enabled = true',
};
