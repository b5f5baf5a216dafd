/** Documents that are generated say what the code does today. After a change that is meant: `npm run docs`. */
import { App } from 'cdktf';
import type { IConstruct } from 'constructs';
import fs from 'node:fs';
import path from 'node:path';
import { loadLandingZone } from '../../config';
import { catalogue } from '../../controls';
import { addLandingZone } from '../../main';
import { costsMarkdown } from '../../scripts/costs';
import { CAPABILITIES, referenceArchitectureMarkdown } from '../../scripts/reference-architecture';
import { temporaryFolder } from '../support/synthesized';

const ROOT = path.join(__dirname, '../..');

const read = (file: string): string => fs.readFileSync(path.join(ROOT, file), 'utf8');

it('docs/reference-architecture.md is what the table says', () => {
  expect(read('docs/reference-architecture.md')).toBe(referenceArchitectureMarkdown());
});

it('docs/costs.md is what the stacks come to', () => {
  expect(read('docs/costs.md')).toBe(costsMarkdown());
});

describe('the reference architecture', () => {
  const app = new App({ outdir: temporaryFolder() });
  const landingZone = loadLandingZone(path.join(ROOT, 'examples/regulated/landing-zone.yaml'));
  addLandingZone(app, landingZone);
  const found = new Map(
    app.node.children.map((stack) => [stack.node.id.replace(`${landingZone.name}-`, ''), classesIn(stack)]),
  );
  const claims = CAPABILITIES.flatMap(({ constructs = {} }) =>
    Object.entries(constructs).flatMap(([name, stacks]) => stacks.map((stack) => [name, stack] as const)),
  );

  it.each(claims)('has %s in the stack %s, as it says', (name, stack) => {
    expect([...(found.get(stack) ?? [])]).toContain(name);
  });

  it('names controls that exist, and says why where nothing makes a capability', () => {
    const known = catalogue.map(({ id }) => id);
    for (const { capability, constructs, controls = [], note } of CAPABILITIES) {
      expect(known).toEqual(expect.arrayContaining([...controls]));
      if (!constructs) expect({ capability, note }).toMatchObject({ note: expect.stringMatching(/.{20}/) as string });
    }
  });

  it('names every control somewhere', () => {
    const named = new Set(CAPABILITIES.flatMap(({ controls = [] }) => controls));
    expect(catalogue.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });
});

function classesIn(construct: IConstruct): Set<string> {
  return new Set(construct.node.findAll().map((each) => each.constructor.name));
}
