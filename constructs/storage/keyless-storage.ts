import type { StorageAccountConfig } from '@cdktf/provider-azurerm/lib/storage-account';

/**
 * What every storage account of a landing zone is, whatever it holds: entered with Entra ID alone, over TLS, from the
 * private network, and encrypted twice. Who comes as a trusted service, and what is kept, each construct says itself.
 */
export const KEYLESS_STORAGE = {
  accountKind: 'StorageV2',
  accountTier: 'Standard',
  minTlsVersion: 'TLS1_2',
  httpsTrafficOnlyEnabled: true,
  publicNetworkAccessEnabled: false,
  sharedAccessKeyEnabled: false,
  defaultToOauthAuthentication: true,
  localUserEnabled: false,
  allowNestedItemsToBePublic: false,
  crossTenantReplicationEnabled: false,
  infrastructureEncryptionEnabled: true,
  sasPolicy: { expirationPeriod: '00.01:00:00', expirationAction: 'Block' },
} as const satisfies Partial<StorageAccountConfig>;
