/** What we build passes what we check; and a copy with one thing broken does not, with words to act on. */
import fs from 'node:fs';
import path from 'node:path';
import { readSynthesized } from '../../architecture';
import { check } from '../../controls';
import { synthesize } from '../../main';
import { checkAsText } from '../../reports/text';
import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { temporaryFolder, type Block, type SynthesizedStack } from '../support/synthesized';

function synthesizedFolder(profile: (typeof PROFILE_NAMES)[number]): string {
  const folder = temporaryFolder();
  synthesize([landingZone(profile)], folder);
  return folder;
}

describe.each(PROFILE_NAMES)('the %s landing zone', (profile) => {
  const report = check(readSynthesized(synthesizedFolder(profile)));

  it('holds every control, and none of them by not applying', () => {
    expect(report.controls.map(({ id, status }) => `${id} ${status}`)).toEqual(
      report.controls.map(({ id }) => `${id} holds`),
    );
    expect(report.controls).toHaveLength(15);
    expect(report.verdict).toBe('holds');
  });

  it('is checked in its stores, services, subnets, identities and hosts, not only somewhere', () => {
    const passed = new Set(
      report.results.filter(({ status }) => status === 'pass').map(({ resource }) => resource.type),
    );
    for (const type of [
      'Microsoft.App/containerApps',
      'Microsoft.App/managedEnvironments',
      'Microsoft.Authorization/roleAssignments',
      'Microsoft.CognitiveServices/accounts',
      'Microsoft.CognitiveServices/accounts/deployments',
      'Microsoft.ContainerRegistry/registries',
      'Microsoft.KeyVault/vaults',
      'Microsoft.Network/firewallPolicies',
      'Microsoft.Network/virtualNetworks/subnets',
      'Microsoft.OperationalInsights/workspaces',
      'Microsoft.Search/searchServices',
      'Microsoft.Storage/storageAccounts',
    ]) {
      expect(passed).toContain(type);
    }
  });
});

interface Mutant {
  readonly broken: string;
  readonly stack: string;
  readonly type: string;
  /** Construct path inside the stack, where there are several of the type. */
  readonly path: string;
  /** Returns nothing to take the resource away. */
  readonly change: (resource: Block) => Block | undefined;
  readonly rule: string;
  readonly attribute: string;
}

const set =
  (key: string, value: unknown) =>
  (resource: Block): Block => ({ ...resource, [key]: value });

const MUTANTS: readonly Mutant[] = [
  {
    broken: 'public access to the models',
    stack: 'models',
    type: 'azurerm_cognitive_account',
    path: 'account/account',
    change: set('public_network_access_enabled', true),
    rule: 'cognitive-account-public-network-access-disabled',
    attribute: 'public_network_access_enabled',
  },
  {
    broken: 'keys for the models, because the attribute is gone and the provider allows them by default',
    stack: 'models',
    type: 'azurerm_cognitive_account',
    path: 'account/account',
    change: (account) => Object.fromEntries(Object.entries(account).filter(([key]) => key !== 'local_auth_enabled')),
    rule: 'cognitive-account-local-auth-disabled',
    attribute: 'local_auth_enabled',
  },
  {
    broken: 'a private endpoint that misses one of its three zones',
    stack: 'models',
    type: 'azurerm_private_endpoint',
    path: 'endpoint/endpoint',
    change: (endpoint) => {
      const group = endpoint.private_dns_zone_group as { private_dns_zone_ids: string[] };
      return {
        ...endpoint,
        private_dns_zone_group: { ...group, private_dns_zone_ids: group.private_dns_zone_ids.slice(0, 2) },
      };
    },
    rule: 'private-endpoint-dns-zones-complete',
    attribute: 'private_dns_zone_group',
  },
  {
    broken: 'a search service that logs nowhere',
    stack: 'data',
    type: 'azurerm_monitor_diagnostic_setting',
    path: 'search-confidential-logs/setting',
    change: () => undefined,
    rule: 'resource-logs-to-workspace',
    attribute: '',
  },
  {
    broken: 'intrusion detection that only alerts',
    stack: 'connectivity',
    type: 'azurerm_firewall_policy',
    path: 'inspection-policy/policy',
    change: set('intrusion_detection', { mode: 'Alert' }),
    rule: 'firewall-policy-intrusion-detection-deny',
    attribute: 'intrusion_detection',
  },
];

describe('a copy of the default landing zone', () => {
  const folder = synthesizedFolder('standard');

  it.each(MUTANTS)('fails with $broken', (mutant) => {
    const file = path.join(folder, 'stacks', `contoso-ai-${mutant.stack}`, 'cdk.tf.json');
    const original = fs.readFileSync(file, 'utf8');
    const terraform = JSON.parse(original) as SynthesizedStack;
    const byName = terraform.resource[mutant.type] ?? {};
    const constructPath = `contoso-ai-${mutant.stack}/${mutant.path}`;
    const name = Object.keys(byName).find(
      (key) => (byName[key]?.['//'] as { metadata: { path: string } }).metadata.path === constructPath,
    );
    if (!name) throw new Error(`no ${mutant.type} at ${constructPath}`);
    const before = byName[name] as Block;
    const after = mutant.change(before);
    const others = Object.entries(byName).filter(([key]) => key !== name);
    terraform.resource[mutant.type] = Object.fromEntries(after ? [...others, [name, after]] : others);

    try {
      fs.writeFileSync(file, JSON.stringify(terraform));
      const report = check(readSynthesized(folder));
      expect(report.verdict).toBe('fails');
      const failures = report.results.filter(({ status }) => status === 'fail');
      const [failure] = failures.filter(({ rule }) => rule === mutant.rule);
      expect(failures.map(({ rule }) => rule)).toContain(mutant.rule);
      expect(failure?.attribute ?? '').toContain(mutant.attribute);

      const text = checkAsText(report, { colour: false });
      // A setting that is gone is missed by the resource that should have had it.
      const where = after
        ? { address: `${mutant.type}.${name}`, constructPath }
        : { address: 'azurerm_search_service.', constructPath: 'contoso-ai-data/search-confidential/service' };
      for (const words of [where.address, where.constructPath, failure?.why, failure?.fix]) {
        expect(text.replaceAll(/\s+/g, ' ')).toContain(String(words).replaceAll(/\s+/g, ' '));
      }
    } finally {
      fs.writeFileSync(file, original);
    }
  });
});
