/** How the parts of a model point at each other: by resource ID where it is known, by Terraform reference where not. */
import { parentId } from '../architecture/ids';
import { isUnknown, type Architecture, type Resource, type Unknown, type Value } from '../architecture/model';
import { firstUnknown, pathSegments, valueAt } from '../architecture/values';

/** The ARM type in lower case, or an empty text where there is none. */
export function typeOf(resource: Resource): string {
  return resource.type?.toLowerCase() ?? '';
}

/** The value at a path of a resource's body: `properties.subnet.id`. */
export function at(resource: Resource, path: string): Value | undefined {
  return valueAt(resource.body, pathSegments(path));
}

/** The value at a path of any value. */
export function within(value: Value | undefined, path: string): Value | undefined {
  return valueAt(value, pathSegments(path));
}

/** A list as it is; nothing as an empty list; one value (an unknown too) as a list of one. */
export function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

/** The texts of several values, and whether any part is unknown. */
export function textsOf(...values: readonly (Value | undefined)[]): { texts: readonly string[]; uncertain: boolean } {
  const parts = values.flatMap(listOf);
  return {
    texts: parts.filter((part) => typeof part === 'string'),
    uncertain: parts.some((part) => firstUnknown(part) !== undefined),
  };
}

/** Name for people: the Azure name, or the Terraform address where the name is unknown. */
export function nameOf(resource: Resource): string {
  return typeof resource.name === 'string' && resource.name !== '' ? resource.name : resource.address;
}

function referred(architecture: Architecture, unknown: Unknown): readonly Resource[] {
  return unknown.references.flatMap((reference) => architecture.byKey(reference.resource) ?? []);
}

/** The resource that a value names, by ID or by reference. */
export function follow(architecture: Architecture, value: Value | undefined): Resource | undefined {
  if (typeof value === 'string') return architecture.byId(value);
  return isUnknown(value) ? referred(architecture, value)[0] : undefined;
}

/** The resource of a type that another one belongs to: its subnet's network, its deployment's account. */
export function ownerOf(architecture: Architecture, resource: Resource, type: string): Resource | undefined {
  const isOwner = (candidate: Resource): boolean => typeOf(candidate) === type.toLowerCase();
  for (let id = ancestor(resource.id); id !== undefined; id = parentId(id)) {
    const found = architecture.byId(id);
    if (found && isOwner(found)) return found;
  }
  if (typeof resource.id === 'string') return undefined;
  const values = [resource.id, ...Object.values(resource.attributes)];
  const byReference = values.flatMap((value) => (isUnknown(value) ? referred(architecture, value) : [])).find(isOwner);
  if (byReference) return byReference;
  const names = new Set(values.filter((value) => typeof value === 'string'));
  return architecture
    .ofType(type)
    .find(
      (candidate) =>
        candidate.stack === resource.stack && typeof candidate.name === 'string' && names.has(candidate.name),
    );
}

function ancestor(id: string | Unknown): string | undefined {
  return typeof id === 'string' ? parentId(id) : undefined;
}

/** The first unknown or text found in the given paths that names a resource of a type, such as a subnet. */
export function pointsAt(
  architecture: Architecture,
  resource: Resource,
  paths: readonly string[],
): Resource | undefined {
  for (const path of paths) {
    const found = follow(architecture, at(resource, path));
    if (found) return found;
  }
  return undefined;
}

/** The subscription in an ID, also where only the rest of the ID is unknown. */
export function subscriptionOf(resource: Resource): string | undefined {
  const id = typeof resource.id === 'string' ? resource.id : resource.id.expression;
  return /^\/subscriptions\/([^/${}]+)\//i.exec(id)?.[1]?.toLowerCase();
}

/** What to write for a resource where somebody looks for it in the code. */
export function addressOf(architecture: Architecture, resource: Resource): string {
  return architecture.stacks.length > 1 ? resource.key : resource.address;
}
