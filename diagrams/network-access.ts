/** Lines from workloads to services: drawn where an identity holds a role and the network's rules let it through. */
import { isUnknown, type Resource, type Value } from '../architecture/model';
import { normalId } from '../architecture/ids';
import { rangeOf, type Range } from './cidr';
import { addEdge, type Draft } from './draft';
import { addressOf, at, follow, listOf, ownerOf, typeOf, within } from './lookup';
import { environmentOf, identitiesOf, networkOf, serviceBehind } from './network-places';
import { roleName } from './role-names';
import { decide, rulesOf, type Verdict } from './security-rules';
import { SERVICES, WORKLOADS } from './resource-types';

const HTTPS = 443;

/** Draws private endpoints to their services, and workloads to the endpoints of what they hold a role on. */
export function drawAccess(draft: Draft): void {
  for (const endpoint of draft.architecture.ofType('Microsoft.Network/privateEndpoints'))
    drawPrivateLink(draft, endpoint);
  for (const scoped of draft.architecture.ofType('Microsoft.Insights/privateLinkScopes/scopedResources')) {
    drawScopedResource(draft, scoped);
  }
  const workloads = draft.architecture.resources.filter((resource) => typeOf(resource) in WORKLOADS);
  for (const workload of workloads) for (const grant of grantsOf(draft, workload)) drawGrant(draft, workload, grant);
}

function drawPrivateLink(draft: Draft, endpoint: Resource): void {
  const { architecture } = draft;
  const service = serviceBehind(architecture, endpoint);
  if (!service || !draft.nodes.has(service.key)) return;
  addEdge(draft, {
    id: `${endpoint.key} → ${service.key}`,
    from: endpoint.key,
    to: service.key,
    kind: 'private-link',
    what: `${draft.names.of(endpoint)} → ${draft.names.of(service)}: private link`,
    addresses: [addressOf(architecture, endpoint)],
    uncertain: false,
  });
}

/** What a private link scope of Azure Monitor opens. */
function drawScopedResource(draft: Draft, scoped: Resource): void {
  const { architecture } = draft;
  const scope = ownerOf(architecture, scoped, 'Microsoft.Insights/privateLinkScopes');
  const target = follow(architecture, at(scoped, 'properties.linkedResourceId'));
  if (!scope || !target || !draft.nodes.has(scope.key) || !draft.nodes.has(target.key)) return;
  addEdge(draft, {
    id: `${scope.key} → ${target.key}`,
    from: scope.key,
    to: target.key,
    kind: 'private-link',
    what: `${draft.names.of(scope)} → ${draft.names.of(target)}: in the scope`,
    addresses: [addressOf(architecture, scoped)],
    uncertain: false,
  });
}

/** A role that an identity of a workload holds on a service, or on something around or inside it. */
interface Grant {
  readonly assignment: Resource;
  readonly service: Resource;
}

function grantsOf(draft: Draft, workload: Resource): readonly Grant[] {
  const { architecture } = draft;
  const holders = new Set(identitiesOf(architecture, workload).map((identity) => identity.key));
  const services = architecture.resources.filter(
    (resource) => typeOf(resource) in SERVICES && draft.nodes.has(resource.key),
  );
  return architecture
    .ofType('Microsoft.Authorization/roleAssignments')
    .filter((assignment) => isHeldBy(at(assignment, 'properties.principalId'), holders))
    .flatMap((assignment) =>
      services
        .filter((service) =>
          isInScope(draft, at(assignment, 'properties.scope') ?? assignment.attributes['scope'], service),
        )
        .map((service) => ({ assignment, service })),
    );
}

function isHeldBy(principal: Value | undefined, holders: ReadonlySet<string>): boolean {
  return isUnknown(principal) && principal.references.some((reference) => holders.has(reference.resource));
}

function isInScope(draft: Draft, scope: Value | undefined, service: Resource): boolean {
  if (typeof scope !== 'string' || typeof service.id !== 'string')
    return follow(draft.architecture, scope)?.key === service.key;
  const [outer, inner] = [normalId(scope), normalId(service.id)];
  return inner === outer || inner.startsWith(`${outer}/`) || outer.startsWith(`${inner}/`);
}

function drawGrant(draft: Draft, workload: Resource, { assignment, service }: Grant): void {
  const { architecture } = draft;
  const home = homeOf(draft, workload);
  const endpoint = nearestEndpoint(draft, service, home);
  const verdict = endpoint && home ? verdictOf(draft, home, endpoint) : undefined;
  if (verdict?.access === 'deny') return;
  const role = roleName(assignment, follow(architecture, at(assignment, 'properties.roleDefinitionId')));
  const description = at(assignment, 'properties.description');
  const way = endpoint ? '' : '; no private endpoint in the input, way not known';
  const group = home && groupOf(draft, home);
  addEdge(draft, {
    id: `${workload.key} → ${service.key}`,
    from: workload.key,
    to: endpoint?.key ?? service.key,
    kind: 'access',
    what: `${draft.names.of(workload)} → ${draft.names.of(service)}: ${role}${way}`,
    detail: typeof description === 'string' ? description : undefined,
    addresses: [
      addressOf(architecture, assignment),
      ...(verdict?.access === 'allow' && group
        ? [`${addressOf(architecture, group)} rule ${String(verdict.rule)}`]
        : []),
    ],
    uncertain: verdict?.access !== 'allow',
  });
}

/** The subnet a workload sends from. */
function homeOf(draft: Draft, workload: Resource): Resource | undefined {
  const environment = environmentOf(draft.architecture, workload);
  return draft.subnets.get(workload.key) ?? (environment && draft.subnets.get(environment.key));
}

/** An endpoint in the workload's own network is what its name resolves to; any other comes second. */
function nearestEndpoint(draft: Draft, service: Resource, home: Resource | undefined): Resource | undefined {
  const { architecture } = draft;
  const reached = new Set([service.key, ...scopesOf(architecture, service)]);
  const endpoints = architecture
    .ofType('Microsoft.Network/privateEndpoints')
    .filter((endpoint) => reached.has(serviceBehind(architecture, endpoint)?.key ?? ''));
  const network = home && networkOf(architecture, home);
  const isNear = (endpoint: Resource): boolean => {
    const subnet = draft.subnets.get(endpoint.key);
    return network !== undefined && subnet !== undefined && networkOf(architecture, subnet)?.key === network.key;
  };
  return endpoints.find(isNear) ?? endpoints[0];
}

/** The private link scopes that a service is in: what belongs to Azure Monitor has no endpoint of its own. */
function scopesOf(architecture: Draft['architecture'], service: Resource): string[] {
  return architecture
    .ofType('Microsoft.Insights/privateLinkScopes/scopedResources')
    .filter((scoped) => follow(architecture, at(scoped, 'properties.linkedResourceId'))?.key === service.key)
    .flatMap((scoped) => ownerOf(architecture, scoped, 'Microsoft.Insights/privateLinkScopes')?.key ?? []);
}

function groupOf(draft: Draft, subnet: Resource): Resource | undefined {
  return follow(draft.architecture, at(subnet, 'properties.networkSecurityGroup.id'));
}

/** The address ranges of a subnet, where all are known. */
export function rangesOf(subnet: Resource): readonly Range[] {
  const prefixes = [
    ...listOf(at(subnet, 'properties.addressPrefixes')),
    ...listOf(at(subnet, 'properties.addressPrefix')),
  ];
  const ranges = prefixes.map((prefix) => (typeof prefix === 'string' ? rangeOf(prefix) : undefined));
  return ranges.every((range) => range !== undefined) ? ranges : [];
}

/** The endpoint's own address where it is fixed, else its whole subnet. */
function rangesOfEndpoint(endpoint: Resource, subnet: Resource): readonly Range[] {
  const fixed = listOf(at(endpoint, 'properties.ipConfigurations')).map((configuration) => {
    const address = within(configuration, 'properties.privateIPAddress');
    return typeof address === 'string' ? rangeOf(address) : undefined;
  });
  const known = fixed.filter((range) => range !== undefined);
  return known.length > 0 && known.length === fixed.length ? known : rangesOf(subnet);
}

function verdictOf(draft: Draft, home: Resource, endpoint: Resource): Verdict {
  const { architecture } = draft;
  const target = draft.subnets.get(endpoint.key);
  if (!target) return { access: 'unknown', rule: undefined };
  const [source, destination] = [rangesOf(home), rangesOfEndpoint(endpoint, target)];
  const out = verdictAt(draft, home, 'outbound', source, destination);
  // Groups apply to private endpoints only where the endpoint's subnet says so.
  const policies = architecture.fact(target, 'properties.privateEndpointNetworkPolicies');
  const isFiltered =
    policies.state !== 'known' || /^(enabled|networksecuritygroupenabled)$/i.test(String(policies.value));
  const into: Verdict = isFiltered
    ? verdictAt(draft, target, 'inbound', source, destination)
    : { access: 'allow', rule: undefined };
  if (out.access === 'deny' || (into.access === 'deny' && policies.state === 'known'))
    return { access: 'deny', rule: out.rule };
  const isSure = out.access === 'allow' && into.access === 'allow';
  return { access: isSure ? 'allow' : 'unknown', rule: out.rule };
}

/** What the group of one subnet says to HTTPS between two ranges. */
export function verdictAt(
  draft: Draft,
  subnet: Resource,
  direction: 'inbound' | 'outbound',
  source: readonly Range[],
  destination: readonly Range[],
): Verdict {
  const reference = at(subnet, 'properties.networkSecurityGroup.id');
  if (reference === undefined) return { access: 'allow', rule: 'no NSG' };
  const group = groupOf(draft, subnet);
  if (!group) return { access: 'unknown', rule: undefined };
  return decide(rulesOf(draft.architecture, group), direction, source, destination, HTTPS);
}
