import fc from 'fast-check';
import { isBroad, overlaps, parseRange } from '../../controls/ipv4';

describe('parseRange', () => {
  it.each([
    ['10.0.0.4', 0x0a000004, 0x0a000004],
    ['10.0.0.0/24', 0x0a000000, 0x0a0000ff],
    ['10.0.0.9/24', 0x0a000000, 0x0a0000ff],
    ['10.0.0.4-10.0.0.9', 0x0a000004, 0x0a000009],
    ['0.0.0.0/0', 0, 0xffffffff],
    ['*', 0, 0xffffffff],
  ])('reads %s', (text, first, last) => {
    expect(parseRange(text)).toEqual({ first, last });
  });

  it.each([
    'Internet',
    '10.0.0',
    '10.0.0.256',
    '10.0.0.0/33',
    '10.0.0.0/8/8',
    '10.0.0.0/x',
    '10.0.0.9-10.0.0.4',
    'a-b',
    '::/0',
    '',
  ])('reads nothing into %p', (text) => expect(parseRange(text)).toBeUndefined());

  it('reads no text in a way that ends before it starts', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const range = parseRange(text);
        return range === undefined || range.first <= range.last;
      }),
    );
  });
});

it('finds the address that two ranges share', () => {
  const range = (text: string) => parseRange(text) ?? { first: -1, last: -1 };
  expect(overlaps(range('10.0.1.0/24'), range('10.0.0.0/16'))).toBe(true);
  expect(overlaps(range('10.0.0.0/16'), range('10.0.1.0/24'))).toBe(true);
  expect(overlaps(range('10.0.0.255'), range('10.0.0.0-10.0.0.255'))).toBe(true);
  expect(overlaps(range('10.0.0.0/24'), range('10.0.1.0/24'))).toBe(false);
});

it('calls broad what is more than a network of one owner', () => {
  const broad = (text: string) => isBroad(parseRange(text) ?? { first: 0, last: 0 });
  expect([broad('10.0.0.0/8'), broad('10.0.0.0/7'), broad('*')]).toEqual([false, true, true]);
});
