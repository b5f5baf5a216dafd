import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { SubnetNetworkSecurityGroupAssociation } from '@cdktf/provider-azurerm/lib/subnet-network-security-group-association';
import { SubnetRouteTableAssociation } from '@cdktf/provider-azurerm/lib/subnet-route-table-association';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { securityRules, type AllowRule } from './security-rules';

/** Services a subnet can be handed to. Azure compares the name with regard to case, and says so only after 47 minutes. */
const DELEGATIONS = {
  'Microsoft.App/environments': ['Microsoft.Network/virtualNetworks/subnets/join/action'],
  'Microsoft.Network/applicationGateways': ['Microsoft.Network/virtualNetworks/subnets/join/action'],
  'Microsoft.Web/hostingEnvironments': ['Microsoft.Network/virtualNetworks/subnets/action'],
  'Microsoft.Network/dnsResolvers': ['Microsoft.Network/virtualNetworks/subnets/join/action'],
} as const;

export type Delegation = keyof typeof DELEGATIONS;

export interface ClosedSubnetProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly virtualNetworkName: string;
  readonly addressPrefix: string;
  readonly networkSecurityGroupName: string;
  readonly tags: Record<string, string>;
  /** What may come in, besides nothing. @default - nothing */
  readonly allowInbound?: readonly AllowRule[];
  /** What may go out, besides nothing. @default - nothing */
  readonly allowOutbound?: readonly AllowRule[];
  /** The service that runs in the subnet. @default - none */
  readonly delegation?: Delegation;
  /** Where its traffic is sent. @default - system routes: right for subnets that hold only private endpoints */
  readonly routeTableId?: string;
}

/** A subnet with a security group of its own that denies what is not listed, and no default way out. */
export class ClosedSubnet extends Construct {
  readonly id: string;
  readonly networkSecurityGroupId: string;
  /** What closes it: for resources that may not start before that. */
  readonly closed: ITerraformDependable[];

  constructor(scope: Construct, id: string, props: ClosedSubnetProps) {
    super(scope, id);
    const { location, resourceGroupName, tags, delegation } = props;
    const group = new NetworkSecurityGroup(this, 'nsg', {
      name: props.networkSecurityGroupName,
      location,
      resourceGroupName,
      securityRule: securityRules(props.allowInbound ?? [], props.allowOutbound ?? []),
      tags,
    });
    const subnet = new Subnet(this, 'subnet', {
      name: props.name,
      resourceGroupName,
      virtualNetworkName: props.virtualNetworkName,
      addressPrefixes: [props.addressPrefix],
      defaultOutboundAccessEnabled: false,
      // Without it, security groups and routes do not apply to the private endpoints in the subnet.
      privateEndpointNetworkPolicies: 'Enabled',
      delegation: delegation && [
        { name: 'delegation', serviceDelegation: { name: delegation, actions: [...DELEGATIONS[delegation]] } },
      ],
    });
    const guarded = new SubnetNetworkSecurityGroupAssociation(this, 'nsg-association', {
      subnetId: subnet.id,
      networkSecurityGroupId: group.id,
    });
    const routed = props.routeTableId
      ? [
          new SubnetRouteTableAssociation(this, 'route-association', {
            subnetId: subnet.id,
            routeTableId: props.routeTableId,
          }),
        ]
      : [];
    this.id = subnet.id;
    this.networkSecurityGroupId = group.id;
    this.closed = [guarded, ...routed];
  }
}
