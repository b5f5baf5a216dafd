/**
 * How one Terraform type says what Azure Resource Manager says: the vocabulary that the tables beside this file are
 * written in. A table is data; `translate.ts` reads it.
 */
import { isUnknown, type Json, type Value } from '../model';
import { isObject } from '../values';

/** One line of a table: Terraform attribute path, ARM path, and what happens on the way. */
export type Row = readonly [from: Source, to: string, how?: Conversion | readonly Row[] | Selection];

/**
 * Where a value comes from: an attribute path through blocks (`network_acls.default_action`); a list of blocks
 * (`security_rule[]`, its rows are the third column); text made of several (`{account_tier}_{account_replication_type}`);
 * or a constant.
 */
export type Source = string | Constant;

/** A value Azure has and Terraform does not write; with `when`, only where that attribute is written. */
export interface Constant {
  readonly constant: Json;
  readonly when?: string;
}

/** Rows for those blocks of a list whose attribute has a value; an unknown one is taken by every selection. */
export interface Selection {
  readonly where: readonly [attribute: string, value: Json];
  readonly rows: readonly Row[];
}

/** Changes a known value on its way to ARM. Unknown values pass by it unchanged. */
export interface Conversion {
  readonly convert: (value: Value) => Value | undefined;
}

/** A Terraform type's entry. */
export interface Mapping {
  /** ARM type in Microsoft's casing; undefined for a Terraform type that is only part of another resource. */
  readonly type: string | undefined;
  /**
   * ARM resource ID with `{subscription}` and `{attribute}` filled in; `{attribute|name}` is the last segment of an ID.
   * Of several, the first one whose attributes are all written counts.
   */
  readonly id: string | readonly string[];
  readonly rows: readonly Row[];
  /** Attributes that only the provider sets and that can be told from those written; `id` where it is not the ARM ID. */
  readonly computed?: Readonly<Record<string, string | undefined>>;
  /** The resource (an ID template) whose body this one is part of, and where in it. */
  readonly foldsInto?: Fold;
  /** Nested blocks that are resources of their own in ARM. */
  readonly children?: readonly Child[];
}

export interface Fold {
  readonly target: string;
  /** ARM type of the target, to name the attribute that a person would edit. */
  readonly type: string;
  /** A list of the target that gets this resource's body; without it, the body is merged into the target's. */
  readonly list?: string;
  /** Rows for the element or the merged body, where they differ from the resource's own. */
  readonly rows?: readonly Row[];
}

export interface Child {
  /** Attribute that holds the blocks. */
  readonly block: string;
  /** Key of the table for them: a Terraform type, or a name of our own with a slash in it. */
  readonly mapping: string;
  /** Attributes they take from the resource around them: theirs → ours. */
  readonly inherits: Readonly<Record<string, string>>;
}

/** Terraform types of one file. */
export type Mappings = Readonly<Record<string, Mapping>>;

/** A constant; with `when`, only where that attribute or block is written. */
export function constant(value: Json, when?: string): Constant {
  return when === undefined ? { constant: value } : { constant: value, when };
}

/** Rows for the blocks of a list whose attribute has this value. */
export function where(attribute: string, value: Json, rows: readonly Row[]): Selection {
  return { where: [attribute, value], rows };
}

/** `local_auth_enabled` and `disableLocalAuth`. */
export const not: Conversion = { convert: (value) => (typeof value === 'boolean' ? !value : value) };

/** `true` → `Enabled`. */
export const enabledDisabled = either('Enabled', 'Disabled');

/** `true` → `enabled`, for the services that spell it so. */
export const enabledDisabledLower = either('enabled', 'disabled');

/** A boolean as one of two words. */
export function either(yes: string, no: string): Conversion {
  return { convert: (value) => (typeof value === 'boolean' ? (value ? yes : no) : value) };
}

/** An enumeration spelled differently; a word that is not in the table stays as it is. */
export function words(table: Readonly<Record<string, string>>): Conversion {
  return {
    convert: (value) => (typeof value === 'string' && Object.hasOwn(table, value) ? (table[value] ?? value) : value),
  };
}

/** A list of plain values as a list of objects: `['1.2.3.4']` → `[{ value: '1.2.3.4' }]`. */
export function each(key: string, more: Readonly<Record<string, Json>> = {}): Conversion {
  return {
    convert: (value) => (Array.isArray(value) ? value.map((item: Value) => ({ [key]: item, ...more })) : value),
  };
}

/** One value as a list of one. */
export const listOfOne: Conversion = { convert: (value) => [value] };

/** A number that ARM wants as text. */
export const text: Conversion = { convert: (value) => (typeof value === 'number' ? String(value) : value) };

/** A list of words as one text, as ARM writes sets of flags. */
export const commaSeparated: Conversion = {
  convert: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(', ') : value,
};

/** `identity_ids` as ARM's object of IDs. An unknown ID makes all of it unknown: it would be a key. */
export const userAssignedIdentities: Conversion = {
  convert: (value) => {
    if (!Array.isArray(value)) return value;
    const unknown = (value as readonly Value[]).find(isUnknown);
    if (unknown) return unknown;
    return Object.fromEntries(value.filter((id) => typeof id === 'string').map((id: string) => [id, {}]));
  },
};

/** Parts of a Key Vault key's URL, `https://<vault>.vault.azure.net/keys/<name>[/<version>]`. */
export const keyVaultUri = keyUrlPart((url) => `${url.origin}/`);
export const keyName = keyUrlPart((url) => url.pathname.split('/')[2]);
export const keyVersion = keyUrlPart((url) => url.pathname.split('/')[3] ?? '');

function keyUrlPart(part: (url: URL) => string | undefined): Conversion {
  return { convert: (value) => (typeof value === 'string' && URL.canParse(value) ? part(new URL(value)) : undefined) };
}

/** Whether a third column is rows for a list of blocks. */
export function nestedRows(how: Row[2]): readonly Row[] | undefined {
  if (Array.isArray(how)) return how as readonly Row[];
  return isObject(how) && 'rows' in how ? (how as unknown as Selection).rows : undefined;
}

/** Location, tags and managed identity, which most resources have. */
export const COMMON: readonly Row[] = [
  ['location', 'location'],
  ['tags', 'tags'],
];

/** A block `identity`. */
export const IDENTITY: readonly Row[] = [
  ['identity.type', 'identity.type'],
  ['identity.identity_ids', 'identity.userAssignedIdentities', userAssignedIdentities],
];

/** An IP configuration of a gateway, firewall, bastion or network interface. */
export const IP_CONFIGURATION: readonly Row[] = [
  ['name', 'name'],
  ['subnet_id', 'properties.subnet.id'],
  ['public_ip_address_id', 'properties.publicIPAddress.id'],
];

/** ID template of a resource in a resource group. */
export function inGroup(path: string): string {
  return `/subscriptions/{subscription}/resourceGroups/{resource_group_name}/providers/${path}`;
}
