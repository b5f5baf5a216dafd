import { overlap, type Box, type Point } from '../../diagrams/geometry';
import { NUMBER_RADIUS, placeNumbers } from '../../diagrams/numbers';

const LEVEL: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 200, y: 0 },
];
const SAME: readonly Point[] = [...LEVEL].reverse();

function disc({ x, y }: Point): Box {
  return { x: x - NUMBER_RADIUS, y: y - NUMBER_RADIUS, width: 2 * NUMBER_RADIUS, height: 2 * NUMBER_RADIUS };
}

describe('the number of an edge', () => {
  it('stands in the middle of its line', () => {
    expect(placeNumbers([LEVEL], [])).toEqual([{ x: 100, y: 0 }]);
  });

  it('goes out of the way of a box', () => {
    const box = { x: 60, y: -10, width: 80, height: 20 };
    const [place] = placeNumbers([LEVEL], [box]);
    expect(overlap(disc(place as Point), box)).toBe(false);
  });

  it('goes out of the way of another number, on one line with it too', () => {
    const [first, second] = placeNumbers([LEVEL, SAME], []);
    expect(overlap(disc(first as Point), disc(second as Point))).toBe(false);
  });

  it('keeps off other lines where it can', () => {
    const crossing = [
      { x: 100, y: -50 },
      { x: 100, y: 50 },
    ];
    const [place] = placeNumbers([LEVEL, crossing], []);
    expect(Math.abs((place as Point).x - 100)).toBeGreaterThan(NUMBER_RADIUS);
  });
});
