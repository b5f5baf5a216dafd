/**
 * Text as a picture needs it: harmless, and of known width. Widths come from a fixed table and are never measured, so
 * that a picture is the same on a machine without the font.
 */

/** Advance widths in thousandths of the font size, for a humanist sans serif a little wider than Inter. */
const ADVANCE: Readonly<Record<string, number>> = Object.fromEntries(
  (
    [
      ["ijl|'!.,:;`", 270],
      ['I ', 290],
      ['ft()[]{}/\\"', 370],
      ['r-*', 420],
      ['_^1?', 480],
      ['sckvxyzJL', 560],
      ['aegbdhnopquEFTZ+=<>~$', 620],
      ['0123456789ABCKPRSVXY#', 650],
      ['DGHNOQU&', 760],
      ['wmMW%@', 930],
    ] as const
  ).flatMap(([characters, width]) => [...characters].map((character) => [character, width])),
);

const ELLIPSIS = '…';

/** Characters that XML forbids, that reorder or hide what a reader sees, or that break a line. */
// eslint-disable-next-line no-control-regex
const HARMFUL = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\uffff]/g;

/** Lone halves of a surrogate pair, which no encoder accepts. */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line of text without control characters and direction overrides; a space stands where they stood. */
export function plain(text: string): string {
  return text.replace(LONE_SURROGATE, '\ufffd').replace(HARMFUL, ' ').replace(/\s+/g, ' ').trim();
}

function advance(character: string): number {
  const known = ADVANCE[character];
  if (known !== undefined) return known;
  // Latin with accents is about as wide as without; for scripts beyond (CJK, emoji) a full square is enough.
  return (character.codePointAt(0) ?? 0) < 0x2000 ? 700 : 1000;
}

/** Width in pixels, rounded up. */
export function textWidth(text: string, size: number, bold = false): number {
  const thousandths = [...text].reduce((sum, character) => sum + advance(character), 0);
  return Math.ceil((thousandths * size * (bold ? 1.06 : 1)) / 1000);
}

/** The text, cut with an ellipsis where it would be wider than `width` pixels. */
export function clip(text: string, size: number, width: number, bold = false): string {
  const line = plain(text);
  if (textWidth(line, size, bold) <= width) return line;
  const characters = [...line];
  let kept = '';
  for (const character of characters) {
    if (textWidth(kept + character + ELLIPSIS, size, bold) > width) break;
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

/** The text as XML character data or as a quoted attribute. */
export function xml(text: string): string {
  return plain(text)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}
