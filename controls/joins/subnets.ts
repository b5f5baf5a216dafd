import type { Architecture, Resource, Value } from '../../architecture';
import { parseRange, type Range } from '../ipv4';
import { listAt, textAt, valueAt } from '../values';
import { follow, targetKey, type Target } from './follow';
import { groupBy, once } from './once';

/** ARM type of a subnet. */
export const subnetType = 'Microsoft.Network/virtualNetworks/subnets';

/** Delegation of a subnet that hosts agents: Container Apps environments and Foundry agents. */
const agentDelegation = 'Microsoft.App/environments';

/** Name of a subnet, where it is known. */
export function subnetName(subnet: Resource): string {
  return typeof subnet.name === 'string' ? subnet.name : '';
}

/** CIDRs of a subnet; ARM has a singular and a plural. */
export function prefixesOf(subnet: Resource): readonly Value[] {
  const plural = listAt(subnet.body, 'properties.addressPrefixes');
  return plural.length > 0 ? plural : listAt(subnet.body, 'properties.addressPrefix');
}

/** The address ranges of a subnet that are known. */
export function rangesOf(subnet: Resource): readonly Range[] {
  return prefixesOf(subnet).flatMap((prefix) => (typeof prefix === 'string' ? (parseRange(prefix) ?? []) : []));
}

/** Services that a subnet is handed over to. */
export function delegationsOf(subnet: Resource): readonly string[] {
  return listAt(subnet.body, 'properties.delegations').flatMap(
    (delegation) => textAt(delegation, 'properties.serviceName') ?? [],
  );
}

/** Whether agents run in the subnet. */
export function hostsAgents(subnet: Resource): boolean {
  return delegationsOf(subnet).some((service) => service.toLowerCase() === agentDelegation.toLowerCase());
}

const endpoints = once((architecture) => {
  const all = architecture.ofType('Microsoft.Network/privateEndpoints').map((endpoint) => ({
    endpoint,
    place: follow(architecture, valueAt(endpoint.body, 'properties.subnet.id')),
  }));
  return {
    bySubnet: groupBy(all, ({ place }) => (place.state === 'found' ? place.resource.key : undefined)),
    undecided: all.some(({ place }) => place.state === 'unknown'),
  };
});

/** Private endpoints in the subnet, and whether some endpoint may be there without our knowing. */
export function privateEndpointsIn(
  subnet: Resource,
  architecture: Architecture,
): { readonly endpoints: readonly Resource[]; readonly undecided: boolean } {
  const { bySubnet, undecided } = endpoints(architecture);
  return { endpoints: (bySubnet.get(subnet.key) ?? []).map(({ endpoint }) => endpoint), undecided };
}

/** The security group of a subnet. */
export function securityGroupOf(subnet: Resource, architecture: Architecture): Target {
  return follow(architecture, valueAt(subnet.body, 'properties.networkSecurityGroup.id'));
}

const byGroup = once((architecture) =>
  groupBy(architecture.ofType(subnetType), (subnet) => targetKey(securityGroupOf(subnet, architecture))),
);

/** The other subnets with the same security group. */
export function sharingGroupWith(subnet: Resource, architecture: Architecture): readonly Resource[] {
  const key = targetKey(securityGroupOf(subnet, architecture));
  return (byGroup(architecture).get(key ?? '') ?? []).filter((other) => other.key !== subnet.key);
}

/** The subnets that a security group guards. */
export function subnetsGuardedBy(group: Resource, architecture: Architecture): readonly Resource[] {
  return byGroup(architecture).get(group.key) ?? [];
}

const byTable = once((architecture) =>
  groupBy(architecture.ofType(subnetType), (subnet) =>
    targetKey(follow(architecture, valueAt(subnet.body, 'properties.routeTable.id'))),
  ),
);

/** The subnets that a route table is for. */
export function subnetsRoutedBy(table: Resource, architecture: Architecture): readonly Resource[] {
  return byTable(architecture).get(table.key) ?? [];
}

/** Subnets named AzureFirewallSubnet: the name is Azure's, and the place of a firewall. */
export const firewallSubnets = once((architecture) =>
  architecture.ofType(subnetType).filter((subnet) => subnetName(subnet) === 'AzureFirewallSubnet'),
);
