/**
 * Where every resource lies that more than one stack speaks of. The stack that makes it takes its name from here, the
 * stacks that use it take its ARM ID: the two cannot disagree, and no stack reads another's state.
 */
import { armId, resourceGroupId } from './arm-id';
import type { Agent, Label, LandingZone, Model } from './landing-zone';
import { nameOf, RESOURCE_KINDS, type ResourceKind } from './naming';

/** A resource by name and by ARM ID, both known before anything is deployed. */
export interface ResourceReference {
  readonly name: string;
  readonly id: string;
}

/** The resource group of a stack, and the subscription it is in. */
export interface ResourceGroupReference extends ResourceReference {
  readonly subscriptionId: string;
}

export type StackName = 'connectivity' | 'observability' | 'foundation' | 'models' | 'agents';

/** Which subscription a stack is deployed to: the platform team's or the workload team's. */
export const STACK_SUBSCRIPTION: Readonly<Record<StackName, 'platform' | 'workload'>> = {
  connectivity: 'platform',
  observability: 'platform',
  foundation: 'workload',
  models: 'workload',
  agents: 'workload',
};

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

  const hub = named('connectivity', 'virtualNetwork', 'hub');
  const spoke = named('foundation', 'virtualNetwork', 'spoke');
  const vault = named('foundation', 'keyVault', 'keys');
  const registry = named('foundation', 'containerRegistry', 'agents');
  const account = named('models', 'cognitiveAccount');

  return {
    connectivity: {
      resourceGroup: group('connectivity'),
      hub,
      /** Azure fixes this name. */
      firewallSubnet: subnetOf('connectivity', hub, 'AzureFirewallSubnet'),
      privateEndpointSubnet: subnetOf('connectivity', hub, nameOf(landingZone, 'subnet', 'hub-private-endpoints')),
      firewall: named('connectivity', 'firewall', 'hub'),
      firewallPolicy: named('connectivity', 'firewallPolicy', 'hub'),
      dnsZone: (zone: string) => within('connectivity', 'Microsoft.Network/privateDnsZones', zone),
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
      operationsSubnet: subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', 'operations')),
      agentSubnet: (agent: Agent) =>
        subnetOf('foundation', spoke, nameOf(landingZone, 'subnet', `agent-${agent.name}`)),
      vault,
      registry: { ...registry, server: `${registry.name}.azurecr.io` },
      /** One search service a label: the label's boundary is a service's boundary. */
      search: (label: Label) => {
        const service = named('foundation', 'searchService', label.name);
        return { ...service, endpoint: `https://${service.name}.search.windows.net` };
      },
      searchIndex: (label: Label, index: string) =>
        within(
          'foundation',
          'Microsoft.Search/searchServices/indexes',
          named('foundation', 'searchService', label.name).name,
          index,
        ),
    },
    models: {
      resourceGroup: group('models'),
      account: { ...account, endpoint: `https://${account.name}.openai.azure.com/` },
      deployment: (model: Model) =>
        within('models', 'Microsoft.CognitiveServices/accounts/deployments', account.name, model.name),
    },
    agents: {
      resourceGroup: group('agents'),
      environment: (agent: Agent) => named('agents', 'containerAppsEnvironment', agent.name),
      app: (agent: Agent) => named('agents', 'containerApp', agent.name),
      identity: (agent: Agent) => named('agents', 'userAssignedIdentity', `agent-${agent.name}`),
    },
  } as const;
}
