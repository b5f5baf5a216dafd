/** A scene as Mermaid flowchart text, as GitHub draws it. Ids come from the scene's, so they do not move with edits. */
import { inOrder, type Edge, type EdgeKind, type Node, type Scene, type Zone } from './scene';
import { plain } from './text';

const INDENT = '  ';
const MOST_CHARACTERS = 80;

const ARROWS: Readonly<Record<EdgeKind, string>> = {
  public: '==>',
  access: '-->',
  'private-link': '-->',
  route: '-->',
  egress: '-->',
  peering: '==>',
  logging: '-.->',
};

/** FNV-1a: two ids that look alike after cleaning still differ. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (const byte of Buffer.from(text, 'utf8')) value = Math.imul(value ^ byte, 0x01000193) >>> 0;
  return value.toString(36).padStart(7, '0');
}

function identifier(prefix: string, id: string): string {
  const readable = id.replace(/[^A-Za-z0-9]+/g, '_').slice(-40);
  return `${prefix}_${readable}_${hash(id)}`;
}

/** Text as a Mermaid label: what is not plainly a letter, a digit or harmless is written by its number. */
export function escapeLabel(text: string): string {
  const line = [...plain(text)];
  const short = line.length > MOST_CHARACTERS ? [...line.slice(0, MOST_CHARACTERS - 1), '…'] : line;
  return short
    .map((character) =>
      /[\p{L}\p{N} .,:_/()…·?!→+-]/u.test(character) ? character : `#${String(character.codePointAt(0))};`,
    )
    .join('');
}

function nodeLine(node: Node, indent: string): string {
  const badges = node.badges.map((badge) => badge.text).join(' · ');
  const lines = [node.name, node.kind, ...node.items, badges].filter((line) => line !== '').map(escapeLabel);
  const style = node.uncertain ? ':::uncertain' : '';
  return `${indent}${identifier('n', node.id)}["${lines.join('<br/>')}"]${style}`;
}

function zoneLines(scene: Scene, parent: string | undefined, indent: string): readonly string[] {
  return scene.zones
    .filter((zone) => zone.parent === parent)
    .flatMap((zone) => {
      const caption = [zone.caption, zone.detail].filter((line) => line !== undefined).map(escapeLabel);
      const inside = [
        ...scene.nodes.filter((node) => node.zone === zone.id).map((node) => nodeLine(node, indent + INDENT)),
        ...zoneLines(scene, zone.id, indent + INDENT),
      ];
      // A subgraph with nothing in it is drawn differently from version to version; a node never is.
      if (inside.length === 0) return [`${indent}${identifier('z', zone.id)}["${caption.join('<br/>')}"]`];
      return [`${indent}subgraph ${identifier('z', zone.id)}["${caption.join('<br/>')}"]`, ...inside, `${indent}end`];
    });
}

function edgeLine(edge: Edge, number: number, zoneIds: ReadonlySet<string>): string {
  const end = (id: string): string => identifier(zoneIds.has(id) ? 'z' : 'n', id);
  const arrow = edge.uncertain ? '-.->' : ARROWS[edge.kind];
  const drawn = edge.mutual ? `<${arrow}` : arrow;
  const label = `${String(number)}${edge.uncertain ? '?' : ''} · ${edge.what}`;
  return `${INDENT}${end(edge.from)} ${drawn}|"${escapeLabel(label)}"| ${end(edge.to)}`;
}

function zoneClass(zone: Zone): string {
  return `${INDENT}class ${identifier('z', zone.id)} ${zone.kind}`;
}

const CLASSES = [
  'classDef uncertain stroke-dasharray: 5 4',
  'classDef internet stroke:#c8443c,stroke-dasharray: 6 4',
  'classDef external stroke:#8a7a5c,stroke-dasharray: 6 4',
  'classDef network stroke:#2f6fc4',
  'classDef subnet stroke:#4a934e',
  'classDef endpoints stroke:#1f8a86',
  'classDef services stroke:#2c7a62',
  'classDef observability stroke:#64748b',
  'classDef subscription stroke:#a9b7c6',
  'classDef host stroke:#9cc79c',
].map((line) => INDENT + line);

/** Writes a scene as Mermaid. */
export function mermaid(unordered: Scene): string {
  const scene = inOrder(unordered);
  const head = [
    'flowchart LR',
    `${INDENT}accTitle: ${plainLine(scene.title)}`,
    `${INDENT}accDescr: ${plainLine(scene.description)}`,
  ];
  if (scene.zones.length === 0) return [...head, `${INDENT}empty["${escapeLabel(scene.description)}"]`, ''].join('\n');
  const zoneIds = new Set(scene.zones.map((zone) => zone.id));
  return [
    ...head,
    ...zoneLines(scene, undefined, INDENT),
    ...scene.edges.map((edge, index) => edgeLine(edge, index + 1, zoneIds)),
    ...CLASSES,
    ...scene.zones.map(zoneClass),
    '',
  ].join('\n');
}

/** The accessible title is bare text to the end of the line: keep what cannot be read as anything else. */
function plainLine(text: string): string {
  return plain(plain(text).replace(/[^\p{L}\p{N} .,:_/()·-]/gu, ' '));
}
