/**
 * Colours, for light and dark. Written out as plain rules twice, not as CSS variables: the renderers that turn SVG into
 * PNG do not know variables.
 */
import type { EdgeKind, Glyph, Tone, ZoneKind } from './scene';

/** `auto` follows the reader's setting. */
export type Scheme = 'auto' | 'light' | 'dark';

interface Pair {
  readonly fill: string;
  readonly line: string;
}

interface ZonePaint extends Pair {
  readonly caption: string;
}

interface Palette {
  readonly page: string;
  readonly text: string;
  readonly muted: string;
  readonly card: Pair;
  readonly zones: Readonly<Record<ZoneKind, ZonePaint>>;
  readonly edges: Readonly<Record<EdgeKind, string>>;
  readonly tones: Readonly<Record<Tone, Pair>>;
  readonly glyphs: Readonly<Record<Family, string>>;
  readonly onGlyph: string;
  /** Digits in an edge's disc. */
  readonly onLine: string;
}

/** What a glyph's colour says: who acts, what holds data, what guards, what watches, what is not ours. */
export type Family = 'actor' | 'holder' | 'guard' | 'watch' | 'link' | 'outside';

/** Colour family of each glyph. */
export const FAMILIES: Readonly<Record<Glyph, Family>> = {
  agent: 'actor',
  archive: 'watch',
  cloud: 'outside',
  compute: 'actor',
  data: 'holder',
  dns: 'link',
  endpoint: 'link',
  firewall: 'guard',
  gateway: 'guard',
  identity: 'actor',
  images: 'holder',
  key: 'holder',
  logs: 'watch',
  model: 'holder',
  network: 'link',
  policy: 'guard',
  search: 'holder',
  service: 'holder',
  storage: 'holder',
};

const LIGHT: Palette = {
  page: '#ffffff',
  text: '#1b2733',
  muted: '#5b6b7b',
  card: { fill: '#ffffff', line: '#c9d3dd' },
  zones: {
    internet: { fill: '#fdf1f0', line: '#c8443c', caption: '#a3241c' },
    external: { fill: '#f6f3ee', line: '#8a7a5c', caption: '#6b5c3f' },
    subscription: { fill: '#f8fafc', line: '#a9b7c6', caption: '#4d5d6e' },
    network: { fill: '#eaf2fc', line: '#2f6fc4', caption: '#1d559f' },
    subnet: { fill: '#eef7ee', line: '#4a934e', caption: '#2f6b33' },
    endpoints: { fill: '#e6f6f5', line: '#1f8a86', caption: '#126663' },
    host: { fill: '#f8fcf7', line: '#9cc79c', caption: '#3d6b40' },
    services: { fill: '#eef6f2', line: '#2c7a62', caption: '#1f5f4b' },
    observability: { fill: '#eff2f5', line: '#64748b', caption: '#475569' },
  },
  edges: {
    access: '#2f4254',
    'private-link': '#177a77',
    route: '#a4650f',
    egress: '#b3372f',
    peering: '#2f6fc4',
    logging: '#7a8896',
    public: '#c01f2e',
  },
  tones: {
    good: { fill: '#dff2e6', line: '#1d6b43' },
    bad: { fill: '#fbe0de', line: '#a3241c' },
    unknown: { fill: '#fdf3d9', line: '#7d5a06' },
    plain: { fill: '#e9eef3', line: '#44566a' },
  },
  glyphs: {
    actor: '#2e7d32',
    holder: '#1766b8',
    guard: '#b04a12',
    watch: '#51637a',
    link: '#0d7f7c',
    outside: '#7b3fa0',
  },
  onGlyph: '#ffffff',
  onLine: '#ffffff',
};

const DARK: Palette = {
  page: '#0f151c',
  text: '#e6edf4',
  muted: '#9fb0c0',
  card: { fill: '#1b2530', line: '#3b4a5a' },
  zones: {
    internet: { fill: '#261719', line: '#d9655d', caption: '#f0928b' },
    external: { fill: '#211e18', line: '#a89672', caption: '#c9b78f' },
    subscription: { fill: '#131b24', line: '#465668', caption: '#9fb0c0' },
    network: { fill: '#13213a', line: '#5c95e0', caption: '#8fb8f0' },
    subnet: { fill: '#14261a', line: '#5fae66', caption: '#8fd096' },
    endpoints: { fill: '#0f2829', line: '#3fb0aa', caption: '#6fd0ca' },
    host: { fill: '#182d1e', line: '#3f6b45', caption: '#9cc7a0' },
    services: { fill: '#12261f', line: '#4aa585', caption: '#77c9ac' },
    observability: { fill: '#19212b', line: '#7a8ba0', caption: '#a9b8c9' },
  },
  edges: {
    access: '#c3d1de',
    'private-link': '#4cc0ba',
    route: '#dda24e',
    egress: '#f0847b',
    peering: '#7fb0f0',
    logging: '#8494a5',
    public: '#ff6b70',
  },
  tones: {
    good: { fill: '#173a29', line: '#86d9ab' },
    bad: { fill: '#4a1d1c', line: '#ffaea7' },
    unknown: { fill: '#40330f', line: '#f2cf74' },
    plain: { fill: '#2a3644', line: '#c0cddb' },
  },
  glyphs: {
    actor: '#3c9442',
    holder: '#2f7fd4',
    guard: '#c9611f',
    watch: '#6b7f97',
    link: '#1f9691',
    outside: '#955bbb',
  },
  onGlyph: '#ffffff',
  onLine: '#0f151c',
};

type Rule = readonly [selector: string, body: string];

function rules(palette: Palette): readonly Rule[] {
  const zones = Object.entries(palette.zones).flatMap(([kind, { fill, line, caption }]): readonly Rule[] => [
    [`.z-${kind}`, `fill:${fill};stroke:${line}`],
    [`.zc-${kind}`, `fill:${caption}`],
  ]);
  const edges = Object.entries(palette.edges).flatMap(([kind, line]): readonly Rule[] => [
    [`.e-${kind}`, `stroke:${line}`],
    [`.d-${kind}`, `fill:${line}`],
  ]);
  const tones = Object.entries(palette.tones).flatMap(([tone, { fill, line }]): readonly Rule[] => [
    [`.b-${tone}`, `fill:${fill};stroke:${tone === 'unknown' ? line : fill}`],
    [`.bt-${tone}`, `fill:${line}`],
  ]);
  const glyphs = Object.entries(palette.glyphs).map(([family, fill]): Rule => [`.g-${family}`, `fill:${fill}`]);
  return [
    ['.page', `fill:${palette.page}`],
    ['.text', `fill:${palette.text}`],
    ['.muted', `fill:${palette.muted}`],
    ['.card', `fill:${palette.card.fill};stroke:${palette.card.line}`],
    ['.card.uncertain', `stroke:${palette.tones.unknown.line}`],
    ['.rule', `stroke:${palette.card.line}`],
    ['.onLine', `fill:${palette.onLine}`],
    ['.f', `fill:${palette.onGlyph}`],
    ['.s', `stroke:${palette.onGlyph}`],
    ...zones,
    ...edges,
    ...tones,
    ...glyphs,
  ];
}

const SHAPES: readonly Rule[] = [
  ['text', "font-family:Inter,'Segoe UI',system-ui,sans-serif;unicode-bidi:isolate"],
  ['.zone', 'stroke-width:1.4'],
  ['.z-subscription', 'stroke-width:1'],
  ['.z-host', 'stroke-width:1'],
  ['.z-internet', 'stroke-dasharray:6 4'],
  ['.z-external', 'stroke-dasharray:6 4'],
  ['.zone.uncertain', 'stroke-dasharray:6 4'],
  ['.edge', 'fill:none;stroke-width:1.5;stroke-linejoin:round'],
  ['.e-peering', 'stroke-width:2.2'],
  ['.e-public', 'stroke-width:2'],
  ['.e-logging', 'stroke-width:1.3;stroke-dasharray:1.5 4;stroke-linecap:round'],
  ['.edge.uncertain', 'stroke-dasharray:6 4'],
  ['.card.uncertain', 'stroke-dasharray:5 4'],
  ['.b-unknown', 'stroke-dasharray:2 2'],
  ['.s', 'fill:none;stroke-width:1.7;stroke-linejoin:round;stroke-linecap:round'],
  ['.bold', 'font-weight:600'],
  ['.mono', 'font-family:ui-monospace,Consolas,monospace'],
];

/** Selectors are kept below the picture's own class: inside an HTML page they must not reach the page. */
function write(list: readonly Rule[]): string {
  return list.map(([selector, body]) => `.${ROOT_CLASS} ${selector}{${body}}`).join('\n');
}

/** Class of the `svg` element. */
export const ROOT_CLASS = 'zt4ai-diagram';

/** The style sheet of a picture. */
export function styleSheet(scheme: Scheme): string {
  if (scheme === 'dark') return write([...SHAPES, ...rules(DARK)]);
  const light = write([...SHAPES, ...rules(LIGHT)]);
  return scheme === 'light' ? light : `${light}\n@media (prefers-color-scheme:dark){\n${write(rules(DARK))}\n}`;
}
