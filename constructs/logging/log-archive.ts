import { ManagementLock } from '@cdktf/provider-azurerm/lib/management-lock';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { Construct } from 'constructs';
import { KEYLESS_STORAGE } from '../storage';

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
      ...KEYLESS_STORAGE,
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      accountReplicationType: props.replication,
      allowedCopyScope: 'AAD',
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
