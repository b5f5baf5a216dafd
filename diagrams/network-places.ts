/** Zones and nodes of the network view: which box every resource stands in. */
import { isUnknown, type Architecture, type Resource, type Value } from '../architecture/model';
import { parentId, nameOfId } from '../architecture/ids';
import { byText } from '../architecture/values';
import { addNode, addZone, type Draft } from './draft';
import {
  addressOf,
  at,
  follow,
  listOf,
  nameOf,
  ownerOf,
  pointsAt,
  subscriptionOf,
  textsOf,
  typeOf,
  within,
} from './lookup';
import { firewallPolicyBadges, labelBadge, serviceBadges, switchBadge } from './posture';
import { APPLIANCES, PARTS, PLANES, SERVICES, WORKLOADS, type Look, type Plane } from './resource-types';
import type { Badge, Node, Place, Zone } from './scene';

/** Columns and rows of a subscription: networks left, services right; the hub and what watches below. */
const CELLS = {
  spoke: { column: 0, row: 0 },
  services: { column: 1, row: 0 },
  hub: { column: 0, row: 1 },
  observability: { column: 1, row: 1 },
} as const;

/** Columns of a network: callers left, private endpoints right. */
const CALLERS = 0;
const ENDPOINTS = 1;

/** Properties by which a resource says that it stands in a subnet. */
const SUBNET_PATHS = [
  'properties.subnet.id',
  'properties.ipConfigurations.0.properties.subnet.id',
  'properties.ipConfigurations.0.subnet.id',
  'properties.gatewayIPConfigurations.0.properties.subnet.id',
  'properties.frontendIPConfigurations.0.properties.subnet.id',
  'properties.vnetConfiguration.infrastructureSubnetId',
  'properties.virtualNetworkSubnetId',
  'properties.virtualNetworkConfiguration.subnetResourceId',
  'properties.agentPoolProfiles.0.vnetSubnetID',
  'properties.subnetIds.0.id',
  'properties.networkProfile.networkInterfaces.0.id',
] as const;

const UNKNOWN_SUBSCRIPTION = 'not known';

/** Puts every resource of a known type in its place. */
export function placeResources(draft: Draft): void {
  const { architecture } = draft;
  locate(draft);
  for (const network of architecture.ofType('Microsoft.Network/virtualNetworks')) placeNetwork(draft, network);
  for (const subnet of architecture.ofType('Microsoft.Network/virtualNetworks/subnets')) placeSubnet(draft, subnet);
  for (const resource of architecture.resources) {
    const type = typeOf(resource);
    if (type === 'microsoft.network/privateendpoints') placeEndpoint(draft, resource);
    if (type === 'microsoft.app/managedenvironments') placeEnvironment(draft, resource);
    const appliance = APPLIANCES[type];
    if (appliance && draft.subnets.has(resource.key)) placeAppliance(draft, resource, appliance);
    else if (appliance) placeService(draft, resource, appliance, 'other');
  }
  // An app stands in its environment, so environments come first.
  for (const resource of architecture.resources) {
    const look = WORKLOADS[typeOf(resource)];
    if (look) placeWorkload(draft, resource, look);
    const service = SERVICES[typeOf(resource)];
    if (service)
      placeService(draft, resource, service, isLogArchive(architecture, resource) ? 'observability' : service.plane);
  }
  for (const policy of architecture.ofType('Microsoft.Network/firewallPolicies')) placeFirewallPolicy(draft, policy);
  placeNames(draft);
  for (const resource of architecture.resources) if (typeOf(resource) in PARTS) placePart(draft, resource);
}

function locate(draft: Draft): void {
  const { architecture } = draft;
  for (const resource of architecture.resources) {
    const found = pointsAt(architecture, resource, SUBNET_PATHS);
    // A virtual machine points at its network card, which points at the subnet.
    const subnet =
      found && typeOf(found) === 'microsoft.network/networkinterfaces'
        ? pointsAt(architecture, found, SUBNET_PATHS)
        : found;
    if (subnet && typeOf(subnet) === 'microsoft.network/virtualnetworks/subnets')
      draft.subnets.set(resource.key, subnet);
  }
}

/** Full text for whoever points at a thing. */
function describe(architecture: Architecture, resource: Resource, kind: string): string {
  return `${kind} ${nameOf(resource)}, ${addressOf(architecture, resource)} in ${resource.file}`;
}

function subscriptionZone(draft: Draft, resource: Resource): string {
  const id = subscriptionOf(resource);
  const name = id ?? UNKNOWN_SUBSCRIPTION;
  return addZone(draft, {
    id: `subscription:${name}`,
    parent: undefined,
    kind: 'subscription',
    caption: `Subscription ${name}`,
    detail: undefined,
    title: id === undefined ? 'The input does not say which subscription this is deployed to' : `Subscription ${id}`,
    place: { column: 1, row: 0, rank: 0 },
    uncertain: id === undefined,
  });
}

/** A hub holds what other networks go through. */
function isHub(draft: Draft, network: Resource): boolean {
  return draft.architecture.resources.some((resource) => {
    const subnet = typeOf(resource) in APPLIANCES ? draft.subnets.get(resource.key) : undefined;
    const isShared = /azurefirewalls|bastionhosts|virtualnetworkgateways|dnsresolvers/.test(typeOf(resource));
    return isShared && subnet !== undefined && networkOf(draft.architecture, subnet)?.key === network.key;
  });
}

/** The virtual network of a subnet. */
export function networkOf(architecture: Architecture, subnet: Resource): Resource | undefined {
  return ownerOf(architecture, subnet, 'Microsoft.Network/virtualNetworks');
}

function ranges(...values: readonly (Value | undefined)[]): string {
  const { texts, uncertain } = textsOf(...values);
  return [...texts, ...(uncertain ? ['address range ?'] : [])].join(', ');
}

function placeNetwork(draft: Draft, network: Resource): void {
  draft.placed.add(network.key);
  const hub = isHub(draft, network);
  addZone(draft, {
    id: network.key,
    parent: subscriptionZone(draft, network),
    kind: 'network',
    caption: `${hub ? 'Hub' : 'Virtual network'} ${draft.names.of(network)}`,
    detail: ranges(at(network, 'properties.addressSpace.addressPrefixes')) || 'address range ?',
    title: describe(draft.architecture, network, 'Virtual network'),
    place: { ...(hub ? CELLS.hub : CELLS.spoke), rank: 0 },
    uncertain: false,
  });
}

/** A network that subnets name and the input does not hold. */
function absentNetwork(draft: Draft, subnet: Resource): string {
  const id = typeof subnet.id === 'string' ? parentId(subnet.id) : undefined;
  return addZone(draft, {
    id: `absent:${id?.toLowerCase() ?? 'network'}`,
    parent: subscriptionZone(draft, subnet),
    kind: 'network',
    caption: id === undefined ? 'Virtual network ?' : `Virtual network ${nameOfId(id)}`,
    detail: 'not in the input',
    title: `Virtual network that is not in the input${id === undefined ? '' : `: ${id}`}`,
    place: { ...CELLS.spoke, rank: 1 },
    uncertain: true,
  });
}

/** Who lives in a subnet decides on which side of its network it is drawn. */
function sideOf(draft: Draft, subnet: Resource): { column: number; rank: number; onlyEndpoints: boolean } {
  const inhabitants = [...draft.subnets]
    .filter(([, home]) => home.key === subnet.key)
    .flatMap(([key]) => draft.architecture.byKey(key) ?? [])
    .filter((resource) => typeOf(resource) !== 'microsoft.network/networkinterfaces');
  if (inhabitants.length === 0) return { column: CALLERS, rank: 2, onlyEndpoints: false };
  const onlyEndpoints = inhabitants.every((resource) => typeOf(resource) === 'microsoft.network/privateendpoints');
  const hasFirewall = inhabitants.some((resource) => typeOf(resource) === 'microsoft.network/azurefirewalls');
  return { column: onlyEndpoints ? ENDPOINTS : CALLERS, rank: hasFirewall ? 0 : 1, onlyEndpoints };
}

function placeSubnet(draft: Draft, subnet: Resource): void {
  const { architecture } = draft;
  draft.placed.add(subnet.key);
  const network = networkOf(architecture, subnet);
  const side = sideOf(draft, subnet);
  const guarded = at(subnet, 'properties.networkSecurityGroup.id');
  const isPlatform = /^(AzureFirewall|AzureBastion|Gateway|RouteServer)/i.test(nameOf(subnet));
  const outbound = architecture.fact(subnet, 'properties.defaultOutboundAccess');
  const details = [
    ranges(at(subnet, 'properties.addressPrefixes'), at(subnet, 'properties.addressPrefix')) || 'address range ?',
    ...(guarded === undefined && isPlatform ? [] : [guarded === undefined ? 'no NSG' : 'NSG']),
    ...(outbound.state === 'known' && outbound.value === false ? ['no default way out'] : []),
  ];
  addZone(draft, {
    id: subnet.key,
    parent: network ? network.key : absentNetwork(draft, subnet),
    kind: side.onlyEndpoints ? 'endpoints' : 'subnet',
    caption: draft.names.of(subnet),
    detail: details.join(' · '),
    title: `${describe(architecture, subnet, 'Subnet')}; ${details.join(', ')}`,
    place: { column: side.column, row: 0, rank: side.rank },
    uncertain: false,
  });
}

/** The service behind a private endpoint. */
export function serviceBehind(architecture: Architecture, endpoint: Resource): Resource | undefined {
  return connectionsOf(endpoint)
    .map((connection) => follow(architecture, within(connection, 'properties.privateLinkServiceId')))
    .find((service) => service !== undefined);
}

function connectionsOf(endpoint: Resource): readonly Value[] {
  return [
    ...listOf(at(endpoint, 'properties.privateLinkServiceConnections')),
    ...listOf(at(endpoint, 'properties.manualPrivateLinkServiceConnections')),
  ];
}

/** Endpoints stand in the order of the services behind them, so that their lines do not cross. */
function endpointRank(service: Resource | undefined): number {
  const types = Object.keys(SERVICES);
  const index = service ? types.indexOf(typeOf(service)) : -1;
  return index === -1 ? types.length : index;
}

function placeEndpoint(draft: Draft, endpoint: Resource): void {
  const { architecture } = draft;
  const subnet = draft.subnets.get(endpoint.key);
  const service = serviceBehind(architecture, endpoint);
  const { texts } = textsOf(...connectionsOf(endpoint).map((connection) => within(connection, 'properties.groupIds')));
  draft.placed.add(endpoint.key);
  addNode(draft, {
    id: endpoint.key,
    zone: subnet?.key ?? homeless(draft, endpoint),
    glyph: 'endpoint',
    name: draft.names.of(endpoint),
    kind: `Private endpoint${texts.length > 0 ? `: ${texts.join(', ')}` : ''}`,
    items: [],
    badges: service ? [] : [{ text: 'service ?', tone: 'unknown', title: 'The service behind it is not in the input' }],
    title: describe(architecture, endpoint, 'Private endpoint'),
    place: { column: 0, row: 0, rank: endpointRank(service) },
    uncertain: !subnet || !service,
  });
}

/** A box for what should stand in a subnet and does not say in which. */
function homeless(draft: Draft, resource: Resource): string {
  const parent = subscriptionZone(draft, resource);
  return addZone(draft, {
    id: `${parent}/no-network`,
    parent,
    kind: 'services',
    caption: 'Outside any known network',
    detail: undefined,
    title: 'Resources that stand in no subnet of the input',
    place: { ...CELLS.spoke, rank: 2 },
    uncertain: true,
  });
}

function placeEnvironment(draft: Draft, environment: Resource): void {
  const { architecture } = draft;
  draft.placed.add(environment.key);
  const internal = switchBadge(architecture, environment, 'properties.vnetConfiguration.internal', true, {
    good: 'internal',
    bad: 'public address',
    unknown: 'public address ?',
  });
  addZone(draft, {
    id: environment.key,
    parent: draft.subnets.get(environment.key)?.key ?? homeless(draft, environment),
    kind: 'host',
    caption: draft.names.of(environment),
    detail: ['Container Apps', internal.text, ...(isLogged(architecture, environment) ? ['logged'] : [])].join(' · '),
    title: `${describe(architecture, environment, 'Container Apps environment')}; ${internal.title}`,
    place: { column: 0, row: 0, rank: 0 },
    uncertain: false,
  });
}

function placeAppliance(draft: Draft, resource: Resource, look: Look): void {
  const { architecture } = draft;
  const subnet = draft.subnets.get(resource.key);
  if (!subnet) return;
  draft.placed.add(resource.key);
  const tier = at(resource, 'properties.sku.tier');
  const isPublic = listOf(at(resource, 'properties.ipConfigurations')).some(
    (configuration) => within(configuration, 'properties.publicIPAddress.id') !== undefined,
  );
  addNode(draft, {
    id: resource.key,
    zone: subnet.key,
    ...lookOf(look),
    kind: typeof tier === 'string' ? `${look.kind} ${tier}` : look.kind,
    name: draft.names.of(resource),
    items: [],
    badges: [
      ...(isPublic ? [{ text: 'public IP', tone: 'plain', title: 'Has a public address' } as const] : []),
      ...loggedBadge(architecture, resource),
    ],
    title: describe(architecture, resource, look.kind),
    place: { column: 0, row: 0, rank: 0 },
    uncertain: false,
  });
}

function lookOf({ glyph, kind }: Look): Pick<Node, 'glyph' | 'kind'> {
  return { glyph, kind };
}

/** Identities a workload can act under: user-assigned ones, and itself where it has a system-assigned one. */
export function identitiesOf(architecture: Architecture, workload: Resource): readonly Resource[] {
  const assigned = at(workload, 'identity.userAssignedIdentities');
  const type = at(workload, 'identity.type');
  const own = typeof type === 'string' && /systemassigned/i.test(type) ? [workload] : [];
  const values = isUnknown(assigned)
    ? assigned.references.map((reference) => architecture.byKey(reference.resource))
    : [];
  const keys =
    typeof assigned === 'object' && assigned !== null && !isUnknown(assigned)
      ? (Array.isArray(assigned) ? (assigned as readonly Value[]) : Object.keys(assigned)).map((id) =>
          follow(architecture, id),
        )
      : [];
  return [...own, ...values, ...keys].filter((identity) => identity !== undefined);
}

/** The Container Apps environment of an app or job. */
export function environmentOf(architecture: Architecture, workload: Resource): Resource | undefined {
  return pointsAt(architecture, workload, ['properties.managedEnvironmentId', 'properties.environmentId']);
}

function placeWorkload(draft: Draft, workload: Resource, look: Look): void {
  const { architecture } = draft;
  draft.placed.add(workload.key);
  const environment = environmentOf(architecture, workload);
  const environmentZone = environment && draft.zones.has(environment.key) ? environment.key : undefined;
  const subnet = draft.subnets.get(workload.key);
  const identities = identitiesOf(architecture, workload);
  const isApp = typeOf(workload) === 'microsoft.app/containerapps';
  const ingress = at(workload, 'properties.configuration.ingress');
  const external = switchBadge(architecture, workload, 'properties.configuration.ingress.external', false, {
    good: 'called from its environment',
    bad: 'external ingress',
    unknown: 'ingress ?',
  });
  // In an internal environment "external" means: from the virtual network.
  const inside = environment && at(environment, 'properties.vnetConfiguration.internal') === true;
  const fromNetwork: Badge = { ...external, text: 'called from VNet', tone: 'plain' };
  addNode(draft, {
    id: workload.key,
    zone: environmentZone ?? subnet?.key ?? homeless(draft, workload),
    ...lookOf(look),
    name: draft.names.of(workload),
    items: identities.map((identity) =>
      identity.key === workload.key ? 'runs as itself' : `runs as ${draft.names.of(identity)}`,
    ),
    badges: [
      ...(isApp && ingress !== undefined ? [inside && external.tone === 'bad' ? fromNetwork : external] : []),
      ...labelBadge(architecture, workload),
    ],
    title: describe(architecture, workload, look.kind),
    place: { column: 0, row: 0, rank: 0 },
    uncertain: environmentZone === undefined && subnet === undefined,
  });
}

/** Storage that logs go to belongs with the logs. */
function isLogArchive(architecture: Architecture, resource: Resource): boolean {
  if (typeOf(resource) !== 'microsoft.storage/storageaccounts') return false;
  const settings = architecture.ofType('Microsoft.Insights/diagnosticSettings');
  const exports = architecture.ofType('Microsoft.OperationalInsights/workspaces/dataExports');
  return (
    settings.some(
      (setting) => follow(architecture, at(setting, 'properties.storageAccountId'))?.key === resource.key,
    ) ||
    exports.some((rule) => follow(architecture, at(rule, 'properties.destination.resourceId'))?.key === resource.key)
  );
}

function planeZone(draft: Draft, resource: Resource, plane: Plane): string {
  const parent = subscriptionZone(draft, resource);
  const isWatching = plane === 'observability';
  return addZone(draft, {
    id: `${parent}/${plane}`,
    parent,
    kind: isWatching ? 'observability' : 'services',
    caption: PLANES[plane],
    detail: undefined,
    title: PLANES[plane],
    place: { ...(isWatching ? CELLS.observability : CELLS.services), rank: Object.keys(PLANES).indexOf(plane) },
    uncertain: false,
  });
}

function kindOf(resource: Resource, look: Look): string {
  const kind = at(resource, 'kind');
  if (typeOf(resource) === 'microsoft.cognitiveservices/accounts' && typeof kind === 'string') {
    return kind === 'AIServices' ? 'Microsoft Foundry account' : `Azure AI: ${kind}`;
  }
  return look.kind;
}

function placeService(draft: Draft, resource: Resource, look: Look, plane: Plane): void {
  const { architecture } = draft;
  draft.placed.add(resource.key);
  const isArchive = plane === 'observability' && look.glyph === 'storage';
  addNode(draft, {
    id: resource.key,
    zone: planeZone(draft, resource, plane),
    glyph: isArchive ? 'archive' : look.glyph,
    name: draft.names.of(resource),
    kind: isArchive ? 'Log archive (storage account)' : kindOf(resource, look),
    items: [],
    badges: [
      ...serviceBadges(architecture, resource),
      ...(typeOf(resource) === 'microsoft.insights/privatelinkscopes' ? [] : loggedBadge(architecture, resource)),
      ...labelBadge(architecture, resource),
    ],
    title: describe(architecture, resource, kindOf(resource, look)),
    place: { column: 0, row: 0, rank: Object.keys(SERVICES).indexOf(typeOf(resource)) },
    uncertain: false,
  });
}

/** The resource whose logs a diagnostic setting sends. */
export function loggedBy(architecture: Architecture, setting: Resource): Resource | undefined {
  if (typeof setting.id === 'string') {
    // Logs of a storage account are set on its blob service; whoever looks at the picture looks for the account.
    for (let id = parentId(setting.id); id !== undefined; id = parentId(id)) {
      const found = architecture.byId(id);
      if (found && typeOf(found).split('/').length === 2) return found;
    }
    return undefined;
  }
  const target = setting.attributes['target_resource_id'] ?? setting.attributes['parent_id'] ?? setting.id;
  return follow(architecture, target);
}

function isLogged(architecture: Architecture, resource: Resource): boolean {
  return architecture
    .ofType('Microsoft.Insights/diagnosticSettings')
    .some((setting) => loggedBy(architecture, setting)?.key === resource.key);
}

function loggedBadge(architecture: Architecture, resource: Resource): readonly Badge[] {
  if (isLogged(architecture, resource)) {
    return [{ text: 'logged', tone: 'good', title: 'logged: a diagnostic setting sends its logs' }];
  }
  const isDoubtful = architecture
    .ofType('Microsoft.Insights/diagnosticSettings')
    .some((setting) => loggedBy(architecture, setting) === undefined);
  if (isDoubtful)
    return [{ text: 'logged ?', tone: 'unknown', title: 'logged ?: a diagnostic setting has an unknown target' }];
  return [{ text: 'not logged', tone: 'bad', title: 'not logged: no diagnostic setting names it' }];
}

function placeFirewallPolicy(draft: Draft, policy: Resource): void {
  const { architecture } = draft;
  const user = architecture
    .ofType('Microsoft.Network/azureFirewalls')
    .find((firewall) => follow(architecture, at(firewall, 'properties.firewallPolicy.id'))?.key === policy.key);
  const zone = user && draft.nodes.get(user.key)?.zone;
  draft.placed.add(policy.key);
  addNode(draft, {
    id: policy.key,
    zone: zone ?? planeZone(draft, policy, 'other'),
    glyph: 'policy',
    name: draft.names.of(policy),
    kind: 'Firewall policy',
    items: [],
    badges: firewallPolicyBadges(architecture, policy),
    title: describe(architecture, policy, 'Firewall policy'),
    place: { column: 0, row: 0, rank: 1 },
    uncertain: false,
  });
}

/** All private DNS zones of a subscription as one node: which names resolve to private addresses. */
function placeNames(draft: Draft): void {
  const { architecture } = draft;
  const groups = new Map<string, Resource[]>();
  for (const zone of architecture.ofType('Microsoft.Network/privateDnsZones')) {
    draft.placed.add(zone.key);
    const home = subscriptionZone(draft, zone);
    groups.set(home, [...(groups.get(home) ?? []), zone]);
  }
  for (const [home, zones] of groups) {
    const known = zones.filter((zone) => typeof zone.name === 'string').map(nameOf);
    const unknown = zones.filter((zone) => typeof zone.name !== 'string').map((zone) => `? ${zone.address}`);
    const names = [...known.sort(byText), ...unknown.sort(byText)];
    const linked = new Set(
      architecture.ofType('Microsoft.Network/privateDnsZones/virtualNetworkLinks').flatMap((link) => {
        const owner = ownerOf(architecture, link, 'Microsoft.Network/privateDnsZones');
        return owner && zones.includes(owner)
          ? (follow(architecture, at(link, 'properties.virtualNetwork.id'))?.key ?? [])
          : [];
      }),
    );
    const [network] = linked;
    const isHosted = linked.size === 1 && network !== undefined && draft.zones.has(network);
    addNode(draft, {
      id: `${home}/private-dns`,
      zone: isHosted ? network : homelessNames(draft, home),
      glyph: 'dns',
      name: names.length === 1 ? 'Private DNS zone' : `${String(names.length)} private DNS zones`,
      kind: 'Names resolve to private addresses',
      items: names,
      badges: [],
      title: `Private DNS zones: ${zones
        .map((zone) => `${nameOf(zone)} (${addressOf(architecture, zone)})`)
        .sort(byText)
        .join(', ')}`,
      place: { column: ENDPOINTS, row: 0, rank: 3 },
      uncertain: false,
    });
  }
}

function homelessNames(draft: Draft, parent: string): string {
  return addZone(draft, {
    id: `${parent}/names`,
    parent,
    kind: 'services',
    caption: 'Names',
    detail: undefined,
    title: 'Private DNS',
    place: { ...CELLS.hub, rank: 3 },
    uncertain: false,
  });
}

/** Lists deployments, keys and the like on the node of what they belong to. */
function placePart(draft: Draft, part: Resource): void {
  const type = typeOf(part);
  const words = PARTS[type];
  const ownerType = type.split('/').slice(0, 2).join('/');
  const owner = ownerOf(draft.architecture, part, ownerType);
  const node = owner && draft.nodes.get(owner.key);
  if (!node || words === undefined) return;
  draft.placed.add(part.key);
  const sku = at(part, 'sku.name');
  const item = `${words} ${nameOf(part)}${typeof sku === 'string' ? ` · ${sku}` : ''}`.trim();
  draft.nodes.set(node.id, { ...node, items: [...node.items, item].sort(byText) });
}

/** A place on the page for what lies outside Azure or outside the input. */
export function outsideZone(draft: Draft, kind: 'internet' | 'external', caption: string, place: Place): string {
  const zone: Zone = {
    id: `outside:${caption}`,
    parent: undefined,
    kind,
    caption,
    detail: undefined,
    title: caption,
    place,
    uncertain: false,
  };
  return addZone(draft, zone);
}
