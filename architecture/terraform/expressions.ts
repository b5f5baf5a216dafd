/**
 * Terraform's template syntax inside JSON strings, as far as it can be read without evaluating it.
 * Source: "Strings and Templates" and "Expression Mapping" (JSON configuration syntax) in the Terraform language docs.
 */

/** A piece of a template: text as it stands, or the inside of one `${…}`. */
export type TemplatePart = { readonly text: string } | { readonly expression: string };

/** A path through names and indices: `azurerm_subnet.a.delegation[0].name` → `['azurerm_subnet', 'a', …, 0, 'name']`. */
export type Traversal = readonly (string | number)[];

/**
 * Splits a string into text and interpolations. Undefined for a template we do not read: `%{ if … }` directives and
 * interpolations that never end.
 */
export function templateParts(text: string): readonly TemplatePart[] | undefined {
  const parts: TemplatePart[] = [];
  let literal = '';
  let at = 0;
  while (at < text.length) {
    const three = text.slice(at, at + 3);
    const two = text.slice(at, at + 2);
    if (three === '$${' || three === '%%{') {
      literal += three.slice(1);
      at += 3;
    } else if (two === '%{') {
      return undefined;
    } else if (two === '${') {
      const end = endOfInterpolation(text, at + 2);
      if (end === undefined) return undefined;
      if (literal !== '') parts.push({ text: literal });
      literal = '';
      parts.push({ expression: text.slice(at + 2, end).trim() });
      at = end + 1;
    } else {
      literal += text[at] ?? '';
      at += 1;
    }
  }
  if (literal !== '') parts.push({ text: literal });
  return parts;
}

/** Index of the `}` that closes an interpolation, past nested braces, strings and interpolations inside strings. */
function endOfInterpolation(text: string, from: number): number | undefined {
  const open: ('{' | '"')[] = ['{'];
  for (let at = from; at < text.length; at++) {
    const char = text[at];
    const inString = open.at(-1) === '"';
    if (inString && char === '\\') at++;
    else if (inString && char === '"') open.pop();
    else if (inString && char === '$' && text[at + 1] === '{') {
      open.push('{');
      at++;
    } else if (!inString && (char === '{' || char === '"')) open.push(char);
    else if (!inString && char === '}') {
      open.pop();
      if (open.length === 0) return at;
    }
  }
  return undefined;
}

const NAME = '[A-Za-z_][\\w-]*';
const STEP = `(?:\\.${NAME}|\\.\\d+|\\[\\d+\\]|\\["[^"\\\\]*"\\])`;
const TRAVERSAL = new RegExp(`^${NAME}(?:${STEP})+$`);
const SPLAT = '(?:\\[\\*\\]|\\.\\*)';
const TRAVERSALS = new RegExp(`(?<![\\w.-])${NAME}(?:${STEP}|${SPLAT})+`, 'g');
const STEPS = new RegExp(`^${NAME}|${STEP}|${SPLAT}`, 'g');

/** The traversal that an expression is, when it is nothing else: no call, operator, splat or condition. */
export function traversal(expression: string): Traversal | undefined {
  return TRAVERSAL.test(expression) ? steps(expression) : undefined;
}

/**
 * Every traversal mentioned in an expression, however it is used, in order; text inside quotes does not count. A splat
 * is the step `*`.
 */
export function traversalsIn(expression: string): readonly Traversal[] {
  return (withoutQuotedText(expression).match(TRAVERSALS) ?? []).map(steps);
}

function steps(expression: string): Traversal {
  return (expression.match(STEPS) ?? []).map((step) => {
    const bare = step.replace(/^\.|^\["?|"?\]$/g, '');
    return /^\d+$/.test(bare) && step !== bare ? Number(bare) : bare;
  });
}

/** Blanks string literals, but keeps what their interpolations say. `["key"]` indices stay. */
function withoutQuotedText(expression: string): string {
  let out = '';
  let at = 0;
  while (at < expression.length) {
    const index = /^\["[^"\\$]*"\]/.exec(expression.slice(at, at + 200))?.[0];
    if (index && /[\w\])]$/.test(out)) {
      out += index;
      at += index.length;
    } else if (expression[at] === '"') {
      const end = endOfString(expression, at + 1);
      const inner = templateParts(expression.slice(at + 1, end)) ?? [];
      for (const part of inner) if ('expression' in part) out += ` ${withoutQuotedText(part.expression)} `;
      out += ' ';
      at = end + 1;
    } else {
      out += expression[at] ?? '';
      at += 1;
    }
  }
  return out;
}

function endOfString(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') {
    if (text[at] === '\\') at += 2;
    else if (text[at] === '$' && text[at + 1] === '{') at = (endOfInterpolation(text, at + 2) ?? text.length) + 1;
    else at += 1;
  }
  return at;
}
