/** A layout as SVG: one self-contained file without scripts, references or dates. Same layout, same bytes. */
import { CARD_TEXT, type PlacedBadge } from './card';
import { segments, type Point } from './geometry';
import { GLYPHS } from './glyphs';
import { ZONE_TEXT, type Layout, type PlacedEdge, type PlacedNode, type PlacedZone } from './layout';
import { NUMBER_RADIUS } from './numbers';
import { EDGE_KINDS, type EdgeKind } from './scene';
import { clip, textWidth, xml } from './text';
import { FAMILIES, ROOT_CLASS, styleSheet, type Scheme } from './theme';

/** How an SVG is written. */
export interface SvgOptions {
  /** @default 'auto': follows the reader's setting */
  readonly scheme?: Scheme;
}

const HEADER = 56;
const SIDE = 25;
const CORNER = 7;
const ARROW = { length: 9, half: 4 } as const;
const LEGEND = { top: 26, entry: 38, columnWidth: 560, key: 34 } as const;
const LEAST_WIDTH = 640;

const KIND_NAMES: Readonly<Record<EdgeKind, string>> = {
  public: 'open to the Internet',
  access: 'role and network allow it',
  'private-link': 'private link',
  route: 'default route',
  egress: 'allowed out',
  peering: 'peering',
  logging: 'diagnostic logs',
};

function tag(name: string, attributes: Readonly<Record<string, string | number>>, content?: string): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${xml(String(value))}"`);
  return content === undefined ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

function text(line: string, x: number, y: number, size: number, classes: string, anchor = 'start'): string {
  const attributes = { x, y, 'font-size': size, class: classes };
  return tag('text', anchor === 'start' ? attributes : { ...attributes, 'text-anchor': anchor }, xml(line));
}

function titled(title: string, ...content: readonly string[]): string {
  return tag('g', {}, [tag('title', {}, xml(title)), ...content].join(''));
}

function zone(placed: PlacedZone): string {
  const { zone: drawn, x, y, width, height } = placed;
  const box = tag('rect', {
    x,
    y,
    width,
    height,
    rx: drawn.kind === 'subscription' ? 12 : 10,
    class: `zone z-${drawn.kind}${drawn.uncertain ? ' uncertain' : ''}`,
  });
  return titled(drawn.title, box);
}

function zoneCaption({ zone: drawn, x, y, caption, detail }: PlacedZone): string {
  const lines = [text(caption, x + 20, y + 21, ZONE_TEXT.caption, `bold zc-${drawn.kind}`)];
  if (detail !== undefined) lines.push(text(detail, x + 20, y + 37, ZONE_TEXT.detail, 'muted'));
  return titled(drawn.title, ...lines);
}

function badge({ badge: fact, text: line, x, y, width, height }: PlacedBadge): string {
  return titled(
    fact.title,
    tag('rect', { x, y, width, height, rx: 7, class: `b-${fact.tone}` }),
    text(line, x + width / 2, y + 11, CARD_TEXT.badge, `bold bt-${fact.tone}`, 'middle'),
  );
}

function node({ node: drawn, card, x, y, width, height }: PlacedNode): string {
  const uncertain = drawn.uncertain ? ' uncertain' : '';
  const content = [
    tag('rect', { x: 0, y: 0, width, height, rx: 8, class: `card${uncertain}` }),
    tag('rect', { x: 10, y: 9, width: 32, height: 32, rx: 7, class: `g-${FAMILIES[drawn.glyph]}` }),
    tag('g', { transform: 'translate(14 13)' }, GLYPHS[drawn.glyph]),
    text(card.name, card.textLeft, 23, CARD_TEXT.name, 'bold text'),
    text(card.kind, card.textLeft, 38, CARD_TEXT.kind, 'muted'),
    ...card.items.map((item) => text(item.text, card.textLeft, item.y, CARD_TEXT.item, 'text')),
    ...card.badges.map(badge),
  ];
  return tag('g', { transform: `translate(${String(x)} ${String(y)})` }, titled(drawn.title, ...content));
}

/** The corner cut short by a curve, less where a piece is short. */
function curve(before: Point, corner: Point, after: Point): string {
  const reach = (other: Point): number =>
    Math.min(CORNER, (Math.abs(other.x - corner.x) + Math.abs(other.y - corner.y)) / 2);
  const towards = (other: Point): string =>
    `${String(corner.x + Math.sign(other.x - corner.x) * reach(other))} ${String(corner.y + Math.sign(other.y - corner.y) * reach(other))}`;
  return `L${towards(before)}Q${String(corner.x)} ${String(corner.y)} ${towards(after)}`;
}

function path(points: readonly Point[]): string {
  const first = points[0] as Point;
  const last = points.at(-1) as Point;
  const bends = segments(points)
    .slice(0, -1)
    .map(([before, corner], index) => curve(before, corner, points[index + 2] as Point));
  return `M${String(first.x)} ${String(first.y)}${bends.join('')}L${String(last.x)} ${String(last.y)}`;
}

function arrow(from: Point, tip: Point, kind: EdgeKind): string {
  const dx = Math.sign(tip.x - from.x);
  const dy = Math.sign(tip.y - from.y);
  const base = { x: tip.x - dx * ARROW.length, y: tip.y - dy * ARROW.length };
  const corners = [
    tip,
    { x: base.x - dy * ARROW.half, y: base.y + dx * ARROW.half },
    { x: base.x + dy * ARROW.half, y: base.y - dx * ARROW.half },
  ];
  return tag('polygon', {
    points: corners.map(({ x, y }) => `${String(x)},${String(y)}`).join(' '),
    class: `d-${kind}`,
  });
}

function fullText({ edge, number }: PlacedEdge): string {
  const where = edge.addresses.length > 0 ? ` (${edge.addresses.join(', ')})` : '';
  const detail = edge.detail === undefined ? '' : `. ${edge.detail}`;
  return `${String(number)}: ${edge.what}${edge.uncertain ? ' (not known for sure)' : ''}${where}${detail}`;
}

function edgeLine(placed: PlacedEdge): string {
  const { edge, points } = placed;
  if (points.length < 2) return '';
  const parts = [
    tag('path', { d: path(points), class: `edge e-${edge.kind}${edge.uncertain ? ' uncertain' : ''}` }),
    arrow(points.at(-2) as Point, points.at(-1) as Point, edge.kind),
  ];
  if (edge.mutual) parts.push(arrow(points[1] as Point, points[0] as Point, edge.kind));
  return titled(fullText(placed), ...parts);
}

function disc(placed: PlacedEdge, { x, y }: Point): string {
  const digits = `${String(placed.number)}${placed.edge.uncertain ? '?' : ''}`;
  const size = digits.length > 2 ? 8.5 : 10;
  return titled(
    fullText(placed),
    tag('circle', { cx: x, cy: y, r: NUMBER_RADIUS, class: `d-${placed.edge.kind}` }),
    text(digits, x, y + 3.5, size, 'bold onLine', 'middle'),
  );
}

/** What each kind of line and mark means; only what the picture holds. */
function key(layout: Layout, x: number, y: number): string {
  let left = x;
  const parts: string[] = [];
  const sample = (classes: string, name: string): void => {
    parts.push(tag('path', { d: `M${String(left)} ${String(y)}h26`, class: `edge ${classes}` }));
    parts.push(text(name, left + 33, y + 4, 11, 'muted'));
    left += 33 + textWidth(name, 11) + 22;
  };
  const kinds = new Set(layout.edges.map(({ edge }) => edge.kind));
  EDGE_KINDS.filter((kind) => kinds.has(kind)).forEach((kind) => sample(`e-${kind}`, KIND_NAMES[kind]));
  if (layout.edges.some(({ edge }) => edge.uncertain)) sample('e-access uncertain', 'not known before deployment');
  return parts.join('');
}

/** The first addresses; the rest are in the title. */
function shortList(addresses: readonly string[], width: number): string {
  const [first, ...rest] = addresses;
  if (first === undefined) return '';
  const more = rest.length === 0 ? '' : ` and ${String(rest.length)} more`;
  return clip(first, 10, width - textWidth(more, 10)) + more;
}

function legendEntry(placed: PlacedEdge, x: number, y: number, width: number): string {
  const { edge } = placed;
  const room = width - 44;
  const parts = [
    disc(placed, { x: x + NUMBER_RADIUS, y: y + 12 }),
    text(clip(edge.what, 11.5, room), x + 27, y + 11, 11.5, 'text'),
  ];
  // Monospace is wider than the table's sans serif; the room is cut accordingly.
  const addresses = shortList(edge.addresses, room * 0.82);
  if (addresses) parts.push(text(addresses, x + 27, y + 25, 10, 'muted mono'));
  return titled(fullText(placed), ...parts);
}

interface Legend {
  readonly content: string;
  readonly height: number;
}

function legend(layout: Layout, width: number, top: number): Legend {
  const room = width - 2 * SIDE;
  const footer = layout.scene.footer;
  const footerHeight = footer === undefined ? 0 : 26;
  const footerLine = (y: number): string =>
    footer === undefined ? '' : titled(footer, text(clip(footer, 11, room), SIDE, y, 11, 'muted'));
  if (layout.edges.length === 0) return { content: footerLine(top + 14), height: footerHeight };
  const columns = Math.max(1, Math.floor(room / LEGEND.columnWidth));
  const columnWidth = Math.floor(room / columns);
  const perColumn = Math.ceil(layout.edges.length / columns);
  const listTop = top + LEGEND.top + LEGEND.key;
  const entries = layout.edges.map((placed, index) =>
    legendEntry(
      placed,
      SIDE + Math.floor(index / perColumn) * columnWidth,
      listTop + (index % perColumn) * LEGEND.entry,
      columnWidth,
    ),
  );
  const bottom = listTop + perColumn * LEGEND.entry;
  return {
    content: [
      tag('path', { d: `M${String(SIDE)} ${String(top)}h${String(room)}`, class: 'rule' }),
      key(layout, SIDE, top + LEGEND.top),
      ...entries,
      footerLine(bottom + 14),
    ].join('\n'),
    height: bottom - top + footerHeight,
  };
}

/** Writes a layout as SVG. */
export function svg(layout: Layout, options: SvgOptions = {}): string {
  const { scene } = layout;
  const width = Math.max(layout.width, LEAST_WIDTH);
  const isEmpty = layout.nodes.length === 0 && layout.zones.length === 0;
  const bottom = HEADER + (isEmpty ? 60 : layout.height);
  const below = legend(layout, width, bottom);
  const height = bottom + below.height + 20;
  const depths = [...layout.zones].sort((a, b) => a.depth - b.depth);
  const picture = isEmpty
    ? text(scene.description, SIDE, 30, 13, 'text')
    : [
        ...depths.map(zone),
        ...layout.edges.map(edgeLine),
        ...layout.zones.map(zoneCaption),
        ...layout.nodes.map(node),
        ...layout.edges.filter(({ points }) => points.length > 1).map((placed) => disc(placed, placed.label)),
      ]
        .filter((part) => part !== '')
        .join('\n');
  const root = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${String(width)} ${String(height)}`,
    role: 'img',
    class: ROOT_CLASS,
  };
  const content = [
    tag('title', {}, xml(scene.title)),
    tag('desc', {}, xml(scene.description)),
    `<style>\n${styleSheet(options.scheme ?? 'auto')}\n</style>`,
    tag('rect', { width, height, class: 'page' }),
    text(clip(scene.title, 17, width - 2 * SIDE, true), SIDE, 32, 17, 'bold text'),
    ...(isEmpty ? [] : [text(clip(scene.description, 11, width - 2 * SIDE), SIDE, 50, 11, 'muted')]),
    tag('g', { transform: `translate(0 ${String(HEADER)})` }, `\n${picture}\n`),
    below.content,
  ];
  return `${tag('svg', root, `\n${content.filter((part) => part !== '').join('\n')}\n`)}\n`;
}
