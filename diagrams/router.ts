/**
 * Draws each edge as level and upright pieces: A* over a grid of lanes in which nodes are walls, and bends, crossings,
 * shared lanes and captions cost. Short edges go first; then each is drawn again with all others in place. Many edges of
 * one kind at one box are a bundle: they share lanes, as a bus does.
 */
import { STEP, type Box, type Point } from './geometry';
import { createQueue } from './queue';
import type { Edge, Node, Zone } from './scene';

/** What the router has to know of a picture. */
export interface Ground {
  readonly width: number;
  readonly height: number;
  readonly zones: readonly (Box & { readonly zone: Zone; readonly captionBox: Box })[];
  readonly nodes: readonly (Box & { readonly node: Node })[];
  readonly edges: readonly Edge[];
}

/** Costs in lanes: a bend is worth a detour of this many steps. */
const COST = {
  step: 1,
  bend: 7,
  crossing: 6,
  ownLane: 0.6,
  sharedLane: 40,
  crowded: 0.6,
  sharedPort: 40,
  caption: 14,
  foreignSubnet: 0.8,
  nearBorder: 0.7,
  offCentre: 0.4,
  wrongSide: 8,
} as const;

const PASSES = 3;

/** From this many edges of a kind at one box, they are a bundle. */
const LEAST_BUNDLE = 4;

/** Searching again is worth it while it takes well under a second; larger pictures are drawn once and in haste. */
const MOST_WORK = 6_000_000;

/** In haste the distance still to go counts more, which finds good ways early and not always the best. */
const HASTE = 2.5;

/** Right, down, left, up. */
const DIRECTIONS = [
  { dx: 1, dy: 0 },
  { dx: 0, dy: 1 },
  { dx: -1, dy: 0 },
  { dx: 0, dy: -1 },
] as const;

const opposite = (direction: number): number => (direction + 2) % 4;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** 1 where a node, or the strip around it, stands. */
  readonly wall: Uint8Array;
  /** Extra cost of a step onto the cell, level and upright. */
  readonly levelCost: Float32Array;
  readonly uprightCost: Float32Array;
  /** Innermost subnet-like zone of each cell, as index + 1. */
  readonly subnet: Uint16Array;
  readonly level: Lanes;
  readonly upright: Lanes;
}

/** Lines that run through each cell in one direction. */
interface Lanes {
  readonly count: Uint16Array;
  /** The bundle all of them belong to; 0 where there is none or they differ. */
  readonly bundle: Int32Array;
}

/** A place where a line can leave or meet a box. */
interface Port {
  /** On the border. */
  readonly end: Point;
  /** First cell a line may turn on. */
  readonly cell: number;
  /** Away from the box. */
  readonly direction: number;
  readonly cost: number;
}

interface Line {
  readonly points: readonly Point[];
  readonly cells: readonly { readonly cell: number; readonly isLevel: boolean }[];
}

/** Zones whose inside belongs to somebody: lines of others go around where they can. */
const OWNED = new Set<Zone['kind']>([
  'subnet',
  'endpoints',
  'host',
  'services',
  'observability',
  'internet',
  'external',
]);

function createGrid(ground: Ground): Grid {
  const columns = Math.floor(ground.width / STEP) + 1;
  const rows = Math.floor(ground.height / STEP) + 1;
  const size = columns * rows;
  const grid: Grid = {
    columns,
    rows,
    wall: new Uint8Array(size),
    levelCost: new Float32Array(size),
    uprightCost: new Float32Array(size),
    subnet: new Uint16Array(size),
    level: { count: new Uint16Array(size), bundle: new Int32Array(size) },
    upright: { count: new Uint16Array(size), bundle: new Int32Array(size) },
  };
  const paint = (box: Box, margin: number, mark: (cell: number) => void): void => {
    const left = Math.max(0, Math.ceil((box.x - margin) / STEP));
    const right = Math.min(columns - 1, Math.floor((box.x + box.width + margin) / STEP));
    const top = Math.max(0, Math.ceil((box.y - margin) / STEP));
    const bottom = Math.min(rows - 1, Math.floor((box.y + box.height + margin) / STEP));
    for (let y = top; y <= bottom; y++) for (let x = left; x <= right; x++) mark(y * columns + x);
  };
  ground.zones.forEach((zone, index) => {
    if (OWNED.has(zone.zone.kind)) paint(zone, 0, (cell) => (grid.subnet[cell] = index + 1));
    const { x, y, width, height } = zone;
    const upright = (cell: number): void => void (grid.uprightCost[cell] = COST.nearBorder);
    const level = (cell: number): void => void (grid.levelCost[cell] = COST.nearBorder);
    paint({ x, y, width: 0, height }, STEP / 2, upright);
    paint({ x: x + width, y, width: 0, height }, STEP / 2, upright);
    paint({ x, y, width, height: 0 }, STEP / 2, level);
    paint({ x, y: y + height, width, height: 0 }, STEP / 2, level);
  });
  for (const zone of ground.zones) {
    paint(zone.captionBox, 2, (cell) => {
      grid.levelCost[cell] = COST.caption;
      grid.uprightCost[cell] = COST.caption;
    });
  }
  for (const node of ground.nodes) paint(node, STEP / 2, (cell) => (grid.wall[cell] = 1));
  return grid;
}

/** Ports on all sides of a box; `margin` is how far outside the first free lane lies. */
function portsOf(grid: Grid, box: Box, isNode: boolean, preferred: number | undefined): readonly Port[] {
  const reach = isNode ? 1.5 * STEP : STEP / 2;
  const corner = isNode ? STEP : 2 * STEP;
  const ports: Port[] = [];
  const add = (end: Point, direction: number, offCentre: number): void => {
    const { dx, dy } = DIRECTIONS[direction] as (typeof DIRECTIONS)[number];
    const x = (end.x + dx * reach) / STEP;
    const y = (end.y + dy * reach) / STEP;
    if (x < 0 || y < 0 || x >= grid.columns || y >= grid.rows) return;
    const cell = y * grid.columns + x;
    if (grid.wall[cell]) return;
    const cost =
      (offCentre / STEP) * COST.offCentre + (preferred === undefined || direction === preferred ? 0 : COST.wrongSide);
    ports.push({ end, cell, direction, cost });
  };
  for (let y = Math.ceil((box.y + corner) / STEP) * STEP; y <= box.y + box.height - corner; y += STEP) {
    const offCentre = Math.abs(y - (box.y + box.height / 2));
    add({ x: box.x + box.width, y }, 0, offCentre);
    add({ x: box.x, y }, 2, offCentre);
  }
  for (let x = Math.ceil((box.x + corner) / STEP) * STEP; x <= box.x + box.width - corner; x += STEP) {
    // A wide box has its middle far away; from the top and the bottom any place is as good as another.
    const offCentre = Math.min(3 * STEP, Math.abs(x - (box.x + box.width / 2)));
    add({ x, y: box.y + box.height }, 1, offCentre);
    add({ x, y: box.y }, 3, offCentre);
  }
  return ports;
}

/** Reused between edges: a stamp says which entries are of the current search. */
interface Scratch {
  readonly best: Float64Array;
  readonly previous: Int32Array;
  readonly stamp: Int32Array;
  readonly closed: Int32Array;
  turn: number;
}

interface Search {
  readonly starts: readonly Port[];
  readonly ends: readonly Port[];
  readonly target: Box;
  /** Subnet-like zones (index + 1) that hold an end. */
  readonly own: ReadonlySet<number>;
  readonly usedPorts: ReadonlyMap<string, PortUse>;
  /** 0: none. */
  readonly bundle: number;
  readonly haste: number;
}

/** How many lines end at a port; the bundle they belong to, or 0. */
interface PortUse {
  readonly count: number;
  readonly bundle: number;
}

const portKey = (point: Point): string => `${String(point.x)},${String(point.y)}`;

/** Whether a lane is taken by lines one must keep off: all but those of one's own bundle. */
function isForeign(lanes: Lanes, cell: number, bundle: number): boolean {
  return (lanes.count[cell] ?? 0) > 0 && (bundle === 0 || lanes.bundle[cell] !== bundle);
}

function laneCost(lanes: Lanes, cell: number, bundle: number): number {
  if (isForeign(lanes, cell, bundle)) return COST.sharedLane;
  return bundle !== 0 && !lanes.count[cell] ? COST.ownLane : 0;
}

function stepCost(grid: Grid, search: Search, cell: number, isLevel: boolean): number {
  const along = isLevel ? grid.level : grid.upright;
  const across = isLevel ? grid.upright : grid.level;
  const subnet = grid.subnet[cell] ?? 0;
  const beside = isLevel ? grid.columns : 1;
  return (
    COST.step +
    ((isLevel ? grid.levelCost[cell] : grid.uprightCost[cell]) ?? 0) +
    laneCost(along, cell, search.bundle) +
    (isForeign(across, cell, search.bundle) ? COST.crossing : 0) +
    (isForeign(along, cell - beside, search.bundle) || isForeign(along, cell + beside, search.bundle)
      ? COST.crowded
      : 0) +
    (subnet !== 0 && !search.own.has(subnet) ? COST.foreignSubnet : 0)
  );
}

function portUse(search: Search, port: Port): number {
  const use = search.usedPorts.get(portKey(port.end));
  if (!use || (search.bundle !== 0 && use.bundle === search.bundle)) return 0;
  return use.count;
}

function find(
  grid: Grid,
  search: Search,
  scratch: Scratch,
): { start: Port; end: Port; cells: readonly number[] } | undefined {
  const { columns, rows } = grid;
  const { best, previous, stamp, closed } = scratch;
  const turn = ++scratch.turn;
  const queue = createQueue();
  const portCost = (port: Port): number => port.cost + portUse(search, port) * COST.sharedPort;
  const goal = new Map<number, Port>();
  for (const end of search.ends) {
    const state = end.cell * 4 + opposite(end.direction);
    const known = goal.get(state);
    if (!known || portCost(end) < portCost(known)) goal.set(state, end);
  }
  const starts = new Map<number, Port>();
  const left = Math.ceil(search.target.x / STEP);
  const right = Math.floor((search.target.x + search.target.width) / STEP);
  const top = Math.ceil(search.target.y / STEP);
  const bottom = Math.floor((search.target.y + search.target.height) / STEP);
  const remaining = (x: number, y: number): number => {
    const dx = Math.max(left - x, 0, x - right);
    const dy = Math.max(top - y, 0, y - bottom);
    return (dx + dy) * search.haste + (dx > 0 && dy > 0 ? COST.bend : 0);
  };
  const offer = (state: number, cost: number, from: number): boolean => {
    if (stamp[state] === turn && (best[state] ?? 0) <= cost) return false;
    stamp[state] = turn;
    best[state] = cost;
    previous[state] = from;
    const cell = state >> 2;
    queue.push(state, cost + remaining(cell % columns, Math.floor(cell / columns)));
    return true;
  };
  for (const start of search.starts) {
    const state = start.cell * 4 + start.direction;
    const cost = portCost(start) + stepCost(grid, search, start.cell, start.direction % 2 === 0);
    if (offer(state, cost, -1)) starts.set(state, start);
  }
  const isTaken = (cell: number): boolean =>
    isForeign(grid.level, cell, search.bundle) || isForeign(grid.upright, cell, search.bundle);
  // A goal state still has its port to pay for, so the search goes on until nothing cheaper can come.
  let found: { state: number; cost: number; end: Port } | undefined;
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (closed[state] === turn) continue;
    closed[state] = turn;
    const cost = best[state] ?? 0;
    const cell = state >> 2;
    const direction = state & 3;
    const x = cell % columns;
    const y = Math.floor(cell / columns);
    if (found && cost + remaining(x, y) >= found.cost) break;
    const end = goal.get(state);
    if (end && (!found || cost + portCost(end) < found.cost)) found = { state, cost: cost + portCost(end), end };
    for (let next = 0; next < 4; next++) {
      if (next === opposite(direction)) continue;
      const { dx, dy } = DIRECTIONS[next] as (typeof DIRECTIONS)[number];
      const nx = x + dx;
      const ny = y + dy;
      if (nx < 0 || ny < 0 || nx >= columns || ny >= rows) continue;
      const to = ny * columns + nx;
      if (grid.wall[to]) continue;
      // A bend needs its own cell: turning on a line that runs there would look like a junction.
      const turnCost = next === direction ? 0 : COST.bend + (isTaken(cell) ? COST.crossing : 0);
      offer(to * 4 + next, cost + turnCost + stepCost(grid, search, to, next % 2 === 0), state);
    }
  }
  if (!found) return undefined;
  const states: number[] = [];
  for (let state = found.state; state !== -1; state = previous[state] ?? -1) states.unshift(state);
  const start = starts.get(states[0] as number);
  return start && { start, end: found.end, cells: states };
}

/** The corners of a line, without points in the middle of a piece. */
function corners(points: readonly Point[]): readonly Point[] {
  return points.filter((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before || !after) return true;
    const isStraight = (before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y);
    return !isStraight;
  });
}

function drawLine(grid: Grid, path: { start: Port; end: Port; cells: readonly number[] }): Line {
  const point = (cell: number): Point => ({
    x: (cell % grid.columns) * STEP,
    y: Math.floor(cell / grid.columns) * STEP,
  });
  const points = [path.start.end, ...path.cells.map((state) => point(state >> 2)), path.end.end];
  const cells = path.cells.flatMap((state, index) => {
    const cell = state >> 2;
    const isLevel = (state & 3) % 2 === 0;
    const next = path.cells[index + 1];
    const nextIsLevel = next === undefined ? isLevel : (next & 3) % 2 === 0;
    // The cell of a bend is taken in both directions.
    return nextIsLevel === isLevel
      ? [{ cell, isLevel }]
      : [
          { cell, isLevel },
          { cell, isLevel: nextIsLevel },
        ];
  });
  return { points: corners(points), cells };
}

function occupy(grid: Grid, line: Line, bundle: number, change: 1 | -1): void {
  for (const { cell, isLevel } of line.cells) {
    const { count, bundle: bundles } = isLevel ? grid.level : grid.upright;
    const before = count[cell] ?? 0;
    count[cell] = before + change;
    if (change === -1) continue;
    bundles[cell] = before === 0 || bundles[cell] === bundle ? bundle : 0;
  }
}

/** The bundle of each edge, as a number from 1; 0 for edges that stand alone. */
function bundlesOf(edges: readonly Edge[]): readonly number[] {
  const ends = edges.map((edge) => [`${edge.kind} to ${edge.to}`, `${edge.kind} from ${edge.from}`] as const);
  const sizes = new Map<string, number>();
  for (const end of ends.flat()) sizes.set(end, (sizes.get(end) ?? 0) + 1);
  const large = [...sizes].flatMap(([end, size]) => (size >= LEAST_BUNDLE ? [end] : []));
  return ends.map(([to, from]) => (large.includes(to) ? large.indexOf(to) : large.indexOf(from)) + 1);
}

function distance(a: Box, b: Box): number {
  return Math.abs(a.x + a.width / 2 - b.x - b.width / 2) + Math.abs(a.y + a.height / 2 - b.y - b.height / 2);
}

/** The side that faces the other box, if one does: boxes above each other meet at top and bottom. */
function sideTowards(from: Box, to: Box): number | undefined {
  if (from.x + from.width <= to.x) return 0;
  if (to.x + to.width <= from.x) return 2;
  if (from.y + from.height <= to.y) return 1;
  return to.y + to.height <= from.y ? 3 : undefined;
}

/** One line per edge, in the edges' order; empty where an end is not in the picture. */
export function route(ground: Ground): readonly (readonly Point[])[] {
  const grid = createGrid(ground);
  const states = grid.columns * grid.rows * 4;
  const scratch = {
    best: new Float64Array(states),
    previous: new Int32Array(states),
    stamp: new Int32Array(states),
    closed: new Int32Array(states),
    turn: 0,
  };
  const boxes = new Map<string, { box: Box; isNode: boolean }>();
  ground.zones.forEach((zone) => boxes.set(zone.zone.id, { box: zone, isNode: false }));
  ground.nodes.forEach((node) => boxes.set(node.node.id, { box: node, isNode: true }));
  const subnetAt = (box: Box): number =>
    grid.subnet[
      Math.round((box.y + box.height / 2) / STEP) * grid.columns + Math.round((box.x + box.width / 2) / STEP)
    ] ?? 0;

  const jobs = ground.edges
    .map((edge, index) => ({ edge, index, from: boxes.get(edge.from), to: boxes.get(edge.to) }))
    .flatMap(({ index, from, to }) => (from && to ? [{ index, from, to, length: distance(from.box, to.box) }] : []))
    .sort((a, b) => a.length - b.length || a.index - b.index);

  const lines = new Map<number, Line>();
  const bundles = bundlesOf(ground.edges);
  const usedPorts = new Map<string, PortUse>();
  const usePorts = (line: Line, bundle: number, change: 1 | -1): void => {
    for (const end of [line.points[0], line.points.at(-1)]) {
      if (!end) continue;
      const count = usedPorts.get(portKey(end))?.count ?? 0;
      usedPorts.set(portKey(end), { count: count + change, bundle });
    }
  };
  const isLarge = states * jobs.length > MOST_WORK;
  const passes = isLarge ? 1 : PASSES;
  for (let pass = 0; pass < passes; pass++) {
    for (const { index, from, to } of jobs) {
      const old = lines.get(index);
      const bundle = bundles[index] ?? 0;
      if (old) {
        occupy(grid, old, bundle, -1);
        usePorts(old, bundle, -1);
      }
      const side = sideTowards(from.box, to.box);
      const path = find(
        grid,
        {
          starts: portsOf(grid, from.box, from.isNode, side),
          ends: portsOf(grid, to.box, to.isNode, side === undefined ? undefined : opposite(side)),
          target: to.box,
          own: new Set([subnetAt(from.box), subnetAt(to.box)]),
          usedPorts,
          bundle,
          haste: isLarge ? HASTE : 1,
        },
        scratch,
      );
      if (!path) continue;
      const line = drawLine(grid, path);
      lines.set(index, line);
      occupy(grid, line, bundle, 1);
      usePorts(line, bundle, 1);
    }
  }
  return ground.edges.map((_, index) => lines.get(index)?.points ?? []);
}
