import { NetworkDdosProtectionPlan } from '@cdktf/provider-azurerm/lib/network-ddos-protection-plan';
import type { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { RouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetRouteTableAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import {
  nameOf,
  networkWatcherId,
  resourceGroupId,
  type CreatedHub,
  type ExistingHub,
  type LandingZone,
} from '../config';
import { AzapiProvider } from '../constructs/azapi';
import { WorkloadIdentity } from '../constructs/managed-identities';
import {
  ADMIN_CONFIGURATION,
  AdminRulesInForce,
  BastionAccess,
  ClosedSubnet,
  DeclaredNames,
  FlowLog,
  InspectedRoutes,
  NameResolver,
  NetworkAdminRules,
  type ClosedSubnetProps,
} from '../constructs/network';
import { EgressRules, InspectionFirewall, InspectionPolicy } from '../constructs/network-inspection';
import { PrivateDnsZones, zonesOf, type PrivateLinkServiceName } from '../constructs/private-endpoints';
import { addGovernedNetwork, networkName } from './admin-rules';
import { agentEgress, hostPrefixes, nameForwarding, platformEgress, resolvedNames } from './egress';
import { addAzurerm, LandingZoneStack } from './landing-zone-stack';
import {
  hasAdminRules,
  platformEndpointInbound,
  resolverInbound,
  resolverInboundOutbound,
  resolverOutbound,
} from './openings';
import { addPlatformEndpoints } from './platform-endpoints';

/** What the landing zone reaches over Private Link: decides which private DNS zones the hub holds. */
const PRIVATE_SERVICES: readonly PrivateLinkServiceName[] = [
  'blob',
  'containerRegistry',
  'cosmosNoSql',
  'eventGridTopic',
  'foundry',
  'keyVault',
  'monitor',
  'search',
];

/** A training workspace is one more, under names of its own. */
function privateServices({ training }: LandingZone): readonly PrivateLinkServiceName[] {
  return training ? [...PRIVATE_SERVICES, 'machineLearning'] : PRIVATE_SERVICES;
}

/**
 * The hub: the one way out, the names of all private services, and the private endpoints of the platform. Where the hub
 * is there already, only what the landing zone adds to it.
 */
export class ConnectivityStack extends LandingZoneStack {
  private readonly flowLogGrant: RoleAssignment;
  private readonly flowLogIdentityId: string;

  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'connectivity', landingZone);
    const { hub } = landingZone.network;
    const { identity, grant } = this.addFlowLogIdentity();
    this.flowLogIdentityId = identity.id;
    this.flowLogGrant = grant;
    const governed = hasAdminRules(landingZone) ? this.addAdminRules() : undefined;
    if (hub.existing) this.attach(hub.existing);
    else this.create(hub, governed);
  }

  private create(hub: CreatedHub, networkGroupId: string | undefined): void {
    const { landingZone } = this;
    new AzapiProvider(this, 'azapi', {
      subscriptionId: landingZone.subscriptions.platform,
      tenantId: landingZone.tenantId,
    });
    const network = this.addHub(hub);
    new PrivateDnsZones(this, 'private-dns', {
      resourceGroupName: this.resourceGroupName,
      zones: zonesOf(privateServices(landingZone)),
      virtualNetworkId: network.id,
      tags: this.tags,
    });
    this.addPrivateEndpoints(hub, network);
    const resolver = landingZone.connectivity.forward.length > 0 ? this.addResolver(hub, network) : undefined;
    this.addNamePolicy(network);
    this.addFirewall(hub, network, resolver);
    if (landingZone.profile.bastion) this.addBastion(hub, network);
    this.addFlowLog(network);
    if (networkGroupId) addGovernedNetwork(this, networkName(landingZone, 'hub'), network.id, networkGroupId);
  }

  /** Nothing of the hub is changed but its policy's rules, under names of ours, and only where we were given one. */
  private attach(existing: ExistingHub): void {
    const { landingZone, references } = this;
    if (existing.privateEndpointSubnetId) addPlatformEndpoints(this, existing.privateEndpointSubnetId);
    if (!existing.firewallPolicyId) return;
    const [, , subscriptionId = ''] = existing.firewallPolicyId.split('/');
    const platform = landingZone.subscriptions.platform;
    const provider =
      subscriptionId.toLowerCase() === platform
        ? undefined
        : addAzurerm(this, 'azurerm-hub', subscriptionId.toLowerCase(), landingZone.tenantId, 'hub');
    this.addEgress({
      policyId: existing.firewallPolicyId,
      // Whether that firewall opens TLS is its owner's business; ours would not ask for it from agents anyway.
      opensTls: false,
      prefix: `${references.connectivity.resourceGroup.name}-`,
      // After what the owner has written, as a rule: theirs decides.
      priority: 20000,
      provider,
    });
  }

  private addHub(hub: CreatedHub): VirtualNetwork {
    const { landingZone, location, resourceGroupName, tags } = this;
    const plan = landingZone.profile.ddosProtection
      ? new NetworkDdosProtectionPlan(this, 'ddos-plan', {
          name: nameOf(landingZone, 'ddosPlan'),
          location,
          resourceGroupName,
          tags,
        })
      : undefined;
    const network = new VirtualNetwork(this, 'hub', {
      name: this.references.connectivity.hub.name,
      location,
      resourceGroupName,
      addressSpace: [hub.addressSpace],
      dnsServers: [hub.firewallPrivateIp],
      ddosProtectionPlan: plan && { id: plan.id, enable: true },
      tags,
    });
    this.log('hub', 'Microsoft.Network/virtualNetworks', network.id);
    return network;
  }

  /** The platform's own services: logs and their archive. */
  private addPrivateEndpoints(hub: CreatedHub, network: VirtualNetwork): void {
    const { landingZone, references } = this;
    const subnet = this.addSubnet(network, 'private-endpoints', 'hub-private-endpoints', {
      name: references.connectivity.privateEndpointSubnet.name,
      addressPrefix: hub.privateEndpoints,
      allowInbound: platformEndpointInbound(landingZone, hub),
    });
    addPlatformEndpoints(this, subnet.id);
  }

  private addSubnet(
    network: VirtualNetwork,
    id: string,
    qualifier: string,
    props: Pick<
      ClosedSubnetProps,
      'name' | 'addressPrefix' | 'allowInbound' | 'allowOutbound' | 'delegation' | 'routeTableId'
    >,
  ): ClosedSubnet {
    const subnet = new ClosedSubnet(this, id, {
      ...props,
      networkSecurityGroupName: nameOf(this.landingZone, 'networkSecurityGroup', qualifier),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      virtualNetworkName: network.name,
      tags: this.tags,
    });
    this.log(`${id}-nsg`, 'Microsoft.Network/networkSecurityGroups', subnet.networkSecurityGroupId);
    return subnet;
  }

  /** Asks servers of the organisation for its own domains; what it asks leaves through the firewall. */
  private addResolver(hub: CreatedHub, network: VirtualNetwork): NameResolver {
    const { landingZone, location, resourceGroupName, tags } = this;
    const routes = new InspectedRoutes(this, 'resolver-routes', {
      name: nameOf(landingZone, 'routeTable', 'resolver'),
      location,
      resourceGroupName,
      firewallPrivateIp: hub.firewallPrivateIp,
      tags,
    });
    const delegation = 'Microsoft.Network/dnsResolvers';
    const inbound = this.addSubnet(network, 'resolver-inbound', 'resolver-inbound', {
      name: nameOf(landingZone, 'subnet', 'resolver-inbound'),
      addressPrefix: hub.resolverInbound,
      delegation,
      allowInbound: resolverInbound(hub),
      allowOutbound: resolverInboundOutbound(hub),
      routeTableId: routes.id,
    });
    const outbound = this.addSubnet(network, 'resolver-outbound', 'resolver-outbound', {
      name: nameOf(landingZone, 'subnet', 'resolver-outbound'),
      addressPrefix: hub.resolverOutbound,
      delegation,
      allowOutbound: resolverOutbound(landingZone, hub),
      routeTableId: routes.id,
    });
    return new NameResolver(this, 'resolver', {
      name: nameOf(landingZone, 'dnsResolver'),
      rulesetName: nameOf(landingZone, 'dnsForwardingRuleset'),
      location,
      resourceGroupName,
      virtualNetworkId: network.id,
      inboundSubnetId: inbound.id,
      outboundSubnetId: outbound.id,
      privateIp: hub.resolverPrivateIp,
      forward: landingZone.connectivity.forward,
      tags,
      dependsOn: [...inbound.closed, ...outbound.closed],
    });
  }

  /** Closes DNS as a way out: the firewall resolves for everyone, and Azure's resolver answers it for declared names. */
  private addNamePolicy(network: VirtualNetwork): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const policy = new DeclaredNames(this, 'names', {
      name: nameOf(landingZone, 'dnsPolicy'),
      declaredListName: nameOf(landingZone, 'dnsDomainList', 'declared'),
      everythingListName: nameOf(landingZone, 'dnsDomainList', 'everything'),
      location,
      resourceGroupId: resourceGroupId(landingZone.subscriptions.platform, resourceGroupName),
      virtualNetworkId: network.id,
      names: resolvedNames(landingZone),
      others: landingZone.profile.undeclaredNames,
      tags,
    });
    this.log('names', 'Microsoft.Network/dnsResolverPolicies', policy.id);
  }

  private addFirewall(hub: CreatedHub, network: VirtualNetwork, resolver: NameResolver | undefined): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { connectivity } = this.references;
    const { inspection, profile } = landingZone;
    const policy = new InspectionPolicy(this, 'inspection-policy', {
      name: connectivity.firewallPolicy.name,
      location,
      resourceGroupName,
      dnsServers: resolver && [hub.resolverPrivateIp],
      tls: inspection.tls && {
        ...inspection.tls,
        identityName: nameOf(landingZone, 'userAssignedIdentity', 'firewall'),
      },
      tags,
    });
    const groups = this.addEgress({ policyId: policy.id, opensTls: policy.opensTls, prefix: '', priority: 200 });
    // Azure fixes the name, and allows no security group here; a route only under a forced tunnel.
    const subnet = new Subnet(this, 'firewall-subnet', {
      name: connectivity.firewallSubnet.name,
      resourceGroupName,
      virtualNetworkName: network.name,
      addressPrefixes: [hub.firewall],
      defaultOutboundAccessEnabled: false,
    });
    const tunnel = this.addForcedTunnel(hub, network, subnet);
    const firewall = new InspectionFirewall(this, 'firewall', {
      name: connectivity.firewall.name,
      publicIpName: nameOf(landingZone, 'publicIp', 'firewall'),
      location,
      resourceGroupName,
      subnetId: subnet.id,
      policyId: policy.id,
      zones: profile.zones,
      forcedTunnel: tunnel && {
        managementSubnetId: tunnel.managementSubnetId,
        managementPublicIpName: nameOf(landingZone, 'publicIp', 'firewall-management'),
      },
      tags,
      dependsOn: [...groups, ...(tunnel ? [tunnel.association] : []), ...(resolver ? [resolver.inbound] : [])],
    });
    this.log('firewall', 'Microsoft.Network/azureFirewalls', firewall.id);
    this.log('firewall-ip', 'Microsoft.Network/publicIPAddresses', firewall.publicIpId);
  }

  /** Everything that the firewall lets out goes to an appliance of the organisation; Azure manages it by another subnet. */
  private addForcedTunnel(
    hub: CreatedHub,
    network: VirtualNetwork,
    firewallSubnet: Subnet,
  ): { managementSubnetId: string; association: ITerraformDependable } | undefined {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { forcedTunnel } = landingZone.connectivity;
    if (!forcedTunnel) return undefined;
    const management = new Subnet(this, 'firewall-management-subnet', {
      name: this.references.connectivity.firewallManagementSubnet.name,
      resourceGroupName,
      virtualNetworkName: network.name,
      addressPrefixes: [hub.firewallManagement],
      defaultOutboundAccessEnabled: false,
    });
    const table = new RouteTable(this, 'forced-tunnel', {
      name: nameOf(landingZone, 'routeTable', 'forced-tunnel'),
      location,
      resourceGroupName,
      bgpRoutePropagationEnabled: false,
      route: [
        {
          name: 'everything-to-appliance',
          addressPrefix: '0.0.0.0/0',
          nextHopType: 'VirtualAppliance',
          nextHopInIpAddress: forcedTunnel.nextHopIp,
        },
      ],
      tags,
    });
    const association = new SubnetRouteTableAssociation(this, 'forced-tunnel-association', {
      subnetId: firewallSubnet.id,
      routeTableId: table.id,
    });
    return { managementSubnetId: management.id, association };
  }

  /** What each source may reach, in two groups: the platform's, then the agents'. */
  private addEgress(target: {
    readonly policyId: string;
    readonly opensTls: boolean;
    readonly prefix: string;
    readonly priority: number;
    readonly provider?: AzurermProvider;
  }): ITerraformDependable[] {
    const { landingZone } = this;
    const { policyId, opensTls, prefix, priority, provider } = target;
    const rules = { policyId, opensTls, provider, neverInspect: hostPrefixes(landingZone) };
    const addressSets = landingZone.network.hub.existing ? [] : nameForwarding(landingZone);
    const platform = new EgressRules(this, 'platform-egress', {
      ...rules,
      name: `${prefix}platform`,
      priority,
      sets: platformEgress(landingZone, opensTls),
      addressSets,
    });
    const sets = agentEgress(landingZone);
    if (sets.length === 0) return [platform.group];
    const agents = new EgressRules(this, 'agent-egress', {
      ...rules,
      name: `${prefix}agents`,
      priority: priority + 100,
      sets,
      dependsOn: [platform.group],
    });
    return [platform.group, agents.group];
  }

  private addBastion(hub: CreatedHub, network: VirtualNetwork): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const bastion = new BastionAccess(this, 'bastion', {
      name: nameOf(landingZone, 'bastion'),
      publicIpName: nameOf(landingZone, 'publicIp', 'bastion'),
      networkSecurityGroupName: nameOf(landingZone, 'networkSecurityGroup', 'bastion'),
      location,
      resourceGroupName,
      virtualNetworkName: network.name,
      addressPrefix: hub.bastion,
      dnsServer: hub.firewallPrivateIp,
      hosts: [landingZone.network.spoke.operations],
      from: landingZone.connectivity.bastionFrom,
      zones: landingZone.profile.zones,
      tags,
    });
    this.log('bastion', 'Microsoft.Network/bastionHosts', bastion.id);
    this.log('bastion-ip', 'Microsoft.Network/publicIPAddresses', bastion.publicIpId);
    this.log('bastion-nsg', 'Microsoft.Network/networkSecurityGroups', bastion.networkSecurityGroupId);
  }

  /** One identity writes the flow logs of every network: the workload may use it, and needs no right on the archive. */
  private addFlowLogIdentity(): { identity: WorkloadIdentity; grant: RoleAssignment } {
    const { location, resourceGroupName, tags } = this;
    const { connectivity, observability } = this.references;
    const identity = new WorkloadIdentity(this, 'flow-log-identity', {
      name: connectivity.flowLogIdentity.name,
      location,
      resourceGroupName,
      tags,
    });
    const grant = identity.grant('write-flow-logs', {
      role: 'storageBlobDataContributor',
      scope: observability.archive.id,
      reason: 'Network Watcher writes flow logs to the archive, which takes no keys',
    });
    return { identity, grant };
  }

  private addFlowLog(network: VirtualNetwork): void {
    const { landingZone, location, logs, tags } = this;
    new FlowLog(this, 'hub-flows', {
      name: nameOf(landingZone, 'flowLog', 'hub'),
      location,
      networkWatcherId: networkWatcherId(landingZone.subscriptions.platform, location),
      virtualNetworkId: network.id,
      storageId: logs.archiveId,
      workspaceId: logs.workspaceId,
      identityId: this.flowLogIdentityId,
      retentionDays: landingZone.profile.archiveDays,
      tags,
      dependsOn: [this.flowLogGrant],
    });
  }

  /** The rules, once, and their commitment in each region. */
  private addAdminRules(): string {
    const { landingZone, location, resourceGroupName, references, tags } = this;
    const { networkManager, governedNetworks } = references.connectivity;
    if (landingZone.region === 'secondary') {
      new AdminRulesInForce(this, 'admin-rules-in-force', {
        networkManagerId: networkManager.id,
        configurationId: `${networkManager.id}/securityAdminConfigurations/${ADMIN_CONFIGURATION}`,
        location,
      });
      return governedNetworks.id;
    }
    const rules = new NetworkAdminRules(this, 'admin-rules', {
      name: networkManager.name,
      location,
      resourceGroupName,
      subscriptionIds: [landingZone.subscriptions.platform, landingZone.subscriptions.workload],
      groupName: governedNetworks.name,
      tags,
    });
    new AdminRulesInForce(this, 'admin-rules-in-force', {
      networkManagerId: rules.networkManagerId,
      configurationId: rules.configurationId,
      location,
      dependsOn: rules.rules,
    });
    return rules.networkGroupId;
  }
}
