/** Lines between networks and out of them: routes, firewall rules, peerings, open doors, and where logs go. */
import { isUnknown, type Resource, type Value } from '../architecture/model';
import { nameOfId, parentId } from '../architecture/ids';
import { byText } from '../architecture/values';
import { contains, isPrivate, rangeOf, type Range } from './cidr';
import { addEdge, addNode, type Draft } from './draft';
import { addressOf, at, follow, listOf, ownerOf, textsOf, typeOf, within } from './lookup';
import { rangesOf, verdictAt } from './network-access';
import { loggedBy, networkOf, outsideZone } from './network-places';
import { publicAccess } from './posture';
import { APPLIANCES, PLANES, SERVICES } from './resource-types';
import type { Node } from './scene';
import { rulesOf } from './security-rules';

const ANY = new Set(['*', '0.0.0.0/0', 'internet']);

/** Draws everything that is not a workload reaching a service. */
export function drawTraffic(draft: Draft): void {
  drawRoutes(draft);
  drawEgress(draft);
  drawPeerings(draft);
  drawCallers(draft);
  drawOpenServices(draft);
  drawLogs(draft);
}

function internet(draft: Draft): string {
  return outsideZone(draft, 'internet', 'Internet', { column: 0, row: 0, rank: 1, atEnd: true });
}

function elsewhere(draft: Draft): string {
  return outsideZone(draft, 'external', 'Not in the input', { column: 0, row: 0, rank: 2, atEnd: true });
}

function outsideNode(zone: string, id: string, look: Pick<Node, 'name' | 'kind' | 'glyph'> & Partial<Node>): Node {
  return {
    id: `outside:${id}`,
    zone,
    items: [],
    badges: [],
    title: `${look.kind}: ${look.name}`,
    place: { column: 0, row: 0, rank: 1 },
    uncertain: false,
    ...look,
  };
}

/** Whoever is on the Internet. Drawn only where something lets them in. */
function anyone(draft: Draft): string {
  const node = outsideNode(internet(draft), 'anyone', {
    name: 'Anyone',
    kind: 'Caller from the Internet',
    glyph: 'cloud',
  });
  return addNode(draft, { ...node, place: { column: 0, row: 0, rank: 0 } });
}

function subnets(draft: Draft): readonly Resource[] {
  return draft.architecture.ofType('Microsoft.Network/virtualNetworks/subnets');
}

function routesOf(draft: Draft, table: Resource): readonly Value[] {
  const beside = draft.architecture
    .ofType('Microsoft.Network/routeTables/routes')
    .filter((route) => ownerOf(draft.architecture, route, 'Microsoft.Network/routeTables')?.key === table.key)
    .map((route): Value => route.body);
  return [...listOf(at(table, 'properties.routes')), ...beside];
}

function drawRoutes(draft: Draft): void {
  const { architecture } = draft;
  for (const subnet of subnets(draft)) {
    const reference = at(subnet, 'properties.routeTable.id');
    const table = follow(architecture, reference);
    if (!table) continue;
    for (const route of routesOf(draft, table)) {
      if (within(route, 'properties.addressPrefix') !== '0.0.0.0/0') continue;
      drawDefaultRoute(draft, subnet, table, route);
    }
  }
}

function drawDefaultRoute(draft: Draft, subnet: Resource, table: Resource, route: Value): void {
  const type = within(route, 'properties.nextHopType');
  const hop = within(route, 'properties.nextHopIpAddress');
  const addresses = [addressOf(draft.architecture, table)];
  if (type === 'Internet') {
    const to = anyoneOutside(draft);
    addEdge(draft, {
      id: `${subnet.key} → ${to}`,
      from: subnet.key,
      to,
      kind: 'public',
      what: `${draft.names.of(subnet)} sends everything straight to the Internet`,
      addresses,
      uncertain: false,
    });
    return;
  }
  if (type !== 'VirtualAppliance' && !isUnknown(type)) return;
  const firewall = applianceAt(draft, hop);
  const text = typeof hop === 'string' ? hop : '?';
  const to =
    firewall?.key ??
    addNode(
      draft,
      outsideNode(elsewhere(draft), `hop ${text}`, {
        name: `Next hop ${text}`,
        kind: 'Appliance that is not in the input',
        glyph: 'firewall',
        uncertain: true,
      }),
    );
  addEdge(draft, {
    id: `${subnet.key} → ${to}`,
    from: subnet.key,
    to,
    kind: 'route',
    what: `${draft.names.of(subnet)} → ${firewall ? draft.names.of(firewall) : `next hop ${text}`}: default route`,
    addresses,
    uncertain: !firewall || isUnknown(hop) || isUnknown(type),
  });
}

function anyoneOutside(draft: Draft): string {
  return addNode(
    draft,
    outsideNode(internet(draft), 'everywhere', { name: 'Any destination', kind: 'The open Internet', glyph: 'cloud' }),
  );
}

/** The firewall in whose subnet an address lies, or that an unknown address refers to. */
function applianceAt(draft: Draft, hop: Value | undefined): Resource | undefined {
  const firewalls = draft.architecture.resources.filter(
    (resource) => typeOf(resource) in APPLIANCES && draft.nodes.has(resource.key),
  );
  if (isUnknown(hop))
    return firewalls.find(({ key }) => hop.references.some((reference) => reference.resource === key));
  const address = typeof hop === 'string' ? rangeOf(hop) : undefined;
  if (!address) return undefined;
  return firewalls.find((firewall) => {
    const subnet = draft.subnets.get(firewall.key);
    return subnet !== undefined && rangesOf(subnet).some((range) => contains(range, address));
  });
}

/** One allow rule of a firewall policy. */
interface Opening {
  readonly group: Resource;
  readonly name: string;
  readonly description: string | undefined;
  readonly sources: { readonly texts: readonly string[]; readonly uncertain: boolean };
  readonly destinations: { readonly texts: readonly string[]; readonly uncertain: boolean };
  readonly type: string;
}

function openingsOf(draft: Draft, policy: Resource): readonly Opening[] {
  return draft.architecture
    .ofType('Microsoft.Network/firewallPolicies/ruleCollectionGroups')
    .filter((group) => ownerOf(draft.architecture, group, 'Microsoft.Network/firewallPolicies')?.key === policy.key)
    .flatMap((group) =>
      listOf(at(group, 'properties.ruleCollections')).flatMap((collection) => {
        const action = within(collection, 'action.type');
        if (typeof action === 'string' && action.toLowerCase() === 'deny') return [];
        return listOf(within(collection, 'rules')).map((rule) => openingOf(group, rule));
      }),
    );
}

function openingOf(group: Resource, rule: Value): Opening {
  const [name, description, type] = [within(rule, 'name'), within(rule, 'description'), within(rule, 'ruleType')];
  return {
    group,
    name: typeof name === 'string' ? name : '?',
    description: typeof description === 'string' ? description : undefined,
    type: typeof type === 'string' ? type : '?',
    sources: textsOf(within(rule, 'sourceAddresses'), within(rule, 'sourceIpGroups')),
    destinations:
      type === 'NatRule'
        ? textsOf(within(rule, 'translatedAddress'), within(rule, 'translatedFqdn'))
        : textsOf(
            ...[
              'targetFqdns',
              'targetUrls',
              'fqdnTags',
              'webCategories',
              'destinationFqdns',
              'destinationAddresses',
            ].map((path) => within(rule, path)),
            within(rule, 'destinationIpGroups'),
          ),
  };
}

function drawEgress(draft: Draft): void {
  const { architecture } = draft;
  for (const firewall of architecture.ofType('Microsoft.Network/azureFirewalls')) {
    if (!draft.nodes.has(firewall.key)) continue;
    const policy = follow(architecture, at(firewall, 'properties.firewallPolicy.id'));
    if (!policy) continue;
    const base = follow(architecture, at(policy, 'properties.basePolicy.id'));
    for (const opening of [...(base ? openingsOf(draft, base) : []), ...openingsOf(draft, policy)]) {
      if (opening.type === 'NatRule') drawInwardRule(draft, firewall, opening);
      else drawOpening(draft, firewall, opening);
    }
  }
}

/** Names of the subnets that a rule's sources lie in; other sources as written. */
function sourceNames(draft: Draft, sources: Opening['sources']): readonly string[] {
  const names = sources.texts.map((text) => {
    const range = rangeOf(text);
    const subnet =
      range && subnets(draft).find((candidate) => rangesOf(candidate).some((outer) => contains(outer, range)));
    if (subnet) return draft.names.of(subnet);
    return ANY.has(text) ? 'everybody' : text;
  });
  return [...new Set([...names, ...(sources.uncertain ? ['?'] : [])])].sort(byText);
}

function drawOpening(draft: Draft, firewall: Resource, opening: Opening): void {
  const { destinations } = opening;
  const from = sourceNames(draft, opening.sources);
  const inside = destinations.texts.map((text) => subnetAt(draft, rangeOf(text)));
  const [home] = inside;
  const to =
    home && inside.every((subnet) => subnet?.key === home.key)
      ? home.key
      : addNode(draft, destinationNode(draft, opening));
  addEdge(draft, {
    id: `${firewall.key} → ${to} · ${opening.name}`,
    from: firewall.key,
    to,
    kind: 'egress',
    what: `${opening.name}: ${from.join(', ')} → ${destinations.texts.join(', ') || '?'}`,
    detail: opening.description,
    addresses: [addressOf(draft.architecture, opening.group)],
    uncertain: destinations.uncertain || opening.sources.uncertain,
  });
}

function subnetAt(draft: Draft, range: Range | undefined): Resource | undefined {
  if (!range) return undefined;
  return subnets(draft).find((subnet) => rangesOf(subnet).some((outer) => contains(outer, range)));
}

function destinationNode(draft: Draft, { destinations, name }: Opening): Node {
  const texts = [...destinations.texts].sort(byText);
  const isEverything = texts.some((text) => ANY.has(text.toLowerCase()));
  const all = isEverything
    ? 'Any destination'
    : texts.length === 1
      ? String(texts[0])
      : `${String(texts.length)} destinations`;
  return outsideNode(internet(draft), `egress ${texts.join(' ')}${destinations.uncertain ? ` ? ${name}` : ''}`, {
    name: destinations.uncertain && texts.length === 0 ? 'Destination ?' : all,
    kind: isEverything ? 'The open Internet' : 'Allowed destination',
    glyph: 'cloud',
    items: texts.length > 1 ? texts : [],
    badges: isEverything ? [{ text: 'everything', tone: 'bad', title: 'The rule allows every destination' }] : [],
    title: `Allowed destination: ${texts.join(', ') || 'known only after apply'}`,
    uncertain: destinations.uncertain,
  });
}

function drawInwardRule(draft: Draft, firewall: Resource, opening: Opening): void {
  addEdge(draft, {
    id: `anyone → ${firewall.key}`,
    from: anyone(draft),
    to: firewall.key,
    kind: 'public',
    what: `${opening.name}: inbound (DNAT) to ${opening.destinations.texts.join(', ') || '?'}`,
    addresses: [addressOf(draft.architecture, opening.group)],
    uncertain: opening.destinations.uncertain,
  });
}

function drawPeerings(draft: Draft): void {
  const { architecture } = draft;
  const peerings = architecture
    .ofType('Microsoft.Network/virtualNetworks/virtualNetworkPeerings')
    .flatMap((peering) => {
      const near = peering && ownNetwork(draft, peering);
      return near ? [{ peering, near, far: farEnd(draft, peering) }] : [];
    });
  for (const { peering, near, far } of peerings) {
    const back = peerings.find((other) => other.near === far && other.far === near);
    const [from, to] = [near, far].sort(byText) as [string, string];
    const name = (id: string): string => draft.zones.get(id)?.caption ?? draft.nodes.get(id)?.name ?? id;
    addEdge(draft, {
      id: `${from} ↔ ${to}`,
      from,
      to,
      kind: 'peering',
      what: `${name(from)} peers with ${name(to)}${back ? '' : ' (the way back is not in the input)'}`,
      addresses: [addressOf(architecture, peering)],
      uncertain: !back,
      mutual: true,
    });
  }
}

/** Zone of the network a peering belongs to, which may itself not be in the input. */
function ownNetwork(draft: Draft, peering: Resource): string | undefined {
  const owner = ownerOf(draft.architecture, peering, 'Microsoft.Network/virtualNetworks');
  if (owner) return owner.key;
  const id = typeof peering.id === 'string' ? parentId(peering.id) : undefined;
  return id === undefined ? undefined : absentNetworkNode(draft, id);
}

function farEnd(draft: Draft, peering: Resource): string {
  const remote = at(peering, 'properties.remoteVirtualNetwork.id');
  const known = follow(draft.architecture, remote);
  if (known && draft.zones.has(known.key)) return known.key;
  return absentNetworkNode(draft, typeof remote === 'string' ? remote : '?');
}

function absentNetworkNode(draft: Draft, id: string): string {
  return addNode(
    draft,
    outsideNode(elsewhere(draft), `network ${id.toLowerCase()}`, {
      name: nameOfId(id),
      kind: 'Virtual network not in the input',
      glyph: 'network',
      uncertain: true,
    }),
  );
}

/** Inbound allow rules for addresses of no network here: on-premises, or the whole Internet. */
function drawCallers(draft: Draft): void {
  const { architecture } = draft;
  for (const subnet of subnets(draft)) {
    const group = follow(architecture, at(subnet, 'properties.networkSecurityGroup.id'));
    const rules = group ? rulesOf(architecture, group) : [];
    for (const rule of rules) {
      if (!group || rule.direction !== 'inbound' || rule.access !== 'allow') continue;
      const { texts } = textsOf(
        within(rule.body, 'properties.sourceAddressPrefix'),
        within(rule.body, 'properties.sourceAddressPrefixes'),
      );
      for (const caller of texts.flatMap((text) => callerOf(draft, subnet, text))) {
        addEdge(draft, {
          id: `${caller.id} → ${subnet.key}`,
          from: caller.id,
          to: subnet.key,
          kind: caller.isPublic ? 'public' : 'access',
          what: `${caller.text} → ${draft.names.of(subnet)}: ${rule.name}`,
          addresses: [addressOf(architecture, group)],
          uncertain: caller.uncertain,
        });
      }
    }
  }
}

interface Caller {
  readonly id: string;
  readonly text: string;
  readonly isPublic: boolean;
  readonly uncertain: boolean;
}

function callerOf(draft: Draft, target: Resource, text: string): readonly Caller[] {
  if (ANY.has(text.toLowerCase())) return [{ id: anyone(draft), text: 'anyone', isPublic: true, uncertain: false }];
  const range = rangeOf(text);
  const neighbour = subnetAt(draft, range);
  if (neighbour) return neighbourOf(draft, neighbour, target);
  if (!range || networkRanges(draft).some((own) => contains(own, range))) return [];
  const isOnPremises = isPrivate(range);
  const zone = isOnPremises
    ? outsideZone(draft, 'external', 'On premises', { column: 0, row: 0, rank: 0 })
    : internet(draft);
  const kind = isOnPremises ? 'Network outside Azure' : 'Callers from the Internet';
  const id = addNode(draft, outsideNode(zone, `caller ${text}`, { name: text, kind, glyph: 'network' }));
  return [{ id, text, isPublic: !isOnPremises, uncertain: false }];
}

/** Another subnet as a caller, if its own rules let it out. What is called at a private endpoint is said by roles. */
function neighbourOf(draft: Draft, source: Resource, target: Resource): readonly Caller[] {
  if (source.key === target.key || draft.zones.get(target.key)?.kind === 'endpoints') return [];
  const { access } = verdictAt(draft, source, 'outbound', rangesOf(source), rangesOf(target));
  if (access === 'deny') return [];
  return [{ id: source.key, text: draft.names.of(source), isPublic: false, uncertain: access !== 'allow' }];
}

function networkRanges(draft: Draft): readonly Range[] {
  const prefixes = draft.architecture
    .ofType('Microsoft.Network/virtualNetworks')
    .flatMap((network) => textsOf(at(network, 'properties.addressSpace.addressPrefixes')).texts);
  return prefixes.flatMap((prefix) => rangeOf(prefix) ?? []);
}

/** Services that answer on the Internet, or may: one line for each group of them. */
function drawOpenServices(draft: Draft): void {
  const { architecture } = draft;
  const groups = new Map<string, { readonly open: Resource[]; readonly doubtful: Resource[] }>();
  for (const resource of architecture.resources) {
    const node = typeOf(resource) in SERVICES ? draft.nodes.get(resource.key) : undefined;
    if (!node) continue;
    const access = publicAccess(architecture, resource);
    if (access === 'good') continue;
    const group = groups.get(node.zone) ?? { open: [], doubtful: [] };
    (access === 'bad' ? group.open : group.doubtful).push(resource);
    groups.set(node.zone, group);
  }
  for (const [zone, { open, doubtful }] of groups) {
    const parts = [
      ...(open.length > 0 ? [`open to the Internet: ${open.map(draft.names.of).join(', ')}`] : []),
      ...(doubtful.length > 0 ? [`public access not known: ${doubtful.map(draft.names.of).join(', ')}`] : []),
    ];
    addEdge(draft, {
      id: `anyone → ${zone}`,
      from: anyone(draft),
      to: zone,
      kind: 'public',
      what: parts.join('; '),
      addresses: [...open, ...doubtful].map((resource) => addressOf(architecture, resource)),
      uncertain: open.length === 0,
    });
  }
}

/** The zone whose logs are shown as one line: a network, or a group of services. */
function logZone(draft: Draft, resource: Resource): string | undefined {
  const network = typeOf(resource) === 'microsoft.network/virtualnetworks' ? resource : undefined;
  const subnet = draft.subnets.get(resource.key);
  const guarded = subnets(draft).find(
    (candidate) =>
      follow(draft.architecture, at(candidate, 'properties.networkSecurityGroup.id'))?.key === resource.key,
  );
  const home = subnet ?? guarded;
  const zone =
    network?.key ?? (home && networkOf(draft.architecture, home)?.key) ?? draft.nodes.get(resource.key)?.zone;
  return zone !== undefined && draft.zones.has(zone) ? zone : undefined;
}

function drawLogs(draft: Draft): void {
  const { architecture } = draft;
  const lines = new Map<string, { zone: string; to: string; settings: Resource[]; logged: Set<string> }>();
  for (const setting of architecture.ofType('Microsoft.Insights/diagnosticSettings')) {
    const logged = loggedBy(architecture, setting);
    if (!logged) continue;
    const zone = logZone(draft, logged);
    const workspace = at(setting, 'properties.workspaceId');
    const storage = at(setting, 'properties.storageAccountId');
    const to = logTarget(draft, workspace ?? storage);
    if (zone === undefined || to === undefined || draft.nodes.get(to)?.zone === zone) continue;
    const line = lines.get(`${zone} → ${to}`) ?? { zone, to, settings: [], logged: new Set<string>() };
    line.settings.push(setting);
    line.logged.add(logged.key);
    lines.set(`${zone} → ${to}`, line);
  }
  for (const [id, { zone, to, settings, logged }] of lines) {
    const name = draft.zones.get(zone)?.caption ?? Object.values(PLANES)[0];
    addEdge(draft, {
      id,
      from: zone,
      to,
      kind: 'logging',
      what: `${String(name)}: ${String(logged.size)} ${logged.size === 1 ? 'resource sends its' : 'resources send their'} logs to ${draft.nodes.get(to)?.name ?? to}`,
      addresses: settings.map((setting) => addressOf(architecture, setting)).sort(byText),
      uncertain: draft.nodes.get(to)?.uncertain ?? false,
    });
  }
}

function logTarget(draft: Draft, value: Value | undefined): string | undefined {
  if (value === undefined) return undefined;
  const known = follow(draft.architecture, value);
  if (known && draft.nodes.has(known.key)) return known.key;
  const id = typeof value === 'string' ? value : '?';
  return addNode(
    draft,
    outsideNode(elsewhere(draft), `logs ${id.toLowerCase()}`, {
      name: nameOfId(id),
      kind: 'Log destination not in the input',
      glyph: 'logs',
      uncertain: true,
    }),
  );
}
