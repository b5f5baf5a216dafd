/** The words the schema is written in: a kind of value, its description, and what a person is told when it does not fit. */
import { z } from 'zod';

import { CIDR_PATTERN } from './cidr';
import { oneOf } from './problem';

/** What a person is told when a value does not fit. */
export interface Advice {
  readonly expected: string;
  readonly fix: string;
}

/** The advice of the schema's fields. Apart from zod's own metadata, so that it stays out of the JSON Schema. */
export const ADVICE = z.registry<Advice>();

export function field<T extends z.ZodType>(schema: T, description: string, expected: string, fix: string): T {
  const described = schema.describe(description);
  ADVICE.add(described, { expected, fix });
  return described;
}

/** A mapping or list: what it holds is described by its parts. */
export function group<T extends z.ZodType>(schema: T, description: string, expected: string): T {
  return field(schema, description, expected, `write ${expected}`);
}

export const SLUG = '[a-z](?:-?[a-z0-9])*';
export const GUID = '[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}';
export const HOST_LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
export const TOP_LEVEL = '[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?';

/** Names that become part of resource names: short enough that two of them, an environment and a region fit. */
export function name(max: number, min: number, description: string): z.ZodString {
  return field(
    z
      .string()
      .min(min)
      .max(max)
      .regex(new RegExp(`^${SLUG}$`)),
    description,
    `${min} to ${max} lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen`,
    'shorten or respell the name: names of Azure resources are made from it',
  );
}

export function guid(description: string, command: string): z.ZodString {
  return field(
    z.string().regex(new RegExp(`^${GUID}$`)),
    description,
    'a GUID, like 12345678-90ab-cdef-1234-567890abcdef',
    `copy it from \`${command}\``,
  );
}

export function cidr(description: string): z.ZodString {
  return field(
    z.string().regex(new RegExp(CIDR_PATTERN)),
    description,
    'an IPv4 network in CIDR notation, like 10.20.0.0/16',
    'write four numbers from 0 to 255 without leading zeros, a slash and the prefix length',
  );
}

export function choice<const T extends readonly [string, ...string[]]>(values: T, description: string) {
  return field(z.enum(values), description, oneOf(values), `write ${oneOf(values)}`);
}

export function flag(description: string): z.ZodBoolean {
  return field(z.boolean(), description, 'true or false', 'write true or false');
}

export function whole(min: number, max: number, description: string): z.ZodInt {
  const expected = `a whole number from ${min} to ${max}`;
  return field(z.int().min(min).max(max), description, expected, `write ${expected}`);
}

export const LABEL_REFERENCE = 'the name of one of `labels`';

export function reference(description: string, expected: string): z.ZodString {
  return field(z.string().min(1), description, expected, `write ${expected}`);
}
