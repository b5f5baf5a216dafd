import { readFileSync, statSync } from 'node:fs';
import { InputError } from '../model';

/** Largest file that is read, in bytes. A landing zone of a thousand resources is two million. */
const MAX_FILE_BYTES = 100 * 1024 * 1024;

/** Deepest nesting that is read: Terraform blocks seldom pass ten. */
const MAX_DEPTH = 200;

/** An error about the input, held to one line whatever the names in it contain. */
export function inputError(message: string): InputError {
  return new InputError(message.replace(/\p{Cc}+/gu, ' ').slice(0, 500));
}

/**
 * Reads one JSON file.
 * @throws InputError when it cannot be read, is too large, or is not JSON (with line and column).
 */
export function readJson(file: string): unknown {
  const text = readText(file).replace(/^\uFEFF/, '');
  if (text.trim() === '') throw inputError(`${file}: the file is empty`);
  try {
    const document: unknown = JSON.parse(text);
    if (deeperThan(document, MAX_DEPTH)) throw inputError(`${file}: nested more than ${String(MAX_DEPTH)} deep`);
    return document;
  } catch (error) {
    if (error instanceof SyntaxError) throw inputError(`${file}: ${whatIsWrong(text, error.message)}`);
    throw error;
  }
}

function readText(file: string): string {
  try {
    const { size } = statSync(file);
    const megabytes = `${String(Math.ceil(size / 1024 / 1024))} MB, more than the ${String(MAX_FILE_BYTES / 1024 / 1024)}`;
    if (size > MAX_FILE_BYTES) throw inputError(`${file}: too large to read (${megabytes} allowed)`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw inputError(`${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

/** Node says where for most errors, and for some only which token. */
function whatIsWrong(text: string, message: string): string {
  const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
  const before = text.slice(0, position).split('\n');
  const place = `line ${String(before.length)}, column ${String((before.at(-1)?.length ?? 0) + 1)}`;
  const [token] = /^Unexpected token .{1,8}(?=,|$)/u.exec(message) ?? [];
  const placed = /position \d+/.test(message) && position < text.trimEnd().length && !/^Unterminated/.test(message);
  if (placed) return `not JSON: ${place}`;
  if (token) return `not JSON: ${token.toLowerCase()}`;
  return `not complete: the JSON ends too early, at ${place} (truncated?)`;
}

function deeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((item) => deeperThan(item, levels - 1));
}
