/** The tables, all together: Terraform type → what it is in Azure Resource Manager. */
import type { Mapping } from './mapping';
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
