import fs from 'node:fs';
import path from 'node:path';
import { references } from '../../config';
import { synthesize } from '../../main';
import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, resourcesOf, synthesized, temporaryFolder, type Block } from '../support/synthesized';

/** The stacks of a landing zone that declares nothing optional. */
const STACKS = ['governance', 'observability', 'connectivity', 'foundation', 'data', 'models', 'agents'];

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    (fs.readdirSync(folder, { recursive: true }) as string[])
      .filter((file) => fs.statSync(path.join(folder, file)).isFile())
      .map((file) => [file, fs.readFileSync(path.join(folder, file), 'utf8')]),
  );
}

describe.each(PROFILE_NAMES)('the %s landing zone', (profile) => {
  const zone = landingZone(profile);
  const stacks = synthesized(zone);

  it('is seven stacks, in deployment order', () => {
    expect(Object.keys(stacks)).toEqual(STACKS.map((stack) => `contoso-ai-${stack}`));
  });

  it.each(STACKS)('agrees with the facts of azurerm 4.55.0 in every block of %s', (stack) => {
    const terraform = stacks[`contoso-ai-${stack}`];
    expect(terraform).toBeDefined();
    expect(validateTerraformJson(terraform as object, stack)).toEqual([]);
  });

  it('reads no other state and no data source', () => {
    for (const terraform of Object.values(stacks)) {
      expect(terraform.data).toBeUndefined();
      expect(JSON.stringify(terraform)).not.toContain('terraform_remote_state');
    }
  });

  it('has no output, so no state hands anything out', () => {
    for (const terraform of Object.values(stacks)) expect(terraform).not.toHaveProperty('output');
  });

  it('is synthesized to the same bytes twice, wherever that happens', () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    synthesize([zone], one);
    synthesize([zone], two);
    expect(filesIn(one)).toEqual(filesIn(two));
  });

  it('names no path of this machine, and no secret', () => {
    const folder = temporaryFolder();
    synthesize([zone], folder);
    const text = Object.values(filesIn(folder)).join('\n');
    for (const found of [folder, process.cwd(), process.env.HOME ?? '/root/', '/tmp/'])
      expect(text).not.toContain(found);
    const secret =
      /"\w*(access_key|primary_key|secondary_key|client_secret|sas_token|password|connection_string)\w*": "/i;
    expect(text).not.toMatch(secret);
  });

  it('tags everything that takes tags with the landing zone and its stack', () => {
    for (const [name, terraform] of Object.entries(stacks)) {
      for (const { path: at, attributes } of resourcesOf(terraform)) {
        const { tags } = attributes as { tags?: Record<string, string> };
        if (!tags) continue;
        expect({ at, ...tags }).toMatchObject({
          landingZone: 'contoso-ai',
          managedBy: 'zt4ai',
          stack: name.replace('contoso-ai-', ''),
        });
      }
    }
  });

  it('points from stack to stack only at resources that the other stack makes', () => {
    const made = new Set(
      Object.values(stacks).flatMap((terraform) => resourcesOf(terraform).map(({ attributes }) => attributes.name)),
    );
    const pointed = Object.values(stacks)
      .flatMap((terraform) => JSON.stringify(terraform.resource).match(/"\/subscriptions\/[^"]+"/g) ?? [])
      .map((quoted) => JSON.parse(quoted) as string)
      .filter(
        (id) =>
          !id.includes('/Microsoft.Authorization/roleDefinitions/') &&
          !id.includes('/rg-pki/') &&
          !id.includes('/NetworkWatcherRG/'),
      );
    expect(pointed.length).toBeGreaterThan(10);
    for (const id of pointed) {
      const names = id
        .split('/')
        .slice(8)
        .filter((_, i) => i % 2 === 0);
      // Indexes and keys are made on the data plane or by azapi under the name in the ID.
      expect(made).toContain(names[0]);
    }
  });
});

describe('several landing zones in one app', () => {
  const [ours, theirs] = [landingZone('standard'), landingZone('standard', ['name: contoso-ai', 'name: fabrikam-ai'])];
  const stacks = synthesized(ours, theirs);

  it('keep their stacks and share no resource in Azure', () => {
    expect(Object.keys(stacks)).toHaveLength(2 * STACKS.length);
    const groups = Object.values(stacks).flatMap((terraform) =>
      ofType(terraform, 'azurerm_resource_group').map(({ name }) => name),
    );
    // Governance has no resource group: its resources are of the subscription.
    expect(new Set(groups).size).toBe(2 * (STACKS.length - 1));
    const global = [
      'azurerm_storage_account',
      'azurerm_key_vault',
      'azurerm_container_registry',
      'azurerm_search_service',
      'azurerm_cognitive_account',
    ];
    const names = Object.values(stacks).flatMap((terraform) =>
      global.flatMap((type) => ofType(terraform, type).map(({ name }) => name)),
    );
    expect(names).toHaveLength(10);
    expect(new Set(names).size).toBe(10);
  });

  it('keep states apart', () => {
    const states = Object.values(stacks).map(
      (terraform) => (terraform.terraform.backend.local as { path: string }).path,
    );
    expect(new Set(states).size).toBe(2 * STACKS.length);
  });
});

describe('the state of a stack', () => {
  it('lies beside the output folder, so that making the output anew cannot lose it', () => {
    const stacks = synthesized(landingZone('standard'));
    expect(stacks['contoso-ai-models']?.terraform.backend).toEqual({
      local: { path: '../../../terraform.contoso-ai-models.tfstate' },
    });
  });

  it('is kept in Azure under Entra ID, with a key of its own, where a team asks for it', () => {
    const azure =
      'state: { backend: azurerm, subscriptionId: 00000000-0000-0000-0000-000000000001, resourceGroup: rg-state, storageAccount: stcontosostate, container: zt4ai }';
    const stacks = synthesized(landingZone('standard', ['state: { backend: local }', azure]));
    const keys = Object.values(stacks).map(({ terraform }) => {
      expect(terraform.backend.azurerm).toMatchObject({
        use_azuread_auth: true,
        storage_account_name: 'stcontosostate',
      });
      return (terraform.backend.azurerm as { key: string }).key;
    });
    expect(new Set(keys).size).toBe(STACKS.length);
    expect(keys).toContain('contoso-ai/prod/agents.tfstate');
  });
});

describe('synthesis', () => {
  it('takes away the stacks of a landing zone that was renamed, and nothing else', () => {
    const folder = temporaryFolder();
    synthesize([landingZone('standard')], folder);
    fs.writeFileSync(path.join(folder, 'stacks/contoso-ai-agents/.terraform.lock.hcl'), 'kept');
    synthesize([landingZone('standard', ['name: contoso-ai', 'name: fabrikam-ai'])], folder);
    expect(fs.existsSync(path.join(folder, 'stacks/contoso-ai-agents/cdk.tf.json'))).toBe(false);
    expect(fs.existsSync(path.join(folder, 'stacks/fabrikam-ai-agents/cdk.tf.json'))).toBe(true);
    expect(fs.readFileSync(path.join(folder, 'stacks/contoso-ai-agents/.terraform.lock.hcl'), 'utf8')).toBe('kept');
  });

  it('refuses two landing zones of one name, and writes nothing', () => {
    const folder = path.join(temporaryFolder(), 'out');
    expect(() => synthesize([landingZone('standard'), landingZone('standard')], folder)).toThrow(/contoso-ai/);
    expect(fs.existsSync(folder)).toBe(false);
  });
});

describe('the declared agent', () => {
  const stacks = synthesized(landingZone('standard'));
  const stack = (name: string) => {
    const found = stacks[`contoso-ai-${name}`];
    if (!found) throw new Error(`no stack ${name}`);
    return found;
  };
  const subnet = ofType(stack('foundation'), 'azurerm_subnet').find(({ name }) =>
    String(name).includes('agent-contract-reviewer'),
  );
  const prefix = (subnet?.address_prefixes as string[])[0];

  it('is granted its model, its index, its image and its traces, and nothing else', () => {
    const modelCaller = references(landingZone('standard')).governance.modelCaller.id.split('/').at(-1);
    const grants = ofType(stack('agents'), 'azurerm_role_assignment').map(({ role_definition_id, scope }) => [
      String(role_definition_id).split('/').at(-1),
      String(scope)
        .split('/')
        .slice(6)
        .join('/')
        .replace(/contoso[^/]*/, '…'),
    ]);
    expect(grants.sort()).toEqual([
      ['1407120a-92aa-4202-b7e9-c0e197c71c8f', 'Microsoft.Search/searchServices/srch-…/indexes/contracts'],
      ['3913510d-42f4-4e42-8a64-420c390055eb', 'Microsoft.Insights/components/appi-…'],
      [modelCaller, 'Microsoft.CognitiveServices/accounts/aif-…'],
      ['7f951dda-4ed3-4680-a7ca-43fe172d538d', 'Microsoft.ContainerRegistry/registries/cr…'],
    ]);
  });

  it('runs in a subnet of its own, delegated in the casing that Azure insists on', () => {
    expect(subnet?.delegation).toMatchObject([{ service_delegation: { name: 'Microsoft.App/environments' } }]);
  });

  it('may leave through the firewall to what it declared and what its host needs, without its TLS being opened', () => {
    const rules = ofType(stack('connectivity'), 'azurerm_firewall_policy_rule_collection_group').flatMap((group) =>
      (group.application_rule_collection as { rule: Block[] }[]).flatMap((collection) => collection.rule),
    );
    const its = rules.filter((rule) => (rule.source_addresses as string[]).includes(prefix as string));
    expect(its.map((rule) => rule.name)).toEqual(['contract-reviewer_docusign', 'agent-hosts']);
    expect(its.map((rule) => rule.terminate_tls)).toEqual([false, false]);
    expect(its[0]?.destination_fqdns).toEqual(['api.docusign.net']);
  });

  it('has everything it sends routed to the firewall', () => {
    const [table] = ofType(stack('foundation'), 'azurerm_route_table');
    expect(table).toMatchObject({
      bgp_route_propagation_enabled: false,
      route: [{ address_prefix: '0.0.0.0/0', next_hop_type: 'VirtualAppliance', next_hop_in_ip_address: '10.20.0.4' }],
    });
  });

  it('is not let out to the Internet at all when it declares no tool', () => {
    const quiet = synthesized(
      landingZone('standard', [
        '\n      - { name: docusign, egress: api.docusign.net, clearance: confidential, effect: write, approval: human }',
        ' []',
      ]),
    );
    const groups = ofType(quiet['contoso-ai-foundation'] as never, 'azurerm_network_security_group');
    const group = groups.find(({ name }) => String(name).includes('agent-contract-reviewer'));
    const out = (group?.security_rule as Block[]).filter(
      ({ direction, access }) => direction === 'Outbound' && access === 'Allow',
    );
    expect(out.map((rule) => rule.destination_address_prefix)).not.toContain('Internet');
    expect(
      ofType(quiet['contoso-ai-connectivity'] as never, 'azurerm_firewall_policy_rule_collection_group'),
    ).toHaveLength(1);
  });
});

describe('the regulated profile', () => {
  const stacks = synthesized(landingZone('regulated'));

  it('encrypts the models under a key of their own, granted at the key and not at the vault', () => {
    const models = stacks['contoso-ai-models'] as never;
    expect(ofType(models, 'azurerm_cognitive_account')[0]).toHaveProperty('customer_managed_key');
    expect(String(ofType(models, 'azurerm_role_assignment')[0]?.scope)).toMatch(/\/vaults\/[^/]+\/keys\/models$/);
  });

  it('opens the TLS of operators and of nobody else', () => {
    const rules = ofType(
      stacks['contoso-ai-connectivity'] as never,
      'azurerm_firewall_policy_rule_collection_group',
    ).flatMap((group) =>
      (group.application_rule_collection as { rule: Block[] }[]).flatMap((collection) => collection.rule),
    );
    expect(rules.filter((rule) => rule.terminate_tls === true).map((rule) => rule.name)).toEqual(['operations']);
  });

  it('protects the hub against denial of service', () => {
    expect(ofType(stacks['contoso-ai-connectivity'] as never, 'azurerm_virtual_network')[0]).toMatchObject({
      ddos_protection_plan: { enable: true },
    });
  });
});
