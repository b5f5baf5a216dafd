import { writeFileSync } from 'node:fs';
import { readSynthesized } from '../architecture';
import { check } from '../controls';
import type { CheckReport } from '../controls/model';
import { checkAsJson } from '../reports/json';
import { checkAsText } from '../reports/text';
import { exitCode, type ExitCode } from './exit';

/** As parsed by commander. */
export interface CheckOptions {
  readonly format: 'text' | 'json';
  readonly output?: string;
  readonly allowUnknown?: boolean;
  readonly color: boolean;
}

/** `zt4ai check`: reads, checks, reports. What cannot be shown to hold is a finding, unless it was allowed. */
export function runCheck(path: string, options: CheckOptions): ExitCode {
  const report = check(readSynthesized(path));
  const text = options.format === 'json' ? checkAsJson(report) : checkAsText(report, { colour: wantsColour(options) });
  if (options.output === undefined) process.stdout.write(text);
  else writeFileSync(options.output, text);
  return findings(report, options) ? exitCode.findings : exitCode.holds;
}

function findings({ verdict }: CheckReport, { allowUnknown }: CheckOptions): boolean {
  return verdict === 'fails' || (verdict === 'unknown' && !allowUnknown);
}

/** On a terminal only, and not when it was refused here or for all programs (https://no-color.org). */
function wantsColour({ color, output }: CheckOptions): boolean {
  return color && output === undefined && process.stdout.isTTY && !process.env['NO_COLOR'];
}
