import { check } from '../../controls';
import type { CheckReport } from '../../controls/model';
import { checkAsText } from '../../reports/text';
import { architecture, unknown } from '../support/architecture-builder';

const long = 'x'.repeat(300);

const failing = check(
  architecture(
    {
      type: 'Microsoft.Storage/storageAccounts',
      name: long,
      body: { 'properties.minimumTlsVersion': unknown(`\${var.${long}}`) },
    },
    { type: 'Microsoft.KeyVault/vaults', name: 'v', stack: 'foundation' },
    { type: 'Contoso.Own/things', name: 'x' },
  ),
);

function only(report: CheckReport, ...statuses: string[]): CheckReport {
  const results = report.results.filter(({ status }) => statuses.includes(status));
  return { ...report, results };
}

describe('the text report', () => {
  it('fits 100 columns, also with names of 300', () => {
    const widths = checkAsText(failing)
      .split('\n')
      .map((line) => line.length);
    expect(Math.max(...widths)).toBeLessThanOrEqual(100);
  });

  it('starts with the verdict, then what failed, then what is not known, then where all controls stand', () => {
    const text = checkAsText(failing);
    const places = ['FAILS', 'Failed (', 'Not known before deployment (', '\ncontrol ', 'Coverage:', 'Next:'].map(
      (part) => text.indexOf(part),
    );
    expect(places[0]).toBe(0);
    expect(places).toEqual([...places].sort((left, right) => left - right));
  });

  it('says of each failure which rule, what, where, why and how to repair it', () => {
    const text = checkAsText(failing);
    const block = text.split('\n\n').find((part) => part.includes('key-vault-purge-protection-enabled'));
    expect(block).toBe(
      [
        'HIGH  key-vault-purge-protection-enabled  (ZT-DAT-02)',
        '  Key vault cannot be purged',
        '  resource   vaults.v',
        '  stack      foundation',
        '  construct  foundation/v',
        '  attribute  properties.enablePurgeProtection',
        '  got        not set',
        '  expected   true',
        '  why        Whoever purges a key destroys all the data that it encrypts.',
        '  fix        purge_protection_enabled = true',
      ].join('\n'),
    );
  });

  it('puts what failed and what is not known where they belong', () => {
    const [, failed = '', hidden = ''] = checkAsText(failing).split(/^-+$/m);
    expect(failed).toContain('key-vault-purge-protection-enabled');
    expect(failed).not.toContain('storage-account-minimum-tls-version');
    expect(hidden).toContain('storage-account-minimum-tls-version');
    expect(hidden).not.toContain('key-vault-purge-protection-enabled');
  });

  it('has a line for every control', () => {
    expect(checkAsText(failing).match(/^ZT-[A-Z]+-\d\d /gm)).toHaveLength(15);
  });

  it('names what no rule has looked at', () => {
    expect(checkAsText(failing)).toContain('No rule for: Contoso.Own/things (1).');
  });

  it('says what to do next', () => {
    expect(checkAsText(failing)).toContain('Next: start with');
    expect(checkAsText({ ...only(failing, 'unknown'), verdict: 'unknown' })).toContain('--allow-unknown');
    expect(checkAsText({ ...only(failing), verdict: 'holds' })).toContain('Next: every rule that applies holds');
    expect(checkAsText({ ...only(failing), verdict: 'unknown' })).toContain('Next: nothing here is for these controls');
  });

  it('is coloured only when asked', () => {
    expect(checkAsText(failing)).not.toContain('\u001b');
    expect(checkAsText(failing, { colour: true })).toContain('\u001b[31m');
  });

  it('lets no control characters of a name reach the terminal', () => {
    const report = check(architecture({ type: 'Microsoft.KeyVault/vaults', name: 'v\u001b[2J\nPASS' }));
    const lines = checkAsText(report).split('\n');
    expect(lines.filter((line) => line.includes('\u001b') || line.startsWith('PASS'))).toEqual([]);
  });
});
