import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { roleDefinitionId, type RoleName } from '../managed-identities';

/** A service that agents which Foundry hosts keep data in. */
export interface AgentStore {
  readonly name: string;
  /** ARM ID, written out. */
  readonly id: string;
  /** URL of its data plane. */
  readonly endpoint: string;
}

/** The three stores that the agent service asks for, one of each kind. */
export interface AgentStores {
  /** Cosmos DB account: threads and definitions of agents. */
  readonly threads: AgentStore;
  /** Storage account: files. */
  readonly files: AgentStore;
  /** AI Search service: indexes of files. */
  readonly vectors: AgentStore;
}

export interface AgentStoreRolesProps {
  readonly stores: AgentStores;
  /** Of the project's identity. */
  readonly principalId: string;
  /** What the stores are made by. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * What the project must hold on its stores before it gets a capability host: the host makes a database, containers and
 * indexes there as soon as it exists, and fails for good when it may not.
 */
export class AgentStoreRoles extends Construct {
  readonly grants: readonly ITerraformDependable[];

  constructor(scope: Construct, id: string, props: AgentStoreRolesProps) {
    super(scope, id);
    const { threads, files, vectors } = props.stores;
    const grant = (name: string, role: RoleName, store: AgentStore, description: string): RoleAssignment =>
      new RoleAssignment(this, name, {
        scope: store.id,
        roleDefinitionId: roleDefinitionId(role, store.id),
        principalId: props.principalId,
        principalType: 'ServicePrincipal',
        // A new identity reaches all of Entra ID after seconds; the check would fail before that.
        skipServicePrincipalAadCheck: true,
        description,
        dependsOn: props.dependsOn,
      });
    this.grants = [
      grant(
        'make-databases',
        'cosmosDbOperator',
        threads,
        'The agent service makes its database; reads no data, no key',
      ),
      grant('write-files', 'storageBlobDataContributor', files, 'The agent service makes its containers'),
      grant('write-indexes', 'searchIndexDataContributor', vectors, 'The agent service fills its indexes'),
      grant('make-indexes', 'searchServiceContributor', vectors, 'The agent service makes its indexes'),
    ];
  }
}
