/**
 * The app: reads `landing-zone.yaml`, makes its stacks and synthesizes them to Terraform JSON. Run by `npm run synth`,
 * by `npx cdktf-cli@0.21.0` through cdktf.json, and by the zt4ai command.
 */
import { App } from 'cdktf';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigurationError, formatProblems, loadLandingZone, type LandingZone } from './config';
import { AgentsStack, ConnectivityStack, FoundationStack, ModelsStack, ObservabilityStack } from './stacks';
import { assertUniqueLogicalIds } from './stacks/logical-ids';

/** Adds the stacks of one landing zone to an app, in deployment order. Several landing zones may share an app. */
export function addLandingZone(app: App, landingZone: LandingZone): void {
  new ObservabilityStack(app, landingZone);
  new ConnectivityStack(app, landingZone);
  new FoundationStack(app, landingZone);
  new ModelsStack(app, landingZone);
  new AgentsStack(app, landingZone);
}

/**
 * Synthesizes landing zones to `outdir/stacks/<name>/cdk.tf.json`. All of it succeeds or nothing is written. Stacks of
 * an earlier run that are no longer there are taken away, so that a renamed landing zone leaves no ghost to be checked
 * or deployed; whatever else lies in the folder, such as Terraform's caches, stays.
 *
 * @returns names of the stacks, in deployment order
 * @throws when a stack breaks a rule that only the whole of it shows
 */
export function synthesize(landingZones: readonly LandingZone[], outdir: string): string[] {
  const fresh = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-'));
  try {
    const app = new App({ outdir: fresh });
    for (const landingZone of landingZones) addLandingZone(app, landingZone);
    assertUniqueLogicalIds(app);
    app.synth();
    removeStaleStacks(outdir, fresh);
    fs.cpSync(fresh, outdir, { recursive: true });
    return app.node.children.map((stack) => stack.node.id);
  } finally {
    fs.rmSync(fresh, { recursive: true });
  }
}

function removeStaleStacks(outdir: string, fresh: string): void {
  const kept = synthesizedFiles(fresh);
  for (const file of synthesizedFiles(outdir)) {
    if (!kept.includes(file)) fs.rmSync(path.join(outdir, file), { force: true });
  }
}

/** Files that a manifest lists; none where there is no manifest. */
function synthesizedFiles(outdir: string): string[] {
  const manifest = path.join(outdir, 'manifest.json');
  if (!fs.existsSync(manifest)) return [];
  const { stacks } = JSON.parse(fs.readFileSync(manifest, 'utf8')) as {
    stacks: Record<string, { synthesizedStackPath: string; stackMetadataPath: string }>;
  };
  return Object.values(stacks).flatMap((stack) => [stack.synthesizedStackPath, stack.stackMetadataPath]);
}

/** Exit code 2: could not run. */
function fail(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}

if (require.main === module) {
  try {
    synthesize([loadLandingZone(process.argv[2] ?? 'landing-zone.yaml')], process.env.CDKTF_OUTDIR ?? 'cdktf.out');
  } catch (error) {
    fail(error instanceof ConfigurationError ? formatProblems(error.problems) : (error as Error).message);
  }
}
