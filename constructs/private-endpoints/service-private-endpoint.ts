import { PrivateEndpoint } from '@cdktf/provider-azurerm/lib/private-endpoint';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { PRIVATE_LINK_SERVICES, type PrivateLinkServiceName } from './catalogue';

export interface ServicePrivateEndpointProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly subnetId: string;
  /** What is connected: decides the group id and the zones. */
  readonly service: PrivateLinkServiceName;
  /** ARM ID of the resource that is connected. */
  readonly targetId: string;
  /** ARM ID of a private DNS zone by its name. */
  readonly zoneId: (zone: string) => string;
  readonly tags: Record<string, string>;
  /** What must exist first, besides the target. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/** A private endpoint with its full zone group: nobody lists zones by hand. */
export class ServicePrivateEndpoint extends Construct {
  readonly id: string;
  /** For what must wait until the service is reached. */
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: ServicePrivateEndpointProps) {
    super(scope, id);
    const service = PRIVATE_LINK_SERVICES[props.service];
    const endpoint = new PrivateEndpoint(this, 'endpoint', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      subnetId: props.subnetId,
      customNetworkInterfaceName: `nic-${props.name}`,
      privateServiceConnection: {
        name: `psc-${service.groupId.toLowerCase()}`,
        privateConnectionResourceId: props.targetId,
        subresourceNames: [service.groupId],
        isManualConnection: false,
      },
      privateDnsZoneGroup: { name: 'default', privateDnsZoneIds: service.zones.map(props.zoneId) },
      tags: props.tags,
      dependsOn: props.dependsOn,
    });
    this.id = endpoint.id;
    this.resource = endpoint;
  }
}
