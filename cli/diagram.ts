import { writeFileSync } from 'node:fs';
import { readSynthesized } from '../architecture';
import { renderNetwork } from '../diagrams';
import { exitCode, type ExitCode } from './exit';

/** As parsed by commander. */
export interface DiagramOptions {
  readonly format: 'svg' | 'mermaid';
  readonly title?: string;
  readonly output?: string;
}

/** `zt4ai diagram`: draws the networks, services and connections of what was synthesized. */
export function runDiagram(path: string, { format, title, output }: DiagramOptions): ExitCode {
  const picture = renderNetwork(readSynthesized(path), { format, title });
  if (output === undefined) process.stdout.write(picture);
  else writeFileSync(output, picture);
  return exitCode.holds;
}
