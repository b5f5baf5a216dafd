/**
 * Every ```ts fence in the documents is type-checked, so that a snippet which no longer fits the code fails here, with
 * the file and the line. Relative imports in a snippet start at the root of the repository: `./constructs/keys`.
 */
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.join(__dirname, '../..');

interface Snippet {
  /** Document, relative to the root. */
  readonly document: string;
  /** Line of the document that the snippet's first line is on. */
  readonly line: number;
  readonly code: string;
}

function documents(): string[] {
  const below = (folder: string): string[] =>
    fs.existsSync(path.join(ROOT, folder))
      ? (fs.readdirSync(path.join(ROOT, folder), { recursive: true }) as string[]).map((file) =>
          path.join(folder, file),
        )
      : [];
  return ['README.md', ...below('constructs'), ...below('docs')]
    .filter((file) => file.endsWith('.md') && fs.existsSync(path.join(ROOT, file)))
    .sort();
}

function snippetsOf(document: string, text: string): Snippet[] {
  return [...text.matchAll(/^```ts\r?\n([^]*?)^```/gm)].map((fence) => ({
    document,
    line: text.slice(0, fence.index).split('\n').length + 1,
    code: fence[1] ?? '',
  }));
}

/** What TypeScript finds wrong with snippets, as `document:line: message`. All are checked in one program. */
function problemsOf(snippets: readonly Snippet[]): string[] {
  const files = new Map(snippets.map((snippet, i) => [path.join(ROOT, `snippet-${String(i)}.ts`), snippet]));
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.Node16,
    moduleResolution: ts.ModuleResolutionKind.Node16,
    // Without it, a snippet that imports nothing is a script, and shares its names with the others.
    moduleDetection: ts.ModuleDetectionKind.Force,
    strict: true,
    noUncheckedIndexedAccess: true,
    esModuleInterop: true,
    skipLibCheck: true,
    noEmit: true,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(path.normalize(file)) || fileExists(file);
  host.readFile = (file) => files.get(path.normalize(file))?.code ?? readFile(file);
  host.getSourceFile = (file, language, ...rest) => {
    const snippet = files.get(path.normalize(file));
    return snippet ? ts.createSourceFile(file, snippet.code, language) : getSourceFile(file, language, ...rest);
  };
  const program = ts.createProgram([...files.keys()], options, host);
  return [...files].flatMap(([file, { document, line }]) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map((diagnostic) => {
      const { line: offset } = ts.getLineAndCharacterOfPosition(source as ts.SourceFile, diagnostic.start ?? 0);
      return `${document}:${String(line + offset)}: ${ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ')}`;
    });
  });
}

describe('the snippets in the documents', () => {
  const snippets = documents().flatMap((document) =>
    snippetsOf(document, fs.readFileSync(path.join(ROOT, document), 'utf8')),
  );

  it('compile, all of them', () => {
    expect(problemsOf(snippets)).toEqual([]);
  });

  it('are there for every family of constructs', () => {
    const families = fs
      .readdirSync(path.join(ROOT, 'constructs'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => path.join('constructs', name, 'README.md'));
    expect(families.length).toBeGreaterThan(0);
    expect([...new Set(snippets.map(({ document }) => document))]).toEqual(expect.arrayContaining(families));
  });
});

describe('the check of snippets', () => {
  const document = [
    '# Title',
    '',
    '```ts',
    "import { KeyVault } from './constructs/keys';",
    '',
    'KeyVault.gone;',
    '```',
  ];

  it('finds a stale name, and says on which line of which document', () => {
    expect(problemsOf(snippetsOf('docs/a.md', document.join('\n')))).toEqual([
      "docs/a.md:6: Property 'gone' does not exist on type 'typeof KeyVault'.",
    ]);
  });

  it('finds an import that leads nowhere', () => {
    const text = "```ts\nimport { x } from './constructs/none';\nexport const y = x;\n```";
    expect(problemsOf(snippetsOf('docs/b.md', text))).toEqual([
      expect.stringMatching(/^docs\/b\.md:2: Cannot find module/),
    ]);
  });

  it('finds what is not even syntax', () => {
    expect(problemsOf(snippetsOf('docs/c.md', '```ts\nconst = ;\n```'))[0]).toMatch(/^docs\/c\.md:2: /);
  });

  it('reads TypeScript fences alone, each on its own', () => {
    const text =
      '```bash\nnpm test\n```\n\n```ts\nconst one: number = 1;\n```\ntext\n```ts\nconst one: string = "1";\n```\n';
    expect(snippetsOf('docs/d.md', text).map(({ line }) => line)).toEqual([6, 10]);
    expect(problemsOf(snippetsOf('docs/d.md', text))).toEqual([]);
  });
});
