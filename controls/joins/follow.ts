import { isUnknown, type Architecture, type Resource, type Value } from '../../architecture/model';

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
  const [reference, ...more] = value.references;
  // Only a reference that is the whole value stands for the resource; `${a.id}/child` stands for something inside it.
  const whole = reference?.attribute === 'id' && more.length === 0 && /^\$\{[^{}]+\.id\}$/.test(value.expression);
  const resource = whole ? architecture.byKey(reference.resource) : undefined;
  return resource ? { state: 'found', resource } : { state: 'unknown', expression: value.expression };
}

/** Whether two IDs mean the same resource. */
export function sameTarget(left: Target, right: Target): boolean {
  if (left.state === 'found' && right.state === 'found') return left.resource.key === right.resource.key;
  if (left.state === 'outside' && right.state === 'outside') return left.id.toLowerCase() === right.id.toLowerCase();
  return left.state === 'unknown' && right.state === 'unknown' && left.expression === right.expression;
}

/** The resources of one type that lie directly under another, and whether some could not be placed. */
export function childrenOf(
  architecture: Architecture,
  parent: Resource,
  type: string,
): { readonly children: readonly Resource[]; readonly unplaced: readonly Resource[] } {
  const candidates = architecture.ofType(type);
  const prefix = typeof parent.id === 'string' ? `${parent.id.toLowerCase()}/` : undefined;
  return {
    children: candidates.filter(
      (child) => prefix !== undefined && typeof child.id === 'string' && child.id.toLowerCase().startsWith(prefix),
    ),
    unplaced: candidates.filter((child) => isUnknown(child.id) || prefix === undefined),
  };
}
