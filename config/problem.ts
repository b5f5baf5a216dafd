/** What is said about a configuration that cannot be used: where, what is there, what belongs there, what to do. */

/** The way to a value: keys of mappings and positions in lists. */
export type Path = readonly (string | number)[];

/** A reason to refuse a value, before its line is known. */
export interface Refusal {
  readonly path: Path;
  readonly got: string;
  readonly expected: string;
  readonly fix: string;
  /** Point at the key instead of its value: the key itself is wrong. */
  readonly atKey?: boolean;
}

/** A reason to refuse a configuration file. Line and column count from 1; 0 means the file as a whole. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** For example `agents[0].reads[1]`; empty for the file as a whole. */
  readonly path: string;
  readonly got: string;
  readonly expected: string;
  readonly fix: string;
}

/** Thrown with every problem of a configuration file at once; the message is {@link formatProblems}. */
export class ConfigurationError extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(formatProblems(problems));
    this.name = 'ConfigurationError';
  }
}

/** Problems as text for a person: a headline each that editors and terminals can follow, then got, expected, fix. */
export function formatProblems(problems: readonly Problem[]): string {
  return problems
    .map(({ file, line, column, path, got, expected, fix }) => {
      const place = line > 0 ? `${file}:${line}:${column}` : file;
      const head = path === '' ? place : `${place}  ${path}`;
      return `${head}\n  got       ${got}\n  expected  ${expected}\n  fix       ${fix}`;
    })
    .join('\n\n');
}

/** `agents[0].reads[1]` of a path. Keys that are not plain words are quoted. */
export function formatPath(path: Path): string {
  return path
    .map((part, index) => {
      if (typeof part === 'number') return `[${part}]`;
      if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(part)) return `[${printable(JSON.stringify(part))}]`;
      return index === 0 ? part : `.${part}`;
    })
    .join('');
}

const LONGEST_SHOWN = 80;

/** A value as it is shown after "got": short, on one line, and never able to steer a terminal. */
export function show(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  if (typeof value !== 'string') return `${String(value)} (a ${typeof value})`;
  const plain = value !== '' && value.trim() === value && !/\p{C}/u.test(value);
  const text = plain ? value : printable(JSON.stringify(value));
  return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN)}… (${value.length} characters)`;
}

/** Control and format characters as `\u{…}`: they come from the file and could rewrite what a terminal shows. */
function printable(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}

/** `a, b or c`. */
export function oneOf(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} or ${names[names.length - 1] ?? ''}`;
}
