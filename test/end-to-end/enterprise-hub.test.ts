/** The example of an existing hub: what belongs to somebody else is not claimed to hold. */
import fs from 'node:fs';
import path from 'node:path';
import { readSynthesized } from '../../architecture';
import { loadLandingZone } from '../../config';
import { check } from '../../controls';
import { synthesize } from '../../main';
import { validateTerraformJson } from '../support/provider-facts';
import { temporaryFolder } from '../support/synthesized';

const FILE = path.join(__dirname, '../../examples/enterprise-hub/landing-zone.yaml');

describe('the landing zone that is attached to an existing hub', () => {
  const folder = temporaryFolder();
  const stacks = synthesize([loadLandingZone(FILE)], folder);
  const report = check(readSynthesized(folder));

  it.each(stacks)('agrees with the facts of azurerm 4.55.0 in %s', (stack) => {
    const file = path.join(folder, 'stacks', stack, 'cdk.tf.json');
    expect(validateTerraformJson(JSON.parse(fs.readFileSync(file, 'utf8')) as object, stack)).toEqual([]);
  });

  it('fails nothing, and leaves open what only the owner of the firewall can show', () => {
    expect(report.counts.fail).toBe(0);
    expect(report.verdict).toBe('unknown');
    const open = report.results.filter(({ status }) => status === 'unknown');
    expect([...new Set(open.map(({ rule }) => rule))].sort()).toEqual([
      'route-next-hop-read',
      'route-next-hop-rules-read',
      'subnet-egress-through-firewall',
    ]);
    for (const { got } of open) expect(got).toContain('10.120.0.4');
  });

  it('holds every other control by what was read', () => {
    const open = report.controls.filter(({ status }) => status !== 'holds').map(({ id, status }) => `${id} ${status}`);
    expect(open).toEqual(['ZT-NET-04 unknown', 'ZT-NET-05 unknown', 'ZT-NET-06 unknown']);
  });

  it('asks nobody for rules that it deploys itself', () => {
    expect(fs.existsSync(path.join(folder, 'egress'))).toBe(false);
  });

  it('writes the rules down where the policy is not ours, and takes them away again', () => {
    const text = fs.readFileSync(FILE, 'utf8');
    const asking = path.join(temporaryFolder(), 'landing-zone.yaml');
    fs.writeFileSync(asking, text.replace(/\n *firewallPolicyId: .*/, ''));
    synthesize([loadLandingZone(asking)], folder);
    expect(fs.readFileSync(path.join(folder, 'egress/contoso-hr.md'), 'utf8')).toContain('api.workday.com');
    synthesize([loadLandingZone(FILE)], folder);
    expect(fs.existsSync(path.join(folder, 'egress'))).toBe(false);
  });
});
