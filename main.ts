/**
 * The app: reads `landing-zone.yaml`, makes its stacks and synthesizes them to Terraform JSON. Run by `npm run synth`,
 * by `npx cdktf-cli@0.21.0` through cdktf.json, and by the zt4ai command.
 */
import { App } from 'cdktf';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ConfigurationError, formatProblems, loadLandingZones, type LandingZone } from './config';
import {
  AccessStack,
  AgentsStack,
  ConnectivityStack,
  DataStack,
  FoundationStack,
  GatewayStack,
  GovernanceStack,
  ModelsStack,
  ObservabilityStack,
  purviewScript,
  TrainingStack,
} from './stacks';
import { egressRequest } from './stacks/egress';
import { assertUniqueLogicalIds } from './stacks/logical-ids';

/** Adds the stacks of one landing zone to an app, in deployment order. Several landing zones may share an app. */
export function addLandingZone(app: App, landingZone: LandingZone): void {
  if (landingZone.region === 'primary') new GovernanceStack(app, landingZone);
  new ObservabilityStack(app, landingZone);
  new ConnectivityStack(app, landingZone);
  new FoundationStack(app, landingZone);
  new DataStack(app, landingZone);
  new ModelsStack(app, landingZone);
  // In one region: a copy elsewhere would be another set of data to keep clean.
  const { training } = landingZone;
  if (training && landingZone.region === 'primary') new TrainingStack(app, { ...landingZone, training });
  new AgentsStack(app, landingZone);
  if (landingZone.gateway) new GatewayStack(app, landingZone, landingZone.gateway);
  // Of the tenant, so once.
  const { access } = landingZone;
  if (access && landingZone.region === 'primary') new AccessStack(app, landingZone, access);
}

/**
 * Synthesizes landing zones to `outdir/stacks/<name>/cdk.tf.json`, and what Purview needs to `outdir/purview`. All of it
 * succeeds or nothing is written. Stacks of an earlier run that are no longer there are taken away, so that a renamed
 * landing zone leaves no ghost to be checked or deployed; whatever else lies in the folder, such as Terraform's caches,
 * stays.
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
    writePurviewScripts(landingZones, fresh);
    writeEgressRequests(landingZones, fresh);
    removeStaleStacks(outdir, fresh);
    for (const folder of ['egress', 'purview']) fs.rmSync(path.join(outdir, folder), { recursive: true, force: true });
    fs.cpSync(fresh, outdir, { recursive: true });
    return app.node.children.map((stack) => stack.node.id);
  } finally {
    fs.rmSync(fresh, { recursive: true });
  }
}

/** What no Terraform provider can make: the labels in Purview, as a script beside the stacks. */
function writePurviewScripts(landingZones: readonly LandingZone[], outdir: string): void {
  // Labels are the tenant's: what is in several regions has them once.
  for (const landingZone of landingZones.filter(({ region }) => region === 'primary')) {
    const script = purviewScript(landingZone);
    const file = path.join(outdir, script.path);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, script.text);
  }
}

/** What a firewall of somebody else must let through, where its policy is not ours to write. */
function writeEgressRequests(landingZones: readonly LandingZone[], outdir: string): void {
  for (const landingZone of landingZones) {
    const request = egressRequest(landingZone);
    if (request === undefined) continue;
    fs.mkdirSync(path.join(outdir, 'egress'), { recursive: true });
    fs.writeFileSync(path.join(outdir, 'egress', `${landingZone.name}.md`), request);
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
    synthesize(loadLandingZones(process.argv[2] ?? 'landing-zone.yaml'), process.env.CDKTF_OUTDIR ?? 'cdktf.out');
  } catch (error) {
    fail(error instanceof ConfigurationError ? formatProblems(error.problems) : (error as Error).message);
  }
}
