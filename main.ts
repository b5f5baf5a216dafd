/**
 * The app: reads `landing-zone.yaml`, makes its stacks and synthesizes them to Terraform JSON. Run by `npm run synth`,
 * by `npx cdktf-cli@0.21.0` through cdktf.json, and by the zt4ai command.
 */
import { App } from 'cdktf';
import fs from 'node:fs';
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
 * Synthesizes landing zones to `outdir/stacks/<name>/cdk.tf.json`. Everything is validated before the first byte is
 * written, and what an earlier run left there is taken away, so that a renamed landing zone leaves no ghost behind.
 *
 * @returns names of the stacks, in deployment order
 */
export function synthesize(landingZones: readonly LandingZone[], outdir: string): string[] {
  const app = new App({ outdir });
  for (const landingZone of landingZones) addLandingZone(app, landingZone);
  const stacks = app.node.children.map((stack) => stack.node.id);
  const faults = app.node.findAll().flatMap((construct) => construct.node.validate());
  if (faults.length > 0) throw new Error(faults.join('\n'));
  assertUniqueLogicalIds(app);
  // Only what a synthesis made: the manifest says so.
  if (fs.existsSync(path.join(outdir, 'manifest.json')))
    fs.rmSync(path.join(outdir, 'stacks'), { recursive: true, force: true });
  app.synth();
  return stacks;
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
