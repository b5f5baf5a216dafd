import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { StorageContainer } from '@cdktf/provider-azurerm/lib/storage-container';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import { Construct } from 'constructs';
import { KEYLESS_STORAGE } from '../storage';
import type { CustomerManagedKey } from '../keys';

/** Where documents come in. Nobody but ingestion writes here, and nothing here is knowledge yet. */
export const INCOMING = 'incoming';
/** Where documents go in which malware was found. */
export const QUARANTINE = 'quarantine';

/** What is neither taken over nor examined in this time is not needed. */
const TRANSIT_DAYS = 30;
/** How long a mistake can be undone. */
const UNDO_DAYS = 30;

/** The container of a source. With a prefix, so that no source is called like a container of ours. */
export function containerOf(source: string): string {
  return `source-${source}`;
}

export interface DocumentStoreProps {
  /** Storage account name: 3 to 24 lower-case letters and digits, globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly replication: 'LRS' | 'ZRS' | 'GZRS';
  /** Names of the sources: a container each. */
  readonly sources: readonly string[];
  /** Days after their last change that documents are deleted. */
  readonly retentionDays: number;
  /** GUIDs: Defender's scanner is let in by the name it has in this subscription. */
  readonly subscriptionId: string;
  readonly tenantId: string;
  /** @default - Microsoft's key */
  readonly customerManagedKey?: CustomerManagedKey;
  /** With the label of what is in it. */
  readonly tags: Record<string, string>;
}

/**
 * A storage account for the documents of one data label: a container for each source, one for what comes in and one for
 * what is infected. Entra ID only, private only. Its namespace is flat: a hierarchical one has no blob index tags, and
 * those say whether a document is clean.
 */
export class DocumentStore extends Construct {
  readonly id: string;
  readonly blobServiceId: string;
  private readonly containers: ReadonlyMap<string, StorageContainer>;

  constructor(scope: Construct, id: string, props: DocumentStoreProps) {
    super(scope, id);
    const { customerManagedKey: key } = props;
    const account = new StorageAccount(this, 'account', {
      ...KEYLESS_STORAGE,
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      accountReplicationType: props.replication,
      isHnsEnabled: false,
      sftpEnabled: false,
      nfsv3Enabled: false,
      allowedCopyScope: 'PrivateLink',
      // Else queues and tables, which nobody should use here, would stay under Microsoft's key.
      queueEncryptionKeyType: 'Account',
      tableEncryptionKeyType: 'Account',
      identity: key && { type: 'UserAssigned', identityIds: [key.identityId] },
      customerManagedKey: key && { keyVaultKeyId: key.keyUrl, userAssignedIdentityId: key.identityId },
      blobProperties: {
        versioningEnabled: true,
        deleteRetentionPolicy: { days: UNDO_DAYS },
        containerDeleteRetentionPolicy: { days: UNDO_DAYS },
      },
      networkRules: {
        defaultAction: 'Deny',
        bypass: ['None'],
        // Defender writes this rule itself when scanning is switched on; unsaid, the next apply would take it away.
        privateLinkAccess: [
          {
            endpointResourceId: `/subscriptions/${props.subscriptionId}/providers/Microsoft.Security/datascanners/StorageDataScanner`,
            endpointTenantId: props.tenantId,
          },
        ],
      },
      tags: props.tags,
      dependsOn: key && [key.grant],
    });
    const names = [INCOMING, QUARANTINE, ...props.sources.map(containerOf)];
    this.containers = new Map(
      names.map((name) => [
        name,
        new StorageContainer(this, name, {
          name,
          storageAccountId: account.id,
          containerAccessType: 'private',
          metadata: { stage: stageOf(name), ...(props.tags.dataLabel ? { datalabel: props.tags.dataLabel } : {}) },
        }),
      ]),
    );
    new StorageManagementPolicy(this, 'lifecycle', {
      storageAccountId: account.id,
      rule: [
        {
          name: 'forget-what-is-too-old',
          enabled: true,
          filters: { blobTypes: ['blockBlob'], prefixMatch: props.sources.map((source) => `${containerOf(source)}/`) },
          actions: {
            baseBlob: { deleteAfterDaysSinceModificationGreaterThan: props.retentionDays },
            snapshot: { deleteAfterDaysSinceCreationGreaterThan: Math.min(UNDO_DAYS, props.retentionDays) },
            version: { deleteAfterDaysSinceCreation: Math.min(UNDO_DAYS, props.retentionDays) },
          },
        },
        {
          name: 'empty-incoming-and-quarantine',
          enabled: true,
          filters: { blobTypes: ['blockBlob'], prefixMatch: [`${INCOMING}/`, `${QUARANTINE}/`] },
          actions: {
            baseBlob: { deleteAfterDaysSinceCreationGreaterThan: TRANSIT_DAYS },
            snapshot: { deleteAfterDaysSinceCreationGreaterThan: TRANSIT_DAYS },
            version: { deleteAfterDaysSinceCreation: TRANSIT_DAYS },
          },
        },
      ],
    });
    this.id = account.id;
    this.blobServiceId = `${account.id}/blobServices/default`;
  }

  /** A container, for what must wait until it is there. @throws when there is none of that name */
  container(name: string): StorageContainer {
    const container = this.containers.get(name);
    if (container) return container;
    throw new Error(
      `${this.node.path}: got the container ${name}, expected one of ${[...this.containers.keys()].join(', ')}; ` +
        'fix: name a source that the store was given',
    );
  }
}

/** Where in its life the data of a container is; its lineage begins in `incoming`. */
function stageOf(container: string): string {
  return container === INCOMING || container === QUARANTINE ? container : 'knowledge';
}
