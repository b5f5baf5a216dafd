import { App, type TerraformStack } from 'cdktf';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { LandingZone } from '../../config';
import { ConnectivityStack, FoundationStack } from '../../stacks';
import type { SynthesizedStack } from './synthesized';

type StackClass = new (app: App, landingZone: LandingZone) => TerraformStack;

/** One stack of a landing zone, synthesized as `main.ts` does. */
export function stackOf(landingZone: LandingZone, Stack: StackClass): SynthesizedStack {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-test-'));
  try {
    const app = new App({ outdir });
    const { node } = new Stack(app, landingZone);
    app.synth();
    const file = path.join(outdir, 'stacks', node.id, 'cdk.tf.json');
    return JSON.parse(fs.readFileSync(file, 'utf8')) as SynthesizedStack;
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

/** The two stacks that hold networks. */
export function networkStacks(landingZone: LandingZone): {
  readonly connectivity: SynthesizedStack;
  readonly foundation: SynthesizedStack;
} {
  return {
    connectivity: stackOf(landingZone, ConnectivityStack),
    foundation: stackOf(landingZone, FoundationStack),
  };
}
