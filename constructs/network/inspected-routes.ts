import { RouteTable } from '@cdktf/provider-azurerm/lib/route-table';
import { Construct } from 'constructs';

export interface InspectedRoutesProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly firewallPrivateIp: string;
  readonly tags: Record<string, string>;
}

/** A route table that sends everything to the firewall, whatever a gateway announces. */
export class InspectedRoutes extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: InspectedRoutesProps) {
    super(scope, id);
    this.id = new RouteTable(this, 'table', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      bgpRoutePropagationEnabled: false,
      route: [
        {
          name: 'everything-to-firewall',
          addressPrefix: '0.0.0.0/0',
          nextHopType: 'VirtualAppliance',
          nextHopInIpAddress: props.firewallPrivateIp,
        },
      ],
      tags: props.tags,
    }).id;
  }
}
