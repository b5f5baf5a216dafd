import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { App, TerraformStack } from 'cdktf';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AzapiProvider } from '../../constructs/azapi';

export const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
export const RESOURCE_GROUP = `${SUBSCRIPTION}/resourceGroups/rg-test`;
/** What nearly every construct is given. */
export const PLACE = { location: 'swedencentral', resourceGroupName: 'rg-test', tags: { team: 'test' } };

export type Block = Record<string, unknown>;

/** A resource as Terraform reads it. */
export interface SynthesizedResource {
  readonly type: string;
  /** Construct path inside the stack. */
  readonly path: string;
  /** Terraform address, as in `depends_on`. */
  readonly address: string;
  readonly attributes: Block;
}

/** What a construct became. Every lookup fails when there is nothing to find, so no test passes on an empty stack. */
export class Synthesized {
  constructor(
    readonly resources: readonly SynthesizedResource[],
    readonly terraform: Block,
    readonly provider: Readonly<Record<string, Block[]>>,
  ) {}

  /** The types of all resources, sorted, each as often as it occurs. */
  get types(): string[] {
    return this.resources.map(({ type }) => type).sort();
  }

  /** The only resource of a type. */
  only(type: string): Block {
    const [first, ...others] = this.resources.filter((resource) => resource.type === type);
    if (!first || others.length > 0) throw new Error(`expected one ${type}, got ${this.types.join(', ')}`);
    return first.attributes;
  }

  at(constructPath: string): SynthesizedResource {
    const found = this.resources.find((resource) => resource.path === constructPath);
    if (found) return found;
    throw new Error(`nothing at ${constructPath}; there is ${this.resources.map((each) => each.path).join(', ')}`);
  }

  /** A reference to an attribute of the resource at a construct path: `${azurerm_subnet.x.id}`. */
  reference(constructPath: string, attribute: string): string {
    return `\${${this.at(constructPath).address}.${attribute}}`;
  }
}

/**
 * Synthesizes what `build` makes in a stack with the azurerm and azapi providers, validations included, and reads back
 * what was written.
 */
export function synthConstruct(build: (stack: TerraformStack) => void): Synthesized {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-construct-'));
  try {
    const app = new App({ outdir });
    const stack = new TerraformStack(app, 'test');
    const tenantId = '11111111-1111-1111-1111-111111111111';
    const subscriptionId = SUBSCRIPTION.slice('/subscriptions/'.length);
    new AzurermProvider(stack, 'azurerm', { features: [{}], subscriptionId });
    new AzapiProvider(stack, 'azapi', { subscriptionId, tenantId });
    build(stack);
    app.synth();
    return read(path.join(outdir, 'stacks', 'test', 'cdk.tf.json'));
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

function read(file: string): Synthesized {
  const { resource, terraform, provider } = JSON.parse(fs.readFileSync(file, 'utf8')) as {
    resource?: Record<string, Record<string, Block>>;
    terraform: Block;
    provider: Record<string, Block[]>;
  };
  const resources = Object.entries(resource ?? {}).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { '//': comment, ...attributes }]) => {
      const full = (comment as { metadata: { path: string } }).metadata.path;
      return { type, path: full.slice(full.indexOf('/') + 1), address: `${type}.${name}`, attributes };
    }),
  );
  return new Synthesized(resources, terraform, provider);
}
