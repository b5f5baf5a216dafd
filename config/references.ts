/**
 * Where every resource lies that more than one stack speaks of. The stack that makes it takes its name from here, the
 * stacks that use it take its ARM ID: the two cannot disagree, and no stack reads another's state.
 */
import { armId, resourceGroupId } from './arm-id';
import type { Agent, Label, LandingZone, Tool } from './landing-zone';
import { nameOf, RESOURCE_KINDS, stableGuid, type ResourceKind } from './naming';
import { regionCode } from './regions';
import { deploymentOf } from './sections/models';

/** A resource by name and by ARM ID, both known before anything is deployed. */
export interface ResourceReference {
  readonly name: string;
  readonly id: string;
}

/** The resource group of a stack, and the subscription it is in. */
export interface ResourceGroupReference extends ResourceReference {
  readonly subscriptionId: string;
}

export type StackName =
  | 'connectivity'
  | 'observability'
  | 'foundation'
  | 'data'
  | 'models'
  | 'agents'
  | 'gateway'
  | 'governance'
  | 'training';

/** Which subscription a stack is deployed to: the platform team's or the workload team's. */
export const STACK_SUBSCRIPTION: Readonly<Record<StackName, 'platform' | 'workload'>> = {
  connectivity: 'platform',
  observability: 'platform',
  foundation: 'workload',
  data: 'workload',
  models: 'workload',
  training: 'workload',
  agents: 'workload',
  gateway: 'workload',
  governance: 'workload',
};

/** A hub, and where it lies: whoever peers with it must know. */
export interface HubReference extends ResourceReference {
  readonly subscriptionId: string;
  readonly resourceGroupName: string;
}

const GOVERNED_NETWORKS = 'landing-zone';
const PERIMETER_PROFILE = 'workload';
/** Longer than a label may be, after which stores of knowledge are called, so that the two share no name. */
const AGENT_SERVICE = 'foundry-agent-service';

/**
 * Network Watcher of a region, which is where flow logs lie. Azure makes it, under this name and one a region, with the
 * first virtual network there.
 */
export function networkWatcherId(subscriptionId: string, location: string): string {
  return `${resourceGroupId(subscriptionId, 'NetworkWatcherRG')}/providers/Microsoft.Network/networkWatchers/NetworkWatcher_${location}`;
}

function hubOf(virtualNetworkId: string): HubReference {
  const [, , subscriptionId = '', , resourceGroupName = '', , , , name = ''] = virtualNetworkId.split('/');
  return { name, id: virtualNetworkId, subscriptionId: subscriptionId.toLowerCase(), resourceGroupName };
}

/** Every cross-stack reference of a landing zone. */
export type References = ReturnType<typeof references>;

/** The references of a landing zone. Pure: a function of names, subscriptions and the environment. */
export function references(landingZone: LandingZone) {
  const group = (stack: StackName): ResourceGroupReference => {
    const subscriptionId = landingZone.subscriptions[STACK_SUBSCRIPTION[stack]];
    const name = nameOf(landingZone, 'resourceGroup', stack);
    return { name, subscriptionId, id: resourceGroupId(subscriptionId, name) };
  };
  const within = (stack: StackName, type: string, ...names: string[]): ResourceReference => {
    const { subscriptionId, name: resourceGroup } = group(stack);
    return { name: names.at(-1) ?? '', id: armId({ subscriptionId, resourceGroup, type, names }) };
  };
  const named = (stack: StackName, kind: ResourceKind, qualifier?: string): ResourceReference =>
    within(stack, RESOURCE_KINDS[kind].armType, nameOf(landingZone, kind, qualifier));
  const subnetOf = (stack: StackName, network: ResourceReference, name: string): ResourceReference =>
    within(stack, RESOURCE_KINDS.subnet.armType, network.name, name);

  /** A role's name is taken for the whole tenant. */
  const roleDefinition = (title: string, part: string): ResourceReference => {
    const { name, environment, subscriptions, governance } = landingZone;
    // Made once, also for agents in a further region.
    const { location } = governance;
    const guid = stableGuid({ ...landingZone, location }, 'role-definition', part);
    return {
      name: `${title} (${name}-${environment}-${regionCode(location)})`,
      id: `/subscriptions/${subscriptions.workload}/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
    };
  };

  const { existing } = landingZone.network.hub;
  const hub = existing ? hubOf(existing.virtualNetworkId) : ourHub();
  // Azure takes one for a scope, so it lies in the primary region.
  const primary = { ...landingZone, location: landingZone.governance.location };
  const networkManager: ResourceReference = {
    name: nameOf(primary, 'networkManager'),
    id: armId({
      subscriptionId: landingZone.subscriptions[STACK_SUBSCRIPTION.connectivity],
      resourceGroup: nameOf(primary, 'resourceGroup', 'connectivity'),
      type: RESOURCE_KINDS.networkManager.armType,
      names: [nameOf(primary, 'networkManager')],
    }),
  };
  const perimeter = named('foundation', 'networkPerimeter');
  const spoke = named('foundation', 'virtualNetwork', 'spoke');
  const vault = named('foundation', 'keyVault', 'keys');
  const registry = named('foundation', 'containerRegistry', 'agents');
  const account = named('models', 'cognitiveAccount');
  const threads = named('models', 'cosmosAccount', AGENT_SERVICE);
  const files = named('models', 'storageAccount', AGENT_SERVICE);
  const vectors = named('models', 'searchService', AGENT_SERVICE);
  const apiManagement = named('gateway', 'apiManagement');

  function ourHub(): HubReference {
    const { subscriptionId, name: resourceGroupName } = group('connectivity');
    return { ...named('connectivity', 'virtualNetwork', 'hub'), subscriptionId, resourceGroupName };
  }

  return {
    connectivity: {
      resourceGroup: group('connectivity'),
      hub,
      /** Azure fixes these names. */
      firewallSubnet: subnetOf('connectivity', hub, 'AzureFirewallSubnet'),
      firewallManagementSubnet: subnetOf('connectivity', hub, 'AzureFirewallManagementSubnet'),
      privateEndpointSubnet: subnetOf('connectivity', hub, nameOf(landingZone, 'subnet', 'hub-private-endpoints')),
      firewall: named('connectivity', 'firewall', 'hub'),
      firewallPolicy: named('connectivity', 'firewallPolicy', 'hub'),
      dnsZone: (zone: string): ResourceReference =>
        existing
          ? { name: zone, id: `${existing.dnsResourceGroupId}/providers/Microsoft.Network/privateDnsZones/${zone}` }
          : within('connectivity', 'Microsoft.Network/privateDnsZones', zone),
      /** Writes the flow logs of every network of the landing zone. */
      flowLogIdentity: named('connectivity', 'userAssignedIdentity', 'flow-logs'),
      networkManager,
      /** The networks that the admin rules hold for. */
      governedNetworks: {
        name: GOVERNED_NETWORKS,
        id: `${networkManager.id}/networkGroups/${GOVERNED_NETWORKS}`,
      },
    },
    observability: {
      resourceGroup: group('observability'),
      workspace: named('observability', 'logAnalyticsWorkspace'),
      archive: named('observability', 'storageAccount', 'logs'),
      privateLinkScope: named('observability', 'monitorPrivateLinkScope'),
    },
    foundation: {
      resourceGroup: group('foundation'),
      spoke,
      privateEndpointSubnet: subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', 'private-endpoints')),
      applicationGatewaySubnet: subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', 'application-gateway')),
      apiManagementSubnet: subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', 'api-management')),
      operationsSubnet: subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', 'operations')),
      agentServiceSubnet: subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', AGENT_SERVICE)),
      sandboxSubnet: subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', 'sandbox')),
      agentSubnet: (agent: Agent) =>
        subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', `agent-${agent.name}`)),
      /** Around the PaaS of the workload. */
      perimeter,
      perimeterProfile: { name: PERIMETER_PROFILE, id: `${perimeter.id}/profiles/${PERIMETER_PROFILE}` },
      vault,
      registry: { ...registry, server: `${registry.name}.azurecr.io` },
    },
    data: {
      resourceGroup: group('data'),
      /** One search service a label: the label's boundary is a service's boundary. */
      search: (label: Label) => {
        const service = named('data', 'searchService', label.name);
        return { ...service, endpoint: `https://${service.name}.search.windows.net` };
      },
      searchIndex: (label: Label, index: string) =>
        within(
          'data',
          'Microsoft.Search/searchServices/indexes',
          named('data', 'searchService', label.name).name,
          index,
        ),
      /** One storage account a label, for the same reason. */
      documents: (label: Label) => {
        const account = named('data', 'storageAccount', label.name);
        return { ...account, endpoint: `https://${account.name}.blob.core.windows.net` };
      },
      container: (label: Label, container: string) =>
        within(
          'data',
          'Microsoft.Storage/storageAccounts/blobServices/containers',
          named('data', 'storageAccount', label.name).name,
          'default',
          container,
        ),
      scanResults: named('data', 'eventGridTopic', 'scan'),
      /** One Cosmos DB account a label, with a database for each agent that remembers under it. */
      memory: (label: Label) => {
        const account = named('data', 'cosmosAccount', label.name);
        return { ...account, endpoint: `https://${account.name}.documents.azure.com:443/` };
      },
    },
    models: {
      resourceGroup: group('models'),
      /** What agents that Foundry hosts keep: stores that nobody else uses. */
      agentService: {
        threads: { ...threads, endpoint: `https://${threads.name}.documents.azure.com:443/` },
        files: { ...files, endpoint: `https://${files.name}.blob.core.windows.net/` },
        vectors: { ...vectors, endpoint: `https://${vectors.name}.search.windows.net` },
      },
      account: { ...account, endpoint: `https://${account.name}.openai.azure.com/` },
      /** What an agent calls: its model, behind the guardrail that its tools ask for. */
      deployment: (agent: Agent) =>
        within('models', 'Microsoft.CognitiveServices/accounts/deployments', account.name, deploymentOf(agent).name),
    },
    training: {
      resourceGroup: group('training'),
      workspace: named('training', 'machineLearningWorkspace'),
      /** The workspace's own: code, logs, results. */
      storage: named('training', 'storageAccount', 'train'),
      /** Snapshots of what is trained on: another account, so that who runs jobs cannot change what they read. */
      datasets: named('training', 'storageAccount', 'data-sets'),
      vault: named('training', 'keyVault', 'train'),
      registry: named('training', 'containerRegistry', 'training'),
      trainer: named('training', 'userAssignedIdentity', 'trainer'),
      writer: named('training', 'userAssignedIdentity', 'dataset-writer'),
    },
    gateway: {
      resourceGroup: group('gateway'),
      applicationGateway: named('gateway', 'applicationGateway'),
      wafPolicy: named('gateway', 'wafPolicy'),
      apiManagement: { ...apiManagement, hostName: `${apiManagement.name}.azure-api.net` },
      /** What the gateway may do on the models. */
      role: roleDefinition('AI gateway', 'gateway'),
    },
    agents: {
      resourceGroup: group('agents'),
      environment: (agent: Agent) => named('agents', 'containerAppsEnvironment', agent.name),
      app: (agent: Agent) => named('agents', 'containerApp', agent.name),
      identity: (agent: Agent) => named('agents', 'userAssignedIdentity', `agent-${agent.name}`),
      /** With a few hash digits: `a` + `b-c` and `a-b` + `c` would otherwise be one name. */
      toolIdentity: (agent: Agent, tool: Tool) => {
        const digits = stableGuid(landingZone, agent.name, tool.name).slice(0, 4);
        return named('agents', 'userAssignedIdentity', `tool-${agent.name}-${tool.name}-${digits}`);
      },
      sandboxEnvironment: named('agents', 'containerAppsEnvironment', 'sandbox'),
      sandboxPool: named('agents', 'sessionPool', 'code'),
      /** Application Insights: where agents trace to. */
      telemetry: named('agents', 'applicationInsights', 'agents'),
    },
    governance: {
      /** Calls models and nothing else: agents hold this role. */
      modelCaller: roleDefinition('AI model caller', 'model-caller'),
      /** What people may become for hours. */
      operator: roleDefinition('AI landing zone operator', 'operator'),
    },
  } as const;
}
