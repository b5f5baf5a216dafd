/**
 * The committed pictures are what the code draws today.
 * After a change that is meant: `npm run diagrams`, look at them, and commit.
 */
import fs from 'node:fs';
import path from 'node:path';
import { readSynthesized } from '../../architecture';
import { renderNetwork } from '../../diagrams';
import { synthesize } from '../../main';
import { landingZone } from '../support/landing-zones';
import { temporaryFolder } from '../support/synthesized';

const RENDERED = path.join(__dirname, '../../diagrams/rendered');

describe('the committed picture of the default landing zone', () => {
  const folder = temporaryFolder();
  synthesize([landingZone('standard')], folder);
  const architecture = readSynthesized(folder);

  it.each([
    ['network.svg', 'svg'],
    ['network.mmd', 'mermaid'],
  ] as const)('%s is what is drawn', (file, format) => {
    expect(renderNetwork(architecture, { format, title: 'contoso-ai: network' })).toBe(
      fs.readFileSync(path.join(RENDERED, file), 'utf8'),
    );
  });
});
