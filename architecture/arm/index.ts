/** The tables, all together: Terraform type → what it is in Azure Resource Manager. */
import { AUTHORIZATION } from './authorization';
import { COGNITIVE_SERVICES } from './cognitive-services';
import { CONTAINERS } from './containers';
import { COSMOS_DB } from './cosmos-db';
import { DEFENDER } from './defender';
import { EVENT_GRID } from './event-grid';
import { FIREWALL } from './firewall';
import { GATEWAY } from './gateway';
import { GOVERNANCE } from './governance';
import { KEY_VAULT } from './key-vault';
import { MACHINE_LEARNING } from './machine-learning';
import type { Mapping, Row } from './mapping';
import { MONITOR } from './monitor';
import { NETWORK } from './network';
import { DNS } from './private-dns';
import { RESOURCES } from './resources';
import { SEARCH } from './search';
import { SENTINEL } from './sentinel';
import { STORAGE } from './storage';

const TABLES = [
  RESOURCES,
  NETWORK,
  FIREWALL,
  DNS,
  MONITOR,
  SENTINEL,
  AUTHORIZATION,
  KEY_VAULT,
  STORAGE,
  COSMOS_DB,
  EVENT_GRID,
  SEARCH,
  COGNITIVE_SERVICES,
  MACHINE_LEARNING,
  CONTAINERS,
  GATEWAY,
  DEFENDER,
  GOVERNANCE,
];

const MAPPINGS: ReadonlyMap<string, Mapping> = new Map(TABLES.flatMap((table) => Object.entries(table)));

const CANONICAL = new Map(
  [...MAPPINGS.values()].flatMap(({ type }) => (type === undefined ? [] : [[type.toLowerCase(), type] as const])),
);

/** The entry of a Terraform type; undefined where we have none. */
export function typeMapping(terraformType: string): Mapping | undefined {
  return MAPPINGS.get(terraformType);
}

/** Terraform types that have an entry, in the order of the tables. */
export const MAPPED_TYPES: readonly string[] = [...MAPPINGS.keys()];

/** An ARM type in the casing of the tables, so that `microsoft.network/virtualnetworks` from azapi is the same type. */
export function canonicalType(type: string): string {
  return CANONICAL.get(type.toLowerCase()) ?? type;
}

const FOLDS = new Map<string, [terraformType: string, rows: readonly Row[]][]>();
for (const [terraformType, { foldsInto: fold }] of MAPPINGS) {
  if (!fold || fold.list !== undefined) continue;
  const type = fold.type.toLowerCase();
  FOLDS.set(type, [...(FOLDS.get(type) ?? []), [terraformType, fold.rows ?? []]]);
}

/** Terraform types whose attributes are part of an ARM type's body, with the rows that put them there. */
export function foldsInto(
  type: string | undefined,
): readonly (readonly [terraformType: string, rows: readonly Row[]])[] {
  return FOLDS.get(type?.toLowerCase() ?? '') ?? [];
}
