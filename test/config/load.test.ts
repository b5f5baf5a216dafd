import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';

import {
  ConfigurationError,
  formatProblems,
  KNOWN_LABELS,
  loadLandingZone,
  parseLandingZone,
  PROFILES,
} from '../../config';
import { DEFAULT, edited, problemsIn, problemsOf, ROOT } from './support';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'zt4ai-config-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the default landing zone', () => {
  it('loads, with references followed and defaults filled in', () => {
    const landingZone = loadLandingZone(join(ROOT, 'landing-zone.yaml'));
    const confidential = { name: 'confidential', rank: 2, obligations: KNOWN_LABELS.confidential };
    expect(landingZone).toMatchObject({
      name: 'contoso-ai',
      environment: 'prod',
      location: 'swedencentral',
      profile: PROFILES.standard,
      state: { backend: 'local' },
      inspection: {},
      knowledge: [{ name: 'contracts', kind: 'search-index', label: confidential }],
      models: [{ name: 'gpt-4.1', model: 'gpt-4.1', format: 'OpenAI', version: '2025-04-14' }],
      agents: [
        {
          name: 'contract-reviewer',
          clearance: confidential,
          reads: [{ name: 'contracts', label: confidential }],
          model: { name: 'gpt-4.1', deploymentType: 'DataZoneStandard', capacity: 50 },
          tools: [{ name: 'docusign', clearance: confidential, effect: 'write', approval: 'human' }],
          untrustedInput: true,
          port: 8080,
          slot: 0,
        },
      ],
    });
    expect(landingZone.labels.map(({ name, rank }) => [name, rank])).toEqual([
      ['public', 0],
      ['general', 1],
      ['confidential', 2],
      ['highly-confidential', 3],
    ]);
    expect(landingZone.network.spoke.agents).toEqual({ 'contract-reviewer': '10.20.192.0/27' });
  });
});

describe('what a file leaves out or adds', () => {
  it('has defaults: environment, profile, state, labels, and no agents', () => {
    const least = edited(
      ['environment: prod\n', ''],
      ['profile: standard # sandbox, standard or regulated\n', ''],
      ['state: { backend: local } # for a first look; azurerm for a team\n', ''],
    );
    const text = least.slice(0, least.indexOf('labels:'));
    expect(parseLandingZone(text, 'lz.yaml')).toMatchObject({
      environment: 'prod',
      profile: { name: 'standard' },
      state: { backend: 'local' },
      labels: [{ name: 'public' }, { name: 'general' }, { name: 'confidential' }, { name: 'highly-confidential' }],
      knowledge: [],
      models: [],
      agents: [],
    });
  });

  it('can name labels of its own, and override obligations of known ones', () => {
    const { labels } = parseLandingZone(
      edited(
        [
          'labels: [public, general, confidential, highly-confidential]',
          'labels: [public, {name: internal, residency: region, contentInLogs: false, approvalForEffects: true, customerManagedKey: false}, {name: confidential, residency: region}]',
        ],
        ['deploymentType: DataZoneStandard', 'deploymentType: Standard'],
      ),
      'lz.yaml',
    );
    expect(labels).toEqual([
      { name: 'public', rank: 0, obligations: KNOWN_LABELS.public },
      {
        name: 'internal',
        rank: 1,
        obligations: {
          residency: 'region',
          contentInLogs: false,
          approvalForEffects: true,
          customerManagedKey: false,
          retentionDays: 365,
        },
      },
      { name: 'confidential', rank: 2, obligations: { ...KNOWN_LABELS.confidential, residency: 'region' } },
    ]);
  });

  it('gives an agent the slot that is pinned, else its position', () => {
    const agent = DEFAULT.slice(DEFAULT.indexOf('  - name: contract-reviewer'));
    const text = `${edited(['    image:', '    slot: 7\n    image:']).trimEnd()}\n${agent.replace('contract-reviewer', 'second')}`;
    const { agents, network } = parseLandingZone(text, 'lz.yaml');
    expect(agents.map(({ name, slot }) => [name, slot])).toEqual([
      ['contract-reviewer', 7],
      ['second', 1],
    ]);
    expect(network.spoke.agents).toEqual({ 'contract-reviewer': '10.20.192.224/27', second: '10.20.192.32/27' });
  });

  it('makes GUIDs lower case: ARM IDs are compared as text', () => {
    const upper = edited(['tenantId: 11111111', 'tenantId: ABCDEFAB']);
    expect(parseLandingZone(upper, 'lz.yaml').tenantId).toBe('abcdefab-1111-1111-1111-111111111111');
  });
});

describe('a file that is no landing zone', () => {
  it.each<[string, () => string, string]>([
    ['missing', () => join(folder, 'absent.yaml'), 'no such file'],
    ['inside a file', () => join(file('plain', 'x'), 'absent.yaml'), 'no such file'],
    ['a directory', () => folder, 'a directory'],
    ['a device', () => '/dev/null', 'something that is not a file'],
    ['empty', () => file('empty.yaml', ''), 'an empty file'],
    ['comments alone', () => file('comments.yaml', '# nothing\n'), 'an empty file'],
    ['not UTF-8', () => file('latin1.yaml', Buffer.from('name: caf\xe9', 'latin1')), 'bytes that are not UTF-8'],
    ['UTF-16', () => file('utf16.yaml', Buffer.from('\ufeffname: x', 'utf16le')), 'bytes that are not UTF-8'],
    ['larger than a megabyte', () => file('large.yaml', '#\n'.repeat(500_001)), '1000002 bytes'],
  ])('is one clear problem of the whole file: %s', (_, make, got) => {
    const path = make();
    const problems = problemsIn(() => loadLandingZone(path));
    expect(problems).toMatchObject([{ file: path, line: 0, column: 0, path: '', got }]);
    for (const { expected, fix } of problems) expect([expected, fix]).not.toContain('');
  });

  it('is refused for its size as text too', () => {
    expect(problemsOf('#\n'.repeat(500_001))).toMatchObject([
      { got: '1000002 bytes', expected: 'at most 1000000 bytes' },
    ]);
  });

  it('may begin with a byte order mark, and have Windows line ends', () => {
    const path = file('bom.yaml', `\ufeff${DEFAULT.replaceAll('\n', '\r\n')}`);
    expect(loadLandingZone(path).name).toBe('contoso-ai');
  });
});

describe('YAML that cannot be used', () => {
  it.each<[string, string, number, number, string]>([
    [
      'an open list',
      'a: 1\nb: [1',
      2,
      6,
      'Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
    ['a tab', 'a:\n\tb: 1', 2, 1, 'Tabs are not allowed as indentation'],
    ['a tag', 'a: !secret x', 1, 4, 'Unresolved tag: !secret'],
    [
      'a second document',
      'a: 1\n---\nb: 2',
      2,
      1,
      'Source contains multiple documents; please use YAML.parseAllDocuments()',
    ],
    ['a deep list', `${'[\n'.repeat(20_000)}`, 0, 0, 'lists or mappings nested too deeply'],
    // Node itself aborts on this one: it must not reach the parser.
    ['a deep list on one line', '- '.repeat(50_000), 1, 1001, 'a line of 100000 characters'],
    ['a list for a mapping', '- name: x', 1, 1, 'a list of 1'],
    ['a word for a mapping', 'hello', 1, 1, 'hello'],
  ])('%s: its line and the reason', (_, text, line, column, got) => {
    const [problem, ...others] = problemsOf(text);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ path: '', got });
    // Where the stack ends depends on the machine.
    if (line > 0) expect(problem).toMatchObject({ line, column });
  });

  it.each([
    [
      'an alias bomb',
      'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]',
      'Excessive alias count indicates a resource exhaustion attack',
    ],
    ['an alias without an anchor', 'a: *x', 'Unresolved alias (the anchor must be set before the alias): x'],
  ])('%s', (_, text, got) => {
    expect(problemsOf(text)).toMatchObject([{ got, fix: 'write the values out instead of *aliases' }]);
  });

  it('may use aliases in moderation; problems point at the alias', () => {
    const shared = edited(
      ['platform: 00000000-0000-0000-0000-000000000001', 'platform: &one 00000000-0000-0000-0000-000000000001'],
      ['workload: 00000000-0000-0000-0000-000000000001', 'workload: *one'],
    );
    expect(problemsOf(shared)).toEqual([]);
    const wrong = shared.replace('&one 00000000-0000-0000-0000-000000000001', '&one x');
    expect(problemsOf(wrong).map(({ line, path }) => [line, path])).toEqual([
      [11, 'subscriptions.platform'],
      [12, 'subscriptions.workload'],
    ]);
  });

  it('cannot steer the terminal that shows its problems', () => {
    const hostile = edited(['environment: prod', 'environment: "\\e[2Jprod"\n"\\u202Ekey\\x9B": 1']);
    // eslint-disable-next-line no-control-regex -- control characters are the subject
    expect(formatProblems(problemsOf(hostile))).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('cannot pollute prototypes', () => {
    expect(problemsOf(`${DEFAULT}\n__proto__: {polluted: true}\nconstructor: 1\n`).map(({ path }) => path)).toEqual([
      '__proto__',
      'constructor',
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('any text', () => {
  const lines = DEFAULT.split('\n');
  const scrambled = fc
    .array(
      fc.record({
        line: fc.nat(lines.length - 1),
        text: fc.oneof(fc.string(), fc.constantFrom('', 'agents:', '  - 1', 'labels: {}', 'state: 1')),
      }),
      {
        maxLength: 4,
      },
    )
    .map((changes) => {
      const copy = [...lines];
      for (const { line, text } of changes) copy[line] = text;
      return copy.join('\n');
    });

  it('loads or is refused with got, expected and fix; it never crashes', () => {
    fc.assert(
      fc.property(fc.oneof(scrambled, fc.string(), fc.json()), (text) => {
        for (const { got, expected, fix, line } of problemsOf(text)) {
          expect(got && expected && fix).toBeTruthy();
          expect(line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('problems as text', () => {
  it('have a headline that editors follow, then got, expected and fix', () => {
    const text = edited(
      [
        '- { name: contracts, kind: search-index, label: confidential }',
        '- { name: salaries, kind: search-index, label: highly-confidential }',
      ],
      ['reads: [contracts]', 'reads: [salaries]'],
      ['DataZoneStandard', 'Standard'],
      [
        '      - { name: docusign, egress: api.docusign.net, clearance: confidential, effect: write, approval: human }',
        '      []',
      ],
    );
    const problems = problemsOf(text);
    const expected = [
      'lz.yaml:35:13  agents[0].reads[0]',
      '  got       salaries (highly-confidential)',
      '  expected  data labelled confidential or lower: the clearance of contract-reviewer',
      '  fix       raise the clearance of contract-reviewer, or take salaries out of its reads',
    ].join('\n');
    expect(formatProblems(problems)).toBe(expected);
    expect(new ConfigurationError(problems).message).toBe(expected);
    expect(formatProblems([...problems, ...problems])).toBe(`${expected}\n\n${expected}`);
  });

  it('name the file alone when the whole file is meant', () => {
    expect(formatProblems(problemsOf(''))).toMatch(/^lz\.yaml\n {2}got {7}an empty file\n/);
  });
});
