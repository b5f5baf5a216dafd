/** PowerShell literals of text that somebody else wrote. */

const PRINTABLE = /^[\x20-\x7e]$/;

/**
 * Text as a PowerShell expression that is that text and nothing else. Single quotes stop `$`, backticks and
 * `$(…)`. PowerShell also takes typographic quotes for quotes, and Windows PowerShell reads a script without a byte-order
 * mark in the code page of the machine: so whatever is not printable ASCII is written by its number.
 */
export function quoted(text: string): string {
  const parts: string[] = [];
  let run = '';
  const endRun = (): void => {
    if (run !== '') parts.push(`'${run.replaceAll("'", "''")}'`);
    run = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charAt(at);
    if (PRINTABLE.test(unit)) {
      run += unit;
      continue;
    }
    endRun();
    parts.push(`[string] [char] 0x${text.charCodeAt(at).toString(16).padStart(4, '0')}`);
  }
  endRun();
  if (parts.length === 0) return "''";
  return parts.length === 1 && parts[0]?.startsWith("'") ? parts[0] : `(${parts.map(grouped).join(' + ')})`;
}

function grouped(part: string): string {
  return part.startsWith("'") ? part : `(${part})`;
}

/** An array, also of one or of none. */
export function list(items: readonly string[]): string {
  return `@(${items.join(', ')})`;
}
