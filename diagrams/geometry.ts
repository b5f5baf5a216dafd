/** Whole-number geometry of a picture. Lines run on multiples of `STEP`; borders lie half a step beside them. */

/** Distance of two lanes in pixels. */
export const STEP = 10;

/** A corner, bend or end of a line. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An upright rectangle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether two boxes share an area when each is grown by `margin`. */
export function overlap(a: Box, b: Box, margin = 0): boolean {
  return (
    a.x < b.x + b.width + margin &&
    b.x < a.x + a.width + margin &&
    a.y < b.y + b.height + margin &&
    b.y < a.y + a.height + margin
  );
}

/** The box around one upright or level piece of a line. */
export function segmentBox(a: Point, b: Point): Box {
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), width: Math.abs(a.x - b.x), height: Math.abs(a.y - b.y) };
}

/** The pieces of a line, in order. */
export function segments(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((point, index) => [points[index] as Point, point] as const);
}

/** The next multiple of `STEP` that is not smaller. */
export function upToStep(length: number): number {
  return Math.ceil(length / STEP) * STEP;
}
