import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

/** What a role permits. Every action is written out. */
export interface Permissions {
  readonly description: string;
  readonly actions: readonly string[];
  readonly dataActions: readonly string[];
}

/**
 * What an agent needs in order to call a model, and nothing else. Cognitive Services OpenAI User, the narrowest
 * built-in role, also permits `assistants/*` and `responses/*`: threads, files and stored responses of everybody who
 * shares the account. The Responses API has no data action of its own that is only inference, so it is not here.
 */
export const MODEL_CALLER: Permissions = {
  description: 'Calls chat completions and embeddings. No assistants, no stored responses, no files, no deployments.',
  actions: [],
  dataActions: [
    'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
    'Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action',
  ],
};

/**
 * What people need in order to run the landing zone by hand: see it all, stop an agent and start it again. No data, no
 * keys, no role, no change of what Terraform made. `stop` and `start`: learn.microsoft.com, Azure permissions for
 * Compute, Microsoft.App.
 */
export const OPERATOR: Permissions = {
  description: 'Sees the landing zone, stops and starts agents. Reads no data and no keys, changes no resource.',
  actions: [
    'Microsoft.App/containerApps/read',
    'Microsoft.App/containerApps/start/action',
    'Microsoft.App/containerApps/stop/action',
    'Microsoft.App/managedEnvironments/read',
    'Microsoft.Authorization/locks/read',
    'Microsoft.Authorization/policyAssignments/read',
    'Microsoft.Authorization/roleAssignments/read',
    'Microsoft.Authorization/roleDefinitions/read',
    'Microsoft.CognitiveServices/accounts/deployments/read',
    'Microsoft.CognitiveServices/accounts/raiPolicies/read',
    'Microsoft.CognitiveServices/accounts/read',
    'Microsoft.CognitiveServices/locations/usages/read',
    'Microsoft.Insights/diagnosticSettings/read',
    'Microsoft.Insights/metricDefinitions/read',
    'Microsoft.Insights/metrics/read',
    'Microsoft.ResourceHealth/availabilityStatuses/read',
    'Microsoft.Resources/subscriptions/resourceGroups/read',
    'Microsoft.Search/searchServices/read',
  ],
  dataActions: [],
};

export interface CustomRoleProps {
  /** Taken for the whole tenant. */
  readonly name: string;
  /** ARM ID, written out: subscription and GUID, so that other stacks can point at the role. */
  readonly roleId: string;
  readonly permissions: Permissions;
  /** @default - the stack's own */
  readonly provider?: TerraformProvider;
}

const ROLE_ID = /^(\/subscriptions\/[^/]+)\/providers\/Microsoft\.Authorization\/roleDefinitions\/([^/]+)$/;

/** A role of our own, for one subscription. It permits nobody anything until it is assigned. */
export class CustomRole extends Construct {
  /** ARM ID, as a reference: what uses it waits for the role. */
  readonly id: string;

  /** @throws when an action has a wildcard, or the ID is not one of a role in a subscription */
  constructor(scope: Construct, id: string, props: CustomRoleProps) {
    super(scope, id);
    const { actions, dataActions, description } = props.permissions;
    const wild = [...actions, ...dataActions].find((action) => action.includes('*'));
    if (wild !== undefined) {
      throw new Error(
        `${this.node.path}: got the action "${wild}" for ${props.name}, expected one written out; ` +
          'fix: list what is needed, because a wildcard also permits what Azure adds tomorrow',
      );
    }
    const [, subscription, guid] = ROLE_ID.exec(props.roleId) ?? [];
    if (subscription === undefined || guid === undefined) {
      throw new Error(
        `${this.node.path}: got the ID "${props.roleId}" for ${props.name}, expected that of a role in a subscription; ` +
          'fix: pass a reference from config/references',
      );
    }
    this.id = new RoleDefinition(this, 'role', {
      provider: props.provider,
      name: props.name,
      roleDefinitionId: guid,
      // Not the group that it is used in: roles are made before it is.
      scope: subscription,
      assignableScopes: [subscription],
      description,
      permissions: [{ actions: [...actions], dataActions: [...dataActions], notActions: [], notDataActions: [] }],
    }).roleDefinitionResourceId;
  }
}
