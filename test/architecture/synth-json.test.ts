import { truncateSync, mkdtempSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Subnet } from '@cdktf/provider-azurerm/lib/subnet';
import { VirtualNetwork } from '@cdktf/provider-azurerm/lib/virtual-network';
import { App, TerraformStack } from 'cdktf';
import fc from 'fast-check';
import { InputError, readSynthesized, type Architecture } from '../../architecture';
import { stack, SUBSCRIPTION, withFiles } from './terraform-json';

const GROUP = { azurerm_resource_group: { rg: { name: 'rg', location: 'westeurope' } } };

function readError(files: Record<string, unknown>, path = ''): string {
  return withFiles(files, (folder) => {
    try {
      readSynthesized(join(folder, path));
    } catch (error) {
      expect(error).toBeInstanceOf(InputError);
      return (error as Error).message.replaceAll(folder, '<folder>');
    }
    return 'no error';
  });
}

describe('readSynthesized', () => {
  it('reads what a real cdktf app writes', () => {
    const out = mkdtempSync(join(tmpdir(), 'zt4ai-'));
    const app = new App({ outdir: out });
    for (const name of ['spoke', 'hub']) {
      const made = new TerraformStack(app, name);
      new AzurermProvider(made, 'azurerm', { features: [{}], subscriptionId: SUBSCRIPTION });
      const group = new ResourceGroup(made, 'group', { name: `rg-${name}`, location: 'westeurope' });
      const network = new VirtualNetwork(made, 'network', {
        name: `vnet-${name}`,
        location: group.location,
        resourceGroupName: group.name,
        addressSpace: ['10.0.0.0/16'],
      });
      new Subnet(made, 'agents', {
        name: 'agents',
        resourceGroupName: group.name,
        virtualNetworkName: network.name,
        addressPrefixes: ['10.0.1.0/24'],
        delegation: [{ name: 'apps', serviceDelegation: { name: 'Microsoft.App/environments' } }],
      });
    }
    app.synth();
    const model = readSynthesized(out);
    rmSync(out, { recursive: true });

    expect(model.stacks.map(({ name, file, providers }) => ({ name, file, providers }))).toEqual([
      { name: 'hub', file: 'stacks/hub/cdk.tf.json', providers: { azurerm: '4.55.0' } },
      { name: 'spoke', file: 'stacks/spoke/cdk.tf.json', providers: { azurerm: '4.55.0' } },
    ]);
    expect(model.resources.map(({ key }) => key)).toEqual([
      'hub/azurerm_resource_group.group',
      'hub/azurerm_subnet.agents',
      'hub/azurerm_virtual_network.network',
      'spoke/azurerm_resource_group.group',
      'spoke/azurerm_subnet.agents',
      'spoke/azurerm_virtual_network.network',
    ]);
    const id = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-hub/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/agents`;
    expect(model.byId(id.toUpperCase())).toMatchObject({
      key: 'hub/azurerm_subnet.agents',
      id,
      name: 'agents',
      constructPath: 'hub/agents',
      file: 'stacks/hub/cdk.tf.json',
      body: {
        properties: {
          addressPrefixes: ['10.0.1.0/24'],
          delegations: [{ name: 'apps', properties: { serviceName: 'Microsoft.App/environments' } }],
        },
      },
    });
  });

  it.each([
    ['one file', 'cdk.tf.json', 'cdk.tf.json'],
    ['one stack folder', '', 'cdk.tf.json'],
  ])('reads %s', (_, path, file) => {
    withFiles({ 'cdk.tf.json': { '//': { metadata: { stackName: 'data' } }, ...stack(GROUP) } }, (folder) => {
      const model = readSynthesized(join(folder, path));
      expect(model.resources.map(({ key, file }) => ({ key, file }))).toEqual([
        { key: 'data/azurerm_resource_group.rg', file },
      ]);
    });
  });

  it('puts the files of one folder into one stack', () => {
    withFiles({ 'a.tf.json': stack(GROUP), 'b.tf.json': { resource: { azurerm_subnet: { s: {} } } } }, (folder) => {
      const model = readSynthesized(folder);
      expect(model.stacks).toHaveLength(1);
      expect(model.resources.map(({ address, file }) => `${address} ${file}`)).toEqual([
        'azurerm_resource_group.rg a.tf.json',
        'azurerm_subnet.s b.tf.json',
      ]);
    });
  });

  it('reads the backend, blocks written as lists, and keeps unmapped types', () => {
    const document = {
      terraform: [{ backend: { azurerm: { key: 'x' } }, required_providers: [{ random: '3.6.0' }] }],
      resource: [{ random_pet: [{ p: [{ length: 2 }] }] }],
    };
    withFiles({ 'x.tf.json': document }, (folder) => {
      const model = readSynthesized(join(folder, 'x.tf.json'));
      expect(model.stacks).toEqual([
        { name: 'x', file: 'x.tf.json', backend: 'azurerm', providers: { random: '3.6.0' } },
      ]);
      expect(model.resources).toMatchObject([
        { address: 'random_pet.p', type: undefined, body: {}, attributes: { length: 2 } },
      ]);
    });
  });

  it('is the same whatever the order of keys in the file', () => {
    const document = {
      b: { name: 'b', location: 'x' },
      a: { name: 'a', location: 'x' },
    };
    const keys = (model: Architecture) => model.resources.map(({ key }) => key);
    withFiles({ 's.tf.json': stack({ azurerm_resource_group: document }) }, (folder) => {
      expect(keys(readSynthesized(folder)).map((key) => key.split('/')[1])).toEqual([
        'azurerm_resource_group.a',
        'azurerm_resource_group.b',
      ]);
    });
  });
});

describe('bad input is one clear line', () => {
  it.each<[string, Record<string, unknown>, string, string]>([
    ['nothing there', {}, 'gone', '<folder>/gone: no such file or folder'],
    ['an empty folder', {}, '', '<folder>: no *.tf.json here, and no stacks/*/cdk.tf.json (run synth first?)'],
    [
      'no stack in stacks',
      { 'stacks/a/x.txt': '' },
      '',
      '<folder>: no *.tf.json here, and no stacks/*/cdk.tf.json (run synth first?)',
    ],
    ['an empty file', { 'a.tf.json': ' \n' }, 'a.tf.json', '<folder>/a.tf.json: the file is empty'],
    [
      'not JSON',
      { 'a.tf.json': '{\n  "resource": {"azurerm_resource_group": {"a": {"name" "x", "location": "westeurope"}}} }' },
      '',
      '<folder>/a.tf.json: not JSON: line 2, column 56',
    ],
    ['not JSON, short', { 'a.tf.json': 'nope' }, '', "<folder>/a.tf.json: not JSON: unexpected token 'o'"],
    [
      'truncated',
      { 'a.tf.json': '{"resource": {"a' },
      '',
      '<folder>/a.tf.json: not complete: the JSON ends too early, at line 1, column 17 (truncated?)',
    ],
    [
      'truncated after a comma',
      { 'a.tf.json': '{"resource": {},\n' },
      '',
      '<folder>/a.tf.json: not complete: the JSON ends too early, at line 2, column 1 (truncated?)',
    ],
    ['a list', { 'a.tf.json': [1] }, '', '<folder>/a.tf.json: not Terraform JSON: the document is not an object'],
    ['null', { 'a.tf.json': 'null' }, '', '<folder>/a.tf.json: not Terraform JSON: the document is not an object'],
    [
      'other JSON',
      { 'a.tf.json': { name: 'x' } },
      '',
      '<folder>/a.tf.json: not Terraform JSON: none of terraform, resource, data, provider, module, output, locals, variable in it',
    ],
    [
      'a plan',
      { 'a.json': { format_version: '1.2', resource: {} } },
      'a.json',
      '<folder>/a.json: this is a plan or a state, not a configuration',
    ],
    [
      'resources that are no object',
      { 'a.tf.json': { resource: 5 } },
      '',
      '<folder>/a.tf.json: "resource" must be an object',
    ],
    [
      'a type that is no object',
      { 'a.tf.json': { resource: { azurerm_subnet: null } } },
      '',
      '<folder>/a.tf.json: resource azurerm_subnet must be an object',
    ],
    [
      'a resource that is no block',
      { 'a.tf.json': { resource: { azurerm_subnet: { a: 'x' } } } },
      '',
      '<folder>/a.tf.json: azurerm_subnet.a must be an object',
    ],
    [
      'two blocks under one name',
      { 'a.tf.json': { resource: { azurerm_subnet: { a: [{}, {}] } } } },
      '',
      '<folder>/a.tf.json: azurerm_subnet.a must be one block',
    ],
    [
      'one address in two files',
      { 'a.tf.json': stack(GROUP), 'b.tf.json': stack(GROUP) },
      '',
      'b.tf.json: azurerm_resource_group.rg is declared twice (also in a.tf.json)',
    ],
    [
      'two stacks of one name',
      {
        'stacks/a/cdk.tf.json': { '//': { metadata: { stackName: 'x' } }, resource: {} },
        'stacks/b/cdk.tf.json': { '//': { metadata: { stackName: 'x' } }, resource: {} },
      },
      '',
      'two stacks are named x: stacks/a/cdk.tf.json and stacks/b/cdk.tf.json',
    ],
    [
      'nesting without end',
      { 'a.tf.json': `{"resource":${'['.repeat(5000)}${']'.repeat(5000)}}` },
      '',
      '<folder>/a.tf.json: nested more than 200 deep',
    ],
    [
      'a name with line breaks',
      { 'a.tf.json': { resource: { azurerm_subnet: { 'a\nFAKE: all good\r\u001b[2K': 1 } } } },
      '',
      '<folder>/a.tf.json: azurerm_subnet.a FAKE: all good [2K must be an object',
    ],
    ['a path with a null byte', {}, 'a\0b', '<folder>/a b: cannot be read (ERR_INVALID_ARG_VALUE)'],
  ])('%s', (_, files, path, message) => {
    expect(readError(files, path)).toBe(message);
  });

  it('a file over 100 MB', () => {
    withFiles({ 'a.tf.json': '{}' }, (folder) => {
      truncateSync(join(folder, 'a.tf.json'), 100 * 1024 * 1024 + 1);
      expect(() => readSynthesized(folder)).toThrow(
        /a\.tf\.json: too large to read \(101 MB, more than the 100 allowed\)/,
      );
    });
  });

  it('references in a chain too long to follow', () => {
    const locals = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, n) => [`l${String(n)}`, `\${local.l${String(n + 1)}}`]),
    );
    const resource = { azurerm_resource_group: { rg: { name: '${local.l0}', location: 'x' } } };
    expect(readError({ 'a.tf.json': stack(resource, { locals }) })).toMatch(/nested too deeply to read$/);
  });
});

describe('hostile keys', () => {
  const document = JSON.stringify(stack({})).replace(
    '"resource":{}',
    '"resource":{"__proto__":{"__proto__":{"polluted":true}},"azurerm_resource_group":{"constructor":{"name":"rg","location":"x","__proto__":{"polluted":true},"tags":{"__proto__":{"polluted":true},"toString":"t"}}}},"locals":{"__proto__":{"polluted":true}}',
  );

  it('pollute nothing and are not followed', () => {
    withFiles({ 'a.tf.json': document }, (folder) => {
      const model = readSynthesized(folder);
      expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      const group = model.resources.find(({ address }) => address === 'azurerm_resource_group.constructor');
      expect(group?.attributes).toEqual({ name: 'rg', location: 'x', tags: { toString: 't' } });
      expect(group && Object.hasOwn(group.attributes, '__proto__')).toBe(false);
      expect(group && model.fact(group, 'constructor.name').state).toBe('absent');
    });
  });
});

describe('any JSON at all', () => {
  const folder = mkdtempSync(join(tmpdir(), 'zt4ai-'));
  const file = join(folder, 'cdk.tf.json');
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  function readsOrRefuses(text: string): boolean {
    writeFileSync(file, text);
    try {
      const model = readSynthesized(file);
      for (const resource of model.resources) model.fact(resource, 'properties.publicNetworkAccess');
    } catch (error) {
      if (!(error instanceof InputError) || /[\n\r]/.test(error.message)) throw error;
    }
    return !Object.hasOwn(Object.prototype, 'polluted');
  }

  it('is read or refused with an InputError', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => readsOrRefuses(text)),
      { numRuns: 300 },
    );
  });

  it('so is anything shaped like Terraform', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '${azurerm_subnet.a.id}',
        '${azurerm_subnet.b.name}-x',
        '${local.a}',
        '${',
        '%{ if x }',
        '${f("}")}',
      ),
      fc.constantFrom(
        '${azurerm_subnet.a.name}',
        '${azurerm_subnet.a.delegation[0].name}',
        '${data.azurerm_subnet.a.id}',
      ),
    );
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.constantFrom(null, true, false, 0, 1.5),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'name',
            'subnet_id',
            'security_rule',
            'identity',
            'type',
            'identity_ids',
            'body',
            'dynamic',
            '__proto__',
            'unknown',
            'expression',
            'subnet',
            'parent_id',
            'count',
            'blob_properties',
            'tags',
          ),
          tie('value'),
          { maxKeys: 5 },
        ),
      ),
    }));
    const body = fc.dictionary(
      fc.constantFrom(
        'name',
        'resource_group_name',
        'subnet',
        'security_rule',
        'identity',
        'private_service_connection',
        'body',
        'type',
        'parent_id',
        'count',
        'dynamic',
        'subnet_id',
        'network_acls',
        'blob_properties',
        'rule',
      ),
      value,
    );
    const types = fc.constantFrom(
      'azurerm_subnet',
      'azurerm_virtual_network',
      'azapi_resource',
      'azurerm_private_endpoint',
      'azurerm_storage_account',
      'azurerm_network_security_rule',
      'azurerm_network_security_group',
      'azurerm_subnet_network_security_group_association',
      '__proto__',
    );
    const document = fc.record({
      resource: fc.dictionary(types, fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), body)),
      locals: fc.dictionary(fc.constantFrom('a', 'b'), value),
      terraform: fc.constant({ required_providers: { azurerm: '4.55.0' } }),
      data: fc.constant({ azurerm_subnet: { a: { name: '${local.a}' } } }),
    });
    fc.assert(
      fc.property(document, (made) => readsOrRefuses(JSON.stringify(made))),
      { numRuns: 200 },
    );
  });
});
