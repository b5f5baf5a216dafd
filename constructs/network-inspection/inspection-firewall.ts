import { Firewall } from '@cdktf/provider-azurerm/lib/firewall';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

export interface InspectionFirewallProps {
  readonly name: string;
  readonly publicIpName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** The subnet named AzureFirewallSubnet, /26. */
  readonly subnetId: string;
  readonly policyId: string;
  /** Availability zones. @default - none */
  readonly zones: readonly string[];
  readonly tags: Record<string, string>;
  /** Everything let out goes to an appliance; Azure then wants another way to manage the firewall. @default - none */
  readonly forcedTunnel?: ForcedTunnelProps;
  /** The policy's rules: a firewall that starts locks its policy. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

export interface ForcedTunnelProps {
  /** The subnet named AzureFirewallManagementSubnet, /26. */
  readonly managementSubnetId: string;
  readonly managementPublicIpName: string;
}

/** An Azure Firewall Premium: the only way out of the landing zone. */
export class InspectionFirewall extends Construct {
  readonly id: string;
  /** Of the firewall, or under a forced tunnel, where that has none, of its management. */
  readonly publicIpId: string;

  constructor(scope: Construct, id: string, props: InspectionFirewallProps) {
    super(scope, id);
    const { location, resourceGroupName, tags, forcedTunnel } = props;
    const zones = props.zones.length ? [...props.zones] : undefined;
    const publicIp = new PublicIp(this, forcedTunnel ? 'management-ip' : 'public-ip', {
      name: forcedTunnel?.managementPublicIpName ?? props.publicIpName,
      location,
      resourceGroupName,
      allocationMethod: 'Static',
      sku: 'Standard',
      zones,
      ddosProtectionMode: 'VirtualNetworkInherited',
      tags,
    });
    this.publicIpId = publicIp.id;
    this.id = new Firewall(this, 'firewall', {
      name: props.name,
      location,
      resourceGroupName,
      skuName: 'AZFW_VNet',
      skuTier: 'Premium',
      firewallPolicyId: props.policyId,
      zones,
      ipConfiguration: [
        { name: 'egress', subnetId: props.subnetId, publicIpAddressId: forcedTunnel ? undefined : publicIp.id },
      ],
      managementIpConfiguration: forcedTunnel && {
        name: 'management',
        subnetId: forcedTunnel.managementSubnetId,
        publicIpAddressId: publicIp.id,
      },
      tags,
      dependsOn: props.dependsOn,
    }).id;
  }
}
