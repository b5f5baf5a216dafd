import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'key-vault-purge-protection-enabled',
  control: 'ZT-DAT-02',
  title: 'Key vault cannot be purged',
  types: ['Microsoft.KeyVault/vaults'],
  path: 'properties.enablePurgeProtection',
  expectation: { equals: true },
  why: 'Whoever purges a key destroys all the data that it encrypts.',
  fix: 'purge_protection_enabled = true',
};
