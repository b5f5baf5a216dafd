import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Fn, type ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiRead, AzapiResource } from '../azapi';
import { MemoryGrant } from '../knowledge';
import { roleDefinitionId } from '../managed-identities';
import type { AgentStore, AgentStores } from './agent-store-roles';

const API_VERSION = '2026-05-01';
const PROJECT = 'Microsoft.CognitiveServices/accounts/projects';
/** The database that the service makes. A role on its containers alone would be refused at run time. */
const DATABASE = 'enterprise_memory';

export interface AgentServiceProps {
  readonly projectId: string;
  /** Of the project's identity. */
  readonly principalId: string;
  readonly location: string;
  readonly stores: AgentStores;
  /** GUID: the name of the project's grant on its database. */
  readonly databaseGrantName: string;
  /** The roles of `AgentStoreRoles`, and the private endpoints of the account and of the stores. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * Agents that Foundry hosts, in the only order that works: a connection to each store, one after another and without a
 * key; the capability host of the project, with exactly one of each kind; then the roles on what it made. The account's
 * own capability host is made by Azure.
 */
export class AgentService extends Construct {
  readonly capabilityHost: AzapiResource;

  constructor(scope: Construct, id: string, props: AgentServiceProps) {
    super(scope, id);
    const { stores } = props;
    const threads = this.connect('threads', 'CosmosDb', stores.threads, props, props.dependsOn);
    // The capability host takes no AzureBlob.
    const files = this.connect('files', 'AzureStorageAccount', stores.files, props, [threads]);
    const vectors = this.connect('vectors', 'CognitiveSearch', stores.vectors, props, [files]);
    this.capabilityHost = new AzapiResource(this, 'host', {
      type: `${PROJECT}/capabilityHosts@${API_VERSION}`,
      name: 'agents',
      parentId: props.projectId,
      body: {
        properties: {
          threadStorageConnections: [threads.name],
          storageConnections: [files.name],
          vectorStoreConnections: [vectors.name],
        },
      },
      // Azure refuses every change of one.
      replaceTriggersRefs: ['properties'],
      dependsOn: [vectors],
    });
    this.grantAfter(props);
  }

  private connect(
    name: string,
    category: 'CosmosDb' | 'AzureStorageAccount' | 'CognitiveSearch',
    store: AgentStore,
    { projectId, location }: AgentServiceProps,
    dependsOn: ITerraformDependable[],
  ): AzapiResource {
    return new AzapiResource(this, name, {
      type: `${PROJECT}/connections@${API_VERSION}`,
      name: `agent-${name}`,
      parentId: projectId,
      body: {
        properties: {
          category,
          authType: 'AAD',
          target: store.endpoint,
          metadata: { ApiType: 'Azure', ResourceId: store.id, location },
        },
      },
      dependsOn,
    });
  }

  /** Items of the database and files of the project: both are there once the host is. */
  private grantAfter({ projectId, principalId, stores, databaseGrantName }: AgentServiceProps): void {
    new MemoryGrant(this, 'write-threads', {
      name: databaseGrantName,
      accountId: stores.threads.id,
      database: DATABASE,
      principalId,
      dependsOn: [this.capabilityHost],
    });
    const project = new AzapiRead(this, 'project', {
      type: `${PROJECT}@${API_VERSION}`,
      resourceId: projectId,
      responseExportValues: { internal_id: 'properties.internalId' },
      dependsOn: [this.capabilityHost],
    });
    new RoleAssignment(this, 'own-files', {
      scope: stores.files.id,
      roleDefinitionId: roleDefinitionId('storageBlobDataOwner', stores.files.id),
      principalId,
      principalType: 'ServicePrincipal',
      skipServicePrincipalAadCheck: true,
      description: 'Containers of one project',
      condition: containersOf(guidOf(project.output('internal_id'))),
      conditionVersion: '2.0',
      dependsOn: [this.capabilityHost],
    });
  }
}

/** Azure gives 32 hex digits; containers begin with them as a GUID. */
function guidOf(digits: string): string {
  const parts = [
    [0, 8],
    [8, 4],
    [12, 4],
    [16, 4],
    [20, 12],
  ] as const;
  return Fn.join(
    '-',
    parts.map(([start, length]) => Fn.substr(digits, start, length)),
  );
}

/**
 * Tags of blobs are read, found by and written only in containers of one project; as the Foundry documentation has it.
 * The account holds nothing else.
 */
function containersOf(project: string): string {
  const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
  const container = '@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name]';
  const others = ['tags/read', 'filter/action', 'tags/write'].map((action) => `!(ActionMatches{'${blobs}/${action}'})`);
  return (
    `((${others.join(' AND ')}) OR ` +
    `(${container} StringStartsWithIgnoreCase '${project}' AND ${container} StringLikeIgnoreCase '*-azureml-agent'))`
  );
}
