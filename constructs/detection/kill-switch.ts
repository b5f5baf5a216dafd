import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { RoleDefinition } from '@cdktf/provider-azurerm/lib/role-definition';
import { SentinelAutomationRule } from '@cdktf/provider-azurerm/lib/sentinel-automation-rule';
import { UserAssignedIdentity } from '@cdktf/provider-azurerm/lib/user-assigned-identity';
import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';
import { ROLES } from '../managed-identities';
import { incidentOf } from './incident-triage';
import { killSwitchWorkflow, SENTINEL_API } from './kill-switch-workflow';

/** All that the kill switch may do, and only in the agents' resource group: look at agents, and stop them. */
const ACTIONS = ['Microsoft.App/containerApps/read', 'Microsoft.App/containerApps/stop/action'];

export interface KillSwitchProps {
  /** Names of what it is made of; the role and the automation rule are named by GUIDs. */
  readonly names: {
    readonly workflow: string;
    readonly connection: string;
    readonly identity: string;
    readonly role: string;
    readonly roleGuid: string;
    readonly automationRuleGuid: string;
  };
  readonly location: string;
  readonly resourceGroup: { readonly id: string; readonly name: string; readonly subscriptionId: string };
  /** ARM ID of the agents' resource group, which must be there when this is deployed. */
  readonly agentsResourceGroupId: string;
  /** Where Sentinel is: its workspace, its tenant, and its object ID in that tenant. */
  readonly sentinel: { readonly workspaceId: string; readonly tenantId: string; readonly objectId: string };
  /** ARM IDs of the analytics rules that are reason enough. */
  readonly analyticsRuleIds: readonly string[];
  readonly tags: Record<string, string>;
}

/**
 * Stops the agent that an incident names: an automation rule of Sentinel runs a Logic App that stops its container app.
 * It can stop and not start; who may start the Logic App is Sentinel alone.
 */
export class KillSwitch extends Construct {
  /** ARM ID of the Logic App. */
  readonly workflowId: string;

  /** @throws when no rule would ever use it */
  constructor(scope: Construct, id: string, props: KillSwitchProps) {
    super(scope, id);
    if (props.analyticsRuleIds.length === 0) {
      throw new Error(
        `${this.node.path}: got no analytics rules, expected those that name an agent; ` +
          'fix: pass the IDs of the rules with stopsAgent',
      );
    }
    const { names, location, resourceGroup, sentinel, tags } = props;

    const identity = new UserAssignedIdentity(this, 'identity', {
      name: names.identity,
      location,
      resourceGroupName: resourceGroup.name,
      tags,
    });
    const role = new RoleDefinition(this, 'role', {
      name: names.role,
      roleDefinitionId: names.roleGuid,
      scope: props.agentsResourceGroupId,
      description: 'Look at agents, and stop them',
      permissions: [{ actions: ACTIONS }],
      assignableScopes: [props.agentsResourceGroupId],
    });
    const stop = new RoleAssignment(this, 'stop-agents', {
      scope: props.agentsResourceGroupId,
      roleDefinitionId: role.roleDefinitionResourceId,
      principalId: identity.principalId,
      principalType: 'ServicePrincipal',
      skipServicePrincipalAadCheck: true,
      description: 'The kill switch stops agents',
    });

    const api = `/subscriptions/${resourceGroup.subscriptionId}/providers/Microsoft.Web/locations/${location}/managedApis/${SENTINEL_API}`;
    const connection = new AzapiResource(this, 'connection', {
      type: 'Microsoft.Web/connections@2016-06-01',
      name: names.connection,
      parentId: resourceGroup.id,
      location,
      // Managed identity instead of a person's sign-in; a value that the published schema of the type lacks.
      schemaValidation: false,
      body: { properties: { displayName: names.connection, parameterValueType: 'Alternative', api: { id: api } } },
      tags,
    });
    const workflow = new AzapiResource(this, 'workflow', {
      type: 'Microsoft.Logic/workflows@2019-05-01',
      name: names.workflow,
      parentId: resourceGroup.id,
      location,
      identity: { type: 'UserAssigned', identityIds: [identity.id] },
      body: {
        properties: {
          state: 'Enabled',
          definition: killSwitchWorkflow({
            agentsResourceGroupId: props.agentsResourceGroupId,
            identityId: identity.id,
          }),
          parameters: {
            $connections: {
              value: {
                [SENTINEL_API]: {
                  id: api,
                  connectionId: connection.id,
                  connectionName: names.connection,
                  connectionProperties: {
                    authentication: { type: 'ManagedServiceIdentity', identity: identity.id },
                  },
                },
              },
            },
          },
        },
      },
      tags,
      // Never a switch that is there and does nothing.
      dependsOn: [stop],
    });
    this.workflowId = workflow.id;

    // The right to ask for the trigger's address, which is the right to start it: nobody else has it.
    const run = new RoleAssignment(this, 'sentinel-runs-it', {
      scope: resourceGroup.id,
      roleDefinitionId: `/subscriptions/${resourceGroup.subscriptionId}/providers/Microsoft.Authorization/roleDefinitions/${ROLES.sentinelAutomationContributor.id}`,
      principalId: sentinel.objectId,
      principalType: 'ServicePrincipal',
      description: 'Sentinel runs the kill switch',
    });
    new SentinelAutomationRule(this, 'rule', {
      name: names.automationRuleGuid,
      logAnalyticsWorkspaceId: sentinel.workspaceId,
      displayName: 'AI incidents: stop the agent',
      order: 2,
      enabled: true,
      triggersOn: 'Incidents',
      triggersWhen: 'Created',
      conditionJson: incidentOf(props.analyticsRuleIds),
      actionPlaybook: [{ order: 1, logicAppId: workflow.id, tenantId: sentinel.tenantId }],
      dependsOn: [run],
    });
  }
}
