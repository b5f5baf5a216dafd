/**
 * What a picture says, before anybody decides where anything stands: zones in zones, nodes in zones, numbered edges.
 * A view makes a scene from the model; layout, SVG and Mermaid know scenes only.
 */

import { byText } from '../architecture/values';

/** Decides colour and border; `closed` worlds are ours, the rest is somebody else's. */
export type ZoneKind =
  'internet' | 'external' | 'subscription' | 'network' | 'subnet' | 'endpoints' | 'host' | 'services' | 'observability';

/** A simple shape of our own for each family of resource. */
export type Glyph =
  | 'agent'
  | 'archive'
  | 'cloud'
  | 'compute'
  | 'data'
  | 'dns'
  | 'endpoint'
  | 'firewall'
  | 'gateway'
  | 'identity'
  | 'images'
  | 'key'
  | 'logs'
  | 'model'
  | 'network'
  | 'policy'
  | 'search'
  | 'service'
  | 'storage';

/** What a line stands for. */
export type EdgeKind = 'access' | 'private-link' | 'route' | 'egress' | 'peering' | 'logging' | 'public';

/** `good` and `bad` are facts; `unknown` is neither, and is drawn as such; `plain` is a description. */
export type Tone = 'good' | 'bad' | 'unknown' | 'plain';

/** One short fact on a node. */
export interface Badge {
  readonly text: string;
  readonly tone: Tone;
  /** The whole sentence, with the property that says so. */
  readonly title: string;
}

/** The cell of the parent's grid an item stands in, and its rank in that cell's stack. */
export interface Place {
  readonly column: number;
  readonly row: number;
  readonly rank: number;
  /** Stands at the bottom of the cell, not at the top. */
  readonly atEnd?: boolean;
}

/** A box that holds zones and nodes. */
export interface Zone {
  readonly id: string;
  /** Zone it lies in; undefined: the page. */
  readonly parent: string | undefined;
  readonly kind: ZoneKind;
  readonly caption: string;
  /** Second line: address range and what guards the border. */
  readonly detail: string | undefined;
  readonly title: string;
  readonly place: Place;
  readonly uncertain: boolean;
}

/** One resource, or one thing outside. */
export interface Node {
  readonly id: string;
  readonly zone: string;
  readonly glyph: Glyph;
  readonly name: string;
  /** What it is, in a few words. */
  readonly kind: string;
  /** What it holds: deployments, identities. */
  readonly items: readonly string[];
  readonly badges: readonly Badge[];
  readonly title: string;
  readonly place: Place;
  readonly uncertain: boolean;
}

/** One connection the model shows. Ends are ids of nodes or zones. */
export interface Edge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** One line for the legend. */
  readonly what: string;
  /** More, for whoever points at it. */
  readonly detail?: string | undefined;
  /** Terraform addresses that open it. */
  readonly addresses: readonly string[];
  readonly uncertain: boolean;
  /** An arrow at both ends. */
  readonly mutual?: boolean;
}

/** Everything a picture shows. */
export interface Scene {
  readonly title: string;
  readonly description: string;
  readonly zones: readonly Zone[];
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** What the input holds and the picture does not. */
  readonly footer: string | undefined;
}

/** The scene in the one order everything is made from, so that the order of the input leaves no trace. */
export function inOrder(scene: Scene): Scene {
  const byPlace = (a: Zone | Node, b: Zone | Node): number =>
    a.place.row - b.place.row ||
    a.place.column - b.place.column ||
    Number(a.place.atEnd ?? false) - Number(b.place.atEnd ?? false) ||
    a.place.rank - b.place.rank ||
    byText(a.id, b.id);
  return {
    ...scene,
    zones: [...scene.zones].sort(byPlace),
    nodes: [...scene.nodes].sort(byPlace),
    edges: [...scene.edges].sort(
      (a, b) => EDGE_KINDS.indexOf(a.kind) - EDGE_KINDS.indexOf(b.kind) || byText(a.id, b.id),
    ),
  };
}

/** The order in which edges are numbered: what an agent reaches, how it leaves, what joins networks, what is logged. */
export const EDGE_KINDS: readonly EdgeKind[] = [
  'public',
  'access',
  'private-link',
  'route',
  'egress',
  'peering',
  'logging',
];
