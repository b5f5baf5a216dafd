/** What the schema says about a value: as refusals for a person, and as the parts that are sound although others are not. */
import { z } from 'zod';

import { nearest } from './nearest';
import { formatPath, oneOf, show, type Path, type Refusal } from './problem';
import { ADVICE, landingZoneSchema, type Advice, type LandingZoneFile } from './schema';

/** A landing zone of which parts may be missing, because they are absent or do not fit the schema. */
export type Draft = DeepPartial<LandingZoneFile>;

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly (DeepPartial<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** The file when it fits the schema; otherwise every reason why not. The draft is there in both cases. */
export function readStructure(value: unknown): { file?: LandingZoneFile; draft: Draft; refusals: readonly Refusal[] } {
  const parsed = landingZoneSchema.safeParse(value);
  if (parsed.success) return { file: parsed.data, draft: parsed.data, refusals: [] };
  const refusals = parsed.error.issues.flatMap((issue) => refusalsOf(issue, [], landingZoneSchema, value));
  return { draft: (salvage(landingZoneSchema, value) ?? {}) as Draft, refusals: onePerPath(refusals) };
}

/** A value that fails in two ways (too long, and with a bad character) has one advice. */
function onePerPath(refusals: readonly Refusal[]): Refusal[] {
  const seen = new Set<string>();
  return refusals.filter(({ path }) => {
    const key = formatPath(path);
    return !seen.has(key) && seen.add(key);
  });
}

type Issue = z.core.$ZodIssue;

function refusalsOf(issue: Issue, above: Path, root: z.core.$ZodType, value: unknown): Refusal[] {
  const path = [...above, ...(issue.path as (string | number)[])];
  const { schema, value: got } = follow(root, value, path);
  const inner = choose(unwrap(schema), got);

  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey([...path, key], inner));
  if (issue.code === 'invalid_union' && inner instanceof z.ZodObject) {
    // The person meant this branch: what is wrong inside it is what helps.
    return z.safeParse(inner, got).error?.issues.flatMap((nested) => refusalsOf(nested, path, root, value)) ?? [];
  }
  const advice = adviceOf(schema) ?? { expected: issue.message, fix: 'correct the value' };
  if (got === undefined) return [{ path, got: 'nothing', expected: advice.expected, fix: missing(path, advice) }];
  return [{ path, got: show(got), expected: advice.expected, fix: suggestion(inner, got) ?? advice.fix }];
}

function unknownKey(path: Path, schema: z.core.$ZodType): Refusal {
  const keys = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const key = String(path[path.length - 1]);
  const [near] = nearest(key, keys);
  return {
    path,
    atKey: true,
    got: `the unknown key ${show(key)}`,
    expected: oneOf(keys),
    fix: near === undefined ? 'take it out' : `did you mean ${near}?`,
  };
}

function missing(path: Path, advice: Advice): string {
  return `add \`${String(path[path.length - 1])}:\`; ${advice.fix}`;
}

/** For a misspelt choice, what was probably meant. */
function suggestion(schema: z.core.$ZodType, got: unknown): string | undefined {
  if (typeof got !== 'string') return undefined;
  if (schema instanceof z.ZodUnion) {
    return schema.options.map((option) => suggestion(option, got)).find((text) => text !== undefined);
  }
  if (!(schema instanceof z.ZodEnum)) return undefined;
  const near = nearest(got, schema.options.map(String));
  return near.length > 0 ? `did you mean ${oneOf(near)}?` : undefined;
}

/** The schema and the value at a path; the schema is the one that the field was declared with, wrappers and all. */
function follow(root: z.core.$ZodType, value: unknown, path: Path): { schema: z.core.$ZodType; value: unknown } {
  let schema = root;
  let current = value;
  for (const part of path) {
    const inner = choose(unwrap(schema), current);
    if (inner instanceof z.ZodObject) schema = (inner.shape as Record<string, z.core.$ZodType>)[String(part)] ?? schema;
    else if (inner instanceof z.ZodArray) schema = inner.element;
    else if (inner instanceof z.ZodDiscriminatedUnion) schema = inner;
    current = isContainer(current) && Object.hasOwn(current, part) ? current[part] : undefined;
  }
  return { schema, value: current };
}

function isContainer(value: unknown): value is Record<string | number, unknown> {
  return typeof value === 'object' && value !== null;
}

/** The branch of a union that a mapping means; the schema itself when it is no union, or no branch is meant. */
function choose(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (!(schema instanceof z.ZodUnion) || !isContainer(value) || Array.isArray(value)) return schema;
  const branches = schema.options.filter((option) => option instanceof z.ZodObject);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return branches[0] ?? schema;
  const key = String(schema.def.discriminator);
  return branches.find((branch) => z.safeParse(branch.shape[key] as z.core.$ZodType, value[key]).success) ?? schema;
}

function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault ? unwrap(schema.unwrap()) : schema;
}

function adviceOf(schema: z.core.$ZodType): Advice | undefined {
  const advice = ADVICE.get(schema as z.ZodType);
  if (advice) return advice;
  const inner = unwrap(schema);
  return inner === schema ? undefined : ADVICE.get(inner as z.ZodType);
}

/**
 * What can be used of a value that does not fit: field by field, position by position. Text of the wrong form is kept,
 * so that a reference to a badly spelt name is not reported as unknown as well.
 */
function salvage(schema: z.core.$ZodType, value: unknown): unknown {
  const parsed = z.safeParse(schema, value);
  if (parsed.success) return parsed.data;
  const inner = choose(unwrap(schema), value);
  if (inner instanceof z.ZodObject && isContainer(value) && !Array.isArray(value)) {
    const shape = inner.shape as Record<string, z.core.$ZodType>;
    return Object.fromEntries(
      Object.entries(shape).map(([key, part]) => [
        key,
        salvage(part, Object.hasOwn(value, key) ? value[key] : undefined),
      ]),
    );
  }
  if (inner instanceof z.ZodArray && Array.isArray(value)) return value.map((item) => salvage(inner.element, item));
  const isText = inner instanceof z.ZodString || inner instanceof z.ZodUnion;
  return isText && typeof value === 'string' ? value : undefined;
}
