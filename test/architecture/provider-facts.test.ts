import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import { App, TerraformStack, Testing } from 'cdktf';
import { factsForConstraint, providerFacts } from '../../architecture';
import { validateTerraformJson } from '../support/provider-facts';

const GROUP = { rg: { name: 'rg', location: 'westeurope' } };
const VAULT = { name: 'kv', location: 'x', resource_group_name: 'rg', sku_name: 'premium', tenant_id: 't' };
const SETTING = {
  name: 's',
  target_resource_id: '/t',
  log_analytics_workspace_id: '/w',
  enabled_log: [{ category: 'a' }],
};
const ACCOUNT = { name: 'ai', location: 'x', resource_group_name: 'rg', kind: 'AIServices', sku_name: 'S0' };
const AZAPI = {
  type: 'Microsoft.Network/networkSecurityPerimeters@2024-07-01',
  name: 'n',
  parent_id: '/rg',
  body: { properties: {} },
};
const ASSIGNMENT = { scope: '/s', principal_id: 'p' };

function wrong(resource: object, more: object = {}): string[] {
  const provider = { azurerm: [{ features: [{}], subscription_id: 's' }], azapi: [{ use_oidc: true }] };
  return validateTerraformJson({ provider, resource, ...more }, 'test');
}

/** What is wrong with one block of a type, without the stack and the address before it. */
function wrongIn(type: string, block: object, resource: object = {}): string[] {
  return wrong({ azurerm_resource_group: GROUP, ...resource, [type]: { it: block } }).map((message) =>
    message.replace(`test: ${type}.it: `, ''),
  );
}

describe('validateTerraformJson', () => {
  it('has nothing to say about what CDKTF makes of correct code', () => {
    const stack = new TerraformStack(new App(), 'ok');
    new AzurermProvider(stack, 'azurerm', {
      features: [{ keyVault: [{ purgeSoftDeleteOnDestroy: false }] }],
      storageUseAzuread: true,
    });
    const group = new ResourceGroup(stack, 'rg', { name: 'rg', location: 'westeurope' });
    new StorageAccount(stack, 'st', {
      name: 'st',
      location: group.location,
      resourceGroupName: group.name,
      accountTier: 'Standard',
      accountReplicationType: 'ZRS',
      networkRules: { defaultAction: 'Deny', bypass: ['None'] },
      dependsOn: [group],
      lifecycle: { preventDestroy: true },
    });
    expect(validateTerraformJson(JSON.parse(Testing.synth(stack)) as object, 'ok')).toEqual([]);
  });

  it.each<[string, string, object]>([
    [
      "all of Terraform's own arguments",
      'azurerm_key_vault',
      {
        ...VAULT,
        count: 1,
        lifecycle: {},
        provider: 'azurerm',
        depends_on: ['azurerm_resource_group.rg'],
        timeouts: { create: '1h' },
        '//': {},
        provisioner: {},
        connection: {},
      },
    ],
    [
      'numbers and booleans as text',
      'azurerm_key_vault',
      { ...VAULT, purge_protection_enabled: 'true', soft_delete_retention_days: '90' },
    ],
    [
      'references for anything',
      'azurerm_key_vault',
      {
        ...VAULT,
        sku_name: '${azurerm_resource_group.rg.location}',
        soft_delete_retention_days: '${azurerm_resource_group.rg.tags["days"]}',
      },
    ],
    ['null for absent', 'azurerm_key_vault', { ...VAULT, network_acls: null, tags: null }],
    [
      'one block without its list',
      'azurerm_key_vault',
      { ...VAULT, network_acls: { bypass: 'None', default_action: 'Deny' } },
    ],
    [
      'what the provider fills in when nothing is written',
      'azurerm_key_vault',
      { ...VAULT, rbac_authorization_enabled: true },
    ],
    [
      'a required block made by dynamic',
      'azurerm_monitor_diagnostic_setting',
      {
        ...SETTING,
        enabled_log: undefined,
        dynamic: { enabled_log: { for_each: ['a'], content: { category: '${enabled_log.value}' } } },
      },
    ],
    [
      'an azapi resource',
      'azapi_resource',
      {
        ...AZAPI,
        identity: [{ type: 'SystemAssigned' }],
        tags: {},
        schema_validation_enabled: false,
        response_export_values: ['*'],
      },
    ],
    [
      'any source in a firewall rule, and one',
      'azurerm_firewall_policy_rule_collection_group',
      {
        name: 'g',
        firewall_policy_id: '/p',
        priority: 100,
        network_rule_collection: [
          {
            name: 'c',
            priority: 100,
            action: 'Allow',
            rule: [
              { name: 'r', protocols: ['TCP'], source_addresses: ['*', '10.0.0.0/8'], destination_ports: ['443'] },
            ],
          },
        ],
      },
    ],
    [
      'at least 1, or -1',
      'azurerm_security_center_storage_defender',
      { storage_account_id: '/s', malware_scanning_on_upload_cap_gb_per_month: 5000 },
    ],
    [
      '-1 or at least 1',
      'azurerm_security_center_storage_defender',
      { storage_account_id: '/s', malware_scanning_on_upload_cap_gb_per_month: -1 },
    ],
  ])('allows %s', (_, type, block) => {
    expect(wrongIn(type, block)).toEqual([]);
  });

  it.each<[string, string, object, string]>([
    ['an unknown attribute', 'azurerm_key_vault', { ...VAULT, sku: 'x' }, 'unknown attribute sku'],
    [
      'an unknown attribute in a block',
      'azurerm_key_vault',
      { ...VAULT, network_acls: [{ bypass: 'None', default_action: 'Deny', rules: [] }] },
      'unknown attribute network_acls.rules',
    ],
    ['a missing attribute', 'azurerm_key_vault', { ...VAULT, tenant_id: undefined }, 'tenant_id is required'],
    [
      'a missing attribute in a block',
      'azurerm_key_vault',
      { ...VAULT, network_acls: { bypass: 'None' } },
      'network_acls.default_action is required',
    ],
    [
      'a missing block',
      'azurerm_cognitive_account_project',
      { name: 'p', location: 'x', cognitive_account_id: '/a' },
      'identity is required',
    ],
    [
      'text for a number',
      'azurerm_key_vault',
      { ...VAULT, soft_delete_retention_days: 'ninety' },
      'soft_delete_retention_days must be a int, got "ninety"',
    ],
    [
      'text for a boolean',
      'azurerm_key_vault',
      { ...VAULT, purge_protection_enabled: 'yes' },
      'purge_protection_enabled must be a bool, got "yes"',
    ],
    [
      'a list for text',
      'azurerm_key_vault',
      { ...VAULT, network_acls: { bypass: ['None'], default_action: 'Deny' } },
      'network_acls.bypass must be a string, got a list',
    ],
    [
      'text for a list',
      'azurerm_subnet',
      { name: 's', resource_group_name: 'rg', virtual_network_name: 'v', address_prefixes: '10.0.0.0/24' },
      'address_prefixes must be a list, got "10.0.0.0/24"',
    ],
    [
      'text for a block',
      'azurerm_key_vault',
      { ...VAULT, network_acls: 'Deny' },
      'network_acls must be a block, got "Deny"',
    ],
    ['a list for a map', 'azurerm_key_vault', { ...VAULT, tags: ['a'] }, 'tags must be a map, got a list'],
    [
      'a word that is none of those allowed',
      'azurerm_key_vault',
      { ...VAULT, sku_name: 'Premium' },
      'sku_name must be one of standard, premium; got "Premium"',
    ],
    [
      'such a word in a list',
      'azurerm_storage_account',
      {
        name: 's',
        location: 'x',
        resource_group_name: 'r',
        account_tier: 'Standard',
        account_replication_type: 'LRS',
        network_rules: { default_action: 'Deny', bypass: ['Trusted'] },
      },
      'network_rules.bypass must be one of AzureServices, Logging, Metrics, None; got "Trusted"',
    ],
    [
      'a number out of range',
      'azurerm_key_vault',
      { ...VAULT, soft_delete_retention_days: 5 },
      'soft_delete_retention_days is expected to be in the range (7 - 90); got 5',
    ],
    [
      'a number too small',
      'azurerm_cognitive_deployment',
      {
        name: 'd',
        cognitive_account_id: '/a',
        model: { format: 'OpenAI', name: 'm' },
        sku: { name: 'Standard', capacity: 0 },
      },
      'sku.capacity is expected to be at least (1); got 0',
    ],
    [
      'two that exclude each other',
      'azurerm_key_vault',
      { ...VAULT, rbac_authorization_enabled: true, enable_rbac_authorization: true },
      'enable_rbac_authorization and rbac_authorization_enabled exclude each other',
    ],
    [
      'none of which one must be',
      'azurerm_subnet',
      { name: 's', resource_group_name: 'rg', virtual_network_name: 'v' },
      'exactly one of address_prefixes, ip_address_pool must be set, got 0',
    ],
    [
      'none of which some must be',
      'azurerm_monitor_diagnostic_setting',
      { ...SETTING, log_analytics_workspace_id: undefined },
      'at least one of eventhub_authorization_rule_id, log_analytics_workspace_id, partner_solution_id, storage_account_id must be set',
    ],
    [
      'one without the other it needs',
      'azurerm_cognitive_account',
      { ...ACCOUNT, network_acls: { default_action: 'Deny' } },
      'network_acls also needs custom_subdomain_name',
    ],
    [
      'too many blocks',
      'azurerm_cognitive_account',
      {
        ...ACCOUNT,
        network_injection: [
          { scenario: 'agent', subnet_id: '/a' },
          { scenario: 'agent', subnet_id: '/b' },
        ],
      },
      'network_injection takes at most 1, got 2',
    ],
    [
      'too few elements',
      'azurerm_subnet',
      { name: 's', resource_group_name: 'rg', virtual_network_name: 'v', address_prefixes: [] },
      'address_prefixes needs at least 1, got 0',
    ],
    [
      'what only Azure sets',
      'azurerm_key_vault',
      { ...VAULT, vault_uri: 'https://x' },
      'vault_uri is set by Azure, not by us',
    ],
    ['an ID', 'azurerm_key_vault', { ...VAULT, id: '/x' }, 'id cannot be set'],
    [
      'a type that is not there',
      'azurerm_network_security_perimeter',
      {},
      'resource type is not in the facts of azurerm 4.55.0',
    ],
    [
      'a reference to nothing',
      'azurerm_key_vault',
      { ...VAULT, name: 'a-${azurerm_resource_group.gone.name}' },
      '${azurerm_resource_group.gone.name}: no such resource in this stack',
    ],
    [
      'a reference inside a function',
      'azurerm_key_vault',
      { ...VAULT, name: '${lower("${azurerm_resource_group.gone.name}")}' },
      '${azurerm_resource_group.gone.name}: no such resource in this stack',
    ],
    [
      'a reference to an attribute that is not there',
      'azurerm_key_vault',
      { ...VAULT, name: '${azurerm_resource_group.rg.label}' },
      '${azurerm_resource_group.rg.label}: azurerm_resource_group has no attribute label',
    ],
    [
      'a reference into a block',
      'azurerm_role_assignment',
      {
        ...ASSIGNMENT,
        role_definition_id: '/r',
        principal_id: '${azurerm_role_assignment.it.identity[0].principal_id}',
      },
      '${azurerm_role_assignment.it.identity.0.principal_id}: azurerm_role_assignment has no attribute identity',
    ],
    [
      'a reference to data that is not there',
      'azurerm_key_vault',
      { ...VAULT, tenant_id: '${data.azurerm_client_config.me.tenant_id}' },
      '${data.azurerm_client_config.me.tenant_id}: no such data source in this stack',
    ],
    [
      'a local that is not there',
      'azurerm_key_vault',
      { ...VAULT, name: '${local.name}' },
      '${local.name}: no such local',
    ],
    [
      'depends_on nothing',
      'azurerm_key_vault',
      { ...VAULT, depends_on: ['azurerm_subnet.s'] },
      'depends_on azurerm_subnet.s: no such block in this stack',
    ],
    [
      'a provider that is not configured',
      'azurerm_key_vault',
      { ...VAULT, provider: 'azurerm.platform' },
      'provider "azurerm.platform" is not configured in this stack',
    ],
    ['azapi: a body that is text', 'azapi_resource', { ...AZAPI, body: '{}' }, 'body must be an object, got "{}"'],
    [
      'azapi: a type without a version',
      'azapi_resource',
      { ...AZAPI, type: 'Microsoft.Network/networkSecurityPerimeters' },
      'type must be Namespace/types@yyyy-mm-dd[-preview], got "Microsoft.Network/networkSecurityPerimeters"',
    ],
    ['azapi: no type', 'azapi_resource', { ...AZAPI, type: undefined }, 'type is required'],
    ['azapi: an unknown attribute', 'azapi_resource', { ...AZAPI, properties: {} }, 'unknown attribute properties'],
    ['azapi: what only Azure sets', 'azapi_resource', { ...AZAPI, output: {} }, 'output is set by Azure, not by us'],
    ['azapi: a type that is not there', 'azapi_thing', {}, 'resource type is not in the table of azapi'],
    [
      'azapi: a reference to an attribute that is not there',
      'azapi_resource',
      { ...AZAPI, name: '${azapi_resource.it.properties}' },
      '${azapi_resource.it.properties}: azapi_resource has no attribute properties',
    ],
  ])('finds %s', (_, type, block, message) => {
    expect(wrongIn(type, JSON.parse(JSON.stringify(block)) as object)).toEqual([message]);
  });

  it.each<[string, object, string]>([
    ['no provider', { azapi: [{}] }, 'test: azurerm_resource_group.rg: no provider "azurerm" in this stack'],
    [
      'no features',
      { azurerm: [{ subscription_id: 's' }] },
      'test: provider azurerm: features must be one block, got 0',
    ],
    [
      'an unknown attribute',
      { azurerm: { features: {}, subscription: 's' } },
      'test: provider azurerm: unknown attribute subscription',
    ],
    [
      'an unknown feature',
      { azurerm: { features: { vault: {} } } },
      'test: provider azurerm: unknown attribute in features: vault',
    ],
    [
      'a wrong type',
      { azurerm: { features: {}, storage_use_azuread: 'yes' } },
      'test: provider azurerm: storage_use_azuread must be a bool, got "yes"',
    ],
    [
      'an unknown attribute of azapi',
      { azurerm: { features: {} }, azapi: { features: {} } },
      'test: provider azapi: unknown attribute features',
    ],
  ])('finds in the provider %s', (_, provider, message) => {
    expect(wrong({ azurerm_resource_group: GROUP }, { provider })).toEqual([message]);
  });

  it('looks at data sources and outputs too', () => {
    const more = {
      data: { azurerm_client_config: { me: { name: 'x' } }, azurerm_nothing: { n: {} } },
      output: { o: { value: '${azurerm_subnet.gone.id}' } },
    };
    expect(wrong({ azurerm_resource_group: GROUP }, more)).toEqual([
      'test: data.azurerm_client_config.me: unknown attribute name',
      'test: data.azurerm_nothing.n: data source is not in the facts of azurerm 4.55.0',
      'test: output: ${azurerm_subnet.gone.id}: no such resource in this stack',
    ]);
  });

  it('reports each mistake once, all of them, in order', () => {
    expect(
      wrongIn('azurerm_subnet', {
        name: 's',
        virtual_network_name: 'v',
        color: 'red',
        address_prefixes: ['a'],
        ip_address_pool: { id: '/p', number_of_ip_addresses: '8' },
      }),
    ).toEqual([
      'exactly one of address_prefixes, ip_address_pool must be set, got 2',
      'resource_group_name is required',
      'unknown attribute color',
    ]);
  });
});

describe('the facts', () => {
  const facts = providerFacts('azurerm', '4.55.0');

  it('know defaults, enumerations and secrets by path', () => {
    expect(facts?.attribute('azurerm_subnet', 'private_endpoint_network_policies')).toMatchObject({
      default: 'Disabled',
      type: 'string',
      sensitive: false,
    });
    expect(facts?.attribute('azurerm_storage_account', 'network_rules.default_action')).toMatchObject({
      required: true,
      oneOf: ['Allow', 'Deny'],
    });
    expect(facts?.attribute('azurerm_storage_account', 'primary_access_key')).toMatchObject({
      computed: true,
      sensitive: true,
    });
    expect(facts?.attribute('azurerm_storage_account', 'network_rules.nothing')).toBeUndefined();
    expect(facts?.attribute('azurerm_nothing', 'name')).toBeUndefined();
    expect(facts?.source).toMatch(/terraform-provider-azurerm v4\.55\.0/);
  });

  it('are read once, and only for versions that are there', () => {
    expect(providerFacts('azurerm', '4.55.0')).toBe(facts);
    expect(providerFacts('azurerm', '3.117.1')).toBeUndefined();
    expect(providerFacts('../azurerm', '4.55.0')).toBeUndefined();
    expect(factsForConstraint('azurerm', '~> 4.0, < 5.0')).toBe(facts);
    expect(factsForConstraint('azurerm', undefined)).toBeUndefined();
    expect(factsForConstraint('azuread', '4.0.0')).toBeUndefined();
  });
});
