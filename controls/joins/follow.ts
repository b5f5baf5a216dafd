import { isUnknown, type Architecture, type Resource, type Unknown, type Value } from '../../architecture';
import { groupBy, once } from './once';

/** What an ID in a body points at. */
export type Target =
  | { readonly state: 'found'; readonly resource: Resource }
  /** A resource that is not in the architecture: in a stack that was not read, or made by hand. */
  | { readonly state: 'outside'; readonly id: string }
  | { readonly state: 'unknown'; readonly expression: string }
  | { readonly state: 'absent' };

/** Finds the resource an ID stands for, also where the ID is a reference that only Azure can resolve. */
export function follow(architecture: Architecture, value: Value | undefined): Target {
  if (value === undefined || value === null || value === '') return { state: 'absent' };
  if (typeof value === 'string') {
    const resource = architecture.byId(value);
    return resource ? { state: 'found', resource } : { state: 'outside', id: value };
  }
  if (!isUnknown(value)) return { state: 'unknown', expression: JSON.stringify(value) };
  const inside = referredTo(value);
  const resource = inside?.rest === '' ? architecture.byKey(inside.key) : undefined;
  return resource ? { state: 'found', resource } : { state: 'unknown', expression: value.expression };
}

/** Text that is the same for the same target; undefined where there is none. */
export function targetKey(target: Target): string | undefined {
  if (target.state === 'found') return target.resource.key;
  if (target.state === 'outside') return target.id.toLowerCase();
  return target.state === 'unknown' ? target.expression : undefined;
}

/** `${azurerm_storage_account.a.id}/blobServices/default`: the resource, and what is inside it. */
export function referredTo(value: Unknown): { readonly key: string; readonly rest: string } | undefined {
  const [reference, ...more] = value.references;
  const rest = /^\$\{[^{}]+\.id\}(.*)$/.exec(value.expression)?.[1];
  if (reference?.attribute !== 'id' || more.length > 0 || rest === undefined) return undefined;
  return { key: reference.resource, rest };
}

/** What of an ID lies inside a resource: `/blobServices/default`, nothing for the resource itself, undefined outside. */
export function pathInside(id: string | Unknown, stack: string, resource: Resource): string | undefined {
  const inside = isUnknown(id) ? referredTo(id) : undefined;
  if (inside) return inside.key === resource.key ? inside.rest : undefined;
  const [whole, start] = [comparable({ id, stack }), comparable(resource)];
  if (whole === start) return '';
  return whole.startsWith(`${start}/`) ? whole.slice(start.length) : undefined;
}

/** Whether nothing is known of an ID, not even where in Azure it will be. */
export function isNowhere(id: string | Unknown): id is Unknown {
  return isUnknown(id) && referredTo(id) === undefined && id.expression.startsWith('${');
}

const lastTwo = /\/[^/]+\/[^/]+$/;

/** Resources of one type by what they lie in, for the types that were asked for so far. */
const placed = once((architecture) => {
  const byType = new Map<
    string,
    { readonly inside: ReadonlyMap<string, readonly Resource[]>; readonly unplaced: readonly Resource[] }
  >();
  return (type: string) => {
    const found = byType.get(type);
    if (found) return found;
    const all = architecture.ofType(type);
    const inside = groupBy(all, ({ id, stack }) => placeKey({ id: withoutEnd(id, lastTwo), stack }));
    const answer = { inside, unplaced: all.filter(({ id }) => isNowhere(id)) };
    byType.set(type, answer);
    return answer;
  };
});

/** The resources of one type that lie directly in another, and those that could not be placed. */
export function childrenOf(
  architecture: Architecture,
  parent: Resource,
  type: string,
): { readonly children: readonly Resource[]; readonly unplaced: readonly Resource[] } {
  const { inside, unplaced } = placed(architecture)(type);
  return { children: placeKeysOf(parent).flatMap((key) => inside.get(key) ?? []), unplaced };
}

/** An ID without its last segments: what a child lies in, or an extension (a lock, a setting) is about. */
export function withoutEnd(id: string | Unknown, end: RegExp): string | Unknown {
  return isUnknown(id) ? { ...id, expression: id.expression.replace(end, '') } : id.replace(end, '');
}

/** An ID and the stack it stands in. */
export interface Place {
  readonly id: string | Unknown;
  readonly stack: string;
}

/** Whether two IDs are the same text, known or not. */
export function samePlace(left: Place, right: Place): boolean {
  return comparable(left) === comparable(right);
}

/** Text that is the same for IDs of the same thing: a reference, or the ID as far as it is known. */
export function placeKey(place: Place): string {
  const inside = isUnknown(place.id) ? referredTo(place.id) : undefined;
  return inside ? `${inside.key} ${inside.rest.toLowerCase()}` : comparable(place);
}

/** All such texts for a resource, or for a part of it: people refer to it, or write its ID out. */
export function placeKeysOf(resource: Resource, part = ''): readonly string[] {
  return [`${resource.key} ${part}`, `${comparable(resource)}${part}`];
}

/** IDs of one stack compare as text even where the subscription in front of them is not known. */
function comparable({ id, stack }: Place): string {
  return isUnknown(id) ? `${stack} ${id.expression.toLowerCase()}` : id.toLowerCase();
}
