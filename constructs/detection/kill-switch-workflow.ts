/** The connector that Sentinel starts a playbook through. */
export const SENTINEL_API = 'azuresentinel';

/** API version of the call that stops a container app. Source: Container Apps REST reference, "Container Apps - Stop". */
const CONTAINER_APPS_API = '2024-03-01';
const RESOURCE_MANAGER = 'https://management.azure.com';

export interface KillSwitchWorkflowProps {
  /** ARM ID of the only resource group whose container apps it stops. */
  readonly agentsResourceGroupId: string;
  /** ARM ID of the identity that it stops them as. */
  readonly identityId: string;
}

/**
 * The steps of the kill switch, in the language of Logic Apps: of the resources that the incident names, those that are
 * container apps of the agents' resource group are stopped. Sources: Microsoft Learn, "Schema reference for the Workflow
 * Definition Language"; "Microsoft Sentinel connector", trigger "Microsoft Sentinel incident".
 */
export function killSwitchWorkflow({ agentsResourceGroupId, identityId }: KillSwitchWorkflowProps): object {
  const agents = `${agentsResourceGroupId}/providers/Microsoft.App/containerApps/`.toLowerCase();
  const resource = "toLower(coalesce(item()?['properties']?['resourceId'], ''))";
  return {
    $schema:
      'https://schema.management.azure.com/providers/Microsoft.Logic/schemas/2016-06-01/workflowdefinition.json#',
    contentVersion: '1.0.0.0',
    parameters: { $connections: { type: 'Object', defaultValue: {} } },
    triggers: {
      Microsoft_Sentinel_incident: {
        type: 'ApiConnectionWebhook',
        inputs: {
          body: { callback_url: '@{listCallbackUrl()}' },
          host: { connection: { name: `@parameters('$connections')['${SENTINEL_API}']['connectionId']` } },
          path: '/incident-creation',
        },
      },
    },
    actions: {
      Agents_in_the_incident: {
        type: 'Query',
        inputs: {
          from: "@coalesce(triggerBody()?['object']?['properties']?['relatedEntities'], json('[]'))",
          // A name and nothing after it: what an incident says is not to be trusted with a path.
          where: `@and(startsWith(${resource}, '${agents}'), equals(length(split(${resource}, '/')), 9))`,
        },
        runAfter: {},
      },
      Each_agent: {
        type: 'Foreach',
        foreach: "@body('Agents_in_the_incident')",
        actions: {
          Stop: {
            type: 'Http',
            inputs: {
              method: 'POST',
              uri: `${RESOURCE_MANAGER}@{items('Each_agent')?['properties']?['resourceId']}/stop?api-version=${CONTAINER_APPS_API}`,
              authentication: {
                type: 'ManagedServiceIdentity',
                identity: identityId,
                audience: `${RESOURCE_MANAGER}/`,
              },
            },
          },
        },
        runAfter: { Agents_in_the_incident: ['Succeeded'] },
      },
    },
    outputs: {},
  };
}
