/** The tables read backwards: which Terraform attribute a person would edit to change what ARM sees. */
import { attributeAt } from './translate';
import { nestedRows, type Conversion, type Row } from './mapping';
import type { ResourceBody } from '../model';

/** The attribute behind an ARM path. */
export interface AttributeOfPath {
  /** Terraform path, with the index of list elements: `security_rule[0].access`. */
  readonly attribute: string;
  /** The path in the provider's facts, without indices. */
  readonly factsPath: string;
  /** Whether the path is this attribute itself, not something in it or around it. */
  readonly exact: boolean;
  readonly conversion?: Conversion;
}

/**
 * Finds the attribute by rows. Of several spellings, the one that is written; else the first. Undefined where no row
 * comes near the path.
 */
export function findAttribute(
  rows: readonly Row[],
  path: readonly string[],
  attributes: ResourceBody,
): AttributeOfPath | undefined {
  const candidates = rows.flatMap((row) => candidate(row, path) ?? []);
  const exact = candidates.filter((found) => found.exact);
  const written = exact.find((found) => attributeAt(attributes, found.factsPath, undefined) !== undefined);
  return written ?? exact[0] ?? candidates[0];
}

function candidate(row: Row, path: readonly string[]): AttributeOfPath | undefined {
  const from = attributeName(row[0]);
  if (from === undefined) return undefined;
  const to = row[1].replace(/\[\]$/, '').split('.');
  const shared = Math.min(to.length, path.length);
  for (let at = 0; at < shared; at++) if (to[at]?.toLowerCase() !== path[at]?.toLowerCase()) return undefined;

  if (path.length < to.length) {
    // A question about a whole block: its name is the attribute.
    const block = from.split('.').slice(0, -1).join('.') || from;
    return { attribute: block, factsPath: block, exact: false };
  }
  const how = row[2];
  const rest = path.slice(to.length);
  if (rest.length === 0) {
    const conversion = how && 'convert' in how ? how : undefined;
    return { attribute: from, factsPath: from, exact: true, ...(conversion && { conversion }) };
  }
  const [index = '', ...inner] = rest;
  const nested = nestedRows(how);
  const found = nested && /^\d+$/.test(index) ? findAttribute(nested, inner, {}) : undefined;
  if (!found) return { attribute: from, factsPath: from, exact: false };
  return {
    ...found,
    attribute: `${from}[${index}].${found.attribute}`,
    factsPath: `${from}.${found.factsPath}`,
  };
}

function attributeName(from: Row[0]): string | undefined {
  if (typeof from !== 'string') return from.when;
  return /\{(\w+)\}/.exec(from)?.[1] ?? from.replace(/\[\]$/, '');
}
