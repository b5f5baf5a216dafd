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
  /** The policy's rules: a firewall that starts locks its policy. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/** An Azure Firewall Premium: the only way out of the landing zone. */
export class InspectionFirewall extends Construct {
  readonly id: string;
  readonly publicIpId: string;

  constructor(scope: Construct, id: string, props: InspectionFirewallProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = props;
    const zones = props.zones.length ? [...props.zones] : undefined;
    const publicIp = new PublicIp(this, 'public-ip', {
      name: props.publicIpName,
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
      ipConfiguration: [{ name: 'egress', subnetId: props.subnetId, publicIpAddressId: publicIp.id }],
      tags,
      dependsOn: props.dependsOn,
    }).id;
  }
}
