import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';

export interface LogArchiveProps {
  /** Storage account name: 3 to 24 lower-case letters and digits, globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly replication: 'LRS' | 'ZRS' | 'GZRS';
  /** Days that a log cannot be changed or deleted; an administrator can shorten them until the policy is locked. */
  readonly immutableDays: number;
  readonly tags: Record<string, string>;
}

/** A storage account for logs that can be added to and not changed: no keys, no public network, immutable, locked. */
export class LogArchive extends Construct {
  readonly id: string;
  readonly blobServiceId: string;

  constructor(scope: Construct, id: string, props: LogArchiveProps) {
    super(scope, id);
    const account = new StorageAccount(this, 'account', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      accountKind: 'StorageV2',
      accountTier: 'Standard',
      accountReplicationType: props.replication,
      minTlsVersion: 'TLS1_2',
      httpsTrafficOnlyEnabled: true,
      publicNetworkAccessEnabled: false,
      sharedAccessKeyEnabled: false,
      defaultToOauthAuthentication: true,
      localUserEnabled: false,
      allowNestedItemsToBePublic: false,
      crossTenantReplicationEnabled: false,
      allowedCopyScope: 'AAD',
      infrastructureEncryptionEnabled: true,
      // Azure Monitor writes as a trusted service; nothing else passes.
      networkRules: { defaultAction: 'Deny', bypass: ['AzureServices'] },
      blobProperties: {
        versioningEnabled: true,
        deleteRetentionPolicy: { days: 30 },
        containerDeleteRetentionPolicy: { days: 30 },
      },
      // Unlocked on creation: Azure takes Locked only as a later change, and nobody can undo that one.
      immutabilityPolicy: {
        state: 'Unlocked',
        periodSinceCreationInDays: props.immutableDays,
        allowProtectedAppendWrites: true,
      },
      sasPolicy: { expirationPeriod: '00.01:00:00', expirationAction: 'Block' },
      tags: props.tags,
    });
    new ManagementLock(this, 'lock', {
      name: 'keep-logs',
      scope: account.id,
      lockLevel: 'CanNotDelete',
      notes: 'Evidence: remove the lock only in a change that two people approved',
    });
    this.id = account.id;
    this.blobServiceId = `${account.id}/blobServices/default`;
  }
}
