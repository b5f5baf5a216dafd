import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'key-vault-soft-delete-retention',
  control: 'ZT-DAT-02',
  title: 'Key vault keeps what is deleted for 90 days',
  severity: 'low',
  types: ['Microsoft.KeyVault/vaults'],
  path: 'properties.softDeleteRetentionInDays',
  expectation: { atLeast: 90 },
  why: 'A deleted key must still be there when somebody notices.',
  fix: 'soft_delete_retention_days = 90',
};
