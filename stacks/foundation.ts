import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { VirtualNetworkPeering } from '@cdktf/provider-azurerm/lib/virtual-network-peering';
import type { Construct } from 'constructs';
import { nameOf, type Label, type LandingZone } from '../config';
import { AgentRegistry } from '../constructs/agents';
import { labelTags, needsCustomerManagedKey } from '../constructs/dlp-labels';
import { KeyVault } from '../constructs/keys';
import { SearchIndexService } from '../constructs/knowledge';
import { ClosedSubnet, InspectedRoutes, type ClosedSubnetProps } from '../constructs/network';
import { ServicePrivateEndpoint, type PrivateLinkServiceName } from '../constructs/private-endpoints';
import { agentInbound, agentOutbound, operationsOutbound, privateEndpointInbound } from './openings';
import { agentPrefix } from './egress';
import { addAzurerm, LandingZoneStack } from './landing-zone-stack';

/** The workload's network and what its agents share: keys, images, labelled knowledge. */
export class FoundationStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'foundation', landingZone);
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
    this.addVault(endpoints.id);
    this.addRegistry(endpoints.id);
    for (const label of labelsInUse(landingZone)) this.addSearch(label, endpoints.id);
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
      landingZone.subscriptions.platform,
      landingZone.tenantId,
      'platform',
    );
    new VirtualNetworkPeering(this, 'hub-to-spoke', {
      provider: platform,
      name: `to-${landingZone.name}`,
      resourceGroupName: connectivity.resourceGroup.name,
      virtualNetworkName: connectivity.hub.name,
      remoteVirtualNetworkId: spoke.id,
      allowVirtualNetworkAccess: true,
      allowForwardedTraffic: true,
      dependsOn: [toHub],
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

  private addVault(endpointSubnetId: string): void {
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

  private addSearch(label: Label, endpointSubnetId: string): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { profile } = landingZone;
    const id = `search-${label.name}`;
    const search = new SearchIndexService(this, id, {
      name: this.references.foundation.search(label).name,
      location,
      resourceGroupName,
      sku: profile.searchSku,
      replicas: profile.searchReplicas,
      enforceCustomerManagedKey: needsCustomerManagedKey(label, profile),
      tags: { ...tags, ...labelTags(label, profile) },
    });
    this.addPrivateEndpoint(id, 'search', search.id, endpointSubnetId);
    this.log(id, 'Microsoft.Search/searchServices', search.id);
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

/** Labels that some knowledge carries, lowest first. */
function labelsInUse({ knowledge, labels }: LandingZone): Label[] {
  return labels.filter((label) => knowledge.some((source) => source.label.name === label.name));
}
