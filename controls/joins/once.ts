import type { Architecture } from '../../architecture';

/**
 * Works something out once for each architecture. A join that looked through all resources again for each resource would
 * take a hundred times as long for ten times the resources.
 */
export function once<T>(work: (architecture: Architecture) => T): (architecture: Architecture) => T {
  const done = new WeakMap<Architecture, T>();
  return (architecture) => {
    const found = done.get(architecture) ?? work(architecture);
    done.set(architecture, found);
    return found;
  };
}

/** Values by key, each list in the order of the values. A value without a key is left out. */
export function groupBy<T>(
  values: readonly T[],
  keyOf: (value: T) => string | undefined,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
