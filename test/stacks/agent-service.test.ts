import { parseLandingZones, references } from '../../config';
import { ROLES, type RoleName } from '../../constructs/managed-identities';
import { landingZone, landingZoneText, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, resourcesOf, synthesized, type Block, type SynthesizedStack } from '../support/synthesized';

const ASKED = ['\nagents:\n', '\nfoundry: { agentService: { label: confidential } }\nagents:\n'] as const;
const REGIONAL = ['deploymentType: DataZoneStandard', 'deploymentType: Standard'] as const;
const STRICT = ['\nagents:\n', '\nfoundry: { agentService: { label: highly-confidential } }\nagents:\n'] as const;

const zone = landingZone('regulated', ASKED);
const stacks = synthesized(zone);
const ours = references(zone).models.agentService;

function stackOf(name: string, from = stacks): SynthesizedStack {
  const stack = from[`contoso-ai-${name}`];
  if (!stack) throw new Error(`no ${name}`);
  return stack;
}

const models = stackOf('models');

/** Terraform address, type and attributes of the resource at a construct path. */
function at(path: string, stack = models): { address: string; attributes: Block } {
  for (const [type, byName] of Object.entries(stack.resource)) {
    for (const [name, { '//': metadata, ...attributes }] of Object.entries(byName)) {
      const full = (metadata as { metadata: { path: string } }).metadata.path;
      if (full.slice(full.indexOf('/') + 1) === path) return { address: `${type}.${name}`, attributes };
    }
  }
  throw new Error(`nothing at ${path}`);
}

/** What a resource waits for by `depends_on`, and what that waits for. */
function waitsFor(path: string): string[] {
  const byAddress = new Map(resourcesOf(models).map((resource) => [at(resource.path).address, resource]));
  const seen = new Set<string>();
  const visit = (address: string): void => {
    for (const before of (byAddress.get(address)?.attributes.depends_on ?? []) as string[]) {
      if (!seen.has(before)) {
        seen.add(before);
        visit(before);
      }
    }
  };
  visit(at(path).address);
  return [...seen].map((address) => byAddress.get(address)?.path ?? address);
}

function bodyOf(path: string): Block {
  return (at(path).attributes.body as { properties: Block }).properties;
}

const HOST = 'agent-service/host';
const BEFORE: readonly (readonly [path: string, role: RoleName, scope: string])[] = [
  ['agent-store-roles/make-databases', 'cosmosDbOperator', ours.threads.id],
  ['agent-store-roles/write-files', 'storageBlobDataContributor', ours.files.id],
  ['agent-store-roles/write-indexes', 'searchIndexDataContributor', ours.vectors.id],
  ['agent-store-roles/make-indexes', 'searchServiceContributor', ours.vectors.id],
];
const PROJECT = at('project').address;
const PRINCIPAL = `\${${PROJECT}.identity[0].principal_id}`;

describe.each(PROFILE_NAMES)('the agent service of a %s landing zone', (profile) => {
  it('agrees with the facts of the providers in every stack', () => {
    for (const [name, stack] of Object.entries(synthesized(landingZone(profile, ASKED)))) {
      expect(validateTerraformJson(stack, name)).toEqual([]);
    }
  });
});

describe('without the agent service', () => {
  const plain = synthesized(landingZone('regulated'));

  it('the account is in no subnet, calls no host, and the project has no capability host', () => {
    const [account] = ofType(stackOf('models', plain), 'azurerm_cognitive_account');
    expect(account).not.toHaveProperty('network_injection');
    expect(account).not.toHaveProperty('fqdns');
    expect(account).not.toHaveProperty('timeouts');
    expect(JSON.stringify(plain)).not.toMatch(/capabilityHosts|connections@|foundry-agent/);
  });
});

describe('the capability host', () => {
  it('is the project’s, and has exactly one connection of each kind', () => {
    const { attributes } = at(HOST);
    expect(attributes.type).toBe('Microsoft.CognitiveServices/accounts/projects/capabilityHosts@2026-05-01');
    expect(attributes.parent_id).toBe(`\${${PROJECT}.id}`);
    const name = (store: string) => [`\${${at(`agent-service/${store}`).address}.name}`];
    expect(bodyOf(HOST)).toEqual({
      threadStorageConnections: name('threads'),
      storageConnections: name('files'),
      vectorStoreConnections: name('vectors'),
    });
  });

  it('is the only one: the account’s own is made by Azure', () => {
    const hosts = ofType(models, 'azapi_resource').filter(({ type }) => String(type).includes('capabilityHosts'));
    expect(hosts).toHaveLength(1);
  });

  it('is made anew when it changes, because Azure refuses every change', () => {
    expect(at(HOST).attributes.replace_triggers_refs).toEqual(['properties']);
  });

  it('comes after the roles, the connections and every private endpoint', () => {
    expect(waitsFor(HOST)).toEqual(
      expect.arrayContaining([
        ...BEFORE.map(([path]) => path),
        ...['threads', 'files', 'vectors'].map((store) => `agent-service/${store}`),
        ...['threads', 'files', 'vectors'].map((store) => `agent-${store}-endpoint/endpoint`),
        'endpoint/endpoint',
      ]),
    );
  });

  it('comes before the roles on what it makes', () => {
    for (const path of ['agent-service/write-threads/assignment', 'agent-service/own-files', 'agent-service/project'])
      expect(waitsFor(path)).toContain(HOST);
  });
});

describe('connections', () => {
  it.each([
    ['threads', 'CosmosDb', ours.threads],
    ['files', 'AzureStorageAccount', ours.files],
    ['vectors', 'CognitiveSearch', ours.vectors],
  ] as const)('to %s hold no key', (name, category, store) => {
    expect(bodyOf(`agent-service/${name}`)).toEqual({
      category,
      authType: 'AAD',
      target: store.endpoint,
      metadata: { ApiType: 'Azure', ResourceId: store.id, location: 'swedencentral' },
    });
  });

  it('are made one after another', () => {
    expect(at('agent-service/files').attributes.depends_on).toEqual([at('agent-service/threads').address]);
    expect(at('agent-service/vectors').attributes.depends_on).toEqual([at('agent-service/files').address]);
  });

  it('are three, one of each kind', () => {
    const found = ofType(models, 'azapi_resource').filter(({ type }) => String(type).includes('/connections@'));
    expect(found.map(({ name }) => name).sort()).toEqual(['agent-files', 'agent-threads', 'agent-vectors']);
  });
});

describe('what the project may do', () => {
  it.each(BEFORE)('%s: %s, on that store alone and before the host', (path, role, scope) => {
    const { attributes } = at(path);
    expect(attributes).toMatchObject({ scope, principal_id: PRINCIPAL, principal_type: 'ServicePrincipal' });
    expect(String(attributes.role_definition_id)).toMatch(new RegExp(`/${ROLES[role].id}$`));
    expect(waitsFor(path)).not.toContain(HOST);
  });

  it('are four roles before the host and one of Azure’s after it, no more', () => {
    const granted = ofType(models, 'azurerm_role_assignment').filter(({ principal_id }) => principal_id === PRINCIPAL);
    expect(granted).toHaveLength(BEFORE.length + 1);
  });

  it('is to write items of its database, and not of the account', () => {
    expect(at('agent-service/write-threads/assignment').attributes).toMatchObject({
      role_definition_id: `${ours.threads.id}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
      scope: `${ours.threads.id}/dbs/enterprise_memory`,
      principal_id: PRINCIPAL,
    });
  });

  it('is to own blobs under a condition that names containers of this project', () => {
    const { attributes } = at('agent-service/own-files');
    expect(attributes).toMatchObject({ scope: ours.files.id, principal_id: PRINCIPAL, condition_version: '2.0' });
    expect(String(attributes.role_definition_id)).toMatch(new RegExp(`/${ROLES.storageBlobDataOwner.id}$`));
    const id = `${at('agent-service/project').address}.output.internal_id`;
    const parts = ['0, 8', '8, 4', '12, 4', '16, 4', '20, 12'].map((range) => `substr(${id}, ${range})`);
    expect(attributes.condition).toContain(
      `containers:name] StringStartsWithIgnoreCase '\${join("-", [${parts.join(', ')}])}'`,
    );
    expect(attributes.condition).toContain("containers:name] StringLikeIgnoreCase '*-azureml-agent'");
  });

  it('is to own blobs nowhere else, and nobody else is: an owner writes the tags that scans write', () => {
    const owners = Object.values(stacks)
      .flatMap((stack) => ofType(stack, 'azurerm_role_assignment'))
      .filter(({ role_definition_id: id }) => String(id).endsWith(ROLES.storageBlobDataOwner.id));
    expect(owners.map(({ scope }) => scope)).toEqual([ours.files.id]);
  });

  it('reads its internal ID once it is there, and not at plan', () => {
    expect(at('agent-service/project').attributes).toMatchObject({
      method: 'GET',
      resource_id: `\${${PROJECT}.id}`,
      response_export_values: { internal_id: 'properties.internalId' },
    });
    expect(models).not.toHaveProperty('data');
  });
});

describe('the stores of the agent service', () => {
  const stores = ['agent-threads/account', 'agent-files/account', 'agent-vectors/service'];

  it.each(stores)('%s carries the label, and takes neither keys nor the public network', (path) => {
    const { attributes } = at(path);
    expect(attributes.tags).toMatchObject({ dataLabel: 'confidential', customerManagedKey: 'required' });
    expect(attributes.public_network_access_enabled).toBe(false);
    expect([
      attributes.shared_access_key_enabled,
      attributes.local_authentication_enabled,
      attributes.local_authentication_disabled === undefined ? undefined : !attributes.local_authentication_disabled,
    ]).toContain(false);
  });

  it('are encrypted under a key of their own, where the label and the profile ask for it', () => {
    expect(at('agent-stores-key/key').attributes.name).toBe('foundry-agent-service');
    expect(String(at('agent-threads/account').attributes.key_vault_key_id)).toMatch(/\/keys\/foundry-agent-service$/);
    expect(at('agent-files/account').attributes).toHaveProperty('customer_managed_key');
    expect(at('agent-vectors/service').attributes.customer_managed_key_enforcement_enabled).toBe(true);
  });

  it('have room for the three containers of threads, and a limit on what they cost', () => {
    expect(at('agent-threads/account').attributes.capacity).toEqual({ total_throughput_limit: 3000 });
  });

  it('forget files when the label says', () => {
    const [rule] = at('agent-files-lifecycle').attributes.rule as { actions: { base_blob: Block } }[];
    expect(rule?.actions.base_blob).toEqual({ delete_after_days_since_modification_greater_than: 730 });
  });

  it('stay in the region where the label says so', () => {
    const strict = stackOf('models', synthesized(landingZone('regulated', REGIONAL, STRICT)));
    expect(at('agent-files/account', strict).attributes.account_replication_type).toBe('ZRS');
    expect(at('agent-files/account').attributes.account_replication_type).toBe('GZRS');
  });

  it('raise the label of the account that reads them', () => {
    const strict = stackOf('models', synthesized(landingZone('regulated', REGIONAL, STRICT)));
    expect(at('account/account', strict).attributes.tags).toMatchObject({ dataLabel: 'highly-confidential' });
  });
});

describe('the network of the agent service', () => {
  const foundation = stackOf('foundation');
  const prefix = '10.20.131.128/25';

  it('is a subnet of its own, delegated, routed to the firewall', () => {
    const { attributes, address } = at('foundry-agent-service/subnet', foundation);
    expect(attributes.address_prefixes).toEqual([prefix]);
    expect(JSON.stringify(attributes.delegation)).toContain('"Microsoft.App/environments"');
    expect(at('foundry-agent-service/route-association', foundation).attributes.subnet_id).toBe(`\${${address}.id}`);
  });

  it('is the one that the account runs agents in, and waited for when the account goes', () => {
    expect(at('account/account').attributes).toMatchObject({
      network_injection: { scenario: 'agent', subnet_id: references(zone).foundation.agentServiceSubnet.id },
      timeouts: { delete: '90m' },
    });
  });

  it('lets nobody in but Azure’s probes and its own hosts, and has no way to a host outside', () => {
    const rules = at('foundry-agent-service/nsg', foundation).attributes.security_rule as Block[];
    const allowed = (direction: string) =>
      rules.filter((rule) => rule.access === 'Allow' && rule.direction === direction);
    expect(allowed('Inbound').map(({ name }) => name)).toEqual([
      'allow-load-balancer-probes-inbound',
      'allow-hosts-inbound',
    ]);
    expect(allowed('Outbound').map((rule) => rule.destination_address_prefix)).not.toContain('Internet');
    const denied = rules.filter(({ access }) => access === 'Deny').map(({ name }) => name);
    expect(denied).toEqual(expect.arrayContaining(['deny-all-inbound', 'deny-all-outbound']));
  });

  it('is let through the firewall to what hosts need, never opened, and to nothing that tools declared', () => {
    const rules = ofType(stackOf('connectivity'), 'azurerm_firewall_policy_rule_collection_group')
      .flatMap((group) => (group.application_rule_collection ?? []) as { rule: Block[] }[])
      .flatMap(({ rule }) => rule)
      .filter(({ source_addresses }) => (source_addresses as string[]).includes(prefix));
    expect(rules.length).toBeGreaterThan(0);
    for (const { name, terminate_tls } of rules) {
      expect(name).toMatch(/^agent-hosts/);
      expect(terminate_tls).not.toBe(true);
    }
  });

  it('reaches the private endpoints', () => {
    const rules = at('private-endpoints/nsg', foundation).attributes.security_rule as Block[];
    const agents = rules.find(({ name }) => name === 'allow-agents-inbound');
    expect(agents?.source_address_prefixes).toContain(prefix);
  });
});

describe('a further region', () => {
  it('has an agent service of its own, with stores that share no name with the first', () => {
    const text = landingZoneText('standard', ASKED).replace(
      'location: swedencentral',
      'location: swedencentral\nregions: [{ location: westeurope, addressSpace: 10.90.0.0/16 }]',
    );
    const all = synthesized(...parseLandingZones(text, 'landing-zone.yaml'));
    const names = ['contoso-ai-models', 'contoso-ai-we-models'].map((name) => {
      const stack = all[name];
      if (!stack) throw new Error(`no ${name} in ${Object.keys(all).join(', ')}`);
      return ['agent-threads/account', 'agent-files/account', 'agent-vectors/service'].map(
        (path) => at(path, stack).attributes.name,
      );
    });
    expect(new Set(names.flat()).size).toBe(6);
  });
});
