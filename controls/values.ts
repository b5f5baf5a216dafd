import { firstUnknown, valueAt as valueAtSegments, type Json, type Value } from '../architecture';

export { firstUnknown };

/** The part of a body under a dotted path. An unknown on the way is the answer: what is inside it cannot be known. */
export function valueAt(value: Value | undefined, path: string): Value | undefined {
  return valueAtSegments(value, path.split('.')) ?? undefined;
}

/** A list, whether it was written as one, as a single value or not at all. */
export function listAt(value: Value | undefined, path: string): readonly Value[] {
  const found = valueAt(value, path);
  if (found === undefined) return [];
  return Array.isArray(found) ? (found as readonly Value[]) : [found];
}

/** Text, if it is known text. */
export function textAt(value: Value | undefined, path: string): string | undefined {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : undefined;
}

/** Equal as Azure Resource Manager compares: text without regard to case. */
export function sameText(left: unknown, right: unknown): boolean {
  if (typeof left !== 'string' || typeof right !== 'string') return left === right;
  return left.toLowerCase() === right.toLowerCase();
}

/** A value as a message shows it. */
export function show(value: Json | undefined): string {
  if (value === undefined || value === null) return 'not set';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
