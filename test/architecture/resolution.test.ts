import { isUnknown, readSynthesized, type Resource, type Value } from '../../architecture';
import { stack, SUBSCRIPTION, withFiles } from './terraform-json';

/** Attribute `name` (by default) of `azurerm_resource_group.it` in a stack with these other things. */
function resolved(expression: unknown, resource: object = {}, more: object = {}): Value | undefined {
  const document = stack({ ...resource, azurerm_resource_group: { it: { location: 'x', name: expression } } }, more);
  return withFiles({ 's/cdk.tf.json': document }, (folder) => {
    const found = readSynthesized(`${folder}/s`).byKey('s/azurerm_resource_group.it');
    return found?.attributes['name'];
  });
}

const NETWORK = {
  azurerm_virtual_network: {
    hub: {
      name: 'vnet-${local.env}',
      resource_group_name: 'rg',
      location: 'x',
      address_space: ['10.0.0.0/16', '10.1.0.0/16'],
    },
  },
  azurerm_subnet: {
    agents: {
      name: 'agents',
      resource_group_name: 'rg',
      virtual_network_name: '${azurerm_virtual_network.hub.name}',
      delegation: { name: 'd', service_delegation: { name: 'Microsoft.App/environments' } },
    },
  },
  azurerm_user_assigned_identity: { agent: { name: 'id-agent', resource_group_name: 'rg', location: 'x' } },
};
const LOCALS = {
  locals: { env: 'prod', principal: '${azurerm_user_assigned_identity.agent.principal_id}', tags: { a: ['b'] } },
};
const VNET_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet-prod`;

describe('expressions that can be known', () => {
  it.each<[string, unknown, Value]>([
    ['plain text', 'x', 'x'],
    ['an escaped interpolation', '$${not.one} %%{nor this}', '${not.one} %{nor this}'],
    ['an ID made of names', '${azurerm_virtual_network.hub.id}', VNET_ID],
    ['an ID over several references', '${azurerm_subnet.agents.id}', `${VNET_ID}/subnets/agents`],
    ['text around interpolations', 'a-${azurerm_subnet.agents.name}-${local.env}', 'a-agents-prod'],
    ['a list', '${azurerm_virtual_network.hub.address_space}', ['10.0.0.0/16', '10.1.0.0/16']],
    ['one of a list', '${azurerm_virtual_network.hub.address_space[1]}', '10.1.0.0/16'],
    [
      'into a block that is not a list',
      '${azurerm_subnet.agents.delegation[0].service_delegation[0].name}',
      'Microsoft.App/environments',
    ],
    ['the older index', '${azurerm_subnet.agents.delegation.0.name}', 'd'],
    ['a local, deep', '${local.tags.a[0]}', 'b'],
    ['a local by key', '${local.tags["a"][0]}', 'b'],
    ['a variable with a default', '${var.region}', 'westeurope'],
    ['a number', '${3}', 3],
    ['the subscription of the provider', '${data.azurerm_client_config.me.subscription_id}', SUBSCRIPTION],
    ['the ID of the subscription', '${data.azurerm_subscription.me.id}', `/subscriptions/${SUBSCRIPTION}`],
    [
      'the ID of something read by name',
      '${data.azurerm_virtual_network.other.id}',
      VNET_ID.replace('vnet-prod', 'vnet-x'),
    ],
    [
      'the versionless URL of a key',
      '${azurerm_key_vault_key.cmk.versionless_id}',
      'https://kv.vault.azure.net/keys/cmk',
    ],
    [
      'the ARM ID of a key',
      '${azurerm_key_vault_key.cmk.resource_versionless_id}',
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv/keys/cmk`,
    ],
  ])('%s', (_, expression, expected) => {
    const keys = {
      azurerm_key_vault: { kv: { name: 'kv', resource_group_name: 'rg' } },
      azurerm_key_vault_key: { cmk: { name: 'cmk', key_vault_id: '${azurerm_key_vault.kv.id}' } },
    };
    const more = {
      ...LOCALS,
      variable: { region: { default: 'westeurope' } },
      data: {
        azurerm_client_config: { me: {} },
        azurerm_subscription: { me: {} },
        azurerm_virtual_network: { other: { name: 'vnet-x', resource_group_name: 'rg' } },
      },
    };
    expect(resolved(expression, { ...NETWORK, ...keys }, more)).toEqual(expected);
  });
});

describe('expressions that cannot', () => {
  const agent = 's/azurerm_user_assigned_identity.agent';

  it.each<[string, string, { resource: string; attribute: string }[]]>([
    [
      'what Azure mints',
      '${azurerm_user_assigned_identity.agent.principal_id}',
      [{ resource: agent, attribute: 'principal_id' }],
    ],
    [
      'an attribute of a nested block',
      '${azurerm_cognitive_account.ai.identity[0].principal_id}',
      [{ resource: 's/azurerm_cognitive_account.ai', attribute: 'identity[0].principal_id' }],
    ],
    [
      'the older index',
      '${azurerm_cognitive_account.ai.identity.0.principal_id}',
      [{ resource: 's/azurerm_cognitive_account.ai', attribute: 'identity[0].principal_id' }],
    ],
    [
      'text with an unknown part',
      'id-${local.env}-${azurerm_user_assigned_identity.agent.client_id}',
      [{ resource: agent, attribute: 'client_id' }],
    ],
    ['a local that stands for one', '${local.principal}', [{ resource: agent, attribute: 'principal_id' }]],
    [
      'a function call',
      '${lower(azurerm_user_assigned_identity.agent.principal_id)}',
      [{ resource: agent, attribute: 'principal_id' }],
    ],
    [
      'text inside a function call',
      '${format("%s}", "${azurerm_user_assigned_identity.agent.client_id} azurerm_subnet.agents.id")}',
      [{ resource: agent, attribute: 'client_id' }],
    ],
    [
      'a condition',
      '${var.x ? azurerm_subnet.agents.id : local.principal}',
      [
        { resource: 's/azurerm_subnet.agents', attribute: 'id' },
        { resource: agent, attribute: 'principal_id' },
      ],
    ],
    [
      'the URL of a key with its version',
      '${azurerm_key_vault_key.cmk.id}',
      [{ resource: 's/azurerm_key_vault_key.cmk', attribute: 'id' }],
    ],
    [
      'a splat over several',
      '${azurerm_storage_account.many[*].id}',
      [{ resource: 's/azurerm_storage_account.many', attribute: 'id' }],
    ],
    [
      'one of several by key',
      '${azurerm_storage_account.many["a"].id}',
      [{ resource: 's/azurerm_storage_account.many', attribute: 'id' }],
    ],
    ['a splat', '${azurerm_subnet.agents[*].id}', [{ resource: 's/azurerm_subnet.agents', attribute: 'id' }]],
    ['a directive', '%{ if true }x%{ endif }', []],
    [
      'an interpolation without end',
      '${azurerm_subnet.agents.id',
      [{ resource: 's/azurerm_subnet.agents', attribute: 'id' }],
    ],
    ['a variable without a default', '${var.nothing}', []],
    ['a sensitive variable', '${var.secret}', []],
    [
      'another stack',
      '${data.terraform_remote_state.hub.outputs.id}',
      [{ resource: 's/data.terraform_remote_state.hub', attribute: 'outputs.id' }],
    ],
    ['a block that is not there', '${azurerm_subnet.gone.id}', []],
    ['itself', '${azurerm_resource_group.it.name}', [{ resource: 's/azurerm_resource_group.it', attribute: 'name' }]],
  ])('%s', (_, expression, references) => {
    const resource = {
      ...NETWORK,
      azurerm_cognitive_account: { ai: { name: 'ai', identity: { type: 'SystemAssigned' } } },
      azurerm_key_vault_key: { cmk: { name: 'cmk' } },
      azurerm_storage_account: { many: { for_each: ['a', 'b'], name: '${each.key}' } },
    };
    const more = {
      ...LOCALS,
      variable: { nothing: {}, secret: { default: 's3cret', sensitive: true } },
      data: { terraform_remote_state: { hub: {} } },
    };
    expect(resolved(expression, resource, more)).toEqual({ unknown: true, expression, references });
  });

  it('a circle of references', () => {
    const locals = { a: '${local.b}', b: '${local.a}' };
    expect(isUnknown(resolved('${local.a}', {}, { locals }))).toBe(true);
  });
});

describe('IDs', () => {
  function read(document: object): (key: string) => Resource | undefined {
    return withFiles({ 's/cdk.tf.json': document }, (folder) => readSynthesized(`${folder}/s`).byKey);
  }

  it('take the subscription of the provider that the block names', () => {
    const other = '00000000-0000-0000-0000-000000000002';
    const provider = { azurerm: [{ subscription_id: SUBSCRIPTION }, { alias: 'platform', subscription_id: other }] };
    const group = { name: 'rg', location: 'x' };
    const byKey = read(
      stack(
        {
          azurerm_resource_group: {
            a: group,
            b: { ...group, provider: 'azurerm.platform' },
            c: { ...group, provider: '${azurerm.platform}' },
          },
        },
        { provider },
      ),
    );
    expect(byKey('s/azurerm_resource_group.a')?.id).toBe(`/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`);
    expect(byKey('s/azurerm_resource_group.b')?.id).toBe(`/subscriptions/${other}/resourceGroups/rg`);
    expect(byKey('s/azurerm_resource_group.c')?.id).toBe(`/subscriptions/${other}/resourceGroups/rg`);
  });

  it('are unknown without a subscription, but names and references are there', () => {
    const byKey = read({
      resource: {
        ...NETWORK,
        azurerm_private_endpoint: {
          pe: { name: 'pe', resource_group_name: 'rg', subnet_id: '${azurerm_subnet.agents.id}' },
        },
      },
      ...LOCALS,
    });
    expect(byKey('s/azurerm_subnet.agents')).toMatchObject({
      name: 'agents',
      id: {
        unknown: true,
        expression: VNET_ID.replace(SUBSCRIPTION, '${provider.azurerm.subscription_id}') + '/subnets/agents',
      },
    });
    expect(byKey('s/azurerm_private_endpoint.pe')?.body).toMatchObject({
      properties: {
        subnet: { id: { unknown: true, references: [{ resource: 's/azurerm_subnet.agents', attribute: 'id' }] } },
      },
    });
  });

  it('leave out a block that is counted to nothing', () => {
    const byKey = read(
      stack({ azurerm_resource_group: { none: { count: 0, name: 'n' }, some: { count: '${var.x}', name: 's' } } }),
    );
    expect(byKey('s/azurerm_resource_group.none')).toBeUndefined();
    expect(byKey('s/azurerm_resource_group.some')?.name).toBe('s');
  });
});

describe('secrets', () => {
  it('are not kept, and not handed on by a reference', () => {
    const secret = 'hunter2-hunter2';
    const document = stack(
      {
        azurerm_cognitive_account: { ai: { name: 'ai', custom_question_answering_search_service_key: secret } },
        azurerm_container_app: { app: { name: 'app', secret: [{ name: 's', value: secret }] } },
        azurerm_resource_group: {
          rg: {
            name: 'rg',
            tags: {
              leak: '${azurerm_cognitive_account.ai.custom_question_answering_search_service_key}',
              leaked: '${var.password}',
            },
          },
        },
        azapi_resource: {
          c: {
            type: 'Microsoft.CognitiveServices/accounts/connections@2025-06-01',
            name: 'c',
            body: { properties: { authType: 'ApiKey', credentials: { key: secret }, nested: { apiKey: secret } } },
            sensitive_body: { a: secret },
          },
        },
        other_thing: {
          t: { admin_password: secret, connection: { password: secret }, provisioner: { x: { y: secret } } },
        },
      },
      { variable: { password: { default: secret, sensitive: true } } },
    );
    withFiles({ 's/cdk.tf.json': document }, (folder) => {
      const model = readSynthesized(`${folder}/s`);
      expect(JSON.stringify(model.resources)).not.toContain(secret);
      expect(model.byKey('s/azapi_resource.c')?.body).toEqual({ properties: { authType: 'ApiKey', nested: {} } });
    });
  });
});
