import { PrivateDnsARecord } from '@cdktf/provider-azurerm/lib/private-dns-a-record';
import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import { PrivateDnsZoneVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-zone-virtual-network-link';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

export interface PrivateHostNameProps {
  /** The one name, which is also the name of its zone: a zone of the parent domain would hide all its other names. */
  readonly hostName: string;
  readonly addresses: string[];
  readonly resourceGroupName: string;
  /** The network whose resolver must know the name. */
  readonly hubVirtualNetworkId: string;
  readonly tags: Record<string, string>;
}

/** One host name that resolves inside the network alone. */
export class PrivateHostName extends Construct {
  /** What has to exist before the name resolves. */
  readonly resolvable: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: PrivateHostNameProps) {
    super(scope, id);
    const { resourceGroupName, tags } = props;
    const zone = new PrivateDnsZone(this, 'zone', { name: props.hostName, resourceGroupName, tags });
    const record = new PrivateDnsARecord(this, 'record', {
      name: '@',
      zoneName: zone.name,
      resourceGroupName,
      ttl: 300,
      records: props.addresses,
      tags,
    });
    const link = new PrivateDnsZoneVirtualNetworkLink(this, 'zone-link', {
      name: 'hub',
      resourceGroupName,
      privateDnsZoneName: zone.name,
      virtualNetworkId: props.hubVirtualNetworkId,
      registrationEnabled: false,
      resolutionPolicy: 'Default',
      tags,
    });
    this.resolvable = [record, link];
  }
}
