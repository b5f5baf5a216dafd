import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account';
import { CosmosdbSqlContainer } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container';
import { CosmosdbSqlDatabase } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-database';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { CustomerManagedKey } from '../keys';

/** The container in each agent's database. */
export const MEMORY_CONTAINER = 'memory';
/** Request units a second that one memory may use at most; the least that scales. */
const UNITS_A_MEMORY = 1000;
const SECONDS_A_DAY = 86_400;

export interface AgentMemoryProps {
  /** 3 to 44 lower-case letters, digits and hyphens, globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly zoneRedundant: boolean;
  /** Names of agents: each has a database of its own, which is what it is granted. */
  readonly agents: readonly string[];
  /** Days after its last change that a memory is forgotten. */
  readonly retentionDays: number;
  /** Request units a second for databases that another service makes in the account. @default 0 */
  readonly unitsForOthers?: number;
  /** @default - Microsoft's key */
  readonly customerManagedKey?: CustomerManagedKey;
  /** With the label of what is remembered. */
  readonly tags: Record<string, string>;
}

/**
 * A Cosmos DB account for what agents remember under one data label: a database an agent, no keys, no public network,
 * restorable to any moment of 30 days, and a limit on what it can cost.
 */
export class AgentMemory extends Construct {
  readonly id: string;
  /** What comes last: an account takes one change at a time. */
  readonly last: ITerraformDependable;

  constructor(scope: Construct, id: string, props: AgentMemoryProps) {
    super(scope, id);
    const { location, resourceGroupName, customerManagedKey: key } = props;
    const account = new CosmosdbAccount(this, 'account', {
      name: props.name,
      location,
      resourceGroupName,
      offerType: 'Standard',
      kind: 'GlobalDocumentDB',
      localAuthenticationDisabled: true,
      accessKeyMetadataWritesEnabled: false,
      publicNetworkAccessEnabled: false,
      isVirtualNetworkFilterEnabled: false,
      networkAclBypassForAzureServices: false,
      ipRangeFilter: [],
      minimalTlsVersion: 'Tls12',
      automaticFailoverEnabled: true,
      multipleWriteLocationsEnabled: false,
      freeTierEnabled: false,
      analyticalStorageEnabled: false,
      // Without its version, so that a rotated key is taken up without a deployment.
      keyVaultKeyId: key?.keyUrl,
      defaultIdentityType: key && `UserAssignedIdentity=${key.identityId}`,
      identity: key && { type: 'UserAssigned', identityIds: [key.identityId] },
      consistencyPolicy: { consistencyLevel: 'Session' },
      geoLocation: [{ location, failoverPriority: 0, zoneRedundant: props.zoneRedundant }],
      capacity: { totalThroughputLimit: UNITS_A_MEMORY * props.agents.length + (props.unitsForOthers ?? 0) },
      backup: { type: 'Continuous', tier: 'Continuous30Days' },
      tags: props.tags,
      dependsOn: key && [key.grant],
    });
    this.id = account.id;
    this.last = props.agents.reduce<ITerraformDependable>((before, agent) => {
      const database = new CosmosdbSqlDatabase(this, `database-${agent}`, {
        name: agent,
        resourceGroupName,
        accountName: account.name,
        dependsOn: [before],
      });
      // Made here because an agent cannot: containers are the control plane's, whatever its data-plane role.
      return new CosmosdbSqlContainer(this, `memory-${agent}`, {
        name: MEMORY_CONTAINER,
        resourceGroupName,
        accountName: account.name,
        databaseName: database.name,
        partitionKeyPaths: ['/sessionId'],
        partitionKeyVersion: 2,
        defaultTtl: props.retentionDays * SECONDS_A_DAY,
        autoscaleSettings: { maxThroughput: UNITS_A_MEMORY },
      });
    }, account);
  }
}
