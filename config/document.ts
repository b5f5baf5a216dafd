/** The text of `landing-zone.yaml` as a value that remembers where each part stands. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Pair, type YAMLMap } from 'yaml';

import { formatPath, show, type Path, type Problem, type Refusal } from './problem';

/** Bytes; a landing zone of a thousand agents is half of it. */
export const LARGEST_FILE = 1_000_000;

/** Characters. Longer lines can only be nesting or noise, and deep enough nesting makes Node abort. */
const LONGEST_LINE = 1000;

/** How often one anchor may multiply what it holds. */
const MOST_ALIASES = 100;

/** A parsed file. */
export interface SourceDocument {
  /** Plain data, as `JSON.parse` would give. */
  readonly value: unknown;
  /** What is wrong although the text could be read: keys that are there twice. */
  readonly problems: readonly Problem[];
  /** Adds the file, line and column to a refusal. */
  readonly locate: (refusal: Refusal) => Problem;
}

/** Reads YAML 1.2; `problems` alone when there is no value to look at. */
export function readDocument(text: string, file: string): SourceDocument | { readonly problems: readonly Problem[] } {
  const refused = refuseText(text, file);
  if (refused) return { problems: [refused] };

  const lines = new LineCounter();
  const at = (offset: number, path: Path, rest: Pick<Problem, 'got' | 'expected' | 'fix'>): Problem => {
    const { line, col } = lines.linePos(offset);
    return { file, line, column: col, path: formatPath(path), ...rest };
  };
  // Duplicate keys are looked for below: the library's message has neither the path nor the first line.
  const document = parseDocument(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  });
  const [failure] = document.errors;
  if (failure) {
    const rest = failure.code === 'RESOURCE_EXHAUSTION' ? TOO_DEEP : { ...BAD_YAML, got: reason(failure.message) };
    return { problems: [at(failure.pos[0], [], rest)] };
  }
  if (document.warnings.length > 0) {
    return {
      problems: document.warnings.map((warning) =>
        at(warning.pos[0], [], { ...BAD_TAG, got: reason(warning.message) }),
      ),
    };
  }

  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    const got = reason(error instanceof Error ? error.message : String(error));
    return { problems: [whole(file, { ...BAD_ALIASES, got })] };
  }
  if (value === null || value === undefined) return { problems: [whole(file, EMPTY)] };

  return {
    value,
    problems: duplicateKeys(document).map(({ path, first, second }) =>
      at(second, path, {
        got: `a second ${show(path[path.length - 1])}; the first is on line ${lines.linePos(first).line}`,
        expected: 'each key once in a mapping',
        fix: 'merge the two, or take one out',
      }),
    ),
    locate: ({ path, atKey, got, expected, fix }) =>
      at(offsetOf(document, path, atKey === true), path, { got, expected, fix }),
  };
}

/** A problem of the file as a whole. */
export function whole(file: string, rest: Pick<Problem, 'got' | 'expected' | 'fix'>): Problem {
  return { file, line: 0, column: 0, path: '', ...rest };
}

/** Said of a file that is over {@link LARGEST_FILE}. */
export function tooLarge(bytes: number): Pick<Problem, 'got' | 'expected' | 'fix'> {
  return {
    got: `${bytes} bytes`,
    expected: `at most ${LARGEST_FILE} bytes`,
    fix: 'check that this is the configuration, and split it into several landing zones if it is',
  };
}

const EMPTY = {
  got: 'an empty file',
  expected: 'a landing zone: name, location, tenantId, subscriptions, network and so on',
  fix: 'start from the landing-zone.yaml that comes with zt4ai',
};
const BAD_YAML = {
  expected: 'valid YAML',
  fix: 'correct the line; YAML indents with spaces and puts a space after a colon',
};
const TOO_DEEP = {
  got: 'lists or mappings nested too deeply',
  expected: 'the few levels of a landing zone',
  fix: 'correct the line',
};
const BAD_TAG = { expected: 'plain YAML without tags', fix: 'take the tag out, or put the text in quotation marks' };
const BAD_ALIASES = { expected: 'aliases that are few and resolve', fix: 'write the values out instead of *aliases' };

function refuseText(text: string, file: string): Problem | undefined {
  const bytes = Buffer.byteLength(text);
  if (bytes > LARGEST_FILE) return whole(file, tooLarge(bytes));
  const all = text.split('\n');
  const long = all.findIndex((line) => line.length > LONGEST_LINE);
  if (long < 0) return undefined;
  return {
    file,
    line: long + 1,
    column: LONGEST_LINE + 1,
    path: '',
    got: `a line of ${all[long]?.length ?? 0} characters`,
    expected: `lines of at most ${LONGEST_LINE} characters`,
    fix: 'break the line',
  };
}

/** The library's sentence on one line, without what it quotes of the file after a colon at the end. */
function reason(message: string): string {
  return show(message.split('\n')[0]?.replace(/:$/, '') ?? '');
}

/** Keys are compared as the text they become in plain data. */
function keyOf(pair: Pair): string {
  return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

function startOf(node: unknown): number | undefined {
  const range = (node as { range?: readonly [number, number, number] | null } | null | undefined)?.range;
  return range?.[0];
}

/** Where the value at a path starts, or its key; when there is none, the nearest thing around it. */
function offsetOf(document: Document, path: Path, atKey: boolean): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    if (isSeq(node)) {
      node = node.items[Number(part)];
      offset = startOf(node) ?? offset;
      continue;
    }
    if (!isMap(node)) return offset;
    const pair = lastPair(node, String(part));
    if (!pair) return offset;
    const key = startOf(pair.key) ?? offset;
    const empty = pair.value === null || (isScalar(pair.value) && pair.value.value === null);
    const last = index === path.length - 1;
    node = pair.value;
    // An empty value stands nowhere; its key does.
    offset = empty || (last && atKey) ? key : (startOf(node) ?? key);
  }
  return offset;
}

/** Of keys that are there twice, plain data has the last. */
function lastPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.findLast((pair) => keyOf(pair) === key);
}

interface DuplicateKey {
  readonly path: Path;
  readonly first: number;
  readonly second: number;
}

function duplicateKeys(document: Document): DuplicateKey[] {
  const found: DuplicateKey[] = [];
  const look = (node: unknown, path: Path): void => {
    if (isSeq(node)) node.items.forEach((item, index) => look(item, [...path, index]));
    if (!isMap(node)) return;
    const seen = new Map<string, number>();
    for (const pair of node.items) {
      const key = keyOf(pair);
      const start = startOf(pair.key) ?? 0;
      const first = seen.get(key);
      if (first === undefined) seen.set(key, start);
      else found.push({ path: [...path, key], first, second: start });
      look(pair.value, [...path, key]);
    }
  };
  look(document.contents, []);
  return found;
}
