import type { CheckReport, ControlStatus, ControlSummary, Result } from '../controls/model';

/** How text comes out. */
export interface TextOptions {
  /** ANSI colours: for a terminal only. */
  readonly colour?: boolean;
}

const width = 100;
const labelWidth = 11;

type Paint = (text: string) => string;

/** A check for people: what failed first, then what could not be told, then where all controls stand. */
export function checkAsText(report: CheckReport, { colour = false }: TextOptions = {}): string {
  const paint = palette(colour);
  const failures = report.results.filter((result) => result.status === 'fail');
  const unknowns = report.results.filter((result) => result.status === 'unknown');
  const sections = [
    headline(report, paint),
    ...section(
      `Failed (${failures.length})`,
      failures.map((result) => finding(result, paint.bad)),
    ),
    ...section(
      `Not known before deployment (${unknowns.length})`,
      unknowns.map((result) => finding(result, paint.open)),
    ),
    table(report.controls, paint),
    coverage(report),
    next(report),
  ];
  return `${sections.join('\n\n')}\n`;
}

function headline({ verdict, counts, stacks }: CheckReport, paint: Record<'bad' | 'open' | 'good', Paint>): string {
  const tally = `${counts.pass} pass, ${counts.fail} fail, ${counts.unknown} unknown, in ${plural(stacks.length, 'stack')}`;
  const words = {
    holds: paint.good('HOLDS'),
    fails: paint.bad('FAILS'),
    unknown: paint.open('UNKNOWN'),
  }[verdict];
  return `${words}  ${tally}`;
}

function section(title: string, blocks: readonly string[]): readonly string[] {
  return blocks.length === 0 ? [] : [`${title}\n${'-'.repeat(title.length)}`, ...blocks];
}

function finding(result: Result, paint: Paint): string {
  const { rule, severity, control, title, resource, attribute, got, expected, why, fix } = result;
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['resource', resource.address],
    ['stack', resource.stack],
    ['construct', resource.constructPath],
    ['attribute', attribute],
    ['got', got],
    ['expected', expected],
    ['why', why],
    ['fix', fix],
  ];
  const lines = rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : row(label, value)));
  const head = `${severity.toUpperCase()}  ${rule}  (${control})`;
  return [...wrap(head, width).map(paint), ...wrap(title, width - 2).map((line) => `  ${line}`), ...lines].join('\n');
}

function row(label: string, value: string): readonly string[] {
  const lines = wrap(value, width - labelWidth - 2);
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(labelWidth)}${line}`);
}

function table(controls: readonly ControlSummary[], paint: Record<'bad' | 'open' | 'good', Paint>): string {
  const look: Readonly<Record<ControlStatus, Paint>> = {
    holds: paint.good,
    fails: paint.bad,
    unknown: paint.open,
    'not-applicable': (text) => text,
  };
  const head = `${'control'.padEnd(10)}${'status'.padEnd(16)}${'pass'.padStart(5)}${'fail'.padStart(5)}${'unkn'.padStart(5)}  title`;
  const lines = controls.map(({ id, status, counts, title }) => {
    const numbers = [counts.pass, counts.fail, counts.unknown].map((amount) => String(amount).padStart(5)).join('');
    // Padded before it is painted: escape codes take no room on the screen.
    return cut(`${id.padEnd(10)}`, 10) + look[status](status.padEnd(16)) + numbers + `  ${cut(title, width - 43)}`;
  });
  return [head, ...lines].join('\n');
}

function coverage({ coverage: { resources, examined, unexamined } }: CheckReport): string {
  if (resources === 0) return 'Coverage: no resources.';
  const line = `Coverage: ${examined} of ${plural(resources, 'resource')} looked at.`;
  if (unexamined.length === 0) return line;
  const types = unexamined.map(({ type, count }) => `${type} (${count})`).join(', ');
  return wrap(`${line} No rule for: ${types}.`, width).join('\n');
}

function next({ verdict, results }: CheckReport): string {
  if (verdict === 'holds') return 'Next: every rule that applies holds. Keep this check in the pipeline.';
  const [first] = results.filter((result) => result.status === (verdict === 'fails' ? 'fail' : 'unknown'));
  if (!first) return 'Next: nothing here is for these controls. Is it the right folder? To accept it: --allow-unknown.';
  const advice =
    verdict === 'fails'
      ? `Next: start with ${first.rule} on ${first.resource.address}, then run the check again.`
      : `Next: write out what is not known, or check a plan. To accept it: --allow-unknown.`;
  return wrap(advice, width).join('\n');
}

function plural(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

/** Breaks at spaces; a word that is longer than the line (an ID) is broken where the line ends. */
function wrap(text: string, length: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text)
    .split(' ')
    .flatMap((part) => chunks(part, length))) {
    if (line !== '' && line.length + 1 + word.length > length) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

function chunks(word: string, length: number): readonly string[] {
  if (word.length <= length) return [word];
  return Array.from({ length: Math.ceil(word.length / length) }, (_, index) =>
    word.slice(index * length, (index + 1) * length),
  );
}

/** Names come from files of others: no control characters reach the terminal. */
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ');
}

function palette(colour: boolean): Record<'bad' | 'open' | 'good', Paint> {
  const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);
  return { bad: paint(31), open: paint(33), good: paint(32) };
}
