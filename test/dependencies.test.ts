/**
 * Data goes one way through the house: what a folder may import is said here once, and held. The engine starts at once
 * because it never loads CDKTF; constructs can be used without the engine.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '..');

interface Rule {
  /** Folders of ours that it may import, besides itself. */
  readonly ours: readonly string[];
  /** npm packages that it may import; node's own modules always. */
  readonly packages: readonly RegExp[];
}

const CDKTF = [/^cdktf($|\/)/, /^constructs$/, /^@cdktf\/provider-(?:azurerm|azuread)\/lib\/[a-z0-9-]+$/];
const ENGINE = ['architecture', 'controls', 'diagrams', 'reports'];

const HOUSE: Readonly<Record<string, Rule>> = {
  'main.ts': { ours: ['config', 'stacks'], packages: CDKTF },
  config: { ours: [], packages: [/^zod$/, /^yaml$/] },
  stacks: { ours: ['config', 'constructs'], packages: CDKTF },
  constructs: { ours: ['config'], packages: CDKTF },
  architecture: { ours: [], packages: [] },
  controls: { ours: ['architecture'], packages: [] },
  diagrams: { ours: ['architecture'], packages: [] },
  reports: { ours: ['controls'], packages: [] },
  cli: { ours: [...ENGINE, 'config', 'main.ts'], packages: [/^commander$/] },
};

interface Import {
  readonly from: string;
  readonly of: string;
  /** Gone at run time: `import type`. */
  readonly typeOnly: boolean;
  /** `import()` inside a function. */
  readonly lazy: boolean;
}

function sources(room: string): string[] {
  const at = path.join(ROOT, room);
  if (!fs.existsSync(at)) return [];
  if (fs.statSync(at).isFile()) return [room];
  return (fs.readdirSync(at, { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts'))
    .map((file) => path.join(room, file));
}

function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(
    file,
    fs.readFileSync(path.join(ROOT, file), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const typeOnly = ts.isImportDeclaration(node) ? (node.importClause?.isTypeOnly ?? false) : node.isTypeOnly;
      found.push({ from: file, of: (node.moduleSpecifier as ts.StringLiteral).text, typeOnly, lazy: false });
    }
    if (
      ts.isCallExpression(node) &&
      (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
    ) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument))
        found.push({ from: file, of: argument.text, typeOnly: false, lazy: true });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The room of the house that a relative import leads to. */
function roomOf({ from, of }: Import): string {
  const target = path.relative(ROOT, path.resolve(ROOT, path.dirname(from), of));
  const [room = ''] = target.split(path.sep);
  return /^main(\.js)?$/.test(room) ? 'main.ts' : room;
}

/** Everything that is loaded at once with a file: our files and packages, followed to the end. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const found of importsOf(file).filter(({ typeOnly, lazy }) => !typeOnly && !lazy)) {
    if (!found.of.startsWith('.')) seen.add(found.of);
    else loadedBy(fileOf(found), seen);
  }
  return seen;
}

function fileOf({ from, of }: Import): string {
  const target = path.join(path.dirname(from), of.replace(/\.js$/, ''));
  return fs.existsSync(path.join(ROOT, `${target}.ts`)) ? `${target}.ts` : path.join(target, 'index.ts');
}

const rooms = Object.keys(HOUSE);

describe('the house', () => {
  it('has no room that the table does not know', () => {
    const others = ['test', 'docs', 'examples', 'bench', 'scripts', 'schema', 'dist', 'node_modules', 'coverage'];
    const folders = fs
      .readdirSync(ROOT, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.endsWith('.out'))
      .map((entry) => entry.name);
    expect(folders.filter((folder) => !rooms.includes(folder) && !others.includes(folder))).toEqual([]);
  });

  it.each(rooms)('%s imports only what it may', (room) => {
    const { ours, packages } = HOUSE[room] as Rule;
    const files = sources(room);
    expect(files.length).toBeGreaterThan(0);
    const forbidden = files
      .flatMap(importsOf)
      .filter((found) => {
        if (found.of.startsWith('node:')) return false;
        if (found.of.startsWith('.')) return roomOf(found) !== room && !ours.includes(roomOf(found));
        return !packages.some((allowed) => allowed.test(found.of));
      })
      .map((found) => `${found.from} → ${found.of}`);
    expect(forbidden).toEqual([]);
  });

  it.each(['cli/main.ts', 'cli/check.ts', 'cli/diagram.ts'])('%s starts without loading CDKTF', (entry) => {
    const heavy = [...loadedBy(entry)].filter((loaded) => CDKTF.some((pattern) => pattern.test(loaded)));
    expect(heavy).toEqual([]);
  });

  it('would see CDKTF if it were loaded', () => {
    expect([...loadedBy('main.ts')]).toContain('cdktf');
  });
});
