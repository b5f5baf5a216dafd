import type { Architecture, Resource, Value } from '../../architecture';
import { parseRange, type Range } from '../ipv4';
import { listAt, textAt, valueAt } from '../values';
import { follow, sameTarget } from './follow';

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

/** Private endpoints in the subnet, and whether some endpoint may be there without our knowing. */
export function privateEndpointsIn(
  subnet: Resource,
  architecture: Architecture,
): { readonly endpoints: readonly Resource[]; readonly undecided: boolean } {
  const all = architecture.ofType('Microsoft.Network/privateEndpoints');
  const place = (endpoint: Resource) => follow(architecture, valueAt(endpoint.body, 'properties.subnet.id'));
  const here = { state: 'found', resource: subnet } as const;
  return {
    endpoints: all.filter((endpoint) => sameTarget(place(endpoint), here)),
    undecided: all.some((endpoint) => place(endpoint).state === 'unknown'),
  };
}
