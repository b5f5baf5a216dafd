import { parseLandingZones } from '../../config';
import { DEFAULT, edited, problemsOf } from './support';

function withRegions(regions: string): string {
  return `${DEFAULT.trimEnd()}\nregions: ${regions}\n`;
}

describe('further regions', () => {
  const zones = parseLandingZones(withRegions('[{location: westeurope, addressSpace: 10.40.0.0/16}]'), 'lz.yaml');

  it('are landing zones of their own, after the primary one', () => {
    expect(zones.map(({ location, region }) => [location, region])).toEqual([
      ['swedencentral', 'primary'],
      ['westeurope', 'secondary'],
    ]);
  });

  it('have the same agents in networks of their own', () => {
    const [primary, secondary] = zones;
    expect(secondary?.agents).toBe(primary.agents);
    expect(secondary?.network.spoke).toEqual({
      ...primary.network.spoke,
      addressSpace: '10.40.128.0/17',
      privateEndpoints: '10.40.128.0/24',
      operations: '10.40.129.0/27',
      agents: { 'contract-reviewer': '10.40.192.0/27' },
    });
  });

  it('are none where none is declared', () => {
    expect(parseLandingZones(DEFAULT, 'lz.yaml')).toHaveLength(1);
  });

  it.each([
    [
      'the primary region again',
      '[{location: swedencentral, addressSpace: 10.40.0.0/16}]',
      'regions[0].location',
      /a second time/,
    ],
    [
      'a network of the primary region',
      '[{location: westeurope, addressSpace: 10.20.0.0/16}]',
      'regions[0].addressSpace',
      /overlaps 10\.20\.0\.0\/22/,
    ],
    [
      'a network of another region',
      '[{location: westeurope, addressSpace: 10.40.0.0/16}, {location: northeurope, addressSpace: 10.40.0.0/17}]',
      'regions[1].addressSpace',
      /overlaps 10\.40\.0\.0\/16/,
    ],
    [
      'a network that is too small',
      '[{location: westeurope, addressSpace: 10.40.0.0/24}]',
      'regions[0].addressSpace',
      /10\.40\.0\.0\/24/,
    ],
    [
      'a network that is not private',
      '[{location: westeurope, addressSpace: 20.40.0.0/16}]',
      'regions[0].addressSpace',
      /20\.40\.0\.0\/16/,
    ],
  ])('are refused with %s', (_, regions, path, got) => {
    expect(problemsOf(withRegions(regions))).toEqual([
      expect.objectContaining({ path, got: expect.stringMatching(got) as string }),
    ]);
  });

  it('are refused in a network of on-premises', () => {
    const text = edited(['onPremises: []', 'onPremises: [10.40.1.0/24]']);
    const problems = problemsOf(`${text.trimEnd()}\nregions: [{location: westeurope, addressSpace: 10.40.0.0/16}]\n`);
    expect(problems).toMatchObject([
      { path: 'regions[0].addressSpace', got: '10.40.0.0/16, which overlaps 10.40.1.0/24' },
    ]);
  });
});
