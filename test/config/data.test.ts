import { KNOWN_LABELS, parseLandingZone, PROFILE_NAMES, PROFILES } from '../../config';
import { DEFAULT, edited, positionOf, problemsOf } from './support';

const SOURCE = '  - { name: contracts, kind: search-index, label: confidential }';
const READS = '    reads: [contracts]';
const TOOL =
  '      - { name: docusign, egress: api.docusign.net, clearance: confidential, effect: write, approval: human }';

function withSources(...sources: readonly string[]): [string, string] {
  return [SOURCE, [SOURCE, ...sources.map((source) => `  - ${source}`)].join('\n')];
}

const GENERAL = '{ name: handbook, kind: documents, label: general }';
const SECRET = '{ name: secrets, kind: documents, label: highly-confidential }';
const FILES = '{ name: files, kind: documents, label: confidential }';

describe('what an agent writes', () => {
  it('is not labelled below what it reads: no write down', () => {
    const text = edited(withSources(GENERAL), [READS, `${READS}\n    writes: [handbook]`]);
    expect(problemsOf(text)).toMatchObject([
      {
        path: 'agents[0].writes[0]',
        ...positionOf(text, 'handbook]'),
        got: 'handbook (general)',
        expected: 'confidential or higher: what contract-reviewer holds could flow there (no write down)',
        fix: 'label it confidential, or let another agent, which holds less, write it',
      },
    ]);
  });

  it('is not labelled below what an agent in calls with it reads', () => {
    const helper = [
      '  - name: helper',
      '    clearance: confidential',
      '    model: gpt-4.1',
      '    calls: [contract-reviewer]',
      '    writes: [handbook]',
      '    untrustedInput: false',
      `    image: agents/helper@sha256:${'0'.repeat(64)}`,
      '',
    ].join('\n');
    const text = `${edited(withSources(GENERAL))}\n${helper}`;
    expect(problemsOf(text).map(({ path }) => path)).toEqual(['agents[1].writes[0]']);
    expect(problemsOf(text.replace('    calls: [contract-reviewer]\n', ''))).toEqual([]);
  });

  it('is within its clearance, because who may write may read', () => {
    const text = edited(withSources(SECRET), [READS, `${READS}\n    writes: [secrets]`]);
    expect(problemsOf(text).map(({ path, got, expected }) => [path, got, expected])).toContainEqual([
      'agents[0].writes[0]',
      'secrets (highly-confidential)',
      'confidential or lower, the clearance of contract-reviewer: who writes there may read there',
    ]);
  });

  it('counts as what it holds, for its tools and for where its model runs', () => {
    const text = edited(
      withSources(GENERAL, SECRET),
      [READS, '    writes: [secrets]'],
      ['    clearance: confidential', '    clearance: highly-confidential'],
    );
    expect(problemsOf(text).map(({ path }) => path)).toEqual(['agents[0].model', 'agents[0].tools[0].clearance']);
  });

  it('is there', () => {
    const text = edited([READS, `${READS}\n    writes: [contract]`]);
    expect(problemsOf(text)).toMatchObject([{ path: 'agents[0].writes[0]', fix: 'did you mean contracts?' }]);
  });

  it('is named once', () => {
    const text = edited([READS, `${READS}\n    writes: [contracts, contracts]`]);
    expect(problemsOf(text).map(({ path }) => path)).toEqual(['agents[0].writes[1]']);
  });

  it('may be what it reads', () => {
    const text = edited(withSources(FILES), [READS, `${READS}\n    writes: [files, contracts]`]);
    const [agent] = parseLandingZone(text, 'x').agents;
    expect(agent?.writes.map(({ name, kind }) => [name, kind])).toEqual([
      ['files', 'documents'],
      ['contracts', 'search-index'],
    ]);
  });
});

describe('what an agent writes that strangers can instruct', () => {
  const clerk = [
    '  - name: clerk',
    '    clearance: confidential',
    '    model: gpt-4.1',
    '    reads: [CLERK]',
    '    tools:',
    '      - { name: crm, egress: api.crm.example, clearance: confidential }',
    '    untrustedInput: false',
    `    image: agents/clerk@sha256:${'0'.repeat(64)}`,
    '',
  ].join('\n');
  const files = withSources(FILES, '{ name: found, kind: search-index, label: confidential, from: [files] }');
  const text = (reads: string, writes: string) =>
    `${edited(files, [READS, `${READS}\n    writes: ${writes}`])}\n${clerk.replace('CLERK', reads)}`;

  it('instructs whoever reads it, so that one needs a person before its tools too (lethal trifecta)', () => {
    expect(problemsOf(text('files', '[files]'))).toMatchObject([
      { path: 'agents[1].tools[0].approval', expected: expect.stringContaining('lethal trifecta') },
    ]);
  });

  it('instructs also through an index that is fed from it', () => {
    expect(problemsOf(text('found', '[files]')).map(({ path }) => path)).toEqual(['agents[1].tools[0].approval']);
  });

  it('instructs nobody who reads something else', () => {
    expect(problemsOf(text('contracts', '[files]'))).toEqual([]);
    expect(problemsOf(text('files', '[]'))).toEqual([]);
  });
});

describe('what an agent remembers', () => {
  it('is labelled at least as high as what it reads', () => {
    const text = edited([READS, `${READS}\n    memory: general`]);
    expect(problemsOf(text)).toMatchObject([
      { path: 'agents[0].memory', got: 'its memory (general)', expected: expect.stringContaining('no write down') },
    ]);
  });

  it('is within its clearance', () => {
    const text = edited([READS, `${READS}\n    memory: highly-confidential`]);
    expect(problemsOf(text).map(({ path, got }) => [path, got])).toContainEqual([
      'agents[0].memory',
      'its memory (highly-confidential)',
    ]);
  });

  it('has a label of the landing zone', () => {
    const text = edited([READS, `${READS}\n    memory: confidental`]);
    expect(problemsOf(text)).toMatchObject([{ path: 'agents[0].memory', fix: 'did you mean confidential?' }]);
  });

  it('is nothing unless a label is given', () => {
    expect(parseLandingZone(DEFAULT, 'x').agents[0]?.memory).toBeUndefined();
  });
});

describe('an index', () => {
  const fed = (from: string): [string, string] => [SOURCE, SOURCE.replace(' }', `, from: [${from}] }`)];

  it('is not fed from documents labelled above it', () => {
    const text = edited(withSources(SECRET), fed('secrets'));
    expect(problemsOf(text)).toMatchObject([
      {
        path: 'knowledge[0].from[0]',
        got: 'secrets (highly-confidential), for an index labelled confidential',
        fix: 'label the index highly-confidential, or take secrets out of it',
      },
    ]);
  });

  it('is fed from documents, not from itself or another index', () => {
    expect(problemsOf(edited(fed('contracts')))).toMatchObject([
      { path: 'knowledge[0].from[0]', got: 'contracts (search-index), for search-index' },
    ]);
  });

  it('is what documents are fed into: documents are fed from nothing', () => {
    const text = edited(withSources(FILES, '{ name: more, kind: documents, label: confidential, from: [files] }'));
    expect(problemsOf(text)).toMatchObject([{ path: 'knowledge[2].from[0]', got: 'files (documents), for documents' }]);
  });

  it('is fed from what is there', () => {
    expect(problemsOf(edited(withSources(FILES), fed('file')))).toMatchObject([
      { path: 'knowledge[0].from[0]', fix: 'did you mean files?' },
    ]);
  });

  it('may be fed from documents of its label and below', () => {
    const text = edited(withSources(FILES, GENERAL), fed('files, handbook'));
    expect(parseLandingZone(text, 'x').knowledge[0]?.from).toEqual(['files', 'handbook']);
  });
});

describe('retention', () => {
  it('is shorter for what is more sensitive, and of the label', () => {
    const days = parseLandingZone(DEFAULT, 'x').labels.map(({ obligations }) => obligations.retentionDays);
    expect(days).toEqual([1095, 1095, 730, 365]);
    expect(Object.values(KNOWN_LABELS).map(({ retentionDays }) => retentionDays)).toEqual(days);
  });

  it('is what a label says, and that of the strictest label where one of one’s own says nothing', () => {
    const own = 'residency: region, contentInLogs: false, approvalForEffects: true, customerManagedKey: true';
    const labels = `labels: [public, general, { name: confidential, retentionDays: 30 }, { name: top, ${own} }]`;
    const text = edited(['labels: [public, general, confidential, highly-confidential]', labels]);
    const days = parseLandingZone(text, 'x').labels.map(({ obligations }) => obligations.retentionDays);
    expect(days).toEqual([1095, 1095, 30, 365]);
  });

  it.each([0, 24_001, 1.5])('is not %s days', (days) => {
    const text = edited([
      'labels: [public, general, confidential, highly-confidential]',
      `labels: [public, general, { name: confidential, retentionDays: ${days} }]`,
    ]);
    expect(problemsOf(text)).toMatchObject([
      { path: 'labels[2].retentionDays', expected: 'a whole number from 1 to 24000' },
    ]);
  });
});

describe('the section data', () => {
  it('need not be there: the profile says how much is scanned', () => {
    for (const profile of PROFILE_NAMES.filter((name) => name !== 'regulated')) {
      const zone = parseLandingZone(edited(['profile: standard', `profile: ${profile}`]), 'x');
      expect(zone.data).toEqual({ scanGigabytesPerMonth: PROFILES[profile].scanGigabytesPerMonth, autoLabel: [] });
    }
  });

  it('refuses to scan without end', () => {
    expect(problemsOf(`${DEFAULT}\ndata: { scanGigabytesPerMonth: -1 }\n`)).toMatchObject([
      { path: 'data.scanGigabytesPerMonth', expected: 'a whole number from 1 to 1000000' },
    ]);
  });

  it('applies labels of the landing zone, by something', () => {
    const rules = 'autoLabel: [{ label: confidental, sensitiveInformation: [] }]';
    expect(problemsOf(`${DEFAULT}\ndata: { ${rules} }\n`).map(({ path }) => path)).toEqual([
      'data.autoLabel[0].label',
      'data.autoLabel[0].sensitiveInformation',
    ]);
  });
});

it('leaves the default landing zone without a problem', () => {
  expect(DEFAULT).toContain(TOOL);
  expect(problemsOf(DEFAULT)).toEqual([]);
});
