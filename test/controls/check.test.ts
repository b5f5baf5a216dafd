import { readSynthesized } from '../../architecture';
import { check, rules } from '../../controls';
import { synthesize } from '../../main';
import { architecture, unknown, type Given } from '../support/architecture-builder';
import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { temporaryFolder } from '../support/synthesized';

const vault = (name: string, sku?: Given['body']): Given => ({
  type: 'Microsoft.KeyVault/vaults',
  name,
  body: sku ?? {},
});
const purge = rules.filter(({ id }) => id === 'key-vault-purge-protection-enabled');
const protectedBody = { 'properties.enablePurgeProtection': true };

describe('a check', () => {
  it('holds when all that applies holds', () => {
    const report = check(architecture(vault('a', protectedBody)), purge);
    expect(report.verdict).toBe('holds');
    expect(report.counts).toEqual({ pass: 1, fail: 0, unknown: 0, notApplicable: 0 });
  });

  it('fails when anything fails, whatever else is unknown', () => {
    const given = [
      vault('a'),
      vault('b', { 'properties.enablePurgeProtection': unknown() }),
      vault('c', protectedBody),
    ];
    const report = check(architecture(...given), purge);
    expect(report.verdict).toBe('fails');
    expect(report.controls.find(({ id }) => id === 'ZT-DAT-02')?.status).toBe('fails');
  });

  it('never takes unknown for holding', () => {
    const report = check(
      architecture(
        vault('a', { 'properties.enablePurgeProtection': unknown('${var.purge}') }),
        vault('b', protectedBody),
      ),
      purge,
    );
    expect(report.verdict).toBe('unknown');
    expect(report.controls.find(({ id }) => id === 'ZT-DAT-02')?.status).toBe('unknown');
    expect(report.results.find(({ status }) => status === 'unknown')).toMatchObject({
      attribute: 'properties.enablePurgeProtection',
      got: '${var.purge}',
    });
  });

  it('shows nothing when nothing applies', () => {
    const report = check(architecture({ type: 'Contoso.Own/things', name: 'a' }));
    expect(report.verdict).toBe('unknown');
    expect(new Set(report.controls.map(({ status }) => status))).toEqual(new Set(['not-applicable']));
  });

  it('says where each finding stands', () => {
    const [result] = check(architecture(vault('a')), purge).results;
    expect(result).toMatchObject({
      control: 'ZT-DAT-02',
      severity: 'high',
      got: 'not set',
      expected: 'true',
      resource: { address: 'vaults.a', stack: 'main', constructPath: 'main/a', file: 'stacks/main/cdk.tf.json' },
    });
  });

  it('puts the worst first, and the same in the same order whatever came first', () => {
    const given = [vault('b'), vault('a'), { type: 'Microsoft.Storage/storageAccounts', name: 's' }];
    const report = check(architecture(...given));
    const ranks = report.results.map(({ severity }) => ['critical', 'high', 'medium', 'low'].indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
    expect(check(architecture(...given.toReversed()), rules.toReversed())).toEqual(report);
  });

  it('counts what no rule has looked at, the most of a kind first', () => {
    const own = (type: string, ...names: string[]) => names.map((name) => ({ type: `Contoso.Own/${type}`, name }));
    const { coverage } = check(architecture(vault('a'), ...own('b', '1'), ...own('a', '1'), ...own('c', '1', '2')));
    expect(coverage).toEqual({
      resources: 5,
      examined: 1,
      unexamined: [
        { type: 'Contoso.Own/c', count: 2 },
        { type: 'Contoso.Own/a', count: 1 },
        { type: 'Contoso.Own/b', count: 1 },
      ],
    });
  });
});

// The stacks must hold every control by what they are, not by what they leave unknown.
describe.each(PROFILE_NAMES)('the %s landing zone', (profile) => {
  const folder = temporaryFolder();
  synthesize([landingZone(profile)], folder);
  const report = check(readSynthesized(folder));

  it('holds every control', () => {
    expect(report.results.filter(({ status }) => status === 'fail' || status === 'unknown')).toEqual([]);
    expect(report.controls.filter(({ status }) => status !== 'holds')).toEqual([]);
  });
});
