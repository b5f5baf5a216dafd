import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering';
import type { Construct } from 'constructs';
import { nameOf, networkWatcherId, resourceGroupId, type LandingZone } from '../config';
import { AgentRegistry } from '../constructs/agents';
import { AzapiProvider } from '../constructs/azapi';
import { KeyVault } from '../constructs/keys';
import { ClosedSubnet, FlowLog, InspectedRoutes, type ClosedSubnetProps } from '../constructs/network';
import { NetworkPerimeter, PerimeterMember } from '../constructs/network-perimeter';
import { ServicePrivateEndpoint, type PrivateLinkServiceName } from '../constructs/private-endpoints';
import {
  agentInbound,
  agentOutbound,
  agentServiceInbound,
  agentServiceOutbound,
  hasAdminRules,
  operationsInbound,
  operationsOutbound,
  privateEndpointInbound,
  sandboxInbound,
  sandboxOutbound,
} from './openings';
import { agentPrefix, agentServicePrefix, sandboxPrefix } from './egress';
import {
  frontInbound,
  frontOutbound,
  hasGateway,
  serviceInbound,
  serviceOutbound,
  type WithGateway,
} from './gateway-network';
import { addGovernedNetwork, networkName } from './admin-rules';
import { addAzurerm, LandingZoneStack } from './landing-zone-stack';
import { addPlatformEndpoints } from './platform-endpoints';

/** The workload's network and what its agents share: keys and images. */
export class FoundationStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'foundation', landingZone);
    new AzapiProvider(this, 'azapi', {
      subscriptionId: landingZone.subscriptions.workload,
      tenantId: landingZone.tenantId,
    });
    const spoke = this.addSpoke();
    const routes = new InspectedRoutes(this, 'routes', {
      name: nameOf(landingZone, 'routeTable', 'spoke'),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      firewallPrivateIp: landingZone.network.hub.firewallPrivateIp,
      tags: this.tags,
    });
    const { foundation } = this.references;
    const { network, agents } = landingZone;
    const endpoints = this.addSubnet(spoke, 'private-endpoints', {
      name: foundation.privateEndpointSubnet.name,
      addressPrefix: network.spoke.privateEndpoints,
      allowInbound: privateEndpointInbound(landingZone),
    });
    this.addSubnet(spoke, 'operations', {
      name: foundation.operationsSubnet.name,
      addressPrefix: network.spoke.operations,
      allowInbound: operationsInbound(landingZone),
      allowOutbound: operationsOutbound(landingZone),
      routeTableId: routes.id,
    });
    for (const agent of agents) {
      this.addSubnet(spoke, `agent-${agent.name}`, {
        name: foundation.agentSubnet(agent).name,
        addressPrefix: agentPrefix(landingZone, agent),
        delegation: 'Microsoft.App/environments',
        allowInbound: agentInbound(landingZone, agent),
        allowOutbound: agentOutbound(landingZone, agent),
        routeTableId: routes.id,
      });
    }
    if (landingZone.codeSandbox) {
      this.addSubnet(spoke, 'sandbox', {
        name: foundation.sandboxSubnet.name,
        addressPrefix: sandboxPrefix(landingZone),
        delegation: 'Microsoft.App/environments',
        allowInbound: sandboxInbound(landingZone),
        allowOutbound: sandboxOutbound(landingZone),
        routeTableId: routes.id,
      });
    }
    if (landingZone.foundry) {
      this.addSubnet(spoke, 'foundry-agent-service', {
        name: foundation.agentServiceSubnet.name,
        addressPrefix: agentServicePrefix(landingZone),
        delegation: 'Microsoft.App/environments',
        allowInbound: agentServiceInbound(landingZone),
        allowOutbound: agentServiceOutbound(landingZone),
        routeTableId: routes.id,
      });
    }
    if (hasGateway(landingZone)) this.addGatewaySubnets(spoke, landingZone, routes.id);
    const { existing } = network.hub;
    if (existing && !existing.privateEndpointSubnetId) addPlatformEndpoints(this, endpoints.id);
    this.addVault(endpoints.id, this.addPerimeter());
    this.addRegistry(endpoints.id);
  }

  /** The application gateway and API Management: two subnets, so that the second answers the first alone. */
  private addGatewaySubnets(spoke: VirtualNetwork, landingZone: WithGateway, routeTableId: string): void {
    const { foundation } = this.references;
    this.addSubnet(spoke, 'application-gateway', {
      name: foundation.applicationGatewaySubnet.name,
      addressPrefix: landingZone.gateway.frontPrefix,
      delegation: 'Microsoft.Network/applicationGateways',
      allowInbound: frontInbound(landingZone),
      allowOutbound: frontOutbound(landingZone),
      routeTableId,
    });
    this.addSubnet(spoke, 'api-management', {
      name: foundation.apiManagementSubnet.name,
      addressPrefix: landingZone.gateway.servicePrefix,
      delegation: 'Microsoft.Web/hostingEnvironments',
      allowInbound: serviceInbound(landingZone),
      allowOutbound: serviceOutbound(landingZone),
      routeTableId,
    });
  }

  private addSpoke(): VirtualNetwork {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { connectivity, foundation } = this.references;
    const spoke = new VirtualNetwork(this, 'spoke', {
      name: foundation.spoke.name,
      location,
      resourceGroupName,
      addressSpace: [landingZone.network.spoke.addressSpace],
      dnsServers: [landingZone.network.hub.firewallPrivateIp],
      tags,
    });
    this.log('spoke', 'Microsoft.Network/virtualNetworks', spoke.id);

    const toHub = new VirtualNetworkPeering(this, 'spoke-to-hub', {
      name: 'to-hub',
      resourceGroupName,
      virtualNetworkName: spoke.name,
      remoteVirtualNetworkId: connectivity.hub.id,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: true,
    });
    // The other half lies in the hub, which exists before the spoke does.
    const platform = addAzurerm(
      this,
      'azurerm-platform',
      connectivity.hub.subscriptionId,
      landingZone.tenantId,
      'platform',
    );
    new VirtualNetworkPeering(this, 'hub-to-spoke', {
      provider: platform,
      name: `to-${landingZone.name}`,
      resourceGroupName: connectivity.hub.resourceGroupName,
      virtualNetworkName: connectivity.hub.name,
      remoteVirtualNetworkId: spoke.id,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: true,
      dependsOn: [toHub],
    });
    if (hasAdminRules(landingZone)) {
      const name = networkName(landingZone, 'spoke');
      addGovernedNetwork(this, name, spoke.id, connectivity.governedNetworks.id, platform);
    }
    new FlowLog(this, 'spoke-flows', {
      name: nameOf(landingZone, 'flowLog', 'spoke'),
      location,
      networkWatcherId: networkWatcherId(landingZone.subscriptions.workload, location),
      virtualNetworkId: spoke.id,
      storageId: this.logs.archiveId,
      workspaceId: this.logs.workspaceId,
      identityId: connectivity.flowLogIdentity.id,
      retentionDays: landingZone.profile.archiveDays,
      tags,
    });
    return spoke;
  }

  private addSubnet(
    spoke: VirtualNetwork,
    id: string,
    props: Pick<
      ClosedSubnetProps,
      'name' | 'addressPrefix' | 'allowInbound' | 'allowOutbound' | 'delegation' | 'routeTableId'
    >,
  ): ClosedSubnet {
    const subnet = new ClosedSubnet(this, id, {
      ...props,
      networkSecurityGroupName: nameOf(this.landingZone, 'networkSecurityGroup', id),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      virtualNetworkName: spoke.name,
      tags: this.tags,
    });
    this.log(`${id}-nsg`, 'Microsoft.Network/networkSecurityGroups', subnet.networkSecurityGroupId);
    return subnet;
  }

  /** Around the workload's services on the public plane, which stays closed: what is inside may call what is inside. */
  private addPerimeter(): NetworkPerimeter {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { perimeter, perimeterProfile } = this.references.foundation;
    const made = new NetworkPerimeter(this, 'perimeter', {
      name: perimeter.name,
      profileName: perimeterProfile.name,
      location,
      resourceGroupId: resourceGroupId(landingZone.subscriptions.workload, resourceGroupName),
      tags,
    });
    this.log('perimeter', 'Microsoft.Network/networkSecurityPerimeters', made.id);
    return made;
  }

  private addVault(endpointSubnetId: string, perimeter: NetworkPerimeter): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const vault = new KeyVault(this, 'vault', {
      name: this.references.foundation.vault.name,
      location,
      resourceGroupName,
      tenantId: landingZone.tenantId,
      sku: landingZone.profile.keyVaultSku,
      tags,
    });
    this.addPrivateEndpoint('keys', 'keyVault', vault.id, endpointSubnetId);
    this.log('vault', 'Microsoft.KeyVault/vaults', vault.id);
    new PerimeterMember(this, 'vault-perimeter', {
      name: this.references.foundation.vault.name,
      perimeterId: perimeter.id,
      profileId: perimeter.profileId,
      resourceId: vault.id,
      // Services outside the perimeter, Cosmos DB among them, encrypt under its keys: Azure trusts them, Enforced would not.
      mode: 'Learning',
    });
  }

  private addRegistry(endpointSubnetId: string): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const registry = new AgentRegistry(this, 'registry', {
      name: this.references.foundation.registry.name,
      location,
      resourceGroupName,
      zoneRedundant: landingZone.profile.zones.length > 0,
      tags,
    });
    this.addPrivateEndpoint('agents-registry', 'containerRegistry', registry.id, endpointSubnetId);
    this.log('registry', 'Microsoft.ContainerRegistry/registries', registry.id);
  }

  private addPrivateEndpoint(id: string, service: PrivateLinkServiceName, targetId: string, subnetId: string): void {
    new ServicePrivateEndpoint(this, `${id}-endpoint`, {
      name: nameOf(this.landingZone, 'privateEndpoint', id),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      subnetId,
      service,
      targetId,
      zoneId: (zone) => this.references.connectivity.dnsZone(zone).id,
      tags: this.tags,
    });
  }
}
