import { NetworkDdosProtectionPlan } from '@cdktf/provider-azurerm/lib/network-ddos-protection-plan';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import type { Construct } from 'constructs';
import { nameOf, type LandingZone } from '../config';
import { ClosedSubnet } from '../constructs/network';
import { EgressRules, InspectionFirewall, InspectionPolicy } from '../constructs/network-inspection';
import {
  PrivateDnsZones,
  ServicePrivateEndpoint,
  zonesOf,
  type PrivateLinkServiceName,
} from '../constructs/private-endpoints';
import { agentEgress, platformEgress } from './egress';
import { LandingZoneStack } from './landing-zone-stack';

/** What the landing zone reaches over Private Link: decides which private DNS zones the hub holds. */
const PRIVATE_SERVICES: readonly PrivateLinkServiceName[] = [
  'blob',
  'containerRegistry',
  'foundry',
  'keyVault',
  'monitor',
  'search',
];

/** The hub: the one way out, the names of all private services, and the private endpoints of the platform. */
export class ConnectivityStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'connectivity', landingZone);
    const hub = this.addHub();
    const { zones } = new PrivateDnsZones(this, 'private-dns', {
      resourceGroupName: this.resourceGroupName,
      zones: zonesOf(PRIVATE_SERVICES),
      virtualNetworkId: hub.id,
      tags: this.tags,
    });
    this.addPrivateEndpoints(hub, zones);
    this.addFirewall(hub);
  }

  private addHub(): VirtualNetwork {
    const { landingZone, location, resourceGroupName, tags } = this;
    const plan = landingZone.profile.ddosProtection
      ? new NetworkDdosProtectionPlan(this, 'ddos-plan', {
          name: nameOf(landingZone, 'ddosPlan'),
          location,
          resourceGroupName,
          tags,
        })
      : undefined;
    const hub = new VirtualNetwork(this, 'hub', {
      name: this.references.connectivity.hub.name,
      location,
      resourceGroupName,
      addressSpace: [landingZone.network.hub.addressSpace],
      dnsServers: [landingZone.network.hub.firewallPrivateIp],
      ddosProtectionPlan: plan && { id: plan.id, enable: true },
      tags,
    });
    this.log('hub', 'Microsoft.Network/virtualNetworks', hub.id);
    return hub;
  }

  /** The platform's own services: logs and their archive. */
  private addPrivateEndpoints(hub: VirtualNetwork, zones: PrivateDnsZones['zones']): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { connectivity, observability } = this.references;
    const { network } = landingZone;
    const subnet = new ClosedSubnet(this, 'private-endpoints', {
      name: connectivity.privateEndpointSubnet.name,
      networkSecurityGroupName: nameOf(landingZone, 'networkSecurityGroup', 'hub-private-endpoints'),
      location,
      resourceGroupName,
      virtualNetworkName: hub.name,
      addressPrefix: network.hub.privateEndpoints,
      allowInbound: [
        {
          name: 'allow-operations',
          description: 'Operators query logs over Private Link',
          from: [network.spoke.operations],
          to: [network.hub.privateEndpoints],
          ports: ['443'],
        },
      ],
      tags,
    });
    this.log('private-endpoints-nsg', 'Microsoft.Network/networkSecurityGroups', subnet.networkSecurityGroupId);
    for (const [service, qualifier, targetId] of [
      ['monitor', 'monitor', observability.privateLinkScope.id],
      ['blob', 'log-archive', observability.archive.id],
    ] as const) {
      new ServicePrivateEndpoint(this, `${qualifier}-endpoint`, {
        name: nameOf(landingZone, 'privateEndpoint', qualifier),
        location,
        resourceGroupName,
        subnetId: subnet.id,
        service,
        targetId,
        zoneId: (zone) => zones[zone]?.id ?? connectivity.dnsZone(zone).id,
        tags,
      });
    }
  }

  private addFirewall(hub: VirtualNetwork): void {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { connectivity } = this.references;
    const { network, inspection, profile } = landingZone;
    const policy = new InspectionPolicy(this, 'inspection-policy', {
      name: connectivity.firewallPolicy.name,
      location,
      resourceGroupName,
      tls: inspection.tls && {
        ...inspection.tls,
        identityName: nameOf(landingZone, 'userAssignedIdentity', 'firewall'),
      },
      tags,
    });
    const rules = { policyId: policy.id, opensTls: policy.opensTls, neverInspect: Object.values(network.spoke.agents) };
    const platform = new EgressRules(this, 'platform-egress', {
      ...rules,
      name: 'platform',
      priority: 200,
      sets: platformEgress(landingZone, policy.opensTls),
    });
    const perAgent = agentEgress(landingZone);
    const agents =
      perAgent.length > 0
        ? [
            new EgressRules(this, 'agent-egress', {
              ...rules,
              name: 'agents',
              priority: 300,
              sets: perAgent,
              dependsOn: [platform.group],
            }),
          ]
        : [];
    // Azure fixes the name, and allows neither a security group nor a route to it here.
    const subnet = new Subnet(this, 'firewall-subnet', {
      name: connectivity.firewallSubnet.name,
      resourceGroupName,
      virtualNetworkName: hub.name,
      addressPrefixes: [network.hub.firewall],
      defaultOutboundAccessEnabled: false,
    });
    const firewall = new InspectionFirewall(this, 'firewall', {
      name: connectivity.firewall.name,
      publicIpName: nameOf(landingZone, 'publicIp', 'firewall'),
      location,
      resourceGroupName,
      subnetId: subnet.id,
      policyId: policy.id,
      zones: profile.zones,
      tags,
      dependsOn: [platform, ...agents].map((rules) => rules.group),
    });
    this.log('firewall', 'Microsoft.Network/azureFirewalls', firewall.id);
    this.log('firewall-ip', 'Microsoft.Network/publicIPAddresses', firewall.publicIpId);
  }
}
