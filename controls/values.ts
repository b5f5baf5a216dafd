import { isUnknown, type Json, type Unknown, type Value } from '../architecture/model';

/** The part of a body under a dotted path. An unknown on the way is the answer: what is inside it cannot be known. */
export function valueAt(value: Value | undefined, path: string): Value | undefined {
  let current = value;
  for (const step of path.split('.')) {
    if (isUnknown(current)) return current;
    if (typeof current !== 'object' || current === null || Array.isArray(current)) return undefined;
    current = (current as Readonly<Record<string, Value>>)[step];
  }
  return current ?? undefined;
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

/** The first thing inside a value that is not known before deployment. */
export function firstUnknown(value: Value | undefined): Unknown | undefined {
  if (isUnknown(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const part of Object.values(value)) {
    const found = firstUnknown(part as Value);
    if (found) return found;
  }
  return undefined;
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
