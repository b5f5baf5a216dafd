/** The inside of a node: where its glyph, lines and badges stand, in pixels from its top left corner. */
import { upToStep } from './geometry';
import type { Badge, Node } from './scene';
import { clip, textWidth } from './text';

/** Every node is as wide as every other, so that columns are straight. */
export const CARD_WIDTH = 250;

/** Font sizes inside a node. */
export const CARD_TEXT = { name: 12.5, kind: 10.5, item: 10.5, badge: 9.5 } as const;

const PADDING = 10;
const TEXT_LEFT = 50;
const HEAD_HEIGHT = 50;
const ITEM_HEIGHT = 16;
const BADGE_HEIGHT = 15;
const BADGE_GAP = 4;
const BADGE_PADDING = 6;

/** More than this is said as a number. */
const MOST_ITEMS = 4;

/** A badge with its box. */
export interface PlacedBadge {
  readonly badge: Badge;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A node's content, ready to draw. */
export interface Card {
  readonly height: number;
  readonly textLeft: number;
  readonly name: string;
  readonly kind: string;
  readonly items: readonly { readonly text: string; readonly y: number }[];
  readonly badges: readonly PlacedBadge[];
}

function placeBadges(badges: readonly Badge[], top: number): readonly PlacedBadge[] {
  const placed: PlacedBadge[] = [];
  let x = PADDING;
  let y = top;
  for (const badge of badges) {
    const text = clip(badge.text, CARD_TEXT.badge, CARD_WIDTH - 2 * PADDING - 2 * BADGE_PADDING, true);
    const width = textWidth(text, CARD_TEXT.badge, true) + 2 * BADGE_PADDING;
    if (x > PADDING && x + width > CARD_WIDTH - PADDING) {
      x = PADDING;
      y += BADGE_HEIGHT + BADGE_GAP;
    }
    placed.push({ badge, text, x, y, width, height: BADGE_HEIGHT });
    x += width + BADGE_GAP;
  }
  return placed;
}

function shortItems(items: readonly string[]): readonly string[] {
  if (items.length <= MOST_ITEMS) return items;
  return [...items.slice(0, MOST_ITEMS - 1), `and ${String(items.length - MOST_ITEMS + 1)} more`];
}

/** Lays out one node's content. */
export function card(node: Node): Card {
  const room = CARD_WIDTH - TEXT_LEFT - PADDING;
  const items = shortItems(node.items).map((item, index) => ({
    text: clip(item, CARD_TEXT.item, room, false),
    y: HEAD_HEIGHT + index * ITEM_HEIGHT + 8,
  }));
  const badges = placeBadges(node.badges, HEAD_HEIGHT + items.length * ITEM_HEIGHT + (items.length > 0 ? 2 : 0));
  const last = badges.at(-1);
  const bottom = last ? last.y + last.height + 8 : HEAD_HEIGHT + items.length * ITEM_HEIGHT;
  return {
    height: upToStep(bottom),
    textLeft: TEXT_LEFT,
    name: clip(node.name, CARD_TEXT.name, room, true),
    kind: clip(node.kind, CARD_TEXT.kind, room),
    items,
    badges,
  };
}
