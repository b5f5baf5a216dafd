import { isUnknown, type Architecture, type Resource } from '../../../architecture';
import { overlaps, parseRange } from '../../ipv4';
import { follow } from '../../joins/follow';
import { nestedIn } from '../../joins/nested';
import {
  delegationsOf,
  firewallSubnets,
  privateEndpointsIn,
  rangesOf,
  subnetName,
  subnetType,
} from '../../joins/subnets';
import { fail, notApplicable, pass, unknown } from '../../judgements';
import type { Judgement, RelationalRule } from '../../model';
import { listAt, sameText, show, textAt, valueAt } from '../../values';

/** Azure's own subnets: the firewall is the way out, and the others must reach Azure directly. */
const platform = [
  'AzureBastionSubnet',
  'AzureFirewallManagementSubnet',
  'AzureFirewallSubnet',
  'GatewaySubnet',
  'RouteServerSubnet',
];

const expected = '0.0.0.0/0 to a VirtualAppliance in AzureFirewallSubnet';

export const rule: RelationalRule = {
  id: 'subnet-egress-through-firewall',
  control: 'ZT-NET-04',
  title: 'Subnet sends everything to the firewall',
  types: [subnetType],
  why: 'Without this route the subnet leaves by its own way, and nobody decides what goes out or sees it.',
  fix: 'azurerm_route_table with route { address_prefix = "0.0.0.0/0", next_hop_type = "VirtualAppliance" }, associated',
  judge: (subnet, architecture) => {
    if (platform.includes(subnetName(subnet))) return notApplicable(`${subnetName(subnet)} is part of the platform`);
    const { endpoints } = privateEndpointsIn(subnet, architecture);
    if (endpoints.length > 0 && delegationsOf(subnet).length === 0) {
      return notApplicable('holds private endpoints, which never open a connection');
    }
    const table = follow(architecture, valueAt(subnet.body, 'properties.routeTable.id'));
    if (table.state === 'absent') return fail('route_table_id', 'no route table', expected);
    if (table.state === 'unknown') return unknown('route_table_id', table.expression, expected);
    if (table.state === 'outside') return unknown('route_table_id', table.id, expected);
    return judgeRoutes(table.resource, architecture);
  },
};

function judgeRoutes(table: Resource, architecture: Architecture): Judgement {
  const { items: routes, hidden } = nestedIn(table, architecture, 'routes', 'Microsoft.Network/routeTables/routes');
  const past = routes.find((route) => sameText(valueAt(route.properties, 'nextHopType'), 'Internet'));
  if (past) {
    const destination = show(textAt(past.properties, 'addressPrefix'));
    return fail('route', `"${past.name}" sends ${destination} to the Internet`, expected);
  }
  const obscure = routes.flatMap((route) => [
    valueAt(route.properties, 'nextHopType'),
    valueAt(route.properties, 'addressPrefix'),
  ]);
  const blind = hidden ?? obscure.find(isUnknown);
  if (blind) return unknown('route', blind.expression, expected);
  const all = routes.find((route) => textAt(route.properties, 'addressPrefix') === '0.0.0.0/0');
  if (!all) return fail('route', 'no route for 0.0.0.0/0', expected);
  const hop = textAt(all.properties, 'nextHopType');
  if (!sameText(hop, 'VirtualAppliance')) return fail('next_hop_type', show(hop), expected);
  return judgeAppliance(valueAt(all.properties, 'nextHopIpAddress'), architecture);
}

function judgeAppliance(address: ReturnType<typeof valueAt>, architecture: Architecture): Judgement {
  const attribute = 'next_hop_in_ip_address';
  if (isUnknown(address)) return unknown(attribute, address.expression, expected);
  const hop = typeof address === 'string' ? parseRange(address) : undefined;
  if (!hop) return fail(attribute, show(typeof address === 'string' ? address : undefined), expected);
  const subnets = firewallSubnets(architecture);
  const around = subnets.find((subnet) => rangesOf(subnet).some((range) => overlaps(range, hop)));
  if (around) return judgeFirewallIn(around, String(address), architecture);
  return subnets.length > 0
    ? fail(attribute, `${String(address)}, outside AzureFirewallSubnet`, expected)
    : unknown(attribute, `${String(address)}: no AzureFirewallSubnet was read`, expected);
}

/** An empty subnet drops what is sent there, until somebody puts something else in it. */
function judgeFirewallIn(subnet: Resource, address: string, architecture: Architecture): Judgement {
  const isHere = architecture
    .ofType('Microsoft.Network/azureFirewalls')
    .flatMap((firewall) => listAt(firewall.body, 'properties.ipConfigurations'))
    .map((configuration) => follow(architecture, valueAt(configuration, 'properties.subnet.id')))
    .some((place) => place.state === 'found' && place.resource.key === subnet.key);
  return isHere
    ? pass('next_hop_in_ip_address', address)
    : unknown('next_hop_in_ip_address', `${address}: no firewall was read there`, expected);
}
