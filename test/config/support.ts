import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ConfigurationError, parseLandingZone, type Problem } from '../../config';

/** The root of the repository. */
export const ROOT = join(__dirname, '..', '..');

/** The text of the default landing zone, which has no problem. */
export const DEFAULT = readFileSync(join(ROOT, 'landing-zone.yaml'), 'utf8');

/** The default landing zone with replacements. Each must apply: else a test would pass for the wrong reason. */
export function edited(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in the default landing zone: ${from}`);
    return text.replace(from, () => to);
  }, DEFAULT);
}

/** Every problem of a text; none when it loads. */
export function problemsOf(text: string): readonly Problem[] {
  return problemsIn(() => parseLandingZone(text, 'lz.yaml'));
}

/** Every problem that an action throws; none when it succeeds. Anything else that is thrown is a failure. */
export function problemsIn(action: () => unknown): readonly Problem[] {
  try {
    action();
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

/** The position of a text in another, counted from 1. */
export function positionOf(text: string, part: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(part)).split('\n');
  return { line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 };
}
