import { PrivateDnsResolver } from '@cdktf/provider-azurerm/lib/private-dns-resolver';
import { PrivateDnsResolverDnsForwardingRuleset } from '@cdktf/provider-azurerm/lib/private-dns-resolver-dns-forwarding-ruleset';
import { PrivateDnsResolverForwardingRule } from '@cdktf/provider-azurerm/lib/private-dns-resolver-forwarding-rule';
import { PrivateDnsResolverInboundEndpoint } from '@cdktf/provider-azurerm/lib/private-dns-resolver-inbound-endpoint';
import { PrivateDnsResolverOutboundEndpoint } from '@cdktf/provider-azurerm/lib/private-dns-resolver-outbound-endpoint';
import { PrivateDnsResolverVirtualNetworkLink } from '@cdktf/provider-azurerm/lib/private-dns-resolver-virtual-network-link';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** A domain, and who answers for it. */
export interface ForwardedDomain {
  /** Without a dot at the end. */
  readonly domain: string;
  /** Addresses, asked on port 53. */
  readonly servers: readonly string[];
}

export interface NameResolverProps {
  readonly name: string;
  readonly rulesetName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly virtualNetworkId: string;
  /** Subnets of /28 or larger, each delegated to Microsoft.Network/dnsResolvers and to nothing else. */
  readonly inboundSubnetId: string;
  readonly outboundSubnetId: string;
  /** Address of the inbound endpoint, so that others can name it. */
  readonly privateIp: string;
  readonly forward: readonly ForwardedDomain[];
  readonly tags: Record<string, string>;
  /** What must be there first, such as the security groups of the subnets. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/** A DNS private resolver that asks other servers for some domains, and Azure for the rest. */
export class NameResolver extends Construct {
  /** What answers at the private address. */
  readonly inbound: PrivateDnsResolverInboundEndpoint;

  constructor(scope: Construct, id: string, props: NameResolverProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = props;
    const resolver = new PrivateDnsResolver(this, 'resolver', {
      name: props.name,
      location,
      resourceGroupName,
      virtualNetworkId: props.virtualNetworkId,
      tags,
      dependsOn: props.dependsOn,
    });
    this.inbound = new PrivateDnsResolverInboundEndpoint(this, 'inbound', {
      name: 'inbound',
      location,
      privateDnsResolverId: resolver.id,
      ipConfigurations: {
        subnetId: props.inboundSubnetId,
        privateIpAllocationMethod: 'Static',
        privateIpAddress: props.privateIp,
      },
      tags,
    });
    const outbound = new PrivateDnsResolverOutboundEndpoint(this, 'outbound', {
      name: 'outbound',
      location,
      privateDnsResolverId: resolver.id,
      subnetId: props.outboundSubnetId,
      tags,
    });
    const ruleset = new PrivateDnsResolverDnsForwardingRuleset(this, 'ruleset', {
      name: props.rulesetName,
      location,
      resourceGroupName,
      privateDnsResolverOutboundEndpointIds: [outbound.id],
      tags,
    });
    for (const { domain, servers } of props.forward) {
      new PrivateDnsResolverForwardingRule(this, `forward-${domain}`, {
        name: domain.replaceAll('.', '-'),
        dnsForwardingRulesetId: ruleset.id,
        // Azure wants the dot, and without a port the provider sends 0.
        domainName: `${domain}.`,
        enabled: true,
        targetDnsServers: servers.map((ipAddress) => ({ ipAddress, port: 53 })),
      });
    }
    new PrivateDnsResolverVirtualNetworkLink(this, 'link', {
      name: 'hub',
      dnsForwardingRulesetId: ruleset.id,
      virtualNetworkId: props.virtualNetworkId,
    });
  }
}
