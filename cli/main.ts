#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Command, CommanderError, Option } from 'commander';
import type { CheckOptions } from './check';
import type { DiagramOptions } from './diagram';
import { exitCode, exitWith, ignoreClosedPipes, reportError, type ExitCode } from './exit';
import type { StartOptions } from './start';
import type { SynthOptions } from './synth';

/** A command: how it is called, and what it does. */
interface Entry {
  readonly declare: (program: Command) => Command;
  /** Arguments, then options, as commander hands them over. Loads its code on use: no command waits for another's. */
  readonly run: (args: readonly unknown[]) => Promise<ExitCode>;
}

const entries: readonly Entry[] = [
  {
    declare: (program) =>
      program
        .command('start')
        .description('Synthesize a landing zone, check it, draw it, and say where to look.')
        .argument('[file]', 'the landing zone', 'landing-zone.yaml')
        .option('--output <folder>', 'folder for the Terraform', 'cdktf.out')
        .option('--reports <folder>', 'folder for the picture and the report', 'zt4ai.out'),
    run: async ([file, options]) => (await import('./start.js')).runStart(file as string, options as StartOptions),
  },
  {
    declare: (program) =>
      program
        .command('synth')
        .description('Synthesize a landing zone to Terraform JSON, one folder a stack.')
        .argument('[file]', 'the landing zone', 'landing-zone.yaml')
        .option('--output <folder>', 'folder to write to', 'cdktf.out'),
    run: async ([file, options]) => (await import('./synth.js')).runSynth(file as string, options as SynthOptions),
  },
  {
    declare: (program) =>
      program
        .command('check')
        .description('Say which controls hold in synthesized Terraform, which do not, and why.')
        .argument('[path]', 'folder or file to read', 'cdktf.out')
        .addOption(new Option('--format <format>', 'form of the report').choices(['text', 'json']).default('text'))
        .option('--output <file>', 'write the report there instead of to standard output')
        .option('--allow-unknown', 'what cannot be told before deployment is no finding')
        .option('--no-color', 'no colours, also on a terminal'),
    run: async ([path, options]) => (await import('./check.js')).runCheck(path as string, options as CheckOptions),
  },
  {
    declare: (program) =>
      program
        .command('diagram')
        .description('Draw the networks, services and connections of synthesized Terraform.')
        .argument('[path]', 'folder or file to read', 'cdktf.out')
        .addOption(new Option('--format <format>', 'form of the picture').choices(['svg', 'mermaid']).default('svg'))
        .option('--title <title>', 'heading of the picture')
        .option('--output <file>', 'write the picture there instead of to standard output'),
    run: async ([path, options]) =>
      (await import('./diagram.js')).runDiagram(path as string, options as DiagramOptions),
  },
];

const examples = `
Examples:
  zt4ai start                                     landing-zone.yaml to Terraform, verdict and picture
  zt4ai synth my-zone.yaml --output out
  zt4ai check                                     what was synthesized to cdktf.out
  zt4ai check cdktf.out --format json --output report.json
  zt4ai check --allow-unknown                     only what certainly fails
  zt4ai diagram --output network.svg

Exit codes: 0 holds, 1 findings, 2 could not run.`;

async function main(): Promise<void> {
  ignoreClosedPipes();
  const program = new Command('zt4ai')
    .description('Zero Trust for AI on Azure: builds private AI landing zones and proves what their Terraform allows.')
    .version(packageVersion(), '--version')
    .addHelpText('after', examples)
    .exitOverride();
  for (const { declare, run } of entries) {
    declare(program)
      .exitOverride()
      .action(async (...args: unknown[]) => exitWith(await run(args)));
  }
  try {
    await program.parseAsync();
  } catch (error) {
    // Commander has said what it had to say.
    if (!(error instanceof CommanderError)) return reportError(error);
    exitWith(error.exitCode === 0 ? exitCode.holds : exitCode.couldNotRun);
  }
}

/** From the package that this file is in, one folder up in the sources and two in `dist`. */
function packageVersion(): string {
  for (const folder of ['..', '../..']) {
    try {
      const file = path.join(__dirname, folder, 'package.json');
      return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
    } catch {
      continue;
    }
  }
  return 'unknown';
}

void main();
