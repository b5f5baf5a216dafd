/** The network view: from a model to a scene of zones, resources and the connections the Terraform really makes. */
import type { Architecture } from '../architecture/model';
import { byText } from '../architecture/values';
import { createDraft, type Draft } from './draft';
import { typeOf } from './lookup';
import { drawAccess } from './network-access';
import { placeResources } from './network-places';
import { drawTraffic } from './network-traffic';
import { FOLDED, MERGED } from './resource-types';
import type { Scene, Zone } from './scene';

const DEFAULT_TITLE = 'Network view';
const MOST_TYPES = 8;

/** The network view of any model, an empty one too. */
export function networkView(architecture: Architecture, title = DEFAULT_TITLE): Scene {
  const draft = createDraft(architecture);
  placeResources(draft);
  drawAccess(draft);
  drawTraffic(draft);
  return {
    title,
    description: description(draft),
    zones: arrangeOutside(arrangeSubscriptions([...draft.zones.values()])),
    nodes: [...draft.nodes.values()],
    edges: [...draft.edges.values()],
    footer: footer(draft),
  };
}

function description(draft: Draft): string {
  const { architecture, nodes, edges } = draft;
  if (architecture.resources.length === 0) return 'Nothing to draw: the input holds no resources.';
  if (nodes.size === 0 && draft.zones.size === 0) {
    return `Nothing to draw: none of the ${count(architecture.resources.length, 'resource')} has a place in a network.`;
  }
  const { omitted } = draft.names;
  const parts = [
    `${count(architecture.resources.length, 'resource')} in ${count(architecture.stacks.length, 'Terraform state')}`,
    `${count(edges.size, 'connection')}`,
    'drawn from Terraform, before deployment',
    ...(omitted.length > 0 ? [`names without ${omitted.join(', ')}`] : []),
    'dashed line or “?”: not known, not to be read as closed',
  ];
  return parts.join(' · ');
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** What has no place, by type, so that a picture never passes for the whole. */
function footer(draft: Draft): string | undefined {
  const missing = draft.architecture.resources.filter(
    (resource) =>
      !draft.placed.has(resource.key) && !FOLDED.has(typeOf(resource)) && !MERGED.has(resource.terraformType),
  );
  if (missing.length === 0) return undefined;
  const tally = new Map<string, number>();
  for (const resource of missing) {
    const type = resource.type ?? resource.terraformType;
    tally.set(type, (tally.get(type) ?? 0) + 1);
  }
  const types = [...tally]
    .sort(([a], [b]) => byText(a, b))
    .map(([type, number]) => (number === 1 ? type : `${type} × ${String(number)}`));
  const shown = types.slice(0, MOST_TYPES).join(', ');
  const more = types.length > MOST_TYPES ? `, and ${String(types.length - MOST_TYPES)} more` : '';
  return `${count(missing.length, 'resource')} not drawn: ${shown}${more}`;
}

/** Subscriptions below each other: those with a network of workloads first, the platform last. */
function arrangeSubscriptions(zones: readonly Zone[]): readonly Zone[] {
  const isPlatform = (id: string): boolean => {
    const inside = zones.filter((zone) => zone.parent === id);
    return inside.every((zone) => zone.place.row === 1);
  };
  const order = zones
    .filter((zone) => zone.kind === 'subscription')
    .sort((a, b) => Number(isPlatform(a.id)) - Number(isPlatform(b.id)) || byText(a.id, b.id))
    .map((zone) => zone.id);
  return zones.map((zone) =>
    zone.kind === 'subscription' ? { ...zone, place: { ...zone.place, row: order.indexOf(zone.id) } } : zone,
  );
}

/** What lies outside stands left; what the firewall lets out to stands beside the last subscription, which has it. */
function arrangeOutside(zones: readonly Zone[]): readonly Zone[] {
  const last = Math.max(0, ...zones.filter((zone) => zone.kind === 'subscription').map((zone) => zone.place.row));
  return zones.map((zone) =>
    zone.parent === undefined && zone.place.atEnd ? { ...zone, place: { ...zone.place, row: last } } : zone,
  );
}
