import { overlap, segmentBox, segments, type Box } from '../../diagrams/geometry';
import { layOut, type Layout, type PlacedEdge } from '../../diagrams/layout';
import { networkView } from '../../diagrams/network-view';
import { NUMBER_RADIUS } from '../../diagrams/numbers';
import { architecture, landingZone } from './landing-zone';

const AGENTS = ['analyst', 'buyer', 'claims', 'drafter', 'editor'];

function picture(...agents: readonly string[]): Layout {
  return layOut(networkView(architecture(landingZone(...agents))));
}

function pairs<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((item, index) => items.slice(index + 1).map((other) => [item, other] as const));
}

function pieces(edge: PlacedEdge): readonly Box[] {
  return segments(edge.points).map(([a, b]) => segmentBox(a, b));
}

function disc(edge: PlacedEdge): Box {
  const { x, y } = edge.label;
  return { x: x - NUMBER_RADIUS, y: y - NUMBER_RADIUS, width: 2 * NUMBER_RADIUS, height: 2 * NUMBER_RADIUS };
}

describe.each([[AGENTS.slice(0, 1)], [AGENTS]])('the layout of %p', (agents) => {
  const layout = picture(...agents);

  it('keeps nodes apart', () => {
    expect(layout.nodes.length).toBeGreaterThan(10);
    expect(pairs(layout.nodes).filter(([a, b]) => overlap(a, b, 10))).toEqual([]);
  });

  it('keeps zones apart, or one inside the other', () => {
    const isInside = (inner: Box, outer: Box): boolean =>
      inner.x > outer.x &&
      inner.y > outer.y &&
      inner.x + inner.width < outer.x + outer.width &&
      inner.y + inner.height < outer.y + outer.height;
    const wrong = pairs(layout.zones).filter(([a, b]) => overlap(a, b) && !isInside(a, b) && !isInside(b, a));
    expect(wrong.map(([a, b]) => [a.caption, b.caption])).toEqual([]);
  });

  it('keeps every node in its zone and every zone on the page', () => {
    for (const placed of layout.nodes) {
      const home = layout.zones.find((zone) => zone.zone.id === placed.node.zone) as Box;
      expect(placed.x).toBeGreaterThan(home.x);
      expect(placed.y).toBeGreaterThan(home.y);
      expect(placed.x + placed.width).toBeLessThan(home.x + home.width);
      expect(placed.y + placed.height).toBeLessThan(home.y + home.height);
    }
    for (const zone of layout.zones) {
      expect(zone.x + zone.width).toBeLessThan(layout.width);
      expect(zone.y + zone.height).toBeLessThan(layout.height);
    }
  });

  it('draws every edge as level and upright pieces between its ends', () => {
    for (const edge of layout.edges) {
      expect(edge.points.length).toBeGreaterThan(1);
      for (const [a, b] of segments(edge.points)) expect(a.x === b.x || a.y === b.y).toBe(true);
      const boxes = new Map<string, Box>([
        ...layout.zones.map((zone) => [zone.zone.id, zone] as const),
        ...layout.nodes.map((node) => [node.node.id, node] as const),
      ]);
      const touches = (id: string, point: { x: number; y: number } | undefined): boolean => {
        const box = boxes.get(id);
        return box !== undefined && point !== undefined && overlap({ ...point, width: 0, height: 0 }, box, 1);
      };
      expect(touches(edge.edge.from, edge.points[0])).toBe(true);
      expect(touches(edge.edge.to, edge.points.at(-1))).toBe(true);
    }
  });

  it('draws no edge through a node', () => {
    const hits = layout.edges.flatMap((edge) =>
      layout.nodes
        .filter((node) => pieces(edge).some((piece) => overlap(piece, node)))
        .map((node) => `${edge.edge.what} × ${node.node.name}`),
    );
    expect(hits).toEqual([]);
  });

  it('puts no number on a node, a caption or another number', () => {
    const boxes = [...layout.nodes, ...layout.zones.map((zone) => zone.captionBox)];
    expect(layout.edges.filter((edge) => boxes.some((box) => overlap(disc(edge), box)))).toEqual([]);
    expect(pairs(layout.edges).filter(([a, b]) => overlap(disc(a), disc(b)))).toEqual([]);
  });

  it('uses whole numbers only', () => {
    const numbers = [...layout.nodes, ...layout.zones].flatMap(({ x, y, width, height }) => [x, y, width, height]);
    const points = layout.edges.flatMap((edge) => [...edge.points, edge.label]).flatMap(({ x, y }) => [x, y]);
    expect([...numbers, ...points].filter((number) => !Number.isInteger(number))).toEqual([]);
  });
});

describe('the layout', () => {
  it('is about as wide as a screen', () => {
    expect(picture(...AGENTS).width).toBeGreaterThan(1300);
    expect(picture(...AGENTS).width).toBeLessThan(1800);
  });

  /** How far each node of the first picture has moved in the second, as text, with how many moved so. */
  function moves(before: Layout, after: Layout): ReadonlyMap<string, number> {
    const now = new Map(after.nodes.map((placed) => [placed.node.id, placed]));
    const tally = new Map<string, number>();
    for (const { node, x, y } of before.nodes) {
      const placed = now.get(node.id);
      const move = placed ? `${String(placed.x - x)},${String(placed.y - y)}` : 'gone';
      tally.set(move, (tally.get(move) ?? 0) + 1);
    }
    return tally;
  }

  it('moves few nodes when an agent is added', () => {
    const before = picture('analyst');
    const tally = moves(before, picture('analyst', 'buyer'));
    expect((tally.get('0,0') ?? 0) / before.nodes.length).toBeGreaterThanOrEqual(0.6);
  });

  it('moves what stands below a grown band together, and nothing else', () => {
    const before = picture(...AGENTS.slice(0, 3));
    const tally = moves(before, picture(...AGENTS.slice(0, 4)));
    expect(tally.size).toBeLessThanOrEqual(3);
    expect((tally.get('0,0') ?? 0) / before.nodes.length).toBeGreaterThan(0.5);
    expect([...tally.keys()].filter((move) => !move.startsWith('0,'))).toEqual([]);
  });

  it('says nothing of edges whose ends are not there', () => {
    const scene = networkView(architecture(landingZone('analyst')));
    const lost = { ...(scene.edges[0] as (typeof scene.edges)[0]), id: 'lost', from: 'nowhere' };
    const placed = layOut({ ...scene, edges: [lost] }).edges[0];
    expect(placed?.points).toEqual([]);
  });
});
