import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { planAddresses, type Planned } from './addressing';
import { check } from './checks';
import { LARGEST_FILE, readDocument, tooLarge, whole } from './document';
import type { LandingZone } from './landing-zone';
import { ConfigurationError, formatPath, type Problem } from './problem';
import { resolveLandingZone } from './resolve';
import { readStructure, type Draft } from './structure';

/**
 * The landing zone of a YAML text. `file` is what problems call it. Throws a {@link ConfigurationError} with every
 * problem at once, in the order of the file.
 */
export function parseLandingZone(text: string, file: string): LandingZone {
  const document = readDocument(text, file);
  if (!('value' in document)) throw new ConfigurationError(document.problems);

  const { file: parsed, draft, refusals } = readStructure(document.value);
  const planned = planOf(draft);
  // What the schema says about a value is said once.
  const said = new Set(refusals.map(({ path }) => formatPath(path)));
  const meant = [...check(draft), ...('refusals' in planned ? planned.refusals : [])];
  const problems = [
    ...document.problems,
    ...[...refusals, ...meant.filter(({ path }) => !said.has(formatPath(path)))].map(document.locate),
  ];
  if (parsed && 'plan' in planned && problems.length === 0) return resolveLandingZone(parsed, planned.plan);
  throw new ConfigurationError([...problems].sort(byPosition));
}

/** The landing zone of a YAML file. Throws a {@link ConfigurationError} as {@link parseLandingZone} does, or when the file cannot be read. */
export function loadLandingZone(path: string): LandingZone {
  return parseLandingZone(readText(path), path);
}

/** The addresses of what is known. */
function planOf({ network, agents }: Draft): Planned {
  if (!network) return { refusals: [] };
  // What is there but cannot be read is empty text: refused, yet holding its place.
  const space = (part: { readonly addressSpace?: string } | undefined): { addressSpace: string } | undefined =>
    part && { addressSpace: part.addressSpace ?? '' };
  return planAddresses({
    addressSpace: network.addressSpace,
    hub: space(network.hub),
    spoke: space(network.spoke),
    onPremises: (network.onPremises ?? []).map((cidr) => cidr ?? ''),
    subnets: { agents: network.subnets?.agents },
    agents: (agents ?? []).map((agent, index) => ({ name: agent?.name ?? `agent ${index}`, slot: agent?.slot })),
  });
}

function byPosition(a: Problem, b: Problem): number {
  return a.line - b.line || a.column - b.column;
}

function readText(path: string): string {
  const refuse = (rest: Pick<Problem, 'got' | 'expected' | 'fix'>): never => {
    throw new ConfigurationError([whole(path, rest)]);
  };
  const bytes = readBytes(path, refuse);
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  return refuse({ got: 'bytes that are not UTF-8', expected: 'UTF-8 text', fix: 'save the file as UTF-8' });
}

function readBytes(path: string, refuse: (rest: Pick<Problem, 'got' | 'expected' | 'fix'>) => never): Buffer {
  try {
    const status = statSync(path);
    if (status.isDirectory()) {
      const fix = `name the file, like ${join(path, 'landing-zone.yaml')}`;
      return refuse({ got: 'a directory', expected: 'a YAML file', fix });
    }
    if (!status.isFile()) {
      return refuse({ got: 'something that is not a file', expected: 'a YAML file', fix: 'name a file' });
    }
    if (status.size > LARGEST_FILE) return refuse(tooLarge(status.size));
    return readFileSync(path);
  } catch (error) {
    if (error instanceof ConfigurationError) throw error;
    const { code = 'an error' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return refuse({
        got: 'no such file',
        expected: 'a YAML file',
        fix: 'check the path, or start from the landing-zone.yaml of the repository',
      });
    }
    return refuse({ got: `${code} on reading`, expected: 'a file that can be read', fix: 'check its permissions' });
  }
}
