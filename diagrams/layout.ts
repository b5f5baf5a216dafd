/**
 * Where everything stands. A view declares the cell of each zone and node; here cells become columns and rows, from the
 * innermost zone outwards. Nothing is optimised, so a small edit moves little. Lines are the router's.
 */
import { card, CARD_WIDTH, type Card } from './card';
import type { Box, Point } from './geometry';
import { upToStep } from './geometry';
import { placeNumbers } from './numbers';
import { route } from './router';
import { inOrder, type Edge, type Node, type Scene, type Zone } from './scene';
import { clip, textWidth } from './text';

/** Font sizes of a zone's two lines. */
export const ZONE_TEXT = { caption: 12.5, detail: 10.5 } as const;

/** A zone with its box; `captionBox` is kept free of numbers. */
export interface PlacedZone extends Box {
  readonly zone: Zone;
  readonly caption: string;
  readonly detail: string | undefined;
  readonly captionBox: Box;
  /** How many zones it lies in. */
  readonly depth: number;
}

/** A node with its box. */
export interface PlacedNode extends Box {
  readonly node: Node;
  readonly card: Card;
}

/** An edge with its line; the number stands on it. */
export interface PlacedEdge {
  readonly edge: Edge;
  readonly number: number;
  readonly points: readonly Point[];
  readonly label: Point;
}

/** A picture, ready to draw. */
export interface Layout {
  readonly scene: Scene;
  readonly width: number;
  readonly height: number;
  readonly zones: readonly PlacedZone[];
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
}

const ROOT = undefined;
/** Half a step off the lanes, so that no line ever runs on a border. */
const MARGIN = 25;
const PADDING = 20;
const HEADER = 30;
const HEADER_WITH_DETAIL = 50;
const STACK_GAP = 30;
const EMPTY_ZONE = { width: CARD_WIDTH, height: 0 };

/** Room between columns grows in steps with the lines that need it, so that one more line rarely moves a column. */
const COLUMN_GAPS = [
  { lines: 0, gap: 40 },
  { lines: 15, gap: 100 },
  { lines: 40, gap: 150 },
  { lines: Infinity, gap: 200 },
] as const;

/** Zones that fill the height of their row: beside each other they read as one band. */
const TALL = new Set<Zone['kind']>(['network', 'subscription']);

type Item = { readonly zone: Zone } | { readonly node: Node };

interface Measured {
  readonly item: Item;
  readonly width: number;
  readonly height: number;
  readonly cells: readonly Cell[];
  readonly columns: readonly Track[];
  readonly rows: readonly Track[];
}

type Grid = Pick<Measured, 'cells' | 'columns' | 'rows'>;

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly items: readonly Measured[];
}

/** One column or row: its index as declared, its size, and the gap that follows. */
interface Track {
  readonly index: number;
  readonly size: number;
  readonly gap: number;
}

function placeOf(item: Item): Zone['place'] {
  return 'zone' in item ? item.zone.place : item.node.place;
}

function headerOf(zone: Zone): number {
  return zone.detail === undefined ? HEADER : HEADER_WITH_DETAIL;
}

function stackHeight(items: readonly Measured[]): number {
  return items.reduce((sum, item) => sum + item.height, 0) + STACK_GAP * Math.max(0, items.length - 1);
}

function distinct(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** Everything the recursion reads. */
interface Plan {
  readonly children: ReadonlyMap<string | undefined, readonly Item[]>;
  /** The chain of items that hold an end of each edge, outermost first. */
  readonly chains: readonly (readonly [readonly Item[], readonly Item[]])[];
}

/** Lines with both ends in one zone that pass the gap after a column. */
function linesAfter(plan: Plan, parent: string | undefined, column: number): number {
  const side = (chain: readonly Item[]): number | undefined => {
    const item = chain.find((candidate) => parentOf(candidate) === parent);
    return item && placeOf(item).column;
  };
  return plan.chains.filter(([from, to]) => {
    const [a, b] = [side(from), side(to)];
    return a !== undefined && b !== undefined && Math.min(a, b) <= column && Math.max(a, b) > column;
  }).length;
}

function parentOf(item: Item): string | undefined {
  return 'zone' in item ? item.zone.parent : item.node.zone;
}

function columnGap(lines: number): number {
  return COLUMN_GAPS.find((step) => lines <= step.lines)?.gap ?? 0;
}

function measureGrid(plan: Plan, parent: string | undefined): Grid {
  const items = (plan.children.get(parent) ?? []).map((item) => measure(plan, item));
  const columnIndexes = distinct(items.map(({ item }) => placeOf(item).column));
  const rowIndexes = distinct(items.map(({ item }) => placeOf(item).row));
  const cells = columnIndexes.flatMap((column) =>
    rowIndexes.map((row) => ({
      column,
      row,
      items: items.filter(({ item }) => placeOf(item).column === column && placeOf(item).row === row),
    })),
  );
  const columns = columnIndexes.map((index, position) => ({
    index,
    size: Math.max(...cells.filter((cell) => cell.column === index).flatMap((cell) => cell.items.map((i) => i.width))),
    gap: position === columnIndexes.length - 1 ? 0 : columnGap(linesAfter(plan, parent, index)),
  }));
  const rows = rowIndexes.map((index, position) => ({
    index,
    size: Math.max(...cells.filter((cell) => cell.row === index).map((cell) => stackHeight(cell.items))),
    gap: position === rowIndexes.length - 1 ? 0 : 2 * STACK_GAP,
  }));
  return { cells, columns, rows };
}

function sizeOf(tracks: readonly Track[]): number {
  return tracks.reduce((sum, track) => sum + track.size + track.gap, 0);
}

function measure(plan: Plan, item: Item): Measured {
  if ('node' in item) {
    return { item, width: CARD_WIDTH, height: card(item.node).height, cells: [], columns: [], rows: [] };
  }
  const grid = measureGrid(plan, item.zone.id);
  const width = Math.max(sizeOf(grid.columns), EMPTY_ZONE.width);
  const height = Math.max(sizeOf(grid.rows), EMPTY_ZONE.height);
  const bottom = height === 0 ? 0 : PADDING;
  return { item, width: width + 2 * PADDING, height: height + headerOf(item.zone) + bottom, ...grid };
}

interface Placed {
  readonly zones: PlacedZone[];
  readonly nodes: PlacedNode[];
}

/** Gives the last column the room that is left, so that right edges line up from zone to zone. */
function stretch(columns: readonly Track[], width: number): readonly Track[] {
  const last = columns.length - 1;
  const rest = Math.max(0, width - sizeOf(columns));
  if (last < 1) return columns.map((column) => ({ ...column, size: column.size + rest }));
  return columns.map((column, index) => (index === last - 1 ? { ...column, gap: column.gap + rest } : column));
}

/** Puts the grid of one zone into its room; zones are stretched to the width of their column. */
function placeGrid(grid: Grid, room: Box, depth: number, out: Placed): void {
  const columns = stretch(grid.columns, room.width);
  let x = room.x;
  for (const column of columns) {
    let y = room.y;
    grid.rows.forEach((row, index) => {
      const isLast = index === grid.rows.length - 1;
      const rowHeight = isLast ? Math.max(row.size, room.y + room.height - y) : row.size;
      const items = grid.cells.find((cell) => cell.column === column.index && cell.row === row.index)?.items ?? [];
      placeStack(items, { x, y, width: column.size, height: rowHeight }, depth, out);
      y += row.size + row.gap;
    });
    x += column.size + column.gap;
  }
}

function placeStack(items: readonly Measured[], cell: Box, depth: number, out: Placed): void {
  const atEnd = items.filter(({ item }) => placeOf(item).atEnd);
  let y = cell.y;
  for (const measured of items) {
    if (measured === atEnd[0]) y = Math.max(y, cell.y + cell.height - stackHeight(atEnd));
    const isTall = 'zone' in measured.item && TALL.has(measured.item.zone.kind) && measured === items.at(-1);
    const height = isTall ? Math.max(measured.height, cell.y + cell.height - y) : measured.height;
    place(measured, { x: cell.x, y, width: cell.width, height }, depth, out);
    y += height + STACK_GAP;
  }
}

function place(measured: Measured, box: Box, depth: number, out: Placed): void {
  if ('node' in measured.item) {
    out.nodes.push({ node: measured.item.node, card: card(measured.item.node), ...box, width: measured.width });
    return;
  }
  const { zone } = measured.item;
  const header = headerOf(zone);
  const room = box.width - 2 * PADDING;
  const caption = clip(zone.caption, ZONE_TEXT.caption, room, true);
  const detail = zone.detail === undefined ? undefined : clip(zone.detail, ZONE_TEXT.detail, room);
  const captionWidth = Math.max(
    textWidth(caption, ZONE_TEXT.caption, true),
    detail === undefined ? 0 : textWidth(detail, ZONE_TEXT.detail),
  );
  const captionBox = { x: box.x + PADDING - 4, y: box.y + 6, width: captionWidth + 8, height: header - 10 };
  out.zones.push({ zone, caption, detail, captionBox, depth, ...box });
  const inside = { x: box.x + PADDING, y: box.y + header, width: room, height: box.height - header - PADDING };
  placeGrid(measured, inside, depth + 1, out);
}

function itemsByParent(scene: Scene): ReadonlyMap<string | undefined, readonly Item[]> {
  const children = new Map<string | undefined, Item[]>();
  const add = (parent: string | undefined, item: Item): void => {
    children.set(parent, [...(children.get(parent) ?? []), item]);
  };
  scene.zones.forEach((zone) => add(zone.parent, { zone }));
  scene.nodes.forEach((node) => add(node.zone, { node }));
  for (const items of children.values()) {
    items.sort(
      (a, b) =>
        Number(placeOf(a).atEnd ?? false) - Number(placeOf(b).atEnd ?? false) || placeOf(a).rank - placeOf(b).rank,
    );
  }
  return children;
}

function chainsOf(scene: Scene): Plan['chains'] {
  const items = new Map<string, Item>();
  scene.zones.forEach((zone) => items.set(zone.id, { zone }));
  scene.nodes.forEach((node) => items.set(node.id, { node }));
  const chain = (id: string | undefined): readonly Item[] => {
    const item = id === undefined ? undefined : items.get(id);
    return item ? [...chain(parentOf(item)), item] : [];
  };
  return scene.edges.map((edge) => [chain(edge.from), chain(edge.to)] as const);
}

/** Lays out a scene. The result depends on the scene's content only, not on the order of its parts. */
export function layOut(unordered: Scene): Layout {
  const scene = inOrder(unordered);
  const plan: Plan = { children: itemsByParent(scene), chains: chainsOf(scene) };
  const grid = measureGrid(plan, ROOT);
  const out: Placed = { zones: [], nodes: [] };
  placeGrid(grid, { x: MARGIN, y: MARGIN, width: sizeOf(grid.columns), height: sizeOf(grid.rows) }, 0, out);
  const width = upToStep(sizeOf(grid.columns) + 2 * MARGIN);
  const height = upToStep(sizeOf(grid.rows) + 2 * MARGIN);
  const lines = route({ width, height, zones: out.zones, nodes: out.nodes, edges: scene.edges });
  const labels = placeNumbers(lines, [...out.nodes, ...out.zones.map((zone) => zone.captionBox)]);
  return {
    scene,
    width,
    height,
    zones: out.zones,
    nodes: out.nodes,
    edges: scene.edges.map((edge, index) => ({
      edge,
      number: index + 1,
      points: lines[index] ?? [],
      label: labels[index] ?? { x: 0, y: 0 },
    })),
  };
}
