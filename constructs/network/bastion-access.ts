import { BastionHost } from '@cdktf/provider-azurerm/lib/bastion-host';
import { PublicIp } from '@cdktf/provider-azurerm/lib/public-ip';
import { Construct } from 'constructs';
import { ClosedSubnet } from './closed-subnet';
import type { AllowRule } from './security-rules';

export interface BastionAccessProps {
  readonly name: string;
  readonly publicIpName: string;
  readonly networkSecurityGroupName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly virtualNetworkName: string;
  /** /26 or larger. */
  readonly addressPrefix: string;
  /** Resolves names for the network: an address. */
  readonly dnsServer: string;
  /** Where hosts may be signed in to. */
  readonly hosts: readonly string[];
  /** Public CIDRs that reach the sign-in page, or the tag of everybody. @default 'Internet', as in Azure's own rules */
  readonly from?: readonly string[] | 'Internet';
  /** Availability zones. */
  readonly zones: readonly string[];
  readonly tags: Record<string, string>;
}

/**
 * The rules that Azure wants on AzureBastionSubnet: without one of them, Bastion gets no updates.
 * Source: Microsoft Learn, "Configure NSG rules for Azure Bastion" (24 February 2026). Two are narrower than there:
 * hosts are named, and names are resolved by the one DNS server.
 */
function bastionRules(props: BastionAccessProps): { inbound: AllowRule[]; outbound: AllowRule[] } {
  const subnet = [props.addressPrefix];
  const hosts: AllowRule = {
    name: 'allow-bastion-hosts',
    description: 'Hosts of Bastion among themselves',
    from: 'VirtualNetwork',
    to: 'VirtualNetwork',
    ports: ['5701', '8080'],
    protocol: '*',
  };
  const https = (name: string, description: string, from: AllowRule['from']): AllowRule => ({
    name,
    description,
    from,
    to: subnet,
    ports: ['443'],
  });
  return {
    inbound: [
      https('allow-operators', 'The sign-in page, behind Entra ID', props.from ?? 'Internet'),
      https('allow-gateway-manager', 'Control plane of Bastion', 'GatewayManager'),
      https('allow-load-balancer', 'Probes of Azure', 'AzureLoadBalancer'),
      hosts,
    ],
    outbound: [
      {
        name: 'allow-sessions',
        description: 'SSH and RDP to the hosts of operators',
        from: subnet,
        to: props.hosts,
        ports: ['22', '3389'],
        protocol: '*',
      },
      {
        name: 'allow-azure',
        description: 'Diagnostics and metering of Bastion',
        from: subnet,
        to: 'AzureCloud',
        ports: ['443'],
      },
      hosts,
      {
        name: 'allow-certificate-checks',
        description: 'Session information and certificate validation',
        from: subnet,
        to: 'Internet',
        ports: ['80'],
        protocol: '*',
      },
      {
        name: 'allow-dns',
        description: 'The firewall resolves, and logs, every name',
        from: subnet,
        to: [`${props.dnsServer}/32`],
        ports: ['53'],
        protocol: '*',
      },
    ],
  };
}

/** Bastion Premium: sessions are recorded, and nothing is copied out of them. */
export class BastionAccess extends Construct {
  readonly id: string;
  readonly publicIpId: string;
  readonly networkSecurityGroupId: string;

  constructor(scope: Construct, id: string, props: BastionAccessProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = props;
    const zones = props.zones.length ? [...props.zones] : undefined;
    const { inbound, outbound } = bastionRules(props);
    const subnet = new ClosedSubnet(this, 'subnet', {
      name: 'AzureBastionSubnet',
      networkSecurityGroupName: props.networkSecurityGroupName,
      location,
      resourceGroupName,
      virtualNetworkName: props.virtualNetworkName,
      addressPrefix: props.addressPrefix,
      allowInbound: inbound,
      allowOutbound: outbound,
      tags,
    });
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
    this.id = new BastionHost(this, 'host', {
      name: props.name,
      location,
      resourceGroupName,
      sku: 'Premium',
      zones,
      scaleUnits: 2,
      copyPasteEnabled: false,
      fileCopyEnabled: false,
      ipConnectEnabled: false,
      kerberosEnabled: false,
      shareableLinkEnabled: false,
      tunnelingEnabled: false,
      sessionRecordingEnabled: true,
      ipConfiguration: { name: 'bastion', subnetId: subnet.id, publicIpAddressId: publicIp.id },
      tags,
      dependsOn: subnet.closed,
    }).id;
    this.publicIpId = publicIp.id;
    this.networkSecurityGroupId = subnet.networkSecurityGroupId;
  }
}
