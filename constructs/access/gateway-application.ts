import { AppRoleAssignment } from '@cdktf/provider-azuread/lib/app-role-assignment';
import { Application } from '@cdktf/provider-azuread/lib/application';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { Construct } from 'constructs';

/** What a caller of the gateway may be. */
export const GATEWAY_ROLES = {
  'Agent.Call': { title: 'Call agents', memberTypes: ['Application', 'User'] },
  'Agent.Operate': { title: 'Operate agents', memberTypes: ['User'] },
} as const;

export type GatewayRole = keyof typeof GATEWAY_ROLES;

export interface GatewayApplicationProps {
  readonly displayName: string;
  /** `api://…`: what tokens for the gateway are for. */
  readonly audience: string;
  /** A GUID for each role, the same in every run. */
  readonly roleIds: Readonly<Record<GatewayRole, string>>;
  /** A GUID for the scope that clients ask for when somebody has signed in. */
  readonly scopeId: string;
  /** Who has a role from the start, by object ID of a group. */
  readonly members: Readonly<Record<GatewayRole, readonly string[]>>;
}

/**
 * The gateway in Entra: what callers get tokens for. It holds no secret, no certificate and no owner who could add one,
 * and nobody gets a token for it without a role.
 */
export class GatewayApplication extends Construct {
  constructor(scope: Construct, id: string, props: GatewayApplicationProps) {
    super(scope, id);
    if (!/^api:\/\/\S+$/.test(props.audience)) {
      throw new Error(
        `${this.node.path}: got the audience "${props.audience}", expected one that begins with api://; ` +
          'fix: write api://, the tenant’s ID and a name',
      );
    }
    const roles = Object.entries(GATEWAY_ROLES) as [GatewayRole, (typeof GATEWAY_ROLES)[GatewayRole]][];
    const application = new Application(this, 'application', {
      displayName: props.displayName,
      description: 'What callers of the AI gateway get tokens for',
      signInAudience: 'AzureADMyOrg',
      identifierUris: [props.audience],
      api: {
        // Tokens of version 2 carry a client ID that only Entra knows; those of version 1 carry the audience above.
        requestedAccessTokenVersion: 1,
        mappedClaimsEnabled: false,
        oauth2PermissionScope: [
          {
            id: props.scopeId,
            value: 'Agent.Use',
            type: 'Admin',
            enabled: true,
            adminConsentDisplayName: 'Call agents for the person who signed in',
            adminConsentDescription: 'Lets an application call agents with the roles of the person who signed in',
          },
        ],
      },
      appRole: roles.map(([value, { title, memberTypes }]) => ({
        id: props.roleIds[value],
        value,
        displayName: title,
        description: title,
        allowedMemberTypes: [...memberTypes],
        enabled: true,
      })),
    });
    const principal = new ServicePrincipal(this, 'principal', {
      clientId: application.clientId,
      appRoleAssignmentRequired: true,
    });
    for (const [role] of roles) {
      props.members[role].forEach((groupId, index) => {
        new AppRoleAssignment(this, `${role.replace('.', '-').toLowerCase()}-${String(index)}`, {
          appRoleId: props.roleIds[role],
          principalObjectId: groupId,
          resourceObjectId: principal.objectId,
        });
      });
    }
  }
}
