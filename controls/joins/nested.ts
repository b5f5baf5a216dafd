import { isUnknown, type Architecture, type Resource, type Unknown, type Value } from '../../architecture';
import { listAt, textAt, valueAt } from '../values';
import { childrenOf } from './follow';

/** Something Azure keeps in a list of a resource and also lets people write as a resource of its own. */
export interface Nested {
  readonly name: string;
  readonly properties: Value | undefined;
}

/**
 * All that is in such a list, wherever it was written: rules of a security group, routes of a route table. `hidden` is
 * what keeps us from knowing the rest.
 */
export function nestedIn(
  parent: Resource,
  architecture: Architecture,
  list: string,
  childType: string,
): { readonly items: readonly Nested[]; readonly hidden: Unknown | undefined } {
  const written = listAt(parent.body, `properties.${list}`);
  const inside = written
    .filter((item) => !isUnknown(item))
    .map((item) => ({ name: textAt(item, 'name') ?? '?', properties: valueAt(item, 'properties') }));
  const names = new Set(inside.map((item) => item.name.toLowerCase()));
  const { children, unplaced } = childrenOf(architecture, parent, childType);
  // Readers fold such resources into their parent where they can, so most are in the list already.
  const standing = children
    .map((child) => ({ name: nameOf(child), properties: child.body['properties'] }))
    .filter((item) => !names.has(item.name.toLowerCase()));
  const nowhere = unplaced.find((child) => child.stack === parent.stack);
  return {
    items: [...inside, ...standing],
    hidden: written.find(isUnknown) ?? (nowhere && isUnknown(nowhere.id) ? nowhere.id : undefined),
  };
}

/** Name of a resource, or where it stands in Terraform when only Azure will know. */
export function nameOf(resource: Resource): string {
  return typeof resource.name === 'string' ? resource.name : resource.address;
}

/** A name given in one of two spellings, singular or plural, as security rules do. */
export function eitherList(properties: Value | undefined, singular: string, plural: string): readonly Value[] {
  const many = listAt(properties, plural);
  return many.length > 0 ? many : listAt(properties, singular);
}
