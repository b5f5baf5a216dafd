/**
 * What a Terraform provider's own schema says of its resources: defaults, enumerations, limits. One committed file per
 * provider version (`scripts/extract-provider-facts.mjs` writes them), loaded when first asked for.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../model';
import { packageRoot } from '../package-root';

/** Facts of one attribute or nested block, as the provider declares them. */
export interface AttributeFacts {
  /** `meta` marks entries that are not attributes (a deprecated resource type). */
  readonly type: 'string' | 'bool' | 'int' | 'float' | 'list' | 'set' | 'map' | 'meta';
  readonly required: boolean;
  /** Set by the provider; together with neither `required` nor a way to set it, it cannot be written. */
  readonly computed: boolean;
  readonly default: Json | undefined;
  readonly oneOf: readonly string[] | undefined;
  /** The provider's prose: `to be in the range (0 - 35536)`. */
  readonly range: string | undefined;
  /** Fewest and most elements of a list, set or block. */
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly sensitive: boolean;
  readonly deprecated: boolean;
  readonly forceNew: boolean;
  /** Paths from the top of the resource, `.0.` between a block and its attribute. */
  readonly conflictsWith: readonly string[];
  readonly exactlyOneOf: readonly string[];
  readonly atLeastOneOf: readonly string[];
  readonly requiredWith: readonly string[];
  /** Element type of a list, set or map of plain values. */
  readonly elem: string | undefined;
  /** Attributes of a nested block. */
  readonly block: ReadonlyMap<string, AttributeFacts> | undefined;
}

/** Facts of one resource type, or of a data source (`data.azurerm_client_config`). */
export type TypeFacts = ReadonlyMap<string, AttributeFacts>;

/** Facts of one provider at one version. */
export interface ProviderFacts {
  readonly provider: string;
  readonly version: string;
  /** Where the facts come from, in a sentence. */
  readonly source: string;
  readonly types: readonly string[];
  /** Undefined for a type the facts do not have: not selected, or framework-only. */
  type(name: string): TypeFacts | undefined;
  /** Facts at a path through nested blocks, indices left out: `network_acls.default_action`. */
  attribute(type: string, path: string): AttributeFacts | undefined;
}

/** The file's form: abbreviated keys, see the script. */
interface Row {
  t: AttributeFacts['type'];
  r?: boolean;
  c?: boolean;
  d?: Json;
  o?: string[];
  g?: string;
  n?: number;
  x?: number;
  s?: boolean;
  z?: boolean;
  f?: boolean;
  w?: string[];
  y?: string[];
  l?: string[];
  q?: string[];
  e?: string;
  b?: Record<string, Row>;
}

const VERSIONS: readonly (readonly [provider: string, version: string])[] = [['azurerm', '4.55.0']];

const loaded = new Map<string, ProviderFacts>();

/** Facts of a provider at a version, or undefined where we have none. Read from disk once. */
export function providerFacts(provider: string, version: string): ProviderFacts | undefined {
  if (!VERSIONS.some(([name, known]) => name === provider && known === version)) return undefined;
  const key = `${provider}-${version}`;
  const facts = loaded.get(key) ?? load(provider, version);
  loaded.set(key, facts);
  return facts;
}

/**
 * The facts to read a configuration with, by what its `required_providers` says (`4.55.0`, `~> 4.0`, `>= 4.1, < 5`).
 * Another release of the same major version is read with the facts we have; another major version has none, for its
 * defaults may differ.
 */
export function factsForConstraint(provider: string, constraint: string | undefined): ProviderFacts | undefined {
  const major = /\d+/.exec(constraint ?? '')?.[0];
  if (major === undefined) return undefined;
  const version = VERSIONS.find(([name, known]) => name === provider && known.split('.')[0] === major)?.[1];
  return version === undefined ? undefined : providerFacts(provider, version);
}

function load(provider: string, version: string): ProviderFacts {
  const file = join(packageRoot(), 'architecture', 'facts', `${provider}-${version}.json`);
  const { source, types } = JSON.parse(readFileSync(file, 'utf8')) as {
    source: string;
    types: Record<string, Record<string, Row>>;
  };
  const rows = new Map(Object.entries(types));
  const read = new Map<string, TypeFacts>();

  function type(name: string): TypeFacts | undefined {
    const row = rows.get(name);
    if (!row) return undefined;
    const facts = read.get(name) ?? attributes(row);
    read.set(name, facts);
    return facts;
  }

  function attribute(name: string, path: string): AttributeFacts | undefined {
    let level = type(name);
    let found: AttributeFacts | undefined;
    for (const segment of path.split('.').filter((part) => !/^\d+$/.test(part))) {
      found = level?.get(segment);
      level = found?.block;
    }
    return found;
  }

  return { provider, version, source, types: [...rows.keys()], type, attribute };
}

function attributes(rows: Record<string, Row>): TypeFacts {
  return new Map(Object.entries(rows).map(([name, row]) => [name, attributeFacts(row)]));
}

function attributeFacts(row: Row): AttributeFacts {
  return {
    type: row.t,
    required: row.r ?? false,
    computed: row.c ?? false,
    default: row.d,
    oneOf: row.o,
    range: row.g,
    min: row.n,
    max: row.x,
    sensitive: row.s ?? false,
    deprecated: row.z ?? false,
    forceNew: row.f ?? false,
    conflictsWith: row.w ?? [],
    exactlyOneOf: row.y ?? [],
    atLeastOneOf: row.l ?? [],
    requiredWith: row.q ?? [],
    elem: row.e,
    block: row.b && attributes(row.b),
  };
}
