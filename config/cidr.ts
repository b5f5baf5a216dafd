/** IPv4 blocks as integers. Nothing here knows Azure. */

/** A block of IPv4 addresses: its first address as an unsigned integer, and its prefix length (0 to 32). */
export interface Cidr {
  readonly first: number;
  readonly prefix: number;
}

const OCTET = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const CIDR = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}/(3[0-2]|[12]?[0-9])$`);

/** The shape of `a.b.c.d/n` as a regular expression source; host bits are not looked at. */
export const CIDR_PATTERN = CIDR.source;

/** How many addresses a block holds. */
export function sizeOf(cidr: Cidr): number {
  return 2 ** (32 - cidr.prefix);
}

/**
 * Reads `a.b.c.d/n`; `undefined` when the text is not that. Leading zeros are refused: some readers take them for octal.
 * Host bits are kept, so that the caller can say what is wrong with them: see {@link networkOf}.
 */
export function parseCidr(text: string): Cidr | undefined {
  const match = CIDR.exec(text);
  if (!match) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, prefix = 0] = match.slice(1).map(Number);
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, prefix };
}

/** The block with its host bits cleared: the canonical way to write it. */
export function networkOf(cidr: Cidr): Cidr {
  return { first: cidr.first - (cidr.first % sizeOf(cidr)), prefix: cidr.prefix };
}

/** `a.b.c.d` of an unsigned integer. */
export function formatAddress(address: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join('.');
}

/** `a.b.c.d/n` of a block. */
export function formatCidr(cidr: Cidr): string {
  return `${formatAddress(cidr.first)}/${cidr.prefix}`;
}

/** Whether two blocks share an address. */
export function overlaps(a: Cidr, b: Cidr): boolean {
  return a.first < b.first + sizeOf(b) && b.first < a.first + sizeOf(a);
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Cidr, inner: Cidr): boolean {
  return inner.first >= outer.first && inner.first + sizeOf(inner) <= outer.first + sizeOf(outer);
}

/** The block of the given prefix length that starts `offset` addresses into `cidr`. */
export function blockAt(cidr: Cidr, offset: number, prefix: number): Cidr {
  return { first: cidr.first + offset, prefix };
}
