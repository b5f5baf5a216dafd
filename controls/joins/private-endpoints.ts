import { isUnknown, type Architecture, type Resource, type Unknown, type Value } from '../../architecture';
import { listAt, textAt, valueAt } from '../values';
import { childrenOf, follow, type Target } from './follow';
import { groupBy, once } from './once';

/** ARM type of a private endpoint. */
export const privateEndpointType = 'Microsoft.Network/privateEndpoints';

/** A line from a private endpoint to a service. */
export interface Connection {
  readonly service: Target;
  readonly groupIds: readonly Value[];
  /** A manual one waits until somebody at the service approves it. */
  readonly manual: boolean;
}

/** The connections of a private endpoint. */
export function connectionsOf(endpoint: Resource, architecture: Architecture): readonly Connection[] {
  const read = (list: string, manual: boolean) =>
    listAt(endpoint.body, `properties.${list}`).map((connection) => ({
      service: follow(architecture, valueAt(connection, 'properties.privateLinkServiceId')),
      groupIds: listAt(connection, 'properties.groupIds'),
      manual,
    }));
  return [...read('privateLinkServiceConnections', false), ...read('manualPrivateLinkServiceConnections', true)];
}

/** All connections, by the service they lead to, and one whose service only Azure will know. */
export const connectionsByService = once((architecture) => {
  const all = architecture.ofType(privateEndpointType).flatMap((endpoint) => connectionsOf(endpoint, architecture));
  return {
    to: groupBy(all, ({ service }) => (service.state === 'found' ? service.resource.key : undefined)),
    hidden: all.flatMap(({ service }) => (service.state === 'unknown' ? service.expression : []))[0],
  };
});

/** Names of the DNS zones an endpoint registers itself in, and the first that is not known. */
export function zonesOf(
  endpoint: Resource,
  architecture: Architecture,
): { readonly zones: readonly string[]; readonly hidden: Unknown | undefined } {
  const ids = [...listAt(endpoint.body, 'properties.privateDnsZoneGroup'), ...zonesOfGroups(endpoint, architecture)];
  const names = ids.map((id) => zoneName(id, architecture));
  return {
    zones: names.filter((name) => typeof name === 'string').map((name) => name.toLowerCase()),
    hidden: names.find(isUnknown),
  };
}

/** Zone groups that are resources of their own, as ARM has them. */
function zonesOfGroups(endpoint: Resource, architecture: Architecture): readonly Value[] {
  const { children } = childrenOf(architecture, endpoint, 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups');
  return children
    .flatMap((group) => listAt(group.body, 'properties.privateDnsZoneConfigs'))
    .flatMap((config) => valueAt(config, 'properties.privateDnsZoneId') ?? []);
}

function zoneName(id: Value, architecture: Architecture): string | Unknown | undefined {
  const zone = follow(architecture, id);
  if (zone.state === 'found') return zone.resource.name;
  if (zone.state === 'outside') return isDangling(zone.id, architecture) ? undefined : zone.id.split('/').at(-1);
  return { unknown: true, expression: zone.state === 'unknown' ? zone.expression : '', references: [] };
}

const folders = once((architecture) => {
  const zones = architecture.ofType('Microsoft.Network/privateDnsZones');
  return new Set(zones.flatMap(({ id }) => (typeof id === 'string' ? folderOf(id) : [])));
});

function folderOf(id: string): string {
  return id.slice(0, id.lastIndexOf('/') + 1).toLowerCase();
}

/** Zones kept elsewhere are not read. But where other zones of the same resource group are, this one does not exist. */
function isDangling(id: string, architecture: Architecture): boolean {
  return folders(architecture).has(folderOf(id));
}

/** Kind of a service, where it has one and it is known. */
export function kindOf(service: Resource): string | undefined {
  return textAt(service.body, 'kind');
}
