/** IPv4 ranges, as far as a picture needs them. */

/** First and last address as numbers. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

/** The range of `10.0.0.0/8`, `10.0.0.4` or `10.0.0.4-10.0.0.9`; undefined for anything else. */
export function rangeOf(text: string): Range | undefined {
  const [from = '', to] = text.split('-');
  if (to !== undefined) {
    const [first, last] = [address(from), address(to)];
    return first === undefined || last === undefined ? undefined : { first, last };
  }
  const [host = '', length = '32'] = text.split('/');
  const start = address(host);
  if (start === undefined || !/^\d{1,2}$/.test(length) || Number(length) > 32) return undefined;
  const size = 2 ** (32 - Number(length));
  const first = Math.floor(start / size) * size;
  return { first, last: first + size - 1 };
}

function address(text: string): number | undefined {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text.trim())?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

/** Whether all of `inner` lies in `outer`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/** Whether two ranges share an address. */
export function touches(a: Range, b: Range): boolean {
  return a.first <= b.last && b.first <= a.last;
}

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].flatMap(
  (text) => rangeOf(text) ?? [],
);

/** Whether a range is for private networks only. */
export function isPrivate(range: Range): boolean {
  return PRIVATE.some((outer) => contains(outer, range));
}
