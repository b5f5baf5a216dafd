import type { Value } from '../../architecture';
import { check, rules } from '../../controls';
import type { Status } from '../../controls/model';
import { architecture, idOf, unknown, type Given } from '../support/architecture-builder';

/** Name of the case, the status it must have, and what there is: the subject first. */
type Case = readonly [name: string, status: Status, ...given: Given[]];

type Body = Readonly<Record<string, Value>>;

const types = {
  account: 'Microsoft.CognitiveServices/accounts',
  apiManagement: 'Microsoft.ApiManagement/service',
  app: 'Microsoft.App/containerApps',
  assignment: 'Microsoft.Authorization/roleAssignments',
  deployment: 'Microsoft.CognitiveServices/accounts/deployments',
  endpoint: 'Microsoft.Network/privateEndpoints',
  environment: 'Microsoft.App/managedEnvironments',
  firewall: 'Microsoft.Network/azureFirewalls',
  gateway: 'Microsoft.Network/applicationGateways',
  group: 'Microsoft.Network/networkSecurityGroups',
  lock: 'Microsoft.Authorization/locks',
  policy: 'Microsoft.CognitiveServices/accounts/raiPolicies',
  ruleGroup: 'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
  search: 'Microsoft.Search/searchServices',
  setting: 'Microsoft.Insights/diagnosticSettings',
  storage: 'Microsoft.Storage/storageAccounts',
  subnet: 'Microsoft.Network/virtualNetworks/subnets',
  table: 'Microsoft.Network/routeTables',
  vault: 'Microsoft.KeyVault/vaults',
  waf: 'Microsoft.Network/ApplicationGatewayWebApplicationFirewallPolicies',
  workspace: 'Microsoft.OperationalInsights/workspaces',
  zone: 'Microsoft.Network/privateDnsZones',
} as const;

const id = (type: keyof typeof types, name: string) => idOf(types[type], name);
const make =
  (type: keyof typeof types) =>
  (name: string, body: Body = {}, more: Partial<Given> = {}): Given => ({ type: types[type], name, body, ...more });

const account = make('account');
const app = make('app');
const endpoint = make('endpoint');
const environment = make('environment');
const firewall = make('firewall');
const group = make('group');
const search = make('search');
const storage = make('storage');
const subnet = make('subnet');
const vault = make('vault');

const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';
const identityId = (name: string) => idOf(identityType, name);
const userAssigned = (name: string): Given => ({ type: identityType, name });
const grantTo = (name: string): Given => ({
  type: types.assignment,
  name: `to-${name}`,
  body: {
    'properties.principalId': unknown('${later}', {
      resource: `main/userAssignedIdentities.${name}`,
      attribute: 'principal_id',
    }),
  },
});
const workspace = make('workspace');

const zoneId = (name: string) => id('zone', name);
const connection = (service: Value, groupId: Value): Value => [
  { name: 'c', properties: { privateLinkServiceId: service, groupIds: [groupId] } },
];
const toService = (service: Value, groupId: Value, zones: Value = []): Body => ({
  'properties.privateLinkServiceConnections': connection(service, groupId),
  'properties.privateDnsZoneGroup': zones,
});
const foundryZones = [
  'privatelink.cognitiveservices.azure.com',
  'privatelink.openai.azure.com',
  'privatelink.services.ai.azure.com',
].map(zoneId);

const securityRule = (name: string, properties: Record<string, Value>): Value => ({
  name,
  properties: {
    priority: 100,
    direction: 'Inbound',
    access: 'Allow',
    protocol: '*',
    sourcePortRange: '*',
    destinationPortRange: '*',
    sourceAddressPrefix: '*',
    destinationAddressPrefix: '*',
    ...properties,
  },
});
const denyAll = (direction: string): Value => securityRule('deny', { direction, access: 'Deny', priority: 4096 });
const allowAgents = (direction: string) =>
  securityRule('agents', {
    direction,
    protocol: 'Tcp',
    sourceAddressPrefix: '10.0.1.0/24',
    destinationPortRange: '443',
  });
const groupWith = (...securityRules: Value[]) => group('nsg', { 'properties.securityRules': securityRules });

const route = (properties: Record<string, Value>): Value => ({
  name: 'r',
  properties: {
    addressPrefix: '0.0.0.0/0',
    nextHopType: 'VirtualAppliance',
    nextHopIpAddress: '10.0.0.4',
    ...properties,
  },
});
const tableWith = (...routes: Value[]) => make('table')('rt', { 'properties.routes': routes });
const routed = subnet('v/agents', { 'properties.routeTable.id': id('table', 'rt') });
const firewallSubnet = subnet('v/AzureFirewallSubnet', { 'properties.addressPrefixes': ['10.0.0.0/26'] });
const firewallThere = firewall('f', {
  'properties.ipConfigurations': [{ properties: { subnet: { id: id('subnet', 'v/AzureFirewallSubnet') } } }],
});
const signIn = (properties: Record<string, Value>) =>
  securityRule('web', { protocol: 'Tcp', destinationPortRange: '443', sourceAddressPrefix: 'Internet', ...properties });
const bastionSubnet = (name: string) => subnet(name, { 'properties.networkSecurityGroup.id': id('group', 'nsg') });
const nextHopCases = (...whole: Given[]): Case[] => [
  ['a firewall that was read', 'pass', tableWith(route({})), firewallSubnet, ...whole],
  ['a firewall of somebody else', 'unknown', tableWith(route({}))],
  ['where the firewall would be', 'unknown', tableWith(route({})), firewallSubnet],
  [
    'an address nobody knows yet',
    'unknown',
    tableWith(route({ nextHopIpAddress: unknown() })),
    firewallSubnet,
    ...whole,
  ],
  ['routes that are generated', 'unknown', make('table')('rt', { 'properties.routes': unknown() })],
  [
    'the second of two appliances',
    'unknown',
    tableWith(route({}), route({ nextHopIpAddress: '10.9.9.9' })),
    firewallSubnet,
    ...whole,
  ],
];
const agentSubnet = subnet('v/agents', {
  'properties.addressPrefixes': ['10.0.1.0/24'],
  'properties.delegations': [{ properties: { serviceName: 'Microsoft.App/environments' } }],
});

const firewallRules = (action: string, ...firewallRule: Value[]) =>
  make('ruleGroup')('p/rcg', {
    'properties.ruleCollections': [{ name: 'c', action: { type: action }, rules: firewallRule }],
  });
const appRule = (fields: Record<string, Value>): Value => ({
  name: 'r',
  sourceAddresses: ['10.0.1.0/24'],
  targetFqdns: ['api.example.com'],
  ...fields,
});

const waf = (mode: Value, state: Value = 'Enabled') =>
  make('waf')('w', { 'properties.policySettings': { mode, state } });
const inFront = {
  'properties.gatewayIPConfigurations': [{ properties: { subnet: { id: id('subnet', 'v/front') } } }],
  'properties.firewallPolicy.id': id('waf', 'w'),
};
const front = make('gateway')('agw', inFront);
const frontSubnet = subnet('v/front', { 'properties.networkSecurityGroup.id': id('group', 'nsg') });
const web = (ports: Value) =>
  groupWith(securityRule('web', { sourceAddressPrefix: 'Internet', destinationPortRange: ports }));
const apiManagement = make('apiManagement');

const logging = (target: string, body: Body, more: Partial<Given> = {}): Given =>
  make('setting')(
    'zt',
    { 'properties.logs': [{ categoryGroup: 'allLogs', enabled: true }], ...body },
    {
      id: `${target}/providers/Microsoft.Insights/diagnosticSettings/zt`,
      ...more,
    },
  );
const toWorkspace: Body = { 'properties.workspaceId': id('workspace', 'w') };
const toArchive: Body = { 'properties.storageAccountId': id('storage', 'archive') };
const fed = logging(id('vault', 'v'), toArchive);
const immutability = 'properties.immutableStorageWithVersioning.immutabilityPolicy';

const grant = (body: Body, more: Partial<Given> = {}) =>
  make('assignment')(
    'ra',
    { 'properties.scope': id('search', 's'), 'properties.principalType': 'ServicePrincipal', ...body },
    more,
  );
const customRole = (permission: Value): Given => ({
  type: 'Microsoft.Authorization/roleDefinitions',
  name: 'r',
  id: '/r',
  body: { 'properties.roleName': 'Ours', 'properties.permissions': [permission] },
});
const role = (guid: string): Body => ({
  'properties.roleDefinitionId': `/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/${guid}`,
});
const contributor = role('b24988ac-6180-42a0-ab88-20f7382dd24c');
const indexReader = role('1407120a-92aa-4202-b7e9-c0e197c71c8f');

const runsAs = (...identities: string[]): Body => ({
  'identity.type': 'UserAssigned',
  'identity.userAssignedIdentities': Object.fromEntries(identities.map((identity) => [identity, {}])),
});
const external: Body = {
  'properties.configuration.ingress.external': true,
  'properties.environmentId': id('environment', 'e'),
};
const image = (value: Value): Body => ({ 'properties.template.containers': [{ name: 'agent', image: value }] });
const digest = `@sha256:${'0'.repeat(64)}`;

const filter = (name: string, more: Record<string, Value> = {}): Value => ({
  name,
  source: 'Prompt',
  enabled: true,
  blocking: true,
  ...more,
});
const harm = ['Hate', 'Sexual', 'Violence', 'Selfharm'].flatMap((name) => [
  filter(name),
  filter(name, { source: 'Completion' }),
]);
const policyWith = (...filters: Value[]) => make('policy')('a/strict', { 'properties.contentFilters': filters });
const returned = (more = {}) => filter('Indirect Attack', { source: 'PostToolCall', ...more });
const calling = (more = {}) => filter('Task Adherence', { source: 'PreToolCall', ...more });
const deployment = (policy: Value) => make('deployment')('a/gpt', { 'properties.raiPolicyName': policy });

const cases: Readonly<Record<string, readonly Case[]>> = {
  'private-endpoint-for-service': [
    ['an endpoint of its group', 'pass', vault('v'), endpoint('p', toService(id('vault', 'v'), 'vault'))],
    ['none', 'fail', vault('v')],
    ['one for another group', 'fail', storage('s'), endpoint('p', toService(id('storage', 's'), 'table'))],
    ['one for another service', 'fail', vault('v'), endpoint('p', toService(id('vault', 'other'), 'vault'))],
    [
      'one that waits for approval',
      'fail',
      vault('v'),
      endpoint('p', { 'properties.manualPrivateLinkServiceConnections': connection(id('vault', 'v'), 'vault') }),
    ],
    ['one for who knows what', 'unknown', vault('v'), endpoint('p', toService(unknown(), 'vault'))],
    ['none for training', 'fail', { type: 'Microsoft.MachineLearningServices/workspaces', name: 'w' }],
  ],
  'private-endpoint-dns-zones-complete': [
    [
      'zones in groups of their own',
      'pass',
      endpoint('p', toService(id('search', 's'), 'searchService')),
      search('s'),
      {
        type: `${types.endpoint}/privateDnsZoneGroups`,
        name: 'p/default',
        body: {
          'properties.privateDnsZoneConfigs': [
            { properties: { privateDnsZoneId: zoneId('privatelink.search.windows.net') } },
          ],
        },
      },
    ],
    [
      'a zone kept elsewhere',
      'pass',
      endpoint(
        'p',
        toService(id('search', 's'), 'searchService', [
          '/subscriptions/hub/resourceGroups/dns/providers/Microsoft.Network/privateDnsZones/privatelink.search.windows.net',
        ]),
      ),
      search('s'),
      make('zone')('privatelink.vaultcore.azure.net'),
    ],
    [
      'all three of Foundry',
      'pass',
      endpoint('p', toService(id('account', 'a'), 'account', foundryZones)),
      account('a', { kind: 'AIServices' }),
    ],
    [
      'the first only',
      'fail',
      endpoint('p', toService(id('account', 'a'), 'account', foundryZones.slice(0, 1))),
      account('a', { kind: 'AIServices' }),
    ],
    [
      'one is enough for OpenAI',
      'pass',
      endpoint('p', toService(id('account', 'a'), 'account', foundryZones.slice(1, 2))),
      account('a', { kind: 'OpenAI' }),
    ],
    [
      'a service of another stack',
      'fail',
      endpoint('p', toService(id('account', 'a'), 'account', foundryZones.slice(0, 2))),
    ],
    [
      'a zone nobody knows yet',
      'unknown',
      endpoint('p', toService(id('search', 's'), 'searchService', [unknown()])),
      search('s'),
    ],
    [
      'a zone that is not where the others are',
      'fail',
      endpoint('p', toService(id('search', 's'), 'searchService', [zoneId('privatelink.search.windows.net')])),
      search('s'),
      make('zone')('privatelink.vaultcore.azure.net'),
    ],
    ['a service nobody knows yet', 'unknown', endpoint('p', toService(unknown(), 'vault', foundryZones))],
    ['a service without a table', 'not-applicable', endpoint('p', toService(idOf('Contoso.Own/things', 't'), 'thing'))],
  ],
  'private-dns-zone-linked': [
    [
      'linked',
      'pass',
      make('zone')('privatelink.x'),
      { type: `${types.zone}/virtualNetworkLinks`, name: 'privatelink.x/hub' },
    ],
    ['not linked', 'fail', make('zone')('privatelink.x')],
    [
      'a link to who knows what',
      'unknown',
      make('zone')('privatelink.x'),
      { type: `${types.zone}/virtualNetworkLinks`, name: 'l', id: unknown() },
    ],
  ],
  'monitor-resource-in-private-link-scope': [
    [
      'in a scope',
      'pass',
      workspace('w'),
      {
        type: 'Microsoft.Insights/privateLinkScopes/scopedResources',
        name: 's/w',
        body: { 'properties.linkedResourceId': id('workspace', 'w') },
      },
    ],
    ['in none', 'fail', workspace('w')],
    [
      'unknown',
      'unknown',
      workspace('w'),
      {
        type: 'Microsoft.Insights/privateLinkScopes/scopedResources',
        name: 's/w',
        body: { 'properties.linkedResourceId': unknown() },
      },
    ],
  ],
  'subnet-network-security-group-own': [
    ['its own', 'pass', subnet('v/a', { 'properties.networkSecurityGroup.id': id('group', 'g') }), group('g')],
    ['none', 'fail', subnet('v/a')],
    [
      'shared',
      'fail',
      subnet('v/a', { 'properties.networkSecurityGroup.id': id('group', 'g') }),
      group('g'),
      subnet('v/b', { 'properties.networkSecurityGroup.id': id('group', 'g') }),
    ],
    ['unknown', 'unknown', subnet('v/a', { 'properties.networkSecurityGroup.id': unknown() })],
    ['one that was not read', 'unknown', subnet('v/a', { 'properties.networkSecurityGroup.id': id('group', 'g') })],
    ['where Azure takes none', 'not-applicable', firewallSubnet],
  ],
  'network-security-group-denies-inbound': [
    [
      'a rule of who knows which group, in the same stack',
      'unknown',
      groupWith(denyAll('Outbound')),
      { type: `${types.group}/securityRules`, name: 'r', id: unknown() },
    ],
    [
      'a rule of another stack',
      'fail',
      groupWith(denyAll('Outbound')),
      { type: `${types.group}/securityRules`, name: 'r', id: unknown(), stack: 'other' },
    ],
    ['closed', 'pass', groupWith(allowAgents('Inbound'), denyAll('Inbound'))],
    ['open', 'fail', groupWith(allowAgents('Inbound'), denyAll('Outbound'))],
    ['everything allowed before', 'fail', groupWith(securityRule('all', {}), denyAll('Inbound'))],
    ['everything allowed after', 'pass', groupWith(denyAll('Inbound'), securityRule('all', { priority: 4097 }))],
    [
      'a named opening from somewhere unknown',
      'pass',
      groupWith(securityRule('x', { protocol: 'Tcp', sourceAddressPrefix: unknown() }), denyAll('Inbound')),
    ],
    [
      'a rule that may allow everything',
      'unknown',
      groupWith(securityRule('x', { sourceAddressPrefix: unknown() }), denyAll('Inbound')),
    ],
    ['rules that are generated', 'unknown', group('nsg', { 'properties.securityRules': unknown() })],
    [
      'a rule standing alone',
      'pass',
      group('nsg'),
      {
        type: `${types.group}/securityRules`,
        name: 'nsg/deny',
        body: { properties: (denyAll('Inbound') as { properties: Value }).properties },
      },
    ],
  ],
  'network-security-group-denies-outbound': [
    ['closed', 'pass', groupWith(denyAll('Outbound'))],
    ['open', 'fail', groupWith(denyAll('Inbound'))],
    ['generated', 'unknown', groupWith(unknown())],
  ],
  'network-security-group-closed-to-internet': [
    ['named networks', 'pass', groupWith(allowAgents('Inbound'))],
    ['everybody', 'fail', groupWith(securityRule('web', { destinationPortRange: '443' }))],
    ['the tag', 'fail', groupWith(securityRule('web', { sourceAddressPrefix: 'internet' }))],
    [
      'half of the internet',
      'fail',
      groupWith(
        securityRule('web', {
          sourceAddressPrefix: undefined as never,
          sourceAddressPrefixes: ['10.0.0.0/8', '0.0.0.0/1'],
        }),
      ),
    ],
    ['the sign-in page of Bastion', 'pass', groupWith(signIn({})), bastionSubnet('v/AzureBastionSubnet')],
    [
      'another port of Bastion',
      'fail',
      groupWith(signIn({ destinationPortRange: '22' })),
      bastionSubnet('v/AzureBastionSubnet'),
    ],
    ['every protocol to Bastion', 'fail', groupWith(signIn({ protocol: '*' })), bastionSubnet('v/AzureBastionSubnet')],
    [
      'a group that another subnet has too',
      'fail',
      groupWith(signIn({})),
      bastionSubnet('v/AzureBastionSubnet'),
      bastionSubnet('v/web'),
    ],
    ['outbound is another matter', 'pass', groupWith(securityRule('web', { direction: 'Outbound' }))],
    ['a source nobody knows yet', 'unknown', groupWith(securityRule('web', { sourceAddressPrefix: unknown() }))],
    ['HTTPS to a WAF that prevents', 'pass', web('443'), frontSubnet, front, waf('Prevention')],
    ['HTTPS to a WAF that only detects', 'fail', web('443'), frontSubnet, front, waf('Detection')],
    ['HTTPS to a WAF that is off', 'fail', web('443'), frontSubnet, front, waf('Prevention', 'Disabled')],
    ['HTTPS to a WAF whose mode nobody knows yet', 'unknown', web('443'), frontSubnet, front, waf(unknown())],
    ['SSH to a WAF that prevents', 'fail', web('22'), frontSubnet, front, waf('Prevention')],
    ['HTTPS to a subnet without a WAF', 'fail', web('443'), frontSubnet, waf('Prevention')],
    [
      'HTTPS to a WAF and to another subnet of the same group',
      'fail',
      web('443'),
      frontSubnet,
      subnet('v/other', { 'properties.networkSecurityGroup.id': id('group', 'nsg') }),
      front,
      waf('Prevention'),
    ],
  ],
  'public-ingress-behind-waf': [
    ['a gateway whose policy prevents', 'pass', front, waf('Prevention')],
    ['a gateway whose policy only detects', 'fail', front, waf('Detection')],
    ['a gateway whose policy is off', 'fail', front, waf('Prevention', 'Disabled')],
    ['a gateway whose policy says nothing', 'fail', front, make('waf')('w', { 'properties.policySettings': {} })],
    ['a gateway without a policy', 'fail', make('gateway')('agw')],
    ['a gateway whose policy was not read', 'unknown', front],
    ['a mode that nobody knows yet', 'unknown', front, waf(unknown())],
    ['a known-bad state beside an unknown mode', 'fail', front, waf(unknown(), 'Disabled')],
    [
      'a gateway that carries its own firewall',
      'pass',
      make('gateway')('agw', {
        'properties.webApplicationFirewallConfiguration': { enabled: true, firewallMode: 'Prevention' },
      }),
    ],
    [
      'a gateway whose own firewall only detects',
      'fail',
      make('gateway')('agw', {
        'properties.webApplicationFirewallConfiguration': { enabled: true, firewallMode: 'Detection' },
      }),
    ],
    [
      'an API Management inside the network',
      'pass',
      apiManagement('a', { 'properties.virtualNetworkType': 'Internal' }),
    ],
    ['a public API Management', 'fail', apiManagement('a', { 'properties.virtualNetworkType': 'External' })],
    ['an API Management without a network', 'fail', apiManagement('a')],
    [
      'an API Management behind private endpoints alone',
      'not-applicable',
      apiManagement('a', { 'properties.publicNetworkAccess': 'Disabled' }),
    ],
    ['a network type nobody knows yet', 'unknown', apiManagement('a', { 'properties.virtualNetworkType': unknown() })],
  ],
  'subnet-private-endpoint-policies-enabled': [
    [
      'enabled',
      'pass',
      subnet('v/pe', { 'properties.privateEndpointNetworkPolicies': 'Enabled' }),
      endpoint('p', { 'properties.subnet.id': id('subnet', 'v/pe') }),
    ],
    [
      'half enabled',
      'fail',
      subnet('v/pe', { 'properties.privateEndpointNetworkPolicies': 'RouteTableEnabled' }),
      endpoint('p', { 'properties.subnet.id': id('subnet', 'v/pe') }),
    ],
    [
      'unknown',
      'unknown',
      subnet('v/pe', { 'properties.privateEndpointNetworkPolicies': unknown() }),
      endpoint('p', { 'properties.subnet.id': id('subnet', 'v/pe') }),
    ],
  ],
  'route-next-hop-read': nextHopCases(firewallThere),
  'route-next-hop-rules-read': [
    ...nextHopCases(
      firewall('f', {
        ...firewallThere.body,
        'properties.firewallPolicy.id': idOf('Microsoft.Network/firewallPolicies', 'p'),
      }),
      { type: 'Microsoft.Network/firewallPolicies', name: 'p' },
    ),
    ['a firewall whose policy was not read', 'unknown', tableWith(route({})), firewallSubnet, firewallThere],
  ],
  'subnet-egress-through-firewall': [
    [
      'a table nobody knows yet',
      'unknown',
      subnet('v/agents', { 'properties.routeTable.id': unknown() }),
      firewallSubnet,
      firewallThere,
    ],
    ['to nowhere', 'fail', routed, tableWith(route({ nextHopIpAddress: 'firewall' })), firewallSubnet, firewallThere],
    [
      'routes standing alone',
      'pass',
      routed,
      make('table')('rt'),
      {
        type: `${types.table}/routes`,
        name: 'rt/all',
        body: { properties: (route({}) as { properties: Value }).properties },
      },
      firewallSubnet,
      firewallThere,
    ],
    ['to the firewall', 'pass', routed, tableWith(route({})), firewallSubnet, firewallThere],
    ['to where the firewall would be', 'unknown', routed, tableWith(route({})), firewallSubnet],
    ['no table', 'fail', subnet('v/agents'), firewallSubnet],
    ['no default route', 'fail', routed, tableWith(route({ addressPrefix: '10.0.0.0/8' })), firewallSubnet],
    ['to the internet', 'fail', routed, tableWith(route({ nextHopType: 'Internet' })), firewallSubnet],
    [
      'a shortcut to a service',
      'fail',
      routed,
      tableWith(route({}), route({ addressPrefix: 'AzureActiveDirectory', nextHopType: 'Internet' })),
      firewallSubnet,
    ],
    ['to somewhere else', 'fail', routed, tableWith(route({ nextHopIpAddress: '10.9.9.9' })), firewallSubnet],
    [
      'an address nobody knows yet',
      'unknown',
      routed,
      tableWith(route({ nextHopIpAddress: unknown() })),
      firewallSubnet,
    ],
    ['a firewall that was not read', 'unknown', routed, tableWith(route({}))],
    ['a table that was not read', 'unknown', routed, firewallSubnet],
    ['the firewall itself', 'not-applicable', firewallSubnet],
    [
      'private endpoints only',
      'not-applicable',
      subnet('v/pe'),
      endpoint('p', { 'properties.subnet.id': id('subnet', 'v/pe') }),
    ],
  ],
  'firewall-has-premium-policy': [
    [
      'both',
      'pass',
      firewall('f', {
        'properties.sku.tier': 'Premium',
        'properties.firewallPolicy.id': idOf('Microsoft.Network/firewallPolicies', 'p'),
      }),
      { type: 'Microsoft.Network/firewallPolicies', name: 'p' },
    ],
    ['classic rules', 'fail', firewall('f', { 'properties.sku.tier': 'Premium' })],
    [
      'a Standard firewall',
      'fail',
      firewall('f', {
        'properties.sku.tier': 'Standard',
        'properties.firewallPolicy.id': idOf('Microsoft.Network/firewallPolicies', 'p'),
      }),
      { type: 'Microsoft.Network/firewallPolicies', name: 'p' },
    ],
    ['unknown', 'unknown', firewall('f', { 'properties.sku.tier': unknown() })],
    [
      'a policy that was not read',
      'unknown',
      firewall('f', { 'properties.sku.tier': 'Premium', 'properties.firewallPolicy.id': '/elsewhere' }),
    ],
  ],
  'firewall-rule-agents-not-terminated': [
    [
      'others only',
      'pass',
      firewallRules('Allow', appRule({ terminateTLS: true, sourceAddresses: ['10.0.2.0/24'] })),
      agentSubnet,
    ],
    ['agents', 'fail', firewallRules('Allow', appRule({ terminateTLS: true })), agentSubnet],
    [
      'a range around them',
      'fail',
      firewallRules('Deny', appRule({ terminateTLS: true, sourceAddresses: ['10.0.0.0/8'] })),
      agentSubnet,
    ],
    [
      'a group with them in it',
      'fail',
      firewallRules(
        'Allow',
        appRule({ terminateTLS: true, sourceAddresses: [], sourceIpGroups: [idOf('Microsoft.Network/ipGroups', 'g')] }),
      ),
      agentSubnet,
      { type: 'Microsoft.Network/ipGroups', name: 'g', body: { 'properties.ipAddresses': ['10.0.1.8'] } },
    ],
    ['not opened', 'pass', firewallRules('Allow', appRule({ terminateTLS: false })), agentSubnet],
    [
      'a source nobody knows yet',
      'unknown',
      firewallRules('Allow', appRule({ terminateTLS: true, sourceAddresses: [unknown()] })),
      agentSubnet,
    ],
    ['opened, perhaps', 'unknown', firewallRules('Allow', appRule({ terminateTLS: unknown() })), agentSubnet],
  ],
  'firewall-rule-source-named': [
    ['named', 'pass', firewallRules('Allow', appRule({}))],
    ['everybody', 'fail', firewallRules('Allow', appRule({ sourceAddresses: ['10.0.1.0/24', '*'] }))],
    ['nobody', 'fail', firewallRules('Allow', appRule({ sourceAddresses: [] }))],
    ['published to the internet', 'fail', firewallRules('DNAT', appRule({ sourceAddresses: ['*'] }))],
    ['denied to everybody', 'pass', firewallRules('Deny', appRule({ sourceAddresses: ['*'] }))],
    ['unknown', 'unknown', firewallRules('Allow', appRule({ sourceAddresses: [unknown()] }))],
    [
      'a group that was not read',
      'unknown',
      firewallRules('Allow', appRule({ sourceAddresses: [], sourceIpGroups: ['/elsewhere'] })),
    ],
  ],
  'firewall-rule-destination-named': [
    ['a host', 'pass', firewallRules('Allow', appRule({ targetFqdns: ['*.example.com'] }))],
    ['everywhere', 'fail', firewallRules('Allow', appRule({ targetFqdns: ['*'] }))],
    ['a whole domain of the world', 'fail', firewallRules('Allow', appRule({ targetFqdns: ['*.com'] }))],
    ['any URL', 'fail', firewallRules('Allow', appRule({ targetFqdns: [], targetUrls: ['*/path'] }))],
    ['a category', 'fail', firewallRules('Allow', appRule({ targetFqdns: [], webCategories: ['News'] }))],
    [
      'all addresses',
      'fail',
      firewallRules('Allow', appRule({ targetFqdns: [], destinationAddresses: ['0.0.0.0/0'] })),
    ],
    ['the tag', 'fail', firewallRules('Allow', appRule({ targetFqdns: [], destinationAddresses: ['Internet'] }))],
    [
      'a tag of a service',
      'pass',
      firewallRules('Allow', appRule({ targetFqdns: [], destinationAddresses: ['AzureMonitor', '10.0.0.0/24'] })),
    ],
    ['denied', 'pass', firewallRules('Deny', appRule({ targetFqdns: ['*'] }))],
    ['unknown', 'unknown', firewallRules('Allow', appRule({ targetFqdns: unknown() }))],
  ],
  'container-app-identity-user-assigned': [
    ['one', 'pass', app('a', runsAs('/id/1'))],
    [
      'one that only Azure knows',
      'pass',
      app('a', { 'identity.type': 'UserAssigned' }, { attributes: { identity: [{ identity_ids: [unknown()] }] } }),
    ],
    [
      'a list nobody knows yet',
      'unknown',
      app('a', { 'identity.type': 'UserAssigned', 'identity.userAssignedIdentities': unknown() }),
    ],
    ['two of which nothing is known', 'fail', app('a', runsAs('/id/1', '/id/2'))],
    [
      'two, of which one is granted something',
      'pass',
      app('a', runsAs(identityId('one'), identityId('two'))),
      userAssigned('one'),
      userAssigned('two'),
      grantTo('one'),
    ],
    [
      'two, of which one is granted something, and a grant to the identity of another resource',
      'pass',
      app('a', runsAs(identityId('one'), identityId('two'))),
      userAssigned('one'),
      userAssigned('two'),
      grantTo('one'),
      {
        type: types.assignment,
        name: 'system',
        body: {
          'properties.principalId': unknown('${later}', {
            resource: 'main/searchServices.s',
            attribute: 'identity[0].principal_id',
          }),
        },
      },
    ],
    [
      'two that are both granted something',
      'fail',
      app('a', runsAs(identityId('one'), identityId('two'))),
      userAssigned('one'),
      userAssigned('two'),
      grantTo('one'),
      grantTo('two'),
    ],
    [
      'two, and a grant to a principal that is only a number',
      'fail',
      app('a', runsAs(identityId('one'), identityId('two'))),
      userAssigned('one'),
      userAssigned('two'),
      { type: types.assignment, name: 'g', body: { 'properties.principalId': '11111111-1111-1111-1111-111111111111' } },
    ],
    [
      'two, and a grant to nobody knows whom',
      'fail',
      app('a', runsAs(identityId('one'), identityId('two'))),
      userAssigned('one'),
      userAssigned('two'),
      { type: types.assignment, name: 'g', body: { 'properties.principalId': unknown() } },
    ],
    [
      'system-assigned as well',
      'fail',
      app('a', { ...runsAs('/id/1'), 'identity.type': 'SystemAssigned, UserAssigned' }),
    ],
    ['none', 'fail', app('a')],
    ['unknown', 'unknown', app('a', { 'identity.type': unknown() })],
  ],
  'container-app-identity-not-shared': [
    ['its own', 'pass', app('a', runsAs('/id/1')), app('b', runsAs('/id/2'))],
    ['shared', 'fail', app('a', runsAs('/id/1')), app('b', runsAs('/ID/1'))],
    [
      'shared with a job',
      'fail',
      app('a', runsAs('/id/1')),
      { type: 'Microsoft.App/jobs', name: 'j', body: runsAs('/id/1') },
    ],
    [
      'an identity nobody knows yet, next to another',
      'unknown',
      app('a', { 'identity.type': 'UserAssigned', 'identity.userAssignedIdentities': unknown() }),
      app('b', runsAs('/id/2')),
    ],
  ],
  'container-app-image-pinned': [
    [
      'one container of two',
      'fail',
      app('a', { 'properties.template.containers': [{ image: `r/a${digest}` }, { name: 'sidecar' }] }),
    ],
    [
      'an init container',
      'fail',
      app('a', { ...image(`r/a${digest}`), 'properties.template.initContainers': [{ image: 'r/b:latest' }] }),
    ],
    ['by digest', 'pass', app('a', image(`reg.azurecr.io/agent${digest}`))],
    [
      'by digest, in a registry that only Azure knows',
      'pass',
      app('a', image(unknown('${azurerm_container_registry.r.login_server}/agent' + digest))),
    ],
    ['by tag', 'fail', app('a', image('reg.azurecr.io/agent:1.0'))],
    ['no image', 'fail', app('a')],
    ['unknown', 'unknown', app('a', image(unknown()))],
  ],
  'container-app-ingress-private': [
    ['an environment nobody knows yet', 'unknown', app('a', { ...external, 'properties.environmentId': unknown() })],
    [
      'an environment by reference',
      'pass',
      app('a', {
        ...external,
        'properties.environmentId': unknown('${e.id}', { resource: 'main/managedEnvironments.e', attribute: 'id' }),
      }),
      environment('e', { 'properties.vnetConfiguration.internal': true }),
    ],
    [
      'something inside an environment is not the environment',
      'unknown',
      app('a', {
        ...external,
        'properties.environmentId': unknown('${e.id}/x', { resource: 'main/managedEnvironments.e', attribute: 'id' }),
      }),
      environment('e', { 'properties.vnetConfiguration.internal': true }),
    ],
    [
      'one of two environments',
      'unknown',
      app('a', {
        ...external,
        'properties.environmentId': unknown(
          '${e.id}',
          { resource: 'main/managedEnvironments.e', attribute: 'id' },
          { resource: 'main/managedEnvironments.f', attribute: 'id' },
        ),
      }),
      environment('e', { 'properties.vnetConfiguration.internal': true }),
    ],
    [
      'another attribute of it',
      'unknown',
      app('a', {
        ...external,
        'properties.environmentId': unknown('${e.id}', { resource: 'main/managedEnvironments.e', attribute: 'name' }),
      }),
      environment('e', { 'properties.vnetConfiguration.internal': true }),
    ],
    ['inside only', 'pass', app('a', { 'properties.configuration.ingress.external': false })],
    [
      'external to an internal environment',
      'pass',
      app('a', external),
      environment('e', { 'properties.vnetConfiguration.internal': true }),
    ],
    [
      'external to one without public access',
      'pass',
      app('a', external),
      environment('e', { 'properties.publicNetworkAccess': 'Disabled' }),
    ],
    ['public', 'fail', app('a', external), environment('e')],
    ['an environment that was not read', 'unknown', app('a', external)],
    [
      'an environment that may be internal',
      'unknown',
      app('a', external),
      environment('e', { 'properties.vnetConfiguration.internal': unknown() }),
    ],
    ['no ingress', 'not-applicable', app('a')],
  ],
  'model-deployment-guardrail-bound': [
    ['bound', 'pass', deployment('strict'), policyWith()],
    [
      'by reference',
      'pass',
      deployment(unknown('${raiPolicies.a_strict.name}', { resource: 'main/raiPolicies.a_strict', attribute: 'name' })),
      policyWith(),
    ],
    ['not set', 'fail', { type: types.deployment, name: 'a/gpt' }],
    ["Microsoft's default", 'fail', deployment('Microsoft.DefaultV2'), policyWith()],
    ['a policy of another account', 'fail', deployment('strict'), { type: types.policy, name: 'b/strict' }],
    ['unknown', 'unknown', deployment(unknown())],
  ],
  'rai-policy-shields-prompts': [
    ['both', 'pass', policyWith(filter('Jailbreak'), filter('Indirect Attack'))],
    [
      'by action, in another spelling',
      'pass',
      policyWith(filter('jailbreak'), filter('indirect_attack', { action: 'BLOCKING' })),
    ],
    ['one', 'fail', policyWith(filter('Jailbreak'))],
    [
      'one that contradicts itself',
      'fail',
      policyWith(filter('Jailbreak', { blocking: false, action: 'BLOCKING' }), filter('Indirect Attack')),
    ],
    [
      'one with an action that does not block',
      'fail',
      policyWith(filter('Jailbreak', { action: 'ANNOTATING' }), filter('Indirect Attack')),
    ],
    [
      'one that only annotates',
      'fail',
      policyWith(filter('Jailbreak'), filter('Indirect Attack', { blocking: false })),
    ],
    ['one that is off', 'fail', policyWith(filter('Jailbreak'), filter('Indirect Attack', { enabled: false }))],
    [
      'one on completions',
      'fail',
      policyWith(filter('Jailbreak'), filter('Indirect Attack', { source: 'Completion' })),
    ],
    ['unknown', 'unknown', policyWith(filter('Jailbreak'), filter('Indirect Attack', { blocking: unknown() }))],
    ['generated', 'unknown', make('policy')('a/p', { 'properties.contentFilters': unknown() })],
  ],
  'rai-policy-guards-tool-calls': [
    ['both', 'pass', policyWith(returned(), calling({ action: 'BLOCKING' }))],
    ['a person who decides about the call', 'pass', policyWith(returned(), calling({ action: 'HITL' }))],
    [
      'a person who decides about what comes back, which has been read by then',
      'fail',
      policyWith(returned({ action: 'HITL' }), calling()),
    ],
    ['only a note about the call', 'fail', policyWith(returned(), calling({ action: 'ANNOTATING' }))],
    ['what comes back only', 'fail', policyWith(returned())],
    ['prompts and answers only, as azurerm has it', 'fail', policyWith(filter('Indirect Attack'), ...harm)],
    ['unknown', 'unknown', policyWith(returned(), calling({ action: unknown(), blocking: unknown() }))],
  ],
  'rai-policy-filters-harm': [
    ['all', 'pass', policyWith(...harm)],
    ['one missing in answers', 'fail', policyWith(...harm.slice(0, -1))],
    ['generated', 'unknown', policyWith(...harm.slice(0, -1), unknown())],
  ],
  'log-destination-known': [
    ['read', 'pass', fed, storage('archive')],
    ['an archive that was not read', 'unknown', fed],
    [
      'a workspace that was not read',
      'unknown',
      logging(id('vault', 'v'), { ...toWorkspace, ...toArchive }),
      storage('archive'),
    ],
    ['a workspace nobody knows yet', 'unknown', logging(id('vault', 'v'), { 'properties.workspaceId': unknown() })],
  ],
  'role-assignment-not-administrator': [
    ['a data role', 'pass', grant(indexReader)],
    ['Contributor', 'fail', grant(contributor)],
    ['Contributor, by name', 'fail', grant({ 'properties.roleDefinitionName': 'contributor' })],
    [
      'a custom role that may do everything',
      'fail',
      grant({ 'properties.roleDefinitionId': '/r' }),
      {
        type: 'Microsoft.Authorization/roleDefinitions',
        name: 'r',
        id: '/r',
        body: { 'properties.permissions': [{ actions: ['*'] }] },
      },
    ],
    [
      'a custom role for one thing',
      'pass',
      grant({ 'properties.roleDefinitionId': '/r' }),
      {
        type: 'Microsoft.Authorization/roleDefinitions',
        name: 'r',
        id: '/r',
        body: { 'properties.permissions': [{ actions: ['Microsoft.Search/*/read'] }] },
      },
    ],
    ['unknown', 'unknown', grant({ 'properties.roleDefinitionId': unknown() })],
    ['people', 'not-applicable', grant({ ...contributor, 'properties.principalType': 'Group' })],
  ],
  'role-assignment-data-scope-narrow': [
    ['one resource', 'pass', grant(indexReader)],
    [
      'a part of a resource that only Azure knows',
      'pass',
      grant({
        ...indexReader,
        'properties.scope': unknown('${a.b.id}/indexes/i', { resource: 'main/a.b', attribute: 'id' }),
      }),
    ],
    ['a resource group', 'fail', grant({ ...indexReader, 'properties.scope': '/subscriptions/s/resourceGroups/rg' })],
    [
      'a resource group by reference',
      'fail',
      grant({
        ...indexReader,
        'properties.scope': unknown('${a.rg.id}', { resource: 'main/resourceGroups.rg', attribute: 'id' }),
      }),
      { type: 'Microsoft.Resources/resourceGroups', name: 'rg' },
    ],
    ['a subscription', 'fail', grant({ ...indexReader, 'properties.scope': '/subscriptions/s' })],
    [
      'a custom role that reaches data, on a resource group',
      'fail',
      grant({ 'properties.roleDefinitionId': '/r', 'properties.scope': '/subscriptions/s/resourceGroups/rg' }),
      customRole({ dataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action'] }),
    ],
    [
      'a custom role that reaches data, on one resource',
      'pass',
      grant({ 'properties.roleDefinitionId': '/r' }),
      customRole({ dataActions: ['Microsoft.CognitiveServices/accounts/OpenAI/deployments/embeddings/action'] }),
    ],
    ['unknown', 'unknown', grant({ ...indexReader, 'properties.scope': unknown() })],
    [
      'a role nobody knows yet, on a subscription',
      'unknown',
      grant({ 'properties.roleDefinitionId': unknown(), 'properties.scope': '/subscriptions/s' }),
    ],
  ],
  'role-assignment-role-by-id': [
    ['by id', 'pass', grant(indexReader)],
    ['by name', 'fail', grant({}, { attributes: { role_definition_name: 'Reader' } })],
  ],
  'data-store-customer-managed-key': [
    [
      'yours',
      'pass',
      storage('s', { 'tags.customerManagedKey': 'required', 'properties.encryption.keySource': 'Microsoft.Keyvault' }),
    ],
    ["Microsoft's", 'fail', storage('s', { 'tags.customerManagedKey': 'required' })],
    [
      'one that is known later',
      'pass',
      {
        type: 'Microsoft.DocumentDB/databaseAccounts',
        name: 'c',
        body: { 'tags.customerManagedKey': 'required', 'properties.keyVaultKeyUri': unknown() },
      },
    ],
    ['asked for, perhaps', 'unknown', storage('s', { 'tags.customerManagedKey': unknown() })],
    [
      'yours, for training',
      'pass',
      {
        type: 'Microsoft.MachineLearningServices/workspaces',
        name: 'w',
        body: {
          'tags.customerManagedKey': 'required',
          'properties.encryption.keyVaultProperties.keyIdentifier': unknown(),
        },
      },
    ],
    [
      "Microsoft's, for training",
      'fail',
      {
        type: 'Microsoft.MachineLearningServices/workspaces',
        name: 'w',
        body: { 'tags.customerManagedKey': 'required' },
      },
    ],
  ],
  'resource-logs-to-workspace': [
    ['sent', 'pass', vault('v'), logging(id('vault', 'v'), toWorkspace), workspace('w')],
    ['to a workspace of another stack', 'pass', vault('v'), logging(id('vault', 'v'), toWorkspace)],
    [
      'by reference',
      'pass',
      vault('v'),
      logging('', toWorkspace, {
        id: unknown('${vaults.v.id}/providers/Microsoft.Insights/diagnosticSettings/zt', {
          resource: 'main/vaults.v',
          attribute: 'id',
        }),
      }),
    ],
    [
      'the blobs of an account',
      'pass',
      storage('s'),
      logging(`${id('storage', 's')}/blobServices/default`, toWorkspace),
    ],
    ['the account alone has no logs', 'fail', storage('s'), logging(id('storage', 's'), toWorkspace)],
    ['not sent', 'fail', vault('v')],
    ['to the archive only', 'fail', vault('v'), logging(id('vault', 'v'), toArchive)],
    ['another resource', 'fail', vault('v'), logging(id('vault', 'other'), toWorkspace)],
    [
      'twice',
      'fail',
      vault('v'),
      logging(id('vault', 'v'), toWorkspace),
      logging(id('vault', 'v'), toWorkspace, { name: 'again' }),
    ],
    ['metrics only', 'fail', vault('v'), logging(id('vault', 'v'), { ...toWorkspace, 'properties.logs': [] })],
    ['a setting of who knows what', 'unknown', vault('v'), logging('', toWorkspace, { id: unknown() })],
  ],
  'resource-logs-to-archive': [
    ['sent', 'pass', vault('v'), fed],
    ['not sent', 'fail', vault('v'), logging(id('vault', 'v'), toWorkspace)],
    ['unknown', 'unknown', vault('v'), logging('', toArchive, { id: unknown() })],
    ['the archive itself', 'not-applicable', storage('archive'), fed],
  ],
  'log-archive-immutable': [
    [
      'a state nobody knows yet',
      'unknown',
      storage('archive', { [immutability]: { state: unknown(), allowProtectedAppendWrites: true } }),
      fed,
    ],
    [
      'appends, perhaps',
      'unknown',
      storage('archive', { [immutability]: { state: 'Locked', allowProtectedAppendWrites: unknown() } }),
      fed,
    ],
    [
      'immutable',
      'pass',
      storage('archive', { [immutability]: { state: 'Unlocked', allowProtectedAppendWrites: true } }),
      fed,
    ],
    ['not', 'fail', storage('archive'), fed],
    [
      'disabled',
      'fail',
      storage('archive', { [immutability]: { state: 'Disabled', allowProtectedAppendWrites: true } }),
      fed,
    ],
    ['nobody can append', 'fail', storage('archive', { [immutability]: { state: 'Locked' } }), fed],
    ['unknown', 'unknown', storage('archive', { [immutability]: unknown() }), fed],
  ],
  'log-archive-versioned': [
    [
      'versioned',
      'pass',
      storage('archive'),
      fed,
      {
        type: `${types.storage}/blobServices`,
        name: 'archive/default',
        body: { 'properties.isVersioningEnabled': true },
      },
    ],
    [
      'not',
      'fail',
      storage('archive'),
      fed,
      {
        type: `${types.storage}/blobServices`,
        name: 'archive/default',
        body: { 'properties.isVersioningEnabled': false },
      },
    ],
    ['unwritten', 'fail', storage('archive'), fed],
    [
      'unknown',
      'unknown',
      storage('archive'),
      fed,
      {
        type: `${types.storage}/blobServices`,
        name: 'archive/default',
        body: { 'properties.isVersioningEnabled': unknown() },
      },
    ],
  ],
  'log-archive-locked': [
    [
      'locked',
      'pass',
      storage('archive'),
      fed,
      {
        type: types.lock,
        name: 'l',
        id: `${id('storage', 'archive')}/providers/Microsoft.Authorization/locks/l`,
        body: { 'properties.level': 'CanNotDelete' },
      },
    ],
    [
      'its group is',
      'pass',
      storage('archive'),
      fed,
      {
        type: types.lock,
        name: 'l',
        id: '/subscriptions/s/resourceGroups/rg/providers/Microsoft.Authorization/locks/l',
        body: { 'properties.level': 'ReadOnly' },
      },
    ],
    [
      'another is',
      'fail',
      storage('archive'),
      fed,
      {
        type: types.lock,
        name: 'l',
        id: `${id('storage', 'archive2')}/providers/Microsoft.Authorization/locks/l`,
        body: { 'properties.level': 'CanNotDelete' },
      },
    ],
    ['not locked', 'fail', storage('archive'), fed],
    [
      'unknown',
      'unknown',
      storage('archive'),
      fed,
      { type: types.lock, name: 'l', id: unknown(), body: { 'properties.level': 'CanNotDelete' } },
    ],
  ],
};

/** Whether a role is named or not is written in the file: nothing about it can be unknown. */
const decidable = ['role-assignment-role-by-id'];

/** What was not read may be all right. */
const neverFails = ['log-destination-known', 'route-next-hop-read', 'route-next-hop-rules-read'];

const relationalRules = rules.filter((rule) => 'judge' in rule);

it('has cases for every relational rule: one that holds, one that does not, one that cannot be told', () => {
  expect(Object.keys(cases).sort()).toEqual(relationalRules.map((rule) => rule.id).sort());
  for (const [rule, its] of Object.entries(cases)) {
    const wanted = [
      'pass',
      ...(neverFails.includes(rule) ? [] : ['fail']),
      ...(decidable.includes(rule) ? [] : ['unknown']),
    ];
    expect({ rule, statuses: its.map(([, status]) => status) }).toEqual({
      rule,
      statuses: expect.arrayContaining(wanted),
    });
  }
});

describe.each(relationalRules.map((rule) => [rule.id, rule] as const))('%s', (ruleId, rule) => {
  it.each((cases[ruleId] ?? []).map(([name, status, ...given]) => [name, status, given] as const))(
    '%s: %s',
    (_, status, given) => {
      const model = architecture(...given);
      const subject = architecture(...given.slice(0, 1)).resources[0]?.key;
      const result = check(model, [rule]).results.find(({ resource }) => resource.key === subject);
      expect(result?.status).toBe(status);
      if (status === 'fail') expect(result?.expected).toBeTruthy();
      if (status === 'unknown') expect(result?.attribute).toBeTruthy();
    },
  );
});

it('names the zone that is missing', () => {
  const model = architecture(
    endpoint('p', toService(id('account', 'a'), 'account', foundryZones.slice(0, 2))),
    account('a', { kind: 'AIServices' }),
  );
  const { results } = check(model, relationalRules);
  const zones = results.find(({ rule }) => rule === 'private-endpoint-dns-zones-complete');
  expect(zones?.got).toBe('missing privatelink.services.ai.azure.com');
});
