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

/** A role that the governance stack makes. */
export interface CustomRoleReference {
  readonly name: string;
  /** ARM ID, with the subscription in front. */
  readonly id: string;
}

export interface GrantProps {
  /** A built-in role, or one of the landing zone's own. */
  readonly role: RoleName | CustomRoleReference;
  /** ARM ID of what the role is for, written out: never a subscription or a resource group. */
  readonly scope: string;
  /** Why the workload needs it; shown in the portal. */
  readonly reason: string;
  /** ABAC condition (version 2.0) that narrows what the role permits. @default - none */
  readonly condition?: string;
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
        `${this.node.path}: got the scope "${props.scope}" for ${roleName(props.role)}, expected one resource; ` +
          'fix: grant at the resource that the workload uses',
      );
    }
    return new RoleAssignment(this, id, {
      scope: props.scope,
      roleDefinitionId: roleId(this.node.path, props.role, props.scope),
      principalId: this.principalId,
      principalType: 'ServicePrincipal',
      // A new identity reaches all of Entra ID after seconds; the check would fail before that.
      skipServicePrincipalAadCheck: true,
      description: props.reason,
      condition: props.condition,
      conditionVersion: props.condition === undefined ? undefined : '2.0',
      dependsOn: props.dependsOn,
    });
  }
}

function roleName(role: GrantProps['role']): string {
  return typeof role === 'string' ? ROLES[role].name : role.name;
}

/** A role of our own can be assigned in the subscription that it is made for, and nowhere else. */
function roleId(path: string, role: GrantProps['role'], scope: string): string {
  if (typeof role === 'string') return roleDefinitionId(role, scope);
  const subscription = /^\/subscriptions\/[^/]+\//i.exec(role.id)?.[0];
  if (subscription !== undefined && scope.toLowerCase().startsWith(subscription.toLowerCase())) return role.id;
  throw new Error(
    `${path}: got scope "${scope}" for ${role.name}, expected the ARM ID of a resource in ` +
      `${subscription ?? 'a subscription'}; fix: pass a reference from config/references, which is known before deployment`,
  );
}
