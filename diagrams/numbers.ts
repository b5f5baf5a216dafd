/** Where an edge's number stands on its line: on the longest free piece, off nodes, captions and other numbers. */
import { overlap, segmentBox, segments, STEP, type Box, type Point } from './geometry';

/** Radius of a number's disc. */
export const NUMBER_RADIUS = 9;

const PENALTY = { bend: 30, otherLine: 60, otherNumber: 400, box: 4000 } as const;

function around(point: Point): Box {
  return {
    x: point.x - NUMBER_RADIUS,
    y: point.y - NUMBER_RADIUS,
    width: 2 * NUMBER_RADIUS,
    height: 2 * NUMBER_RADIUS,
  };
}

interface Candidate {
  readonly point: Point;
  readonly score: number;
}

/** Places along a line; the middle of a long piece is best, the corners are not. */
function candidates(line: readonly Point[]): readonly Candidate[] {
  const pieces = segments(line);
  return pieces.flatMap(([a, b]) => {
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
    const count = Math.floor(length / STEP);
    return Array.from({ length: count + 1 }, (_, index) => {
      const along = Math.min(length, index * STEP);
      const share = length === 0 ? 0 : along / length;
      const point = { x: Math.round(a.x + (b.x - a.x) * share), y: Math.round(a.y + (b.y - a.y) * share) };
      const toCorner = Math.min(along, length - along);
      const score =
        Math.abs(along - length / 2) / 4 - Math.min(length, 200) / 4 + (toCorner < 2 * STEP ? PENALTY.bend : 0);
      return { point, score };
    });
  });
}

/** One place per line. Lines are given in the order of their numbers; the first come, the first served. */
export function placeNumbers(lines: readonly (readonly Point[])[], obstacles: readonly Box[]): readonly Point[] {
  const pieces = lines.map((line) => segments(line).map(([a, b]) => segmentBox(a, b)));
  const taken: Box[] = [];
  return lines.map((line, index) => {
    const rated = candidates(line).map(({ point, score }) => {
      const box = around(point);
      const crossed = pieces.filter((boxes, other) => other !== index && boxes.some((piece) => overlap(piece, box, 1)));
      return {
        point,
        score:
          score +
          crossed.length * PENALTY.otherLine +
          (taken.some((other) => overlap(other, box, 2)) ? PENALTY.otherNumber : 0) +
          (obstacles.some((obstacle) => overlap(obstacle, box, 2)) ? PENALTY.box : 0),
      };
    });
    const best = rated.reduce<Candidate | undefined>((a, b) => (a && a.score <= b.score ? a : b), undefined);
    const point = best?.point ?? { x: 0, y: 0 };
    if (best) taken.push(around(point));
    return point;
  });
}
