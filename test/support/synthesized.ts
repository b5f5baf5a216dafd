import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LandingZone } from '../../config';
import { synthesize } from '../../main';

export type Block = Record<string, unknown>;

/** A synthesized stack as Terraform reads it. */
export interface SynthesizedStack {
  readonly terraform: { readonly backend: Record<string, Block>; readonly required_providers: Record<string, Block> };
  readonly provider: Record<string, Block[]>;
  readonly resource: Record<string, Record<string, Block>>;
  readonly data?: Record<string, Record<string, Block>>;
}

/** A folder that goes away with the process. */
export function temporaryFolder(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-test-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Synthesizes landing zones for real and reads back what was written: stack name → Terraform. */
export function synthesized(...landingZones: LandingZone[]): Record<string, SynthesizedStack> {
  const folder = temporaryFolder();
  return Object.fromEntries(
    synthesize(landingZones, folder).map((name) => [
      name,
      JSON.parse(fs.readFileSync(path.join(folder, 'stacks', name, 'cdk.tf.json'), 'utf8')) as SynthesizedStack,
    ]),
  );
}

/** Every resource of a stack: Terraform type, construct path inside the stack, and its attributes without metadata. */
export function resourcesOf(stack: SynthesizedStack): { type: string; path: string; attributes: Block }[] {
  return Object.entries(stack.resource)
    .flatMap(([type, byName]) =>
      Object.values(byName).map(({ '//': metadata, ...attributes }) => {
        const { path: full } = (metadata as { metadata: { path: string } }).metadata;
        return { type, path: full.slice(full.indexOf('/') + 1), attributes };
      }),
    )
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** All resources of one Terraform type. */
export function ofType(stack: SynthesizedStack, type: string): Block[] {
  return resourcesOf(stack)
    .filter((resource) => resource.type === type)
    .map((resource) => resource.attributes);
}
