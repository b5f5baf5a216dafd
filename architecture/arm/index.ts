/** The tables, all together: Terraform type → what it is in Azure Resource Manager. */
import type { Mapping, Row } from './mapping';
import { DNS, FIREWALL, NETWORK } from './network';

const MAPPINGS: ReadonlyMap<string, Mapping> = new Map(
  [NETWORK, FIREWALL, DNS].flatMap((table) => Object.entries(table)),
);

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
export function foldsInto(type: string | undefined): readonly (readonly [terraformType: string, rows: readonly Row[]])[] {
  return FOLDS.get(type?.toLowerCase() ?? '') ?? [];
}
