/** Pictures of a model. A view makes a scene, the layout places it, a renderer writes it. */
import type { Architecture } from '../architecture/model';
import { layOut } from './layout';
import { mermaid } from './mermaid';
import { networkView } from './network-view';
import { svg } from './svg';
import type { Scheme } from './theme';

export { layOut, type Layout } from './layout';
export { mermaid } from './mermaid';
export { networkView } from './network-view';
export type { Scene } from './scene';
export { svg, type SvgOptions } from './svg';

/** How the network view is written. */
export interface NetworkDiagramOptions {
  readonly format: 'svg' | 'mermaid';
  /** @default 'Network view' */
  readonly title?: string;
  /** Colours of an SVG. @default 'auto': follows the reader's setting */
  readonly scheme?: Scheme;
}

/** Draws the networks, services and connections of a model. Same model, same bytes. */
export function renderNetwork(architecture: Architecture, options: NetworkDiagramOptions): string {
  const scene = networkView(architecture, options.title);
  return options.format === 'mermaid' ? mermaid(scene) : svg(layOut(scene), { scheme: options.scheme });
}
