/** Addresses from `first` to `last`, both included. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

const everything: Range = { first: 0, last: 2 ** 32 - 1 };

/** `10.0.0.4`, `10.0.0.0/24`, `10.0.0.4-10.0.0.9` or `*` as a range; undefined for anything else (a service tag). */
export function parseRange(text: string): Range | undefined {
  if (text === '*') return everything;
  if (text.includes('-')) return parseSpan(text);
  const [address = '', length = '32', ...rest] = text.split('/');
  const start = parseAddress(address);
  const bits = /^\d{1,2}$/.test(length) ? Number(length) : 33;
  if (start === undefined || bits > 32 || rest.length > 0) return undefined;
  const size = 2 ** (32 - bits);
  const first = Math.floor(start / size) * size;
  return { first, last: first + size - 1 };
}

/** Whether two ranges share an address. */
export function overlaps(left: Range, right: Range): boolean {
  return left.first <= right.last && right.first <= left.last;
}

/** Whether a range is larger than any one network somebody owns: more than a /8. */
export function isBroad(range: Range): boolean {
  return range.last - range.first >= 2 ** 24;
}

function parseSpan(text: string): Range | undefined {
  const [from = '', to = ''] = text.split('-').map((part) => part.trim());
  const first = parseAddress(from);
  const last = parseAddress(to);
  return first === undefined || last === undefined || last < first ? undefined : { first, last };
}

function parseAddress(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  if (parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}
