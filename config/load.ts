import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { planAddresses, type AddressInput, type ExistingHub } from './addressing';
import { check } from './checks';
import { LARGEST_FILE, readDocument, tooLarge, whole } from './document';
import { inRegion, planRegions } from './further-regions';
import type { LandingZone } from './landing-zone';
import { ConfigurationError, formatPath, type Problem } from './problem';
import { resolveLandingZone } from './resolve';
import { readStructure, type Draft } from './structure';

/**
 * The landing zones of a YAML text, one a region, the primary first. `file` is what problems call it. Throws a
 * {@link ConfigurationError} with every problem at once, in the order of the file.
 */
export function parseLandingZones(text: string, file: string): readonly [LandingZone, ...LandingZone[]] {
  const document = readDocument(text, file);
  if (!('value' in document)) throw new ConfigurationError(document.problems);

  const { file: parsed, draft, refusals } = readStructure(document.value);
  const addresses = addressesOf(draft);
  const planned = addresses ? planAddresses(addresses) : { refusals: [] };
  const regions = (draft.regions ?? []).map((region) => region ?? {});
  const further = addresses ? planRegions(regions, { location: draft.location, addresses, planned }) : { refusals: [] };
  // What the schema says about a value is said once.
  const said = new Set(refusals.map(({ path }) => formatPath(path)));
  const meant = [
    ...check(draft),
    ...('refusals' in planned ? planned.refusals : []),
    ...('refusals' in further ? further.refusals : []),
  ];
  const problems = [
    ...document.problems,
    ...[...refusals, ...meant.filter(({ path }) => !said.has(formatPath(path)))].map(document.locate),
  ];
  if (parsed && 'plan' in planned && 'plans' in further && problems.length === 0) {
    const primary = resolveLandingZone(parsed, planned.plan);
    const others = parsed.regions.flatMap(({ location }, index) => {
      const plan = further.plans[index];
      return plan ? [inRegion(primary, location, plan)] : [];
    });
    return [primary, ...others];
  }
  throw new ConfigurationError([...problems].sort(byPosition));
}

/** The landing zone of the primary region of a YAML text. Throws as {@link parseLandingZones} does. */
export function parseLandingZone(text: string, file: string): LandingZone {
  return parseLandingZones(text, file)[0];
}

/** The landing zones of a YAML file. Throws a {@link ConfigurationError} as {@link parseLandingZones} does, or when the file cannot be read. */
export function loadLandingZones(path: string): readonly [LandingZone, ...LandingZone[]] {
  return parseLandingZones(readText(path), path);
}

/** The landing zone of the primary region of a YAML file. Throws as {@link loadLandingZones} does. */
export function loadLandingZone(path: string): LandingZone {
  return loadLandingZones(path)[0];
}

/** What is known about addresses. */
function addressesOf({ network, agents }: Draft): AddressInput | undefined {
  if (!network) return undefined;
  // What is there but cannot be read is empty text: refused, yet holding its place.
  const space = (part: { readonly addressSpace?: string } | undefined): { addressSpace: string } | undefined =>
    part && { addressSpace: part.addressSpace ?? '' };
  const existing = (hub: Partial<ExistingHub>): ExistingHub => ({
    ...hub,
    virtualNetworkId: hub.virtualNetworkId ?? '',
    firewallPrivateIp: hub.firewallPrivateIp ?? '',
    dnsResourceGroupId: hub.dnsResourceGroupId ?? '',
  });
  return {
    addressSpace: network.addressSpace,
    hub: network.hub?.existing
      ? { existing: existing(network.hub.existing) }
      : space(isEmpty(network.hub) ? undefined : network.hub),
    spoke: space(network.spoke),
    onPremises: (network.onPremises ?? []).map((cidr) => cidr ?? ''),
    subnets: { agents: network.subnets?.agents },
    agents: (agents ?? []).map((agent, index) => ({ name: agent?.name ?? `agent ${index}`, slot: agent?.slot })),
  };
}

/** `hub: {}`, of which the checks speak. */
function isEmpty(part: object | undefined): boolean {
  return part !== undefined && Object.keys(part).length === 0;
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
