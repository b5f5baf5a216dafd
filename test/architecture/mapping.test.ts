import { MAPPED_TYPES, providerFacts, readSynthesized, type Architecture, type Resource } from '../../architecture';
import { typeMapping } from '../../architecture/arm';
import { nestedRows, type Row } from '../../architecture/arm/mapping';
import { stack, SUBSCRIPTION, withFiles } from './terraform-json';

const GROUP_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`;
const IN_GROUP = { resource_group_name: 'rg', location: 'westeurope' };

function read(resource: object, more: object = {}): Architecture {
  return withFiles({ 's/cdk.tf.json': stack(resource, more) }, (folder) => readSynthesized(`${folder}/s`));
}

function one(type: string, attributes: object): Resource {
  const found = read({ [type]: { it: { name: 'it', ...IN_GROUP, ...attributes } } }).byKey(`s/${type}.it`);
  if (!found) throw new Error('not read');
  return found;
}

describe('the tables', () => {
  const facts = providerFacts('azurerm', '4.55.0');

  /** Attribute paths of rows that the provider does not have. */
  function strangers(type: string, rows: readonly Row[], prefix: string): string[] {
    return rows.flatMap(([from, , how]) => {
      const names =
        typeof from === 'string' ? [...from.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '') : [from.when];
      const paths = names.length > 0 ? names : [String(from).replace(/\[\]$/, '')];
      const here = paths.filter((path) => path !== undefined && !facts?.attribute(type, prefix + path));
      const nested = nestedRows(how);
      const below = nested ? strangers(type, nested, `${prefix}${String(paths[0])}.`) : [];
      return [...here.map((path) => `${type}: ${prefix}${String(path)}`), ...below];
    });
  }

  it.each(MAPPED_TYPES)('%s names only attributes that azurerm 4.55.0 has', (name) => {
    const [type = '', block] = name.split('/');
    const mapping = typeMapping(name);
    // A block's own table starts inside the block; what ties it to its network comes from around it.
    const prefix = block ? `${block}.` : '';
    expect(facts?.types).toContain(type);
    expect(strangers(type, [...(mapping?.rows ?? []), ...(mapping?.foldsInto?.rows ?? [])], prefix)).toEqual([]);
    const inId = [mapping?.id ?? []].flat().flatMap((id) => [...id.matchAll(/\{(\w+)/g)].map(([, at]) => at ?? ''));
    const around = block ? ['resource_group_name', 'virtual_network_name', 'storage_account_id'] : [];
    const inherited = ['subscription', ...around];
    expect(inId.filter((at) => !inherited.includes(at) && !facts?.attribute(type, prefix + at))).toEqual([]);
  });
});

describe('azurerm in the words of ARM', () => {
  it('an admin rule', () => {
    const rule = one('azurerm_network_manager_admin_rule', {
      admin_rule_collection_id: `${GROUP_ID}/providers/Microsoft.Network/networkManagers/m/securityAdminConfigurations/c/ruleCollections/r`,
      action: 'Deny',
      source: [{ address_prefix_type: 'ServiceTag', address_prefix: 'Internet' }],
      destination_port_ranges: ['22'],
    });
    expect(rule.type).toBe('Microsoft.Network/networkManagers/securityAdminConfigurations/ruleCollections/rules');
    expect(rule.id).toMatch(/\/ruleCollections\/r\/rules\/it$/);
    expect(rule.body).toMatchObject({
      kind: 'Custom',
      properties: {
        access: 'Deny',
        sources: [{ addressPrefixType: 'ServiceTag', addressPrefix: 'Internet' }],
        destinationPortRanges: ['22'],
      },
    });
  });

  it('a subnet', () => {
    const subnet = one('azurerm_subnet', {
      location: undefined,
      virtual_network_name: 'vnet',
      address_prefixes: ['10.0.0.0/24'],
      service_endpoints: ['Microsoft.Storage'],
      private_link_service_network_policies_enabled: 'false',
      delegation: [{ name: 'd', service_delegation: [{ name: 'Microsoft.App/environments', actions: ['a'] }] }],
    });
    expect(subnet).toMatchObject({
      type: 'Microsoft.Network/virtualNetworks/subnets',
      id: `${GROUP_ID}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/it`,
    });
    expect(subnet.body).toEqual({
      properties: {
        addressPrefixes: ['10.0.0.0/24'],
        serviceEndpoints: [{ service: 'Microsoft.Storage' }],
        privateLinkServiceNetworkPolicies: 'Disabled',
        delegations: [{ name: 'd', properties: { serviceName: 'Microsoft.App/environments', actions: ['a'] } }],
      },
    });
  });

  it('firewall rules of all three kinds', () => {
    const group = one('azurerm_firewall_policy_rule_collection_group', {
      firewall_policy_id: `${GROUP_ID}/providers/Microsoft.Network/firewallPolicies/p`,
      priority: 100,
      nat_rule_collection: {
        name: 'n',
        priority: 1,
        action: 'Dnat',
        rule: {
          name: 'r',
          protocols: ['TCP'],
          source_addresses: ['*'],
          destination_address: '1.2.3.4',
          destination_ports: ['443'],
          translated_address: '10.0.0.4',
          translated_port: 443,
        },
      },
      network_rule_collection: [
        {
          name: 'w',
          priority: 2,
          action: 'Allow',
          rule: [
            {
              name: 'r',
              protocols: ['UDP'],
              source_addresses: ['10.0.0.0/8'],
              destination_fqdns: ['ntp'],
              destination_ports: ['123'],
            },
          ],
        },
      ],
      application_rule_collection: [
        {
          name: 'a',
          priority: 3,
          action: 'Deny',
          rule: [
            {
              name: 'r',
              source_ip_groups: ['/g'],
              destination_fqdns: ['x.com'],
              terminate_tls: true,
              protocols: [{ type: 'Https', port: 443 }],
            },
          ],
        },
      ],
    });
    expect(group.id).toBe(`${GROUP_ID}/providers/Microsoft.Network/firewallPolicies/p/ruleCollectionGroups/it`);
    expect(group.body['properties']).toEqual({
      priority: 100,
      ruleCollections: [
        {
          ruleCollectionType: 'FirewallPolicyNatRuleCollection',
          name: 'n',
          priority: 1,
          action: { type: 'DNAT' },
          rules: [
            {
              ruleType: 'NatRule',
              name: 'r',
              sourceAddresses: ['*'],
              ipProtocols: ['TCP'],
              destinationAddresses: ['1.2.3.4'],
              destinationPorts: ['443'],
              translatedAddress: '10.0.0.4',
              translatedPort: '443',
            },
          ],
        },
        {
          ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
          name: 'w',
          priority: 2,
          action: { type: 'Allow' },
          rules: [
            {
              ruleType: 'NetworkRule',
              name: 'r',
              sourceAddresses: ['10.0.0.0/8'],
              ipProtocols: ['UDP'],
              destinationFqdns: ['ntp'],
              destinationPorts: ['123'],
            },
          ],
        },
        {
          ruleCollectionType: 'FirewallPolicyFilterRuleCollection',
          name: 'a',
          priority: 3,
          action: { type: 'Deny' },
          rules: [
            {
              ruleType: 'ApplicationRule',
              name: 'r',
              sourceIpGroups: ['/g'],
              protocols: [{ protocolType: 'Https', port: 443 }],
              targetFqdns: ['x.com'],
              terminateTLS: true,
            },
          ],
        },
      ],
    });
  });

  it('a private endpoint, approved by itself or by hand, with its zones', () => {
    const connection = (is_manual_connection: unknown) => ({
      name: 'c',
      is_manual_connection,
      private_connection_resource_id: '/kv',
      subresource_names: ['vault'],
    });
    const connected = { name: 'c', properties: { privateLinkServiceId: '/kv', groupIds: ['vault'] } };
    const body = (manual: unknown) =>
      one('azurerm_private_endpoint', {
        subnet_id: '/s',
        private_service_connection: connection(manual),
        private_dns_zone_group: { name: 'g', private_dns_zone_ids: ['/z1', '/z2'] },
      }).body['properties'];
    expect(body(false)).toEqual({
      subnet: { id: '/s' },
      privateLinkServiceConnections: [connected],
      privateDnsZoneGroup: ['/z1', '/z2'],
    });
    expect(body('true')).toEqual({
      subnet: { id: '/s' },
      manualPrivateLinkServiceConnections: [connected],
      privateDnsZoneGroup: ['/z1', '/z2'],
    });
  });

  it('a diagnostic setting on its target', () => {
    const setting = one('azurerm_monitor_diagnostic_setting', {
      target_resource_id: '/subscriptions/x/resourceGroups/y/providers/Microsoft.KeyVault/vaults/kv',
      log_analytics_workspace_id: '/law',
      enabled_log: [{ category_group: 'audit' }, { category: 'AuditEvent' }],
      enabled_metric: { category: 'AllMetrics' },
    });
    expect(setting.id).toMatch(/vaults\/kv\/providers\/Microsoft.Insights\/diagnosticSettings\/it$/);
    expect(setting.body).toEqual({
      location: undefined,
      properties: {
        workspaceId: '/law',
        logs: [
          { categoryGroup: 'audit', enabled: true },
          { category: 'AuditEvent', enabled: true },
        ],
        metrics: [{ category: 'AllMetrics', enabled: true }],
      },
    });
  });

  it('a storage account and its blob service', () => {
    const model = read({
      azurerm_storage_account: {
        it: {
          name: 'st',
          ...IN_GROUP,
          account_tier: 'Standard',
          account_replication_type: 'ZRS',
          network_rules: { default_action: 'Deny', bypass: ['AzureServices', 'Logging'], ip_rules: ['1.2.3.4'] },
          blob_properties: { versioning_enabled: true, delete_retention_policy: { days: 30 } },
          customer_managed_key: {
            key_vault_key_id: 'https://kv.vault.azure.net/keys/cmk',
            user_assigned_identity_id: '/id',
          },
        },
      },
    });
    const id = `${GROUP_ID}/providers/Microsoft.Storage/storageAccounts/st`;
    expect(model.byId(id)?.body).toEqual({
      location: 'westeurope',
      sku: { name: 'Standard_ZRS' },
      properties: {
        networkAcls: {
          defaultAction: 'Deny',
          bypass: 'AzureServices, Logging',
          ipRules: [{ value: '1.2.3.4', action: 'Allow' }],
        },
        encryption: {
          keySource: 'Microsoft.Keyvault',
          keyvaultproperties: { keyname: 'cmk', keyvaulturi: 'https://kv.vault.azure.net/', keyversion: '' },
          identity: { userAssignedIdentity: '/id' },
        },
      },
    });
    expect(model.byId(`${id}/blobServices/default`)).toMatchObject({
      key: 's/azurerm_storage_account.it.blob_properties[0]',
      type: 'Microsoft.Storage/storageAccounts/blobServices',
      body: { properties: { isVersioningEnabled: true, deleteRetentionPolicy: { enabled: true, days: 30 } } },
    });
  });

  it('a role assignment, whose name and ID only Azure knows', () => {
    const assignment = read({
      azurerm_role_assignment: { it: { scope: '/s', role_definition_name: 'Reader', principal_id: 'p' } },
    }).byKey('s/azurerm_role_assignment.it');
    expect(assignment).toMatchObject({
      type: 'Microsoft.Authorization/roleAssignments',
      id: { unknown: true },
      name: { unknown: true },
      body: { properties: { scope: '/s', principalId: 'p', roleDefinitionName: 'Reader' } },
    });
  });

  it('a Defender plan, by its default name too', () => {
    const plan = (attributes: object) =>
      read({ azurerm_security_center_subscription_pricing: { it: { tier: 'Standard', ...attributes } } }).resources[0]
        ?.id;
    expect(plan({ resource_type: 'AI' })).toBe(
      `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Security/pricings/AI`,
    );
    expect(plan({})).toBe(`/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Security/pricings/VirtualMachines`);
  });
});

describe('azapi', () => {
  const identity = { type: 'UserAssigned', identity_ids: ['/id'] };

  it('gives the same body as azurerm for the same account', () => {
    const model = read({
      azurerm_cognitive_account: {
        a: {
          name: 'ai',
          ...IN_GROUP,
          kind: 'AIServices',
          sku_name: 'S0',
          identity,
          tags: { env: 'prod' },
          custom_subdomain_name: 'ai',
          local_auth_enabled: false,
          public_network_access_enabled: false,
          outbound_network_access_restricted: true,
          fqdns: ['x.com'],
          project_management_enabled: true,
          network_acls: {
            default_action: 'Deny',
            bypass: 'None',
            ip_rules: ['1.2.3.4'],
            virtual_network_rules: [{ subnet_id: '/s' }],
          },
          network_injection: { scenario: 'agent', subnet_id: '/agents' },
        },
      },
      azapi_resource: {
        a: {
          type: 'microsoft.cognitiveservices/accounts@2025-06-01',
          name: 'ai',
          parent_id: GROUP_ID,
          location: 'westeurope',
          identity,
          tags: { env: 'prod' },
          body: {
            kind: 'AIServices',
            sku: { name: 'S0' },
            properties: {
              customSubDomainName: 'ai',
              disableLocalAuth: true,
              publicNetworkAccess: 'Disabled',
              restrictOutboundNetworkAccess: true,
              allowedFqdnList: ['x.com'],
              allowProjectManagement: true,
              networkAcls: {
                defaultAction: 'Deny',
                bypass: 'None',
                ipRules: [{ value: '1.2.3.4' }],
                virtualNetworkRules: [{ id: '/s' }],
              },
              networkInjections: [{ scenario: 'agent', subnetArmId: '/agents' }],
            },
          },
        },
      },
    });
    const [azapi, azurerm] = model.ofType('Microsoft.CognitiveServices/accounts');
    expect(azapi?.terraformType).toBe('azapi_resource');
    expect(azapi?.body).toEqual(azurerm?.body);
    expect(String(azapi?.id).toLowerCase()).toBe(String(azurerm?.id).toLowerCase());
    expect(azapi?.type).toBe('Microsoft.CognitiveServices/accounts');
  });

  it.each([
    [
      'in a resource group',
      'Microsoft.Network/networkSecurityPerimeters',
      GROUP_ID,
      `${GROUP_ID}/providers/Microsoft.Network/networkSecurityPerimeters/n`,
    ],
    [
      'under its parent',
      'Microsoft.CognitiveServices/accounts/projects/connections',
      `${GROUP_ID}/providers/Microsoft.CognitiveServices/accounts/a/projects/p`,
      `${GROUP_ID}/providers/Microsoft.CognitiveServices/accounts/a/projects/p/connections/n`,
    ],
    [
      'an extension',
      'Microsoft.Insights/diagnosticSettings',
      `${GROUP_ID}/providers/Microsoft.KeyVault/vaults/kv`,
      `${GROUP_ID}/providers/Microsoft.KeyVault/vaults/kv/providers/Microsoft.Insights/diagnosticSettings/n`,
    ],
    [
      'on a subscription',
      'Microsoft.Security/pricings',
      `/subscriptions/${SUBSCRIPTION}`,
      `/subscriptions/${SUBSCRIPTION}/providers/Microsoft.Security/pricings/n`,
    ],
    [
      'a resource group',
      'Microsoft.Resources/resourceGroups',
      `/subscriptions/${SUBSCRIPTION}`,
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/n`,
    ],
  ])('%s', (_, type, parent_id, id) => {
    expect(
      read({ azapi_resource: { it: { type: `${type}@2025-01-01`, name: 'n', parent_id } } }).resources[0],
    ).toMatchObject({ type, id, name: 'n' });
  });

  it('has the scope of a role assignment where azurerm has it', () => {
    const assignment = one('azapi_resource', {
      type: 'Microsoft.Authorization/roleAssignments@2022-04-01',
      name: 'g',
      parent_id: GROUP_ID,
      location: undefined,
      body: { properties: { principalId: 'p' } },
    });
    expect(assignment.body).toEqual({ properties: { scope: GROUP_ID, principalId: 'p' } });
  });

  it('has its body as text in older configurations, and parts that are not known', () => {
    const old = one('azapi_resource', { type: 'A.B/c@2025-01-01', body: '{"properties":{"x":1}}' });
    expect(old.body).toMatchObject({ properties: { x: 1 } });
    const unknown = one('azapi_resource', { type: 'A.B/c@2025-01-01', body: '${jsonencode(local.x)}' });
    expect(unknown.body['properties']).toMatchObject({ unknown: true, expression: '${jsonencode(local.x)}' });
  });
});

describe('parts of a resource in blocks of their own', () => {
  const rule = (name: string, more: object = {}) => ({
    name,
    priority: 100,
    direction: 'Inbound',
    access: 'Deny',
    protocol: '*',
    ...more,
  });
  const network = {
    azurerm_network_security_group: { nsg: { name: 'nsg', ...IN_GROUP, security_rule: [rule('inline')] } },
    azurerm_route_table: { rt: { name: 'rt', ...IN_GROUP } },
    azurerm_subnet: { s: { name: 's', resource_group_name: 'rg', virtual_network_name: 'v' } },
  };
  const parts = {
    azurerm_network_security_rule: {
      r: { ...rule('separate'), resource_group_name: 'rg', network_security_group_name: 'nsg' },
    },
    azurerm_route: {
      r: {
        name: 'out',
        resource_group_name: 'RG',
        route_table_name: 'rt',
        address_prefix: '0.0.0.0/0',
        next_hop_type: 'VirtualAppliance',
        next_hop_in_ip_address: '10.0.0.4',
      },
    },
    azurerm_subnet_network_security_group_association: {
      a: {
        subnet_id: `${GROUP_ID}/providers/Microsoft.Network/virtualNetworks/v/subnets/S`,
        network_security_group_id: '/nsg',
      },
    },
    azurerm_subnet_route_table_association: {
      a: { subnet_id: `${GROUP_ID}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`, route_table_id: '/rt' },
    },
  };

  function expectWhole(model: Architecture): void {
    const [nsg] = model.ofType('Microsoft.Network/networkSecurityGroups');
    const rules = nsg && model.fact(nsg, 'properties.securityRules');
    expect(rules?.state === 'known' && rules.value).toMatchObject([
      { name: 'inline' },
      { name: 'separate', properties: { access: 'Deny' } },
    ]);
    expect(model.ofType('microsoft.network/routetables')[0]?.body).toMatchObject({
      properties: { routes: [{ name: 'out', properties: { nextHopIpAddress: '10.0.0.4' } }] },
    });
    expect(model.ofType('Microsoft.Network/networkSecurityGroups/securityRules')).toHaveLength(1);
  }

  it('fold into it, across stacks', () => {
    withFiles({ 'stacks/a/cdk.tf.json': stack(parts), 'stacks/b/cdk.tf.json': stack(network) }, (folder) => {
      const model = readSynthesized(folder);
      expectWhole(model);
      expect(model.byKey('b/azurerm_subnet.s')?.body).toMatchObject({
        properties: { networkSecurityGroup: { id: '/nsg' }, routeTable: { id: '/rt' } },
      });
    });
  });

  it('fold by reference where the subscription is not known', () => {
    const byReference = {
      ...parts,
      azurerm_subnet_network_security_group_association: {
        a: {
          subnet_id: '${azurerm_subnet.s.id}',
          network_security_group_id: '${azurerm_network_security_group.nsg.id}',
        },
      },
    };
    const model = read({ ...network, ...byReference }, { provider: { azurerm: { features: {} } } });
    expect(model.byKey('s/azurerm_subnet.s')?.body).toMatchObject({
      properties: {
        networkSecurityGroup: {
          id: { unknown: true, references: [{ resource: 's/azurerm_network_security_group.nsg', attribute: 'id' }] },
        },
      },
    });
    const [nsg] = model.ofType('Microsoft.Network/networkSecurityGroups');
    expect(nsg && model.fact(nsg, 'properties.securityRules[1].name')).toMatchObject({
      state: 'known',
      value: 'separate',
    });
  });

  it('name the block to edit when there is none', () => {
    const model = read(network);
    const subnet = model.byKey('s/azurerm_subnet.s');
    expect(subnet && model.fact(subnet, 'properties.networkSecurityGroup.id')).toEqual({
      state: 'absent',
      attribute: 'azurerm_subnet_network_security_group_association.network_security_group_id',
    });
  });

  it('are resources where they are written inside: subnets in a network', () => {
    const model = read({
      azurerm_virtual_network: {
        v: {
          name: 'v',
          ...IN_GROUP,
          address_space: ['10.0.0.0/16'],
          subnet: [{ name: 's', address_prefixes: ['10.0.0.0/24'], security_group: '/nsg' }],
        },
      },
    });
    const subnet = model.byId(`${GROUP_ID}/providers/Microsoft.Network/virtualNetworks/v/subnets/s`);
    expect(subnet).toMatchObject({
      key: 's/azurerm_virtual_network.v.subnet[0]',
      name: 's',
      body: { properties: { networkSecurityGroup: { id: '/nsg' } } },
    });
    expect(subnet && model.fact(subnet, 'properties.defaultOutboundAccess')).toEqual({
      state: 'known',
      value: true,
      origin: 'default',
      attribute: 'subnet[0].default_outbound_access_enabled',
    });
  });
});

describe('facts', () => {
  function fact(attributes: object, path: string, more: object = {}, type = 'azurerm_cognitive_account') {
    const model = read({ [type]: { it: { name: 'it', ...IN_GROUP, ...attributes } } }, more);
    const resource = model.byKey(`s/${type}.it`);
    return resource && model.fact(resource, path);
  }
  const version = (wanted: string) => ({ terraform: { required_providers: { azurerm: { version: wanted } } } });

  it('are what is written', () => {
    expect(fact({ local_auth_enabled: false }, 'properties.disableLocalAuth')).toEqual({
      state: 'known',
      value: true,
      origin: 'written',
      attribute: 'local_auth_enabled',
    });
    expect(fact({ local_auth_enabled: 'false' }, 'PROPERTIES.disablelocalauth')).toMatchObject({
      value: true,
      origin: 'written',
    });
  });

  it('are the default of the provider where nothing is written, as ARM sees it', () => {
    expect(fact({}, 'properties.disableLocalAuth')).toEqual({
      state: 'known',
      value: false,
      origin: 'default',
      attribute: 'local_auth_enabled',
    });
    expect(fact({ local_auth_enabled: null }, 'properties.disableLocalAuth')).toMatchObject({ origin: 'default' });
    expect(fact({}, 'properties.publicNetworkAccess')).toMatchObject({
      value: 'Enabled',
      attribute: 'public_network_access_enabled',
    });
  });

  it('have the default of a block only where the block is written', () => {
    const path = 'properties.dnsSettings.enableProxy';
    expect(fact({ dns: { servers: [] } }, path, {}, 'azurerm_firewall_policy')).toMatchObject({
      state: 'known',
      value: false,
      origin: 'default',
    });
    expect(fact({}, path, {}, 'azurerm_firewall_policy')).toEqual({ state: 'absent', attribute: 'dns.proxy_enabled' });
  });

  it('are unknown where any part is', () => {
    expect(fact({ local_auth_enabled: '${var.x}' }, 'properties.disableLocalAuth')).toEqual({
      state: 'unknown',
      expression: '${var.x}',
      attribute: 'local_auth_enabled',
    });
    expect(fact({ network_acls: '${local.acls}' }, 'properties.networkAcls.defaultAction')).toMatchObject({
      state: 'unknown',
      expression: '${local.acls}',
    });
    expect(
      fact({ network_acls: { default_action: 'Deny', ip_rules: ['${var.ip}'] } }, 'properties.networkAcls'),
    ).toMatchObject({ state: 'unknown', attribute: 'network_acls' });
    expect(
      fact(
        { identity: { type: 'UserAssigned', identity_ids: ['/a', '${var.id}'] } },
        'identity.userAssignedIdentities',
      ),
    ).toMatchObject({ state: 'unknown' });
  });

  it('are unknown where blocks are made by dynamic', () => {
    const dynamic = { security_rule: { for_each: '${var.rules}', content: { name: '${each.value}' } } };
    expect(fact({ dynamic }, 'properties.securityRules', {}, 'azurerm_network_security_group')).toMatchObject({
      state: 'unknown',
      expression: 'dynamic "security_rule"',
    });
    const both = { dynamic, security_rule: { name: 'a' } };
    expect(fact(both, 'properties.securityRules', {}, 'azurerm_network_security_group')).toMatchObject({
      state: 'unknown',
    });
    expect(fact(both, 'properties.securityRules.0.name', {}, 'azurerm_network_security_group')).toMatchObject({
      state: 'known',
      value: 'a',
      attribute: 'security_rule[0].name',
    });
  });

  it('are absent otherwise, with the attribute to write', () => {
    expect(fact({}, 'properties.customSubDomainName')).toEqual({ state: 'absent', attribute: 'custom_subdomain_name' });
    expect(fact({}, 'properties.networkAcls')).toEqual({ state: 'absent', attribute: 'network_acls' });
    expect(fact({}, 'properties.noSuchThing')).toEqual({ state: 'absent', attribute: 'properties.noSuchThing' });
    expect(
      fact(
        { parent_id: GROUP_ID, type: 'A.B/c@2025-01-01', body: {} },
        'properties.disableLocalAuth',
        {},
        'azapi_resource',
      ),
    ).toEqual({ state: 'absent', attribute: 'body.properties.disableLocalAuth' });
  });

  it.each([
    ['another 4.x', '~> 4.0', 'known'],
    ['3.x', '3.117.1', 'absent'],
    ['5.x', '>= 5.0', 'absent'],
  ])('take the defaults of %s or none', (_, wanted, state) => {
    expect(fact({}, 'properties.disableLocalAuth', version(wanted))).toMatchObject({ state });
  });

  it('take no defaults where no version is required', () => {
    expect(fact({}, 'properties.disableLocalAuth', { terraform: {} })).toMatchObject({ state: 'absent' });
  });

  it('name the spelling that is written, of two for one thing', () => {
    expect(
      fact({ enable_rbac_authorization: true }, 'properties.enableRbacAuthorization', {}, 'azurerm_key_vault'),
    ).toMatchObject({ value: true, attribute: 'enable_rbac_authorization' });
    expect(fact({}, 'properties.enableRbacAuthorization', {}, 'azurerm_key_vault')).toEqual({
      state: 'absent',
      attribute: 'rbac_authorization_enabled',
    });
  });
});
