import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSynthesized, type Architecture } from '../architecture';
import { check } from '../controls';
import type { CheckReport } from '../controls/model';
import { renderNetwork } from '../diagrams';
import { checkAsText } from '../reports/text';
import { exitCode, type ExitCode } from './exit';
import { beforeDeployment, count, readLandingZones, synthesizeStacks } from './synth';

/** As parsed by commander. */
export interface StartOptions {
  /** Folder for the Terraform. */
  readonly output: string;
  /** Folder for the picture and the report. */
  readonly reports: string;
}

/** `zt4ai start`: the whole path once. Synthesizes, reads back what was synthesized, checks it, draws it. */
export async function runStart(file: string, options: StartOptions): Promise<ExitCode> {
  const landingZones = readLandingZones(file);
  if (!landingZones) return exitCode.couldNotRun;
  const [landingZone] = landingZones;
  progress('synthesizing');
  const stacks = await synthesizeStacks(landingZones, options.output);
  if (!stacks) return exitCode.couldNotRun;

  progress('reading and checking');
  const architecture = readSynthesized(options.output);
  const report = check(architecture);
  progress('drawing');
  const picture = path.join(options.reports, 'network.svg');
  const verdict = path.join(options.reports, 'check.txt');
  mkdirSync(options.reports, { recursive: true });
  const title = `${landingZone.name}: network`;
  writeFileSync(picture, renderNetwork(architecture, { format: 'svg', title }));
  writeFileSync(path.join(options.reports, 'network.mmd'), renderNetwork(architecture, { format: 'mermaid', title }));
  writeFileSync(verdict, checkAsText(report, { colour: false }));

  process.stdout.write(
    [
      `${landingZone.name}, profile ${landingZone.profile.name}, ${landingZones.map(({ location }) => location).join(' and ')}`,
      '',
      `Synthesized  ${count(stacks.length, 'stack')}, ${count(architecture.resources.length, 'resource')}, in deployment order`,
      ...stacks.map((stack) => `  ${stack.padEnd(40)}${String(resourcesIn(architecture, stack)).padStart(4)}`),
      '',
      `Checked      ${verdictLine(report)}`,
      '',
      'Open next',
      ...table([
        [picture, 'the picture: who reaches what, and through what'],
        [verdict, 'every control, and what does not hold'],
        [file, 'what all of it follows from: change it and run again'],
      ]),
      '',
    ].join('\n'),
  );
  process.stdout.write(beforeDeployment(landingZone));
  return report.verdict === 'holds' ? exitCode.holds : exitCode.findings;
}

function resourcesIn({ resources }: Architecture, stack: string): number {
  return resources.filter((resource) => resource.stack === stack).length;
}

function verdictLine({ controls }: CheckReport): string {
  const words = { holds: 'hold', fails: 'fail', unknown: 'cannot be told', 'not-applicable': 'do not apply' } as const;
  const parts = Object.entries(words)
    .map(([status, word]) => [controls.filter((control) => control.status === status).length, word] as const)
    .filter(([n]) => n > 0)
    .map(([n, word]) => `${n} ${word}`);
  return `${count(controls.length, 'control')}: ${parts.join(', ')}`;
}

function table(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length)) + 3;
  return rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
}

/** Only where a person watches: a log needs no progress. */
function progress(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`${what}…\n`);
}
