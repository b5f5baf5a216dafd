import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { SearchSharedPrivateLinkService } from '@cdktf/provider-azurerm/lib/search-shared-private-link-service';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { roleDefinitionId } from '../managed-identities';
import { READS_CLEAN_BLOBS_ONLY } from './clean-blobs';

/** A container that an indexer reads. */
export interface FedContainer {
  /** Name of the source in it. */
  readonly source: string;
  /** ARM ID, written out. */
  readonly id: string;
}

export interface IndexFeedProps {
  readonly searchServiceId: string;
  /** Of the search service's own identity. */
  readonly searchPrincipalId: string;
  /** Name of the link: letters, digits, hyphens. */
  readonly linkName: string;
  readonly storageAccountId: string;
  readonly containers: readonly FedContainer[];
  /** The containers, and the link before this one: a search service makes one at a time. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * The way of a search service to the documents it indexes: a private link of its own into the storage account, and the
 * right to read clean documents of these containers. The owner of the account approves the link, once.
 */
export class IndexFeed extends Construct {
  readonly link: SearchSharedPrivateLinkService;

  constructor(scope: Construct, id: string, props: IndexFeedProps) {
    super(scope, id);
    this.link = new SearchSharedPrivateLinkService(this, 'link', {
      name: props.linkName,
      searchServiceId: props.searchServiceId,
      subresourceName: 'blob',
      targetResourceId: props.storageAccountId,
      requestMessage: 'Indexers read documents',
      dependsOn: props.dependsOn,
    });
    for (const container of props.containers) {
      new RoleAssignment(this, `read-${container.source}`, {
        scope: container.id,
        roleDefinitionId: roleDefinitionId('storageBlobDataReader', container.id),
        principalId: props.searchPrincipalId,
        principalType: 'ServicePrincipal',
        skipServicePrincipalAadCheck: true,
        description: `Indexers read ${container.source}`,
        condition: READS_CLEAN_BLOBS_ONLY,
        conditionVersion: '2.0',
        dependsOn: props.dependsOn,
      });
    }
  }
}
