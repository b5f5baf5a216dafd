import { App, type TerraformStack } from 'cdktf';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { typeMapping } from '../../architecture/arm';
import { parseLandingZone, parseLandingZones, references, RESOURCE_PROVIDERS, type LandingZone } from '../../config';
import { GUARDRAIL_POLICIES, MODEL_CALLER } from '../../constructs/governance';
import { AgentsStack, GovernanceStack } from '../../stacks';
import { landingZone, landingZoneText, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, resourcesOf, synthesized, type Block, type SynthesizedStack } from '../support/synthesized';

const OPERATORS = '22222222-2222-2222-2222-222222222222';
const APPROVERS = '33333333-3333-3333-3333-333333333333';
const FULL = `
governance:
  enforcement: deny
  operators: ${OPERATORS}
  approvers: ${APPROVERS}
  budget: { monthly: 5000, start: 2026-12, contacts: [finops@contoso.example] }
  registerProviders: { platform: [Microsoft.Network], workload: [Microsoft.App] }
contacts: { security: [secops@contoso.example, soc@contoso.example] }
`;
const PLATFORM = '00000000-0000-0000-0000-000000000002';
const WORKLOAD = '00000000-0000-0000-0000-000000000001';
const APART = [`platform: ${WORKLOAD}`, `platform: ${PLATFORM}`] as const;

/** One stack alone, as it is written: the other stacks of the app have tests of their own. */
function written(build: (app: App) => TerraformStack): SynthesizedStack {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-governance-'));
  try {
    const app = new App({ outdir });
    const { id } = build(app).node;
    app.synth();
    return JSON.parse(fs.readFileSync(path.join(outdir, 'stacks', id, 'cdk.tf.json'), 'utf8')) as SynthesizedStack;
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

function governed(landingZone: LandingZone): SynthesizedStack {
  return written((app) => new GovernanceStack(app, landingZone));
}

function zone(section = '', ...edits: readonly (readonly [string, string])[]): LandingZone {
  return parseLandingZone(landingZoneText('standard', ...edits) + section, 'landing-zone.yaml');
}

describe.each(PROFILE_NAMES)('governance in the %s profile', (profile) => {
  const text = landingZoneText(profile);

  it.each([
    ['by default', text],
    ['with everything', text + FULL],
    ['in two subscriptions', landingZoneText(profile, APART) + FULL],
    ['at a management group', `${text}\ngovernance: { managementGroup: mg-ai }\n`],
  ])('agrees with the facts of azurerm 4.55.0 %s', (_, yaml) => {
    expect(validateTerraformJson(governed(parseLandingZone(yaml, 'lz.yaml')), 'governance')).toEqual([]);
  });

  it('reads no state and no data, hands nothing out, and makes no resource group', () => {
    const stack = governed(landingZone(profile));
    expect(stack.data).toBeUndefined();
    expect(stack).not.toHaveProperty('output');
    expect(JSON.stringify(stack)).not.toContain('terraform_remote_state');
    expect(ofType(stack, 'azurerm_resource_group')).toEqual([]);
  });

  it('protects models, data, keys and the control plane', () => {
    const plans = ofType(governed(landingZone(profile)), 'azurerm_security_center_subscription_pricing');
    expect(plans.map(({ resource_type }) => resource_type)).toEqual(
      expect.arrayContaining(['AI', 'Arm', 'KeyVaults', 'StorageAccounts']),
    );
  });

  it('asks for customer-managed keys where the profile has them', () => {
    const [set] = ofType(governed(landingZone(profile)), 'azurerm_policy_set_definition');
    const names = (set?.policy_definition_reference as Block[]).map(({ reference_id }) => reference_id);
    expect(names.includes('aiKey')).toBe(profile === 'regulated');
  });
});

describe('governance of one subscription', () => {
  const stack = governed(zone());

  it('switches each plan and the guardrails on once, though platform and workload share it', () => {
    const plans = ofType(stack, 'azurerm_security_center_subscription_pricing').map(
      ({ resource_type }) => resource_type,
    );
    expect(new Set(plans).size).toBe(plans.length);
    expect(ofType(stack, 'azurerm_subscription_policy_assignment')).toHaveLength(1);
    expect(stack.provider.azurerm).toHaveLength(1);
  });

  it('reports and refuses nothing until someone says so', () => {
    const [assignment] = ofType(stack, 'azurerm_subscription_policy_assignment');
    expect(JSON.parse(String(assignment?.parameters))).toMatchObject({ effect: { value: 'Audit' } });
    const [denying] = ofType(governed(zone(FULL)), 'azurerm_subscription_policy_assignment');
    expect(JSON.parse(String(denying?.parameters))).toMatchObject({ effect: { value: 'Deny' } });
  });

  it('gives nobody access, spends nothing and registers nothing that was not asked for', () => {
    const types = new Set(resourcesOf(stack).map(({ type }) => type));
    for (const absent of [
      'azurerm_consumption_budget_subscription',
      'azurerm_pim_eligible_role_assignment',
      'azurerm_resource_provider_registration',
      'azurerm_role_assignment',
      'azurerm_role_management_policy',
      'azurerm_security_center_contact',
    ]) {
      expect(types).not.toContain(absent);
    }
  });

  it('approves the declared models, the taxonomy and the region, and nothing else', () => {
    const [assignment] = ofType(stack, 'azurerm_subscription_policy_assignment');
    expect(JSON.parse(String(assignment?.parameters))).toMatchObject({
      allowedLocations: { value: ['swedencentral'] },
      allowedAssetIds: { value: ['azureml://registries/azure-openai/models/gpt-4.1/versions/'] },
      allowedPublishers: { value: [] },
      dataLabels: { value: ['public', 'general', 'confidential', 'highly-confidential'] },
    });
  });

  it('registers what platform and workload lack, once', () => {
    const both = FULL.replace('workload: [Microsoft.App]', 'workload: [Microsoft.App, Microsoft.Network]');
    const names = ofType(governed(zone(both)), 'azurerm_resource_provider_registration').map(({ name }) => name);
    expect(names).toEqual(['Microsoft.App', 'Microsoft.Network']);
  });

  it('leaves registering to those resources', () => {
    expect(stack.provider.azurerm?.[0]).toMatchObject({ resource_provider_registrations: 'none' });
  });

  it('tells Defender the first security contact', () => {
    expect(ofType(governed(zone(FULL)), 'azurerm_security_center_contact')).toMatchObject([
      { name: 'default', email: 'secops@contoso.example' },
    ]);
  });
});

describe('governance of two subscriptions', () => {
  const stack = governed(zone(FULL, APART));
  const inside = (part: string) => resourcesOf(stack).filter(({ path }) => path.startsWith(part));

  it('reaches the platform’s by a provider of its own', () => {
    expect(stack.provider.azurerm).toMatchObject([
      { subscription_id: WORKLOAD },
      { subscription_id: PLATFORM, alias: 'platform' },
    ]);
    expect(inside('platform-').length).toBeGreaterThan(0);
    for (const { attributes } of inside('platform-')) expect(attributes.provider).toBe('azurerm.platform');
    for (const { attributes } of inside('workload-')) expect(attributes).not.toHaveProperty('provider');
  });

  it('has every plan and the guardrails in both', () => {
    const plans = (part: string) =>
      inside(`${part}-defender`)
        .map(({ attributes }) => attributes.resource_type ?? attributes.name)
        .sort();
    expect(plans('platform')).toEqual(plans('workload'));
    const scopes = ofType(stack, 'azurerm_subscription_policy_assignment').map((each) => each.subscription_id);
    expect(scopes.sort()).toEqual([`/subscriptions/${WORKLOAD}`, `/subscriptions/${PLATFORM}`]);
  });

  it('keeps the workload’s resources where they were when the platform moves out', () => {
    const together = resourcesOf(governed(zone(FULL))).map(({ path }) => path);
    const apart = resourcesOf(stack).map(({ path }) => path);
    const providers = /^workload-providers\//;
    expect(together.filter((at) => !providers.test(at) && !apart.includes(at))).toEqual([]);
  });

  it('registers in each what it lacks', () => {
    expect(inside('platform-providers').map(({ attributes }) => attributes.name)).toEqual(['Microsoft.Network']);
    expect(inside('workload-providers').map(({ attributes }) => attributes.name)).toEqual(['Microsoft.App']);
  });

  it('has one budget, of the workload', () => {
    expect(ofType(stack, 'azurerm_consumption_budget_subscription')).toMatchObject([
      { subscription_id: `/subscriptions/${WORKLOAD}`, amount: 5000 },
    ]);
  });
});

describe('governance at a management group', () => {
  const stack = governed(zone('\ngovernance: { managementGroup: mg-ai }\n', APART));

  it('assigns the guardrails there, once, and to no subscription', () => {
    expect(ofType(stack, 'azurerm_management_group_policy_assignment')).toMatchObject([
      { management_group_id: '/providers/Microsoft.Management/managementGroups/mg-ai' },
    ]);
    expect(ofType(stack, 'azurerm_subscription_policy_assignment')).toEqual([]);
    expect(ofType(stack, 'azurerm_policy_set_definition')).toEqual([]);
  });

  it('stays within 24 characters of a name, and apart from other landing zones in the group', () => {
    const name = (section: LandingZone) =>
      String(ofType(governed(section), 'azurerm_management_group_policy_assignment')[0]?.name);
    const ours = name(zone('\ngovernance: { managementGroup: mg-ai }\n'));
    const theirs = name(zone('\ngovernance: { managementGroup: mg-ai }\n', ['environment: prod', 'environment: test']));
    expect(ours.length).toBeLessThanOrEqual(24);
    expect(theirs).not.toBe(ours);
  });

  it('still has Defender in each subscription', () => {
    const ai = ofType(stack, 'azurerm_security_center_subscription_pricing').filter(
      ({ resource_type }) => resource_type === 'AI',
    );
    expect(ai).toHaveLength(2);
  });
});

describe('operators', () => {
  const stack = governed(zone(FULL));
  const [rules] = ofType(stack, 'azurerm_role_management_policy');

  it('may become operator of the workload, when their approvers agree', () => {
    const [eligible] = ofType(stack, 'azurerm_pim_eligible_role_assignment');
    expect(eligible).toMatchObject({ scope: `/subscriptions/${WORKLOAD}`, principal_id: OPERATORS });
    expect(eligible?.role_definition_id).toMatch(
      /^\$\{azurerm_role_definition\.operator_.*\.role_definition_resource_id\}$/,
    );
    expect(rules).toMatchObject({
      role_definition_id: eligible?.role_definition_id,
      activation_rules: { require_approval: true, approval_stage: { primary_approver: [{ object_id: APPROVERS }] } },
    });
  });
});

describe('the role of agents', () => {
  const agents = written((app) => new AgentsStack(app, zone()));
  const roles = ofType(governed(zone()), 'azurerm_role_definition');
  const caller = roles.find(({ name }) => String(name).startsWith('AI model caller'));

  it('is held by each agent, on the models’ account alone', () => {
    const grants = ofType(agents, 'azurerm_role_assignment').filter(({ scope }) =>
      String(scope).includes('/Microsoft.CognitiveServices/accounts/'),
    );
    const { governance, models } = references(zone());
    expect(grants).toMatchObject([{ role_definition_id: governance.modelCaller.id, scope: models.account.id }]);
  });

  it('is the one that governance makes, in the same subscription', () => {
    const { id } = references(zone()).governance.modelCaller;
    expect(id).toBe(
      `${String(caller?.scope)}/providers/Microsoft.Authorization/roleDefinitions/${String(caller?.role_definition_id)}`,
    );
    expect((caller?.permissions as Block[])[0]?.data_actions).toEqual(MODEL_CALLER.dataActions);
  });

  it('has a name of its own in the tenant for each landing zone', () => {
    const names = [zone(), zone('', ['environment: prod', 'environment: test'])].map(
      (each) => references(each).governance.modelCaller.name,
    );
    expect(names).toEqual(['AI model caller (contoso-ai-prod-sdc)', 'AI model caller (contoso-ai-test-sdc)']);
  });

  it('is held by no agent under its wider built-in name', () => {
    expect(JSON.stringify(agents.resource.azurerm_role_assignment)).not.toContain(
      '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
    );
  });
});

type Compliant = (attributes: Block) => boolean;
const not =
  (attribute: string): Compliant =>
  (attributes) =>
    attributes[attribute] === false;
const is =
  (attribute: string): Compliant =>
  (attributes) =>
    attributes[attribute] === true;

/** What policies that can deny ask of types that the landing zone makes, in azurerm's words. */
const DENIED: readonly (readonly [policy: string, type: string, compliant: Compliant])[] = [
  ['aiLocalAuth', 'azurerm_cognitive_account', not('local_auth_enabled')],
  ['aiManagedIdentity', 'azurerm_cognitive_account', ({ identity }) => identity !== undefined],
  ['aiNetwork', 'azurerm_cognitive_account', not('public_network_access_enabled')],
  ['containerAppHttps', 'azurerm_container_app', ({ ingress }) => not('allow_insecure_connections')(ingress as Block)],
  ['containerAppIdentity', 'azurerm_container_app', ({ identity }) => identity !== undefined],
  [
    'containerEnvironmentInjection',
    'azurerm_container_app_environment',
    ({ infrastructure_subnet_id }) => infrastructure_subnet_id !== undefined,
  ],
  [
    'containerEnvironmentNetwork',
    'azurerm_container_app_environment',
    ({ public_network_access }) => public_network_access === 'Disabled',
  ],
  ['registryAdmin', 'azurerm_container_registry', not('admin_enabled')],
  ['registryAnonymous', 'azurerm_container_registry', not('anonymous_pull_enabled')],
  ['registryNetwork', 'azurerm_container_registry', not('public_network_access_enabled')],
  ['registrySku', 'azurerm_container_registry', ({ sku }) => sku === 'Premium'],
  ['searchLocalAuth', 'azurerm_search_service', not('local_authentication_enabled')],
  ['searchNetwork', 'azurerm_search_service', not('public_network_access_enabled')],
  ['searchSku', 'azurerm_search_service', ({ sku }) => sku !== 'free'],
  ['storageAnonymous', 'azurerm_storage_account', not('allow_nested_items_to_be_public')],
  ['storageHttps', 'azurerm_storage_account', is('https_traffic_only_enabled')],
  ['storageNetwork', 'azurerm_storage_account', not('public_network_access_enabled')],
  ['storageReplication', 'azurerm_storage_account', not('cross_tenant_replication_enabled')],
  ['storageSharedKey', 'azurerm_storage_account', not('shared_access_key_enabled')],
  ['storageTls', 'azurerm_storage_account', ({ min_tls_version }) => min_tls_version === 'TLS1_2'],
  ['vaultNetwork', 'azurerm_key_vault', not('public_network_access_enabled')],
  ['vaultPurge', 'azurerm_key_vault', is('purge_protection_enabled')],
  ['vaultRoles', 'azurerm_key_vault', is('rbac_authorization_enabled')],
];

describe('enforced guardrails', () => {
  const made = Object.values(synthesized(zone())).flatMap(resourcesOf);

  it.each(DENIED)('%s lets through what the landing zone itself makes: %s', (_, type, compliant) => {
    const ours = made.filter((resource) => resource.type === type);
    expect(ours.length).toBeGreaterThan(0);
    expect(ours.filter(({ attributes }) => !compliant(attributes)).map(({ path: at }) => at)).toEqual([]);
  });

  it('are compared wherever they can deny a type that the default landing zone makes', () => {
    const elsewhere = /^(approved|cosmos|locations|machineLearning|resourceGroup)/;
    const staged = GUARDRAIL_POLICIES.filter(({ effect }) => effect === 'staged').map(({ reference }) => reference);
    expect(staged.filter((reference) => !elsewhere.test(reference)).sort()).toEqual(
      DENIED.map(([policy]) => policy).sort(),
    );
  });

  it('allow the regions that resources are in', () => {
    const places = made.flatMap(({ attributes }) => (attributes.location === undefined ? [] : [attributes.location]));
    expect([...new Set(places)].filter((place) => place !== 'global')).toEqual(['swedencentral']);
  });
});

describe('resource providers', () => {
  /** Always registered, or needing no registration. */
  const ALWAYS = ['Microsoft.Authorization', 'Microsoft.Consumption', 'Microsoft.Resources'];

  it('include every one that the landing zone makes something of', () => {
    const types = Object.values(synthesized(zone()))
      .flatMap(resourcesOf)
      .flatMap(({ type, attributes }) =>
        type === 'azapi_resource' ? [String(attributes.type)] : [typeMapping(type)?.type ?? ''],
      );
    const namespaces = new Set(types.map((type) => type.split('/')[0] ?? '').filter((name) => name !== ''));
    expect(namespaces.size).toBeGreaterThan(10);
    const known: readonly string[] = [...RESOURCE_PROVIDERS, ...ALWAYS];
    expect([...namespaces].filter((name) => !known.includes(name))).toEqual([]);
  });

  it('are the ones that docs/deploy.md lists', () => {
    const text = fs.readFileSync(path.join(__dirname, '../../docs/deploy.md'), 'utf8');
    const [list = ''] = /^ +(`Microsoft\.[A-Za-z]+`,?\s+)+`Microsoft\.[A-Za-z]+`\.$/m.exec(text) ?? [];
    expect(list.match(/Microsoft\.[A-Za-z]+/g)).toEqual(RESOURCE_PROVIDERS);
  });
});

describe('a landing zone in two regions', () => {
  it('has its governance once, and both regions allowed', () => {
    const text = `${landingZoneText('standard')}\nregions:\n  - {location: westeurope, addressSpace: 10.60.0.0/16}\n`;
    const [primary] = parseLandingZones(text, 'lz.yaml');
    const [assignment] = ofType(governed(primary), 'azurerm_subscription_policy_assignment');
    expect(JSON.parse(String(assignment?.parameters))).toMatchObject({
      allowedLocations: { value: ['swedencentral', 'westeurope'] },
    });
  });
});
