import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { ROLES, roleDefinitionId, type RoleName } from './roles';

/** Scopes wider than one resource: a workload never needs them. */
const WIDE_SCOPE = /^\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?\/?$/i;

export interface WorkloadIdentityProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
}

export interface GrantProps {
  readonly role: RoleName;
  /** ARM ID of what the role is for, written out: never a subscription or a resource group. */
  readonly scope: string;
  /** Why the workload needs it; shown in the portal. */
  readonly reason: string;
  /** What the scope is made by, where that is in the same stack. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/** A user-assigned identity for one workload. What it may do is granted here, next to it, at the smallest scope. */
export class WorkloadIdentity extends Construct {
  readonly id: string;
  readonly clientId: string;
  readonly principalId: string;

  constructor(scope: Construct, id: string, props: WorkloadIdentityProps) {
    super(scope, id);
    const identity = new UserAssignedIdentity(this, 'identity', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      tags: props.tags,
    });
    this.id = identity.id;
    this.clientId = identity.clientId;
    this.principalId = identity.principalId;
  }

  /** @throws when the scope is a whole subscription or resource group */
  grant(id: string, props: GrantProps): RoleAssignment {
    if (WIDE_SCOPE.test(props.scope)) {
      throw new Error(
        `${this.node.path}: got the scope "${props.scope}" for ${ROLES[props.role].name}, expected one resource; ` +
          'fix: grant at the resource that the workload uses',
      );
    }
    return new RoleAssignment(this, id, {
      scope: props.scope,
      roleDefinitionId: roleDefinitionId(props.role, props.scope),
      principalId: this.principalId,
      principalType: 'ServicePrincipal',
      // A new identity reaches all of Entra ID after seconds; the check would fail before that.
      skipServicePrincipalAadCheck: true,
      description: props.reason,
      dependsOn: props.dependsOn,
    });
  }
}
