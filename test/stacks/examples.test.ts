/** The landing zones in examples/ are real: they synthesize, agree with the provider, hold together and hold. */
import fs from 'node:fs';
import path from 'node:path';
import { readSynthesized } from '../../architecture';
import { loadLandingZones } from '../../config';
import { check } from '../../controls';
import { synthesize } from '../../main';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, synthesized, temporaryFolder } from '../support/synthesized';

const EXAMPLES = path.join(__dirname, '../../examples');
const names = fs.readdirSync(EXAMPLES).filter((name) => fs.existsSync(path.join(EXAMPLES, name, 'landing-zone.yaml')));

describe.each(names)('the example %s', (name) => {
  const zones = loadLandingZones(path.join(EXAMPLES, name, 'landing-zone.yaml'));
  const stacks = synthesized(...zones);

  it('agrees with the facts of azurerm 4.55.0 in every block', () => {
    for (const [stack, terraform] of Object.entries(stacks)) {
      // azuread has facts of its own, in test/stacks/access.test.ts.
      if (!stack.endsWith('-access')) expect(validateTerraformJson(terraform, stack)).toEqual([]);
    }
  });

  it('fails no control', () => {
    const folder = temporaryFolder();
    synthesize(zones, folder);
    const { results } = check(readSynthesized(folder));
    expect(
      results.filter(({ status }) => status === 'fail').map(({ rule, resource }) => `${rule} ${resource.key}`),
    ).toEqual([]);
  });
});

describe('the regulated example', () => {
  const zones = loadLandingZones(path.join(EXAMPLES, 'regulated/landing-zone.yaml'));
  const stacks = synthesized(...zones);

  it('has all ten stacks in its primary region, and those of a region in the other', () => {
    expect(Object.keys(stacks).map((stack) => stack.replace('fabrikam-claims-', ''))).toEqual([
      ...[
        'governance',
        'observability',
        'connectivity',
        'foundation',
        'data',
        'models',
        'training',
        'agents',
        'gateway',
        'access',
      ],
      ...['observability', 'connectivity', 'foundation', 'data', 'models', 'agents', 'gateway'].map(
        (stack) => `we-${stack}`,
      ),
    ]);
  });

  it('shares no state and no name that Azure wants unique between its regions', () => {
    const states = Object.values(stacks).map(({ terraform }) => (terraform.backend.azurerm as { key: string }).key);
    expect(new Set(states).size).toBe(states.length);
    const unique = [
      'azurerm_storage_account',
      'azurerm_key_vault',
      'azurerm_container_registry',
      'azurerm_search_service',
      'azurerm_cognitive_account',
      'azurerm_cosmosdb_account',
      'azurerm_api_management',
    ];
    const taken = Object.values(stacks).flatMap((stack) =>
      unique.flatMap((type) => ofType(stack, type).map((block) => `${type} ${String(block.name)}`)),
    );
    expect(taken.length).toBeGreaterThan(20);
    expect(new Set(taken).size).toBe(taken.length);
  });

  it('holds every control, with nothing unknown', () => {
    const folder = temporaryFolder();
    synthesize(zones, folder);
    const report = check(readSynthesized(folder));
    expect(report.controls.filter(({ status }) => status !== 'holds')).toEqual([]);
  });
});
