import { ConfigurationError, formatProblems, loadLandingZones, placeholders, type LandingZone } from '../config';
import { exitCode, exitWith, type ExitCode } from './exit';

/** As parsed by commander. */
export interface SynthOptions {
  readonly output: string;
}

/** `zt4ai synth`: landing-zone.yaml to Terraform JSON. */
export async function runSynth(file: string, options: SynthOptions): Promise<ExitCode> {
  const landingZones = readLandingZones(file);
  if (!landingZones) return exitCode.couldNotRun;
  const stacks = await synthesizeStacks(landingZones, options.output);
  if (!stacks) return exitCode.couldNotRun;
  process.stdout.write(`${stacks.length} stacks in ${options.output}, in deployment order:\n`);
  for (const stack of stacks) process.stdout.write(`  ${options.output}/stacks/${stack}/cdk.tf.json\n`);
  process.stdout.write(beforeDeployment(landingZones[0]));
  return exitCode.holds;
}

/** The landing zones of a file, one a region, or undefined after every problem in it has been said on standard error. */
export function readLandingZones(file: string): readonly [LandingZone, ...LandingZone[]] | undefined {
  try {
    return loadLandingZones(file);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    refuse(
      `${formatProblems(error.problems).trimEnd()}\n\n${count(error.problems.length, 'problem')}; nothing was written`,
    );
    return undefined;
  }
}

/** Names of the stacks that were written, or undefined after the reason for refusing was said on standard error. */
export async function synthesizeStacks(
  landingZones: readonly LandingZone[],
  outdir: string,
): Promise<string[] | undefined> {
  // Loaded here: CDKTF and its bindings take longer to load than everything else together.
  const { synthesize } = await import('../main.js');
  try {
    return synthesize(landingZones, outdir);
  } catch (error) {
    if (process.env['ZT4AI_DEBUG']) throw error;
    refuse(`${(error as Error).message}\nnothing was written`);
    return undefined;
  }
}

/** What must be replaced before a deployment can work; empty when nothing must. */
export function beforeDeployment(landingZone: LandingZone): string {
  const lines = placeholders(landingZone);
  return lines.length === 0 ? '' : `\nBefore you deploy\n${lines.map((line) => `  - ${line}\n`).join('')}`;
}

export function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  exitWith(exitCode.couldNotRun);
}
