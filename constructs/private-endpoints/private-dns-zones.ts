import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import { Construct } from 'constructs';

export interface PrivateDnsZonesProps {
  readonly resourceGroupName: string;
  /** Zone names, see `zonesOf`. */
  readonly zones: readonly string[];
  /** The one network whose resolver may ask: the hub, where the firewall's DNS proxy asks for everyone. */
  readonly virtualNetworkId: string;
  readonly tags: Record<string, string>;
}

/** The private DNS zones of a landing zone, linked to the hub alone. */
export class PrivateDnsZones extends Construct {
  /** By zone name. */
  readonly zones: Readonly<Record<string, PrivateDnsZone>>;

  constructor(scope: Construct, id: string, props: PrivateDnsZonesProps) {
    super(scope, id);
    const zones: Record<string, PrivateDnsZone> = {};
    for (const name of props.zones) {
      const zone = new PrivateDnsZone(this, name, {
        name,
        resourceGroupName: props.resourceGroupName,
        tags: props.tags,
      });
      new PrivateDnsZoneVirtualNetworkLink(this, `${name}-link`, {
        name: 'hub',
        resourceGroupName: props.resourceGroupName,
        privateDnsZoneName: zone.name,
        virtualNetworkId: props.virtualNetworkId,
        registrationEnabled: false,
        // NxDomainRedirect would ask public DNS for names that the private zone does not hold.
        resolutionPolicy: 'Default',
        tags: props.tags,
      });
      zones[name] = zone;
    }
    this.zones = zones;
  }
}
