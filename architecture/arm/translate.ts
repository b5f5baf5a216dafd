/** Reads the tables: Terraform attributes in, the body that Azure Resource Manager would get out. */
import type { AttributeFacts, TypeFacts } from '../facts';
import { isUnknown, type ResourceBody, type Unknown, type Value } from '../model';
import { isObject, unknownOf, valueAt } from '../values';
import { nestedRows, type Row } from './mapping';

type Draft = Record<string, Value>;

/** The ARM body for attributes, by rows. `facts` tell text from numbers and booleans; without them nothing is changed. */
export function translate(attributes: ResourceBody, rows: readonly Row[], facts?: TypeFacts): ResourceBody {
  const body: Draft = {};
  for (const row of rows) applyRow(row, attributes, body, facts);
  return body;
}

function applyRow([from, to, how]: Row, attributes: ResourceBody, body: Draft, facts: TypeFacts | undefined): void {
  if (typeof from !== 'string') {
    const there = from.when === undefined || attributeAt(attributes, from.when, undefined) !== undefined;
    if (there) put(body, to.split('.'), from.constant);
    return;
  }
  if (from.endsWith('[]')) {
    appendBlocks([from.slice(0, -2), to.replace(/\[\]$/, ''), how], attributes, body, facts);
    return;
  }
  const found = from.includes('{') ? composed(from, attributes, facts) : attributeAt(attributes, from, facts);
  if (found === undefined) return;
  const converted = how && 'convert' in how && !isUnknown(found) ? how.convert(found) : found;
  if (converted !== undefined) put(body, to.split('.'), converted);
}

function appendBlocks(
  [from, to, how]: readonly [string, string, Row[2]],
  attributes: ResourceBody,
  body: Draft,
  facts: TypeFacts | undefined,
): void {
  const found = attributeAt(attributes, from, undefined);
  if (found === undefined) return;
  const rows = nestedRows(how) ?? [];
  const inner = factsAt(facts, from)?.block;
  const blocks = isUnknown(found) ? [found] : ([found].flat() as Value[]);
  const elements = blocks
    .filter((block) => isUnknown(block) || (isObject(block) && selected(how, block as ResourceBody)))
    .map((block) => (isUnknown(block) ? block : translate(block as ResourceBody, rows, inner)));
  if (elements.length > 0) appendTo(body, to.split('.'), elements);
}

function selected(how: Row[2], block: ResourceBody): boolean {
  if (!how || !('where' in how)) return true;
  const [attribute, wanted] = how.where;
  const found = block[attribute];
  return isUnknown(found) || found === wanted || String(found) === String(wanted);
}

/** Adds to a list of a body; a list that is not known becomes its first element. */
export function appendTo(body: Draft, path: readonly string[], elements: readonly Value[]): void {
  const present = valueAt(body, path);
  if (isUnknown(present)) {
    replace(body, path, [present, ...elements]);
    return;
  }
  const all = Array.isArray(present) ? [...(present as Value[]), ...elements] : [...elements];
  const [only] = all;
  // Blocks that are all unknown are an unknown list; some unknown among known ones stay beside them.
  replace(body, path, all.length === 1 && isUnknown(only) ? only : all);
}

function replace(body: Draft, path: readonly string[], value: Value): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    body[head] = value;
    return;
  }
  const next: Draft = isObject(body[head]) ? { ...(body[head] as Draft) } : {};
  replace(next, rest, value);
  body[head] = next;
}

/** Writes a value into a body, making the objects on the way. Lists are joined; of two spellings the first counts. */
function put(body: Draft, path: readonly string[], value: Value): void {
  const [head = '', ...rest] = path;
  if (rest.length === 0) {
    const present = body[head];
    const lists = Array.isArray(present) && Array.isArray(value);
    body[head] = lists ? [...(present as Value[]), ...(value as Value[])] : (present ?? value);
    return;
  }
  const below = body[head];
  if (isUnknown(below)) return;
  const next: Draft = isObject(below) ? { ...(below as Draft) } : {};
  put(next, rest, value);
  body[head] = next;
}

/** Puts what two bodies say into one; where both say something, lists are joined and the second wins. */
export function merged(first: ResourceBody, second: ResourceBody): ResourceBody {
  const out: Draft = { ...first };
  for (const [key, value] of Object.entries(second)) {
    const present = out[key];
    const both = isObject(present) && isObject(value) && !isUnknown(present) && !isUnknown(value);
    out[key] = both ? merged(present as ResourceBody, value as ResourceBody) : value;
  }
  return out;
}

/** `{account_tier}_{account_replication_type}`: text made of several attributes, absent if one is. */
function composed(template: string, attributes: ResourceBody, facts: TypeFacts | undefined): Value | undefined {
  const unknowns: Unknown[] = [];
  let whole = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const part = attributeAt(attributes, name, facts);
    if (part === undefined) whole = false;
    if (isUnknown(part)) unknowns.push(part);
    return isUnknown(part) ? part.expression : String(part);
  });
  if (!whole) return undefined;
  if (unknowns.length === 0) return text;
  return unknownOf(
    text,
    unknowns.flatMap((unknown) => unknown.references),
  );
}

/** An attribute by path; a block may be an object or a list of one, and null is absent. */
export function attributeAt(
  attributes: Value | undefined,
  path: string,
  facts: TypeFacts | undefined,
): Value | undefined {
  let at: Value | undefined = attributes;
  for (const segment of path.split('.')) {
    if (Array.isArray(at)) at = (at as readonly Value[])[0];
    if (at === undefined || at === null) return undefined;
    if (isUnknown(at)) return at;
    at = isObject(at) && Object.hasOwn(at, segment) ? (at[segment] as Value) : undefined;
  }
  return at === null || at === undefined ? undefined : typed(at, factsAt(facts, path)?.type);
}

function factsAt(facts: TypeFacts | undefined, path: string): AttributeFacts | undefined {
  let level = facts;
  let found: AttributeFacts | undefined;
  for (const segment of path.split('.')) {
    found = level?.get(segment);
    level = found?.block;
  }
  return found;
}

/** Terraform takes `"true"` and `"3"` where the schema wants a boolean and a number. */
function typed(value: Value, type: string | undefined): Value {
  if (typeof value !== 'string') return value;
  if (type === 'bool' && (value === 'true' || value === 'false')) return value === 'true';
  if ((type === 'int' || type === 'float') && value.trim() !== '' && Number.isFinite(Number(value)))
    return Number(value);
  return value;
}
