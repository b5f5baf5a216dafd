import { modelPublishers, parseLandingZone, trainingLabel } from '../../config';
import { DEFAULT, positionOf, problemsOf } from './support';

const TRAINING = `
training:
  clearance: confidential
  datasets:
    - { name: contracts-2024, label: confidential }
    - { name: clauses, label: general }
  baseModelPublishers: [OpenAI, Microsoft]
  egress:
    - { name: packages, host: packages.contoso.com, clearance: confidential }
  compute: { size: STANDARD_NC24ADS_A100_V4, maxNodes: 4 }
`;

/** The default landing zone with training, and replacements in that part. Each must apply. */
function training(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`not in training: ${from}`);
    return text.replace(from, () => to);
  }, DEFAULT + TRAINING);
}

describe('training', () => {
  const zone = parseLandingZone(training(), 'lz.yaml');

  it('is absent unless somebody asks for it', () => {
    expect(parseLandingZone(DEFAULT, 'lz.yaml').training).toBeUndefined();
  });

  it('makes what is as sensitive as the most sensitive dataset', () => {
    expect(zone.training && trainingLabel(zone.training).name).toBe('confidential');
  });

  it('tells a policy which publishers the landing zone takes models from, deployed or tuned', () => {
    expect(modelPublishers(zone)).toEqual(['Microsoft', 'OpenAI']);
    expect(modelPublishers(parseLandingZone(DEFAULT, 'lz.yaml'))).toEqual(['OpenAI']);
  });

  it('has no way out unless one is declared', () => {
    const text = training([
      '  egress:\n    - { name: packages, host: packages.contoso.com, clearance: confidential }\n',
      '',
    ]);
    expect(parseLandingZone(text, 'lz.yaml').training?.egress).toEqual([]);
  });
});

describe('training is refused', () => {
  it.each([
    ['clearance', 'clearance: confidential\n  datasets', 'clearance: secret\n  datasets', 'training.clearance'],
    ['dataset', 'label: general', 'label: secret', 'training.datasets[1].label'],
    [
      'destination',
      'clearance: confidential }\n  compute',
      'clearance: secret }\n  compute',
      'training.egress[0].clearance',
    ],
  ])('with a %s under a label that the taxonomy lacks', (_, from, to, path) => {
    expect(problemsOf(training([from, to]))).toMatchObject([
      { path, got: 'secret', expected: expect.stringContaining('one of `labels`') as string },
    ]);
  });

  it('with a dataset above its clearance, in the line of that dataset', () => {
    const text = training(['label: general', 'label: highly-confidential']);
    const problems = problemsOf(text).filter(({ path }) => path === 'training.datasets[1].label');
    expect(problems).toMatchObject([
      {
        got: 'highly-confidential, for clauses',
        expected: 'confidential or lower: the clearance of training',
        line: positionOf(text, 'label: highly-confidential').line,
      },
    ]);
  });

  it('with a destination below the label of what jobs read (no write down)', () => {
    expect(
      problemsOf(training(['clearance: confidential }\n  compute', 'clearance: general }\n  compute'])),
    ).toMatchObject([
      {
        path: 'training.egress[0].clearance',
        expected: 'confidential or higher: what jobs read could flow to packages (no write down)',
      },
    ]);
  });

  it.each([
    ['every host', "host: '*'"],
    ['every host of a top-level domain', "host: '*.com'"],
    ['a URL', "host: 'https://packages.contoso.com'"],
  ])('with a way out to %s', (_, host) => {
    expect(problemsOf(training(['host: packages.contoso.com', host]))).toMatchObject([
      { path: 'training.egress[0].host' },
    ]);
  });

  it.each([
    [
      'datasets',
      '    - { name: contracts-2024, label: confidential }\n    - { name: clauses, label: general }\n',
      'datasets:',
      'datasets: []',
    ],
    ['publishers of base models', 'OpenAI, Microsoft', 'x', 'x'],
  ])('without %s', (_, from, key, empty) => {
    const text = key === 'x' ? training([from, '']) : training([from, ''], [key, empty]);
    expect(problemsOf(text)).toHaveLength(1);
  });

  it('with one name for two datasets, which would be one container', () => {
    expect(problemsOf(training(['name: clauses', 'name: contracts-2024']))).toMatchObject([
      { path: 'training.datasets[1].name', expected: 'each name once' },
    ]);
  });

  it('with a size of machine that Azure does not spell so', () => {
    expect(problemsOf(training(['STANDARD_NC24ADS_A100_V4', 'Standard_NC24ads_A100_v4']))).toMatchObject([
      { path: 'training.compute.size' },
    ]);
  });
});
