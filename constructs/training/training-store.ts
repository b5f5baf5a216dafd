import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { KEYLESS_STORAGE } from '../storage';
import type { CustomerManagedKey } from '../keys';

export interface TrainingStoreProps {
  /** Storage account name: 3 to 24 lower-case letters and digits, globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly replication: 'LRS' | 'ZRS' | 'GZRS';
  /** Whether Azure Machine Learning itself may enter, as a trusted service. @default false */
  readonly trustedServices?: boolean;
  /** @default - Microsoft-managed keys */
  readonly customerManagedKey?: CustomerManagedKey;
  readonly tags: Record<string, string>;
}

/**
 * A storage account of training: no keys, no public network, no anonymous access, every version kept. Its namespace is
 * flat, because a hierarchical one keeps no versions, and Azure Machine Learning takes no other as its own.
 */
export class TrainingStore extends Construct {
  readonly id: string;
  readonly blobServiceId: string;
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TrainingStoreProps) {
    super(scope, id);
    const key = props.customerManagedKey;
    const account = new StorageAccount(this, 'account', {
      ...KEYLESS_STORAGE,
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      accountReplicationType: props.replication,
      isHnsEnabled: false,
      allowedCopyScope: 'AAD',
      networkRules: { defaultAction: 'Deny', bypass: [props.trustedServices ? 'AzureServices' : 'None'] },
      blobProperties: {
        versioningEnabled: true,
        changeFeedEnabled: true,
        deleteRetentionPolicy: { days: 30 },
        containerDeleteRetentionPolicy: { days: 30 },
      },
      identity: key && { type: 'UserAssigned', identityIds: [key.identityId] },
      customerManagedKey: key && { keyVaultKeyId: key.keyUrl, userAssignedIdentityId: key.identityId },
      tags: props.tags,
      dependsOn: key && [key.grant],
    });
    this.id = account.id;
    this.resource = account;
    this.blobServiceId = `${this.id}/blobServices/default`;
  }
}
