import { isUnknown } from '../../../architecture';
import { connectionsOf, kindOf, privateEndpointType, zonesOf, type Connection } from '../../joins/private-endpoints';
import { fail, notApplicable, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { zonesFor } from '../../private-link';

const attribute = 'private_dns_zone_group.private_dns_zone_ids';

export const rule: RelationalRule = {
  id: 'private-endpoint-dns-zones-complete',
  control: 'ZT-NET-02',
  title: 'Private endpoint registers in every DNS zone of its service',
  types: [privateEndpointType],
  why: 'A name whose zone is missing resolves to the public address: calls to it fail, or leave the private network.',
  fix: 'private_dns_zone_group { private_dns_zone_ids = [...] } with the missing zones added',
  judge: (endpoint, architecture) => {
    const needed = connectionsOf(endpoint, architecture).map((connection) => zonesNeeded(connection));
    const blind = needed.find((zones) => typeof zones === 'string');
    const wanted = [...new Set(needed.flatMap((zones) => (typeof zones === 'string' ? [] : (zones ?? []))))];
    const { zones, hidden } = zonesOf(endpoint, architecture);
    const missing = wanted.filter((zone) => !zones.includes(zone));
    if (missing.length > 0 && hidden) return unknown(attribute, hidden.expression, missing.join(', '));
    if (missing.length > 0) return fail(attribute, `missing ${missing.join(', ')}`, wanted.join(', '));
    if (typeof blind === 'string') return unknown('private_service_connection', blind);
    if (wanted.length === 0) return notApplicable('a service whose DNS zones this version does not know');
    return pass(attribute, wanted.join(', '));
  },
};

/** Zones of a connection; text says what hides them. */
function zonesNeeded(connection: Connection): readonly string[] | string | undefined {
  const { service, groupIds } = connection;
  if (service.state === 'unknown') return service.expression;
  if (service.state === 'absent') return 'private_connection_resource_id is not set';
  const hidden = groupIds.find(isUnknown);
  if (hidden) return hidden.expression;
  const type = service.state === 'found' ? (service.resource.type ?? '') : typeOf(service.id);
  const kind = service.state === 'found' ? kindOf(service.resource) : undefined;
  const zones = groupIds.flatMap((groupId) => zonesFor(type, String(groupId), kind) ?? []);
  return zones.length > 0 ? zones : undefined;
}

/** `Microsoft.Search/searchServices` of the ID of a top-level resource. */
function typeOf(id: string): string {
  return /\/providers\/([^/]+\/[^/]+)\/[^/]+$/i.exec(id)?.[1] ?? '';
}
