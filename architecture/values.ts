import { isUnknown, type AttributeReference, type Json, type Unknown, type Value } from './model';

/** A JSON object, nothing said about its values. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object: not null, not a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An own property, so that a document with a key such as `constructor` or `__proto__` finds only what it wrote. */
export function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** The value if all of it is known, else undefined. */
export function known(value: Value | undefined): Json | undefined {
  return value === undefined || firstUnknown(value) ? undefined : (value as Json);
}

/** The first unknown part of a value, in document order. */
export function firstUnknown(value: Value | undefined): Unknown | undefined {
  if (isUnknown(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const part of Object.values(value) as Value[]) {
    const found = firstUnknown(part);
    if (found) return found;
  }
  return undefined;
}

/** An unknown with its references, each once, in the order of first mention. */
export function unknownOf(expression: string, references: readonly AttributeReference[] = []): Unknown {
  const once = new Map(references.map((reference) => [`${reference.resource} ${reference.attribute}`, reference]));
  return { unknown: true, expression, references: [...once.values()] };
}

/** `a.b[0].c` and `a.b.0.c` as segments. */
export function pathSegments(path: string): string[] {
  return path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((segment) => segment !== '');
}

/**
 * The value at a path. Property names match without regard to case when they do not match exactly, as Azure Resource
 * Manager does; below an unknown everything is that unknown; null is absent, as in Terraform.
 */
export function valueAt(value: Value | undefined, path: readonly string[]): Value | undefined {
  if (value === null || value === undefined) return undefined;
  if (path.length === 0 || isUnknown(value)) return value;
  if (typeof value !== 'object') return undefined;
  const [head = '', ...rest] = path;
  if (Array.isArray(value)) return valueAt((value as readonly Value[])[Number(head)], rest);
  const key = Object.hasOwn(value, head)
    ? head
    : Object.keys(value).find((candidate) => candidate.toLowerCase() === head.toLowerCase());
  return key === undefined ? undefined : valueAt((value as Readonly<Record<string, Value>>)[key], rest);
}

/** Plain comparison by code unit: the same order on every machine, whatever its locale. */
export function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
