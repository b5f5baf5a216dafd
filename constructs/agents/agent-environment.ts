import { ContainerAppEnvironment } from '@cdktf/provider-azurerm/lib/container-app-environment';
import { PrivateDnsARecord } from '@cdktf/provider-azurerm/lib/private-dns-a-record';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';

export interface AgentEnvironmentProps {
  readonly name: string;
  /** Name of the resource group that Azure keeps the environment's load balancer in. */
  readonly infrastructureResourceGroupName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** A subnet of its own, /27 or larger, delegated to Microsoft.App/environments. */
  readonly subnetId: string;
  /** The network whose resolver must know the environment's names. */
  readonly hubVirtualNetworkId: string;
  readonly zoneRedundant: boolean;
  readonly tags: Record<string, string>;
}

/**
 * A Container Apps environment for one agent, inside the network only. One agent an environment, because a subnet is
 * the smallest thing a firewall can tell apart: shared, one agent could use what another was allowed.
 */
export class AgentEnvironment extends Construct {
  readonly id: string;
  /** The domain that Azure gave it: its apps are `https://<app>.<domain>`. */
  readonly domain: string;

  constructor(scope: Construct, id: string, props: AgentEnvironmentProps) {
    super(scope, id);
    const { resourceGroupName, tags } = props;
    const environment = new ContainerAppEnvironment(this, 'environment', {
      name: props.name,
      location: props.location,
      resourceGroupName,
      infrastructureSubnetId: props.subnetId,
      infrastructureResourceGroupName: props.infrastructureResourceGroupName,
      internalLoadBalancerEnabled: true,
      publicNetworkAccess: 'Disabled',
      mutualTlsEnabled: true,
      zoneRedundancyEnabled: props.zoneRedundant,
      logsDestination: 'azure-monitor',
      workloadProfile: [{ name: 'Consumption', workloadProfileType: 'Consumption' }],
      tags,
    });
    // Azure names the environment's domain; inside the network, somebody has to resolve it.
    const zone = new PrivateDnsZone(this, 'zone', { name: environment.defaultDomain, resourceGroupName, tags });
    new PrivateDnsARecord(this, 'any-app', {
      name: '*',
      zoneName: zone.name,
      resourceGroupName,
      ttl: 300,
      records: [environment.staticIpAddress],
      tags,
    });
    new PrivateDnsZoneVirtualNetworkLink(this, 'zone-link', {
      name: 'hub',
      resourceGroupName,
      privateDnsZoneName: zone.name,
      virtualNetworkId: props.hubVirtualNetworkId,
      registrationEnabled: false,
      resolutionPolicy: 'Default',
      tags,
    });
    this.id = environment.id;
    this.domain = environment.defaultDomain;
  }
}
