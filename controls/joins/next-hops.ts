import { isUnknown, type Architecture, type Resource, type Value } from '../../architecture';
import { overlaps, parseRange } from '../ipv4';
import { listAt, sameText, textAt, valueAt } from '../values';
import { follow, type Target } from './follow';
import { nestedIn } from './nested';
import { firewallSubnets, rangesOf, subnetName, subnetsRoutedBy } from './subnets';

/** ARM type of what holds routes. */
export const routeTableType = 'Microsoft.Network/routeTables';

/** The addresses of appliances that a table sends traffic to. */
export function appliancesOf(table: Resource, architecture: Architecture): readonly Value[] {
  const { items, hidden } = nestedIn(table, architecture, 'routes', `${routeTableType}/routes`);
  const hops = items
    .filter(({ properties }) => sameText(textAt(properties, 'nextHopType'), 'VirtualAppliance'))
    .map(({ properties }) => valueAt(properties, 'nextHopIpAddress'));
  return [...hops, hidden].filter((hop) => hop !== undefined);
}

/** Whether a table is for what leaves the firewall: what is behind it has been inspected. */
export function isBehindFirewall(table: Resource, architecture: Architecture): boolean {
  const subnets = subnetsRoutedBy(table, architecture);
  return subnets.length > 0 && subnets.every((subnet) => subnetName(subnet) === 'AzureFirewallSubnet');
}

/** The firewall at an address, or what keeps it from being seen. */
export function firewallAt(hop: Value, architecture: Architecture): Target {
  if (isUnknown(hop)) return { state: 'unknown', expression: hop.expression };
  const range = typeof hop === 'string' ? parseRange(hop) : undefined;
  const around = firewallSubnets(architecture).find((subnet) =>
    rangesOf(subnet).some((addresses) => range !== undefined && overlaps(addresses, range)),
  );
  const resource = architecture
    .ofType('Microsoft.Network/azureFirewalls')
    .find((firewall) => around !== undefined && isIn(firewall, around, architecture));
  return resource ? { state: 'found', resource } : { state: 'outside', id: String(hop) };
}

function isIn(firewall: Resource, subnet: Resource, architecture: Architecture): boolean {
  return listAt(firewall.body, 'properties.ipConfigurations')
    .map((configuration) => follow(architecture, valueAt(configuration, 'properties.subnet.id')))
    .some((place) => place.state === 'found' && place.resource.key === subnet.key);
}
