/**
 * How long synthesis takes, as ratios: `npm run bench`. Against bare CDKTF that writes the same blocks, and from four
 * agents to fifty. Each figure is the median of five runs in this process, after one that warms up.
 */
import { App, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseLandingZones, type LandingZone } from '../config';
import { synthesize } from '../main';

const RUNS = 5;
const EXAMPLE = path.join(__dirname, '../examples/regulated/landing-zone.yaml');

type Blocks = Record<string, Record<string, Record<string, unknown>>>;

/** A resource with any attributes: what CDKTF costs by itself. */
class Bare extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    type: string,
    private readonly attributes: Record<string, unknown>,
  ) {
    super(scope, id, { terraformResourceType: type });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return this.attributes;
  }
}

function milliseconds(work: () => void): number {
  const times = Array.from({ length: RUNS + 1 }, () => {
    const start = process.hrtime.bigint();
    work();
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return times.slice(1).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

function inFolder<T>(work: (folder: string) => T): T {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-bench-'));
  try {
    return work(folder);
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function blocksOf(landingZones: readonly LandingZone[]): Blocks[] {
  return inFolder((folder) =>
    synthesize(landingZones, folder).map((stack) => {
      const text = fs.readFileSync(path.join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8');
      return (JSON.parse(text) as { resource: Blocks }).resource;
    }),
  );
}

function bare(stacks: readonly Blocks[], folder: string): void {
  const app = new App({ outdir: folder, skipBackendValidation: true });
  stacks.forEach((blocks, index) => {
    const stack = new TerraformStack(app, `stack-${index}`);
    for (const [type, byName] of Object.entries(blocks)) {
      for (const [name, block] of Object.entries(byName)) {
        const attributes = Object.fromEntries(Object.entries(block).filter(([key]) => key !== '//'));
        new Bare(stack, `${type}-${name}`, type, attributes);
      }
    }
  });
  app.synth();
}

/** The example with as many agents as asked for: copies of the one that explains policies. */
function withAgents(text: string, agents: number): readonly LandingZone[] {
  const one = /\n {2}- name: policy-guide\n[\s\S]*$/.exec(text)?.[0] ?? '';
  const more = Array.from({ length: agents - 4 }, (_, index) => one.replaceAll('policy-guide', `guide-${index}`));
  return parseLandingZones([text.trimEnd(), ...more.map((each) => each.trimEnd())].join(''), EXAMPLE);
}

const text = fs.readFileSync(EXAMPLE, 'utf8');
const counts = [4, 10, 25, 50];
const rows = counts.map((agents) => {
  const zones = withAgents(text, agents);
  const blocks = blocksOf(zones);
  const resources = blocks
    .flatMap((stack) => Object.values(stack).map((byName) => Object.keys(byName).length))
    .reduce((a, b) => a + b, 0);
  const ours = milliseconds(() => inFolder((folder) => synthesize(zones, folder)));
  const theirs = milliseconds(() =>
    inFolder((folder) => {
      bare(blocks, folder);
    }),
  );
  return { agents, resources, ours, theirs };
});

const [first] = rows;
console.log('agents  resources     ms   against bare CDKTF   ms a resource against 4 agents');
for (const { agents, resources, ours, theirs } of rows) {
  const growth = first ? ours / resources / (first.ours / first.resources) : 1;
  console.log(
    [
      String(agents).padStart(6),
      String(resources).padStart(10),
      ours.toFixed(0).padStart(6),
      `${(ours / theirs).toFixed(2)} ×`.padStart(20),
      `${growth.toFixed(2)} ×`.padStart(32),
    ].join(' '),
  );
}
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
