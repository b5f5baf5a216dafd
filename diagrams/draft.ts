/** A scene while it is being drawn up from a model. */
import type { Architecture, Resource } from '../architecture/model';
import type { Edge, Node, Zone } from './scene';
import { shortNames, type ShortNames } from './short-names';

/** Zones, nodes and edges by id; which resources have found a place. */
export interface Draft {
  readonly architecture: Architecture;
  readonly zones: Map<string, Zone>;
  readonly nodes: Map<string, Node>;
  readonly edges: Map<string, Edge>;
  /** Subnet in which a resource stands, by the resource's key. */
  readonly subnets: Map<string, Resource>;
  readonly placed: Set<string>;
  readonly names: ShortNames;
}

/** An empty draft. */
export function createDraft(architecture: Architecture): Draft {
  return {
    architecture,
    zones: new Map(),
    nodes: new Map(),
    edges: new Map(),
    subnets: new Map(),
    placed: new Set(),
    names: shortNames(architecture),
  };
}

/** Adds an edge, or another reason for one that is there: one line can have several addresses that open it. */
export function addEdge(draft: Draft, edge: Edge): void {
  const known = draft.edges.get(edge.id);
  if (!known) {
    draft.edges.set(edge.id, edge);
    return;
  }
  draft.edges.set(edge.id, {
    ...known,
    addresses: [...new Set([...known.addresses, ...edge.addresses])].sort(),
    uncertain: known.uncertain && edge.uncertain,
  });
}

/** Adds a zone unless it is there, and returns its id. */
export function addZone(draft: Draft, zone: Zone): string {
  if (!draft.zones.has(zone.id)) draft.zones.set(zone.id, zone);
  return zone.id;
}

/** Adds a node unless it is there, and returns its id. */
export function addNode(draft: Draft, node: Node): string {
  if (!draft.nodes.has(node.id)) draft.nodes.set(node.id, node);
  return node.id;
}
