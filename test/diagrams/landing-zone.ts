/** Models made by hand: a landing zone with as many agents as wanted, and the pieces to make others. */
import type { Architecture, Fact, Json, Resource, ResourceBody, Unknown, Value } from '../../architecture/model';
import { firstUnknown, pathSegments, valueAt } from '../../architecture/values';

const SUBSCRIPTION = '/subscriptions/00000000-0000-0000-0000-000000000001';
const GROUP = `${SUBSCRIPTION}/resourceGroups/rg`;
const NETWORK = `${GROUP}/providers/Microsoft.Network`;
export const SPOKE = `${NETWORK}/virtualNetworks/spoke`;
export const HUB = `${NETWORK}/virtualNetworks/hub`;

/** A resource; its Terraform address is made from the last two words of its ID unless given. */
export function resource(
  type: string | undefined,
  id: string | Unknown,
  body: ResourceBody = {},
  more: Partial<Resource> = {},
): Resource {
  const name = typeof id === 'string' ? id.slice(id.lastIndexOf('/') + 1) : 'unnamed';
  const address = more.address ?? `azurerm_${(type ?? 'thing').split('/').slice(-1).join('')}.${name}`;
  return {
    key: `zone/${address}`,
    address,
    stack: 'zone',
    terraformType: address.split('.')[0] ?? '',
    type,
    id,
    name: typeof id === 'string' ? name : id,
    body,
    attributes: {},
    file: 'cdk.tf.json',
    ...more,
  };
}

/** An unknown that refers to one attribute of one resource. */
export function unknown(resourceKey: string, attribute: string): Unknown {
  return {
    unknown: true,
    expression: `\${${resourceKey}.${attribute}}`,
    references: [{ resource: resourceKey, attribute }],
  };
}

/** A model of resources, as a reader would make it, but in the order given. */
export function architecture(resources: readonly Resource[]): Architecture {
  const normal = (id: string): string => id.replace(/\/+$/, '').toLowerCase();
  return {
    stacks: resources.length > 0 ? [{ name: 'zone', file: 'cdk.tf.json', backend: undefined, providers: {} }] : [],
    resources,
    byId: (id) => resources.find((item) => typeof item.id === 'string' && normal(item.id) === normal(id)),
    ofType: (type) => resources.filter((item) => item.type?.toLowerCase() === type.toLowerCase()),
    byKey: (key) => resources.find((item) => item.key === key),
    fact: (item, path) => factOf(item, path),
  };
}

function factOf(item: Resource, path: string): Fact {
  const value = valueAt(item.body, pathSegments(path));
  if (value === undefined) return { state: 'absent', attribute: path };
  const part = firstUnknown(value);
  if (part) return { state: 'unknown', expression: part.expression, attribute: path };
  return { state: 'known', value: value as Json, origin: 'written', attribute: path };
}

/** A subnet with its range, group and route table. */
export function subnet(
  network: string,
  name: string,
  range: string,
  more: Readonly<Record<string, Value>> = {},
): Resource {
  return resource('Microsoft.Network/virtualNetworks/subnets', `${network}/subnets/${name}`, {
    properties: { addressPrefixes: [range], ...more },
  });
}

/** A private endpoint of a service. */
export function endpoint(name: string, subnetId: string, serviceId: string, group: string): Resource {
  return resource('Microsoft.Network/privateEndpoints', `${NETWORK}/privateEndpoints/${name}`, {
    properties: {
      subnet: { id: subnetId },
      privateLinkServiceConnections: [{ properties: { privateLinkServiceId: serviceId, groupIds: [group] } }],
    },
  });
}

function rule(name: string, priority: number, direction: string, access: string, from: string, to: string): Value {
  return {
    name,
    properties: {
      priority,
      direction,
      access,
      protocol: 'Tcp',
      sourceAddressPrefix: from,
      destinationAddressPrefix: to,
      destinationPortRange: access === 'Deny' ? '*' : '443',
    },
  };
}

/** A network security group that allows one thing each way and denies the rest. */
export function group(
  name: string,
  allow: { inbound?: readonly [string, string]; outbound?: readonly [string, string] },
): Resource {
  const { inbound, outbound } = allow;
  return resource('Microsoft.Network/networkSecurityGroups', `${NETWORK}/networkSecurityGroups/${name}`, {
    properties: {
      securityRules: [
        ...(inbound ? [rule('allow-in', 100, 'Inbound', 'Allow', ...inbound)] : []),
        rule('deny-in', 4096, 'Inbound', 'Deny', '*', '*'),
        ...(outbound ? [rule('allow-out', 100, 'Outbound', 'Allow', ...outbound)] : []),
        rule('deny-out', 4096, 'Outbound', 'Deny', '*', '*'),
      ],
    },
  });
}

const CLOSED = { publicNetworkAccess: 'Disabled', disableLocalAuth: true } as const;

/** Services of the landing zone: what, where in ARM, with which private endpoint group. */
const SERVICES = [
  {
    name: 'foundry',
    type: 'Microsoft.CognitiveServices/accounts',
    group: 'account',
    kind: 'AIServices',
    label: 'confidential',
  },
  { name: 'search', type: 'Microsoft.Search/searchServices', group: 'searchService', label: 'confidential' },
  { name: 'vault', type: 'Microsoft.KeyVault/vaults', group: 'vault' },
  { name: 'registry', type: 'Microsoft.ContainerRegistry/registries', group: 'registry' },
] as const;

/** ID of a service of the landing zone. */
export function serviceId(name: string): string {
  const service = SERVICES.find((candidate) => candidate.name === name);
  return `${GROUP}/providers/${service?.type ?? 'Microsoft.Unknown/things'}/${name}`;
}

/** Everything one agent adds; its index decides its subnet. */
export function agent(
  name: string,
  index: number,
  reads: readonly string[] = ['foundry', 'search'],
): readonly Resource[] {
  const range = `10.20.${String(64 + index)}.0/27`;
  const identity = resource(
    'Microsoft.ManagedIdentity/userAssignedIdentities',
    `${GROUP}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-${name}`,
  );
  const home = subnet(SPOKE, `snet-${name}`, range, {
    networkSecurityGroup: { id: `${NETWORK}/networkSecurityGroups/nsg-${name}` },
    routeTable: { id: `${NETWORK}/routeTables/to-firewall` },
    defaultOutboundAccess: false,
  });
  const environment = resource(
    'Microsoft.App/managedEnvironments',
    `${GROUP}/providers/Microsoft.App/managedEnvironments/cae-${name}`,
    {
      properties: { vnetConfiguration: { infrastructureSubnetId: String(home.id), internal: true } },
    },
  );
  return [
    identity,
    home,
    environment,
    group(`nsg-${name}`, { outbound: [range, '10.20.2.0/24'] }),
    resource('Microsoft.App/containerApps', `${GROUP}/providers/Microsoft.App/containerApps/${name}`, {
      identity: { type: 'UserAssigned', userAssignedIdentities: { [String(identity.id)]: {} } },
      tags: { dataLabel: 'confidential' },
      properties: { managedEnvironmentId: String(environment.id), configuration: { ingress: { external: false } } },
    }),
    ...reads.map((service) =>
      resource(
        'Microsoft.Authorization/roleAssignments',
        unknown(`zone/azurerm_role_assignment.${name}-${service}`, 'id'),
        {
          properties: {
            principalId: unknown(identity.key, 'principal_id'),
            roleDefinitionId: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/5e0bd9bd-7b93-4f28-af87-19fc36ad61bd`,
            scope: serviceId(service),
          },
        },
        { address: `azurerm_role_assignment.${name}-${service}` },
      ),
    ),
    resource(
      'Microsoft.Network/firewallPolicies/ruleCollectionGroups',
      `${NETWORK}/firewallPolicies/policy/ruleCollectionGroups/${name}`,
      {
        properties: {
          ruleCollections: [
            {
              action: { type: 'Allow' },
              rules: [
                {
                  name: `${name}-tool`,
                  ruleType: 'ApplicationRule',
                  sourceAddresses: [range],
                  targetFqdns: [`api.${name}.example.com`],
                },
              ],
            },
          ],
        },
      },
    ),
  ];
}

function logged(id: string): Resource {
  return resource(
    'Microsoft.Insights/diagnosticSettings',
    `${id}/providers/Microsoft.Insights/diagnosticSettings/zt4ai`,
    {
      properties: { workspaceId: `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs` },
    },
    { address: `azurerm_monitor_diagnostic_setting.${id.slice(id.lastIndexOf('/') + 1)}` },
  );
}

/** The landing zone without agents. */
export function platform(): readonly Resource[] {
  const spokeEndpoints = `${SPOKE}/subnets/snet-endpoints`;
  const hubEndpoints = `${HUB}/subnets/snet-hub-endpoints`;
  return [
    resource('Microsoft.Network/virtualNetworks', HUB, {
      properties: { addressSpace: { addressPrefixes: ['10.20.0.0/23'] } },
    }),
    resource('Microsoft.Network/virtualNetworks', SPOKE, {
      properties: { addressSpace: { addressPrefixes: ['10.20.2.0/23', '10.20.64.0/18'] } },
    }),
    subnet(HUB, 'AzureFirewallSubnet', '10.20.0.0/26'),
    subnet(HUB, 'snet-hub-endpoints', '10.20.1.0/26'),
    subnet(SPOKE, 'snet-endpoints', '10.20.2.0/24', {
      networkSecurityGroup: { id: `${NETWORK}/networkSecurityGroups/nsg-endpoints` },
      privateEndpointNetworkPolicies: 'Enabled',
    }),
    group('nsg-endpoints', { inbound: ['10.20.64.0/18', '10.20.2.0/24'] }),
    resource('Microsoft.Network/routeTables', `${NETWORK}/routeTables/to-firewall`, {
      properties: {
        routes: [
          {
            name: 'all',
            properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'VirtualAppliance', nextHopIpAddress: '10.20.0.4' },
          },
        ],
      },
    }),
    resource('Microsoft.Network/azureFirewalls', `${NETWORK}/azureFirewalls/firewall`, {
      properties: {
        sku: { tier: 'Premium' },
        firewallPolicy: { id: `${NETWORK}/firewallPolicies/policy` },
        ipConfigurations: [{ properties: { subnet: { id: `${HUB}/subnets/AzureFirewallSubnet` } } }],
      },
    }),
    resource('Microsoft.Network/firewallPolicies', `${NETWORK}/firewallPolicies/policy`, {
      properties: { threatIntelMode: 'Deny', intrusionDetection: { mode: 'Deny' } },
    }),
    ...(['hub', 'spoke'] as const).map((near) => {
      const far = near === 'hub' ? 'spoke' : 'hub';
      return resource(
        'Microsoft.Network/virtualNetworks/virtualNetworkPeerings',
        `${NETWORK}/virtualNetworks/${near}/virtualNetworkPeerings/to-${far}`,
        { properties: { remoteVirtualNetwork: { id: `${NETWORK}/virtualNetworks/${far}` } } },
      );
    }),
    ...SERVICES.map((service) =>
      resource(service.type, serviceId(service.name), {
        ...('kind' in service ? { kind: service.kind } : {}),
        ...('label' in service ? { tags: { dataLabel: service.label } } : {}),
        properties: { ...CLOSED, enableRbacAuthorization: true, adminUserEnabled: false },
      }),
    ),
    resource('Microsoft.CognitiveServices/accounts/deployments', `${serviceId('foundry')}/deployments/gpt-4.1`, {
      sku: { name: 'DataZoneStandard' },
    }),
    ...SERVICES.map((service) =>
      endpoint(`pe-${service.name}`, spokeEndpoints, serviceId(service.name), service.group),
    ),
    resource(
      'Microsoft.OperationalInsights/workspaces',
      `${GROUP}/providers/Microsoft.OperationalInsights/workspaces/logs`,
      {
        properties: { publicNetworkAccessForIngestion: 'Disabled', publicNetworkAccessForQuery: 'Disabled' },
      },
    ),
    resource('Microsoft.Insights/privateLinkScopes', `${GROUP}/providers/Microsoft.Insights/privateLinkScopes/ampls`, {
      properties: { accessModeSettings: { ingestionAccessMode: 'PrivateOnly', queryAccessMode: 'PrivateOnly' } },
    }),
    endpoint(
      'pe-monitor',
      hubEndpoints,
      `${GROUP}/providers/Microsoft.Insights/privateLinkScopes/ampls`,
      'azuremonitor',
    ),
    ...SERVICES.map((service) => logged(serviceId(service.name))),
    logged(`${NETWORK}/azureFirewalls/firewall`),
  ];
}

/** The landing zone with agents of the given names. */
export function landingZone(...agents: readonly string[]): readonly Resource[] {
  return [...platform(), ...agents.flatMap((name, index) => agent(name, index))];
}
