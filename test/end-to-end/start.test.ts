/** The first thing a newcomer does, in a folder that holds nothing but a landing zone. */
import fs from 'node:fs';
import path from 'node:path';
import { zt4ai, type Run } from '../support/command';
import { landingZoneText } from '../support/landing-zones';
import { temporaryFolder } from '../support/synthesized';

function folderWith(text: string | Buffer): string {
  const folder = temporaryFolder();
  fs.writeFileSync(path.join(folder, 'landing-zone.yaml'), text);
  return folder;
}

describe('zt4ai start', () => {
  const folder = folderWith(landingZoneText('standard'));
  let run: Run;
  beforeAll(() => {
    run = zt4ai(folder, 'start');
  });

  it('ends well', () => {
    expect(run).toMatchObject({ code: 0, stderr: '' });
  });

  it('says what was made, that it holds, and what stands between it and a deployment', () => {
    expect(run.stdout).toContain('contoso-ai, profile standard, swedencentral');
    expect(run.stdout).toMatch(/7 stacks, \d+ resources/);
    expect(run.stdout).toContain('15 controls: 15 hold');
    expect(run.stdout).toMatch(/Before you deploy\n {2}- tenantId is the placeholder/);
  });

  it('names three files to open next, and they are there', () => {
    const files = [...run.stdout.matchAll(/^ {2}(\S+\.(?:svg|txt|yaml)) /gm)].map(([, file]) => file as string);
    expect(files).toEqual(['zt4ai.out/network.svg', 'zt4ai.out/check.txt', 'landing-zone.yaml']);
    for (const file of files) expect(fs.statSync(path.join(folder, file)).size).toBeGreaterThan(100);
  });

  it('draws the same picture twice', () => {
    const picture = path.join(folder, 'zt4ai.out/network.svg');
    const before = fs.readFileSync(picture, 'utf8');
    zt4ai(folder, 'start');
    expect(fs.readFileSync(picture, 'utf8')).toBe(before);
  });
});

/** A mistake in the file, and the words that a person needs to mend it. */
const MISTAKES: readonly {
  readonly mistake: string;
  readonly text: string | Buffer;
  readonly says: readonly RegExp[];
}[] = [
  { mistake: 'an empty file', text: '', says: [/empty/] },
  { mistake: 'YAML that does not parse', text: 'name: [contoso', says: [/landing-zone\.yaml:1:/] },
  {
    mistake: 'an unknown key',
    text: landingZoneText('standard', ['location: swedencentral', 'locatoin: swedencentral']),
    says: [/locatoin/, /location/],
  },
  {
    mistake: 'address spaces that overlap',
    text: landingZoneText('standard', ['onPremises: []', 'onPremises: [10.20.1.0/24]']),
    says: [/10\.20\.1\.0\/24/, /overlap/],
  },
  {
    mistake: 'an agent subnet of /28',
    text: landingZoneText('standard', ['onPremises: []', 'subnets: { agents: 28 }']),
    says: [/28/, /27/],
  },
  {
    mistake: 'the address range of Docker',
    text: landingZoneText('standard', ['10.20.0.0/16', '172.17.0.0/16']),
    says: [/172\.17\.0\.0\/16/, /Docker/],
  },
  {
    mistake: 'a name that is too long',
    text: landingZoneText('standard', ['name: contoso-ai', 'name: contoso-artificial-intelligence']),
    says: [/contoso-artificial-intelligence/, /20/],
  },
  {
    mistake: 'an agent that reads above its clearance',
    text: landingZoneText('standard', ['label: confidential', 'label: highly-confidential']),
    says: [/contracts/, /clearance of contract-reviewer/],
  },
  { mistake: 'bytes that are no text', text: Buffer.from([0xff, 0xfe, 0x00, 0x01, 0x80]), says: [/UTF-8/] },
];

describe.each(MISTAKES)('zt4ai start with $mistake', ({ text, says }) => {
  const folder = folderWith(text);
  let run: Run;
  beforeAll(() => {
    run = zt4ai(folder, 'start');
  });

  it('refuses with exit code 2, says where, what was found and what to do', () => {
    expect(run.code).toBe(2);
    expect(run.stdout).toBe('');
    for (const words of [/^landing-zone\.yaml(:\d+:\d+)?( |$)/m, /^ +got /m, /^ +expected /m, /^ +fix /m, ...says]) {
      expect(run.stderr).toMatch(words);
    }
    expect(run.stderr).not.toMatch(/at .*\.ts:\d+/);
  });

  it('writes nothing', () => {
    expect(fs.readdirSync(folder)).toEqual(['landing-zone.yaml']);
  });
});

describe('zt4ai', () => {
  const folder = temporaryFolder();

  it.each([
    ['start', 'no-such-file.yaml'],
    ['synth', 'no-such-file.yaml'],
    ['check', 'no-such-folder'],
    ['diagram', 'no-such-folder'],
  ])('%s says that %s is not there, with exit code 2', (command, missing) => {
    const run = zt4ai(folder, command, missing);
    expect(run.code).toBe(2);
    expect(run.stderr).toContain(missing);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  it('names the stacks that it synthesized, and leaves what it cannot write alone', () => {
    const here = folderWith(landingZoneText('sandbox'));
    const run = zt4ai(here, 'synth', '--output', 'out');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout.match(/out\/stacks\/contoso-ai-\w+\/cdk\.tf\.json/g)).toHaveLength(7);

    fs.writeFileSync(path.join(here, 'taken'), 'a file');
    const refused = zt4ai(here, 'synth', '--output', 'taken');
    expect(refused.code).toBe(2);
    expect(fs.readFileSync(path.join(here, 'taken'), 'utf8')).toBe('a file');
  });

  it('draws Mermaid to standard output', () => {
    const here = folderWith(landingZoneText('sandbox'));
    zt4ai(here, 'synth');
    const run = zt4ai(here, 'diagram', '--format', 'mermaid');
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^(---|%%|flowchart)/);
  });
});
