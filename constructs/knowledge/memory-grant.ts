import { CosmosdbSqlRoleAssignment } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-role-assignment';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Cosmos DB Built-in Data Contributor: items and queries, no settings. Cosmos DB has roles of its own. */
const DATA_CONTRIBUTOR = '00000000-0000-0000-0000-000000000002';
const ACCOUNT = /\/resourceGroups\/([^/]+)\/providers\/Microsoft\.DocumentDB\/databaseAccounts\/([^/]+)$/;

export interface MemoryGrantProps {
  /** GUID: the assignment's name. */
  readonly name: string;
  /** ARM ID of the Cosmos DB account, written out. */
  readonly accountId: string;
  /** The agent's database: nothing narrower, because roles on containers stop the agent from finding them. */
  readonly database: string;
  readonly principalId: string;
  /** The grant before this one on the same account, which takes one at a time. @default - none */
  readonly dependsOn?: ITerraformDependable[];
}

/** An agent's right to its own memory: one database of an account, never the account. */
export class MemoryGrant extends Construct {
  readonly assignment: CosmosdbSqlRoleAssignment;

  /** @throws when the account's ID is not written out */
  constructor(scope: Construct, id: string, props: MemoryGrantProps) {
    super(scope, id);
    const [, resourceGroupName, accountName] = ACCOUNT.exec(props.accountId) ?? [];
    if (resourceGroupName === undefined || accountName === undefined) {
      throw new Error(
        `${this.node.path}: got the account "${props.accountId}", expected the ARM ID of a Cosmos DB account; ` +
          'fix: pass a reference from config/references, which is known before deployment',
      );
    }
    this.assignment = new CosmosdbSqlRoleAssignment(this, 'assignment', {
      name: props.name,
      resourceGroupName,
      accountName,
      roleDefinitionId: `${props.accountId}/sqlRoleDefinitions/${DATA_CONTRIBUTOR}`,
      principalId: props.principalId,
      scope: `${props.accountId}/dbs/${props.database}`,
      dependsOn: props.dependsOn,
    });
  }
}
