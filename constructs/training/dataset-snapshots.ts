import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageContainerImmutabilityPolicy } from '@cdktf/provider-azurerm/lib/storage-container-immutability-policy';
import { Construct } from 'constructs';
import type { Dataset } from '../../config';
import type { WorkloadIdentity } from '../managed-identities';

export interface DatasetSnapshotsProps {
  readonly dataset: Dataset;
  /** ARM ID of the storage account, written out: grants are for the container inside it. */
  readonly storageAccountId: string;
  /** The account as a reference: what is in it waits for it. */
  readonly account: { readonly id: string };
  /** Days that a snapshot cannot be changed or deleted. */
  readonly immutableDays: number;
  /** Adds snapshots; reads and trains nothing. */
  readonly writer: WorkloadIdentity;
  /** Name of the writer, for the record. */
  readonly writerName: string;
  /** Read snapshots and cannot change one. */
  readonly readers: Readonly<Record<string, WorkloadIdentity>>;
}

/** The container that holds a dataset's snapshots. */
export function snapshotContainer(dataset: Pick<Dataset, 'name'>): string {
  return `snapshots-${dataset.name}`;
}

/**
 * Snapshots of one dataset. A snapshot that was trained on stays as it was: whoever would poison a model has to do it
 * before the data is in, as the writer, and what was done can be looked at afterwards.
 */
export class DatasetSnapshots extends Construct {
  readonly containerId: string;

  constructor(scope: Construct, id: string, props: DatasetSnapshotsProps) {
    super(scope, id);
    const { dataset, writer, readers } = props;
    const name = snapshotContainer(dataset);
    const container = new StorageContainer(this, 'container', {
      name,
      storageAccountId: props.account.id,
      containerAccessType: 'private',
      // Provenance, readable where the data is.
      metadata: { dataset: dataset.name, label: dataset.label.name, written_by: props.writerName },
    });
    this.containerId = container.id;
    new StorageContainerImmutabilityPolicy(this, 'immutability', {
      storageContainerResourceManagerId: container.id,
      immutabilityPeriodInDays: props.immutableDays,
      protectedAppendWritesEnabled: false,
      // Unlocked, so that a first look can be torn down; locking is a one-way decision of the data's owner.
      locked: false,
    });
    const containerScope = `${props.storageAccountId}/blobServices/default/containers/${name}`;
    writer.grant(`write-${dataset.name}`, {
      role: 'storageBlobDataContributor',
      scope: containerScope,
      reason: `Adds snapshots of ${dataset.name} (${dataset.label.name})`,
      dependsOn: [container],
    });
    for (const [who, reader] of Object.entries(readers)) {
      reader.grant(`read-${dataset.name}`, {
        role: 'storageBlobDataReader',
        scope: containerScope,
        reason: `The ${who} reads snapshots of ${dataset.name} (${dataset.label.name})`,
        dependsOn: [container],
      });
    }
  }
}
