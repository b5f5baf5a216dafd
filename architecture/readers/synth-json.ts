/**
 * Reads Terraform's JSON syntax: what CDKTF synthesizes, and any folder of `*.tf.json`.
 * Source: "JSON Configuration Syntax" in the Terraform language documentation; CDKTF's `"//".metadata`.
 */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { assemble } from '../assemble';
import type { Architecture, Stack } from '../model';
import type { Declaration, RootModule } from '../terraform/module';
import { byText, isObject, own, type JsonObject } from '../values';
import { inputError, readJson } from './json-file';

/** The files of one root module, before they are read. */
interface Folder {
  readonly name: string;
  readonly files: readonly string[];
}

/**
 * Reads a `cdktf.out` folder, one stack's folder, or one `*.tf.json` file.
 * @throws InputError, one line, when there is nothing to read there or it is not Terraform JSON.
 */
export function readSynthesized(path: string): Architecture {
  try {
    const root = isFolder(path) ? path : dirname(path);
    const modules = foldersAt(path).map((folder) => readModule(folder, root));
    rejectTwins(modules);
    return assemble(modules);
  } catch (error) {
    // Only nesting or chains of references beyond anything written by hand or tool exhaust the stack.
    if (error instanceof RangeError) throw inputError(`${path}: nested too deeply to read`);
    throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'not a path';
    throw inputError(code === 'ENOENT' ? `${path}: no such file or folder` : `${path}: cannot be read (${code})`);
  }
}

function foldersAt(path: string): readonly Folder[] {
  if (!isFolder(path)) return [{ name: stackNameOfFile(path), files: [path] }];
  const stacks = join(path, 'stacks');
  const folders = entries(path).includes('stacks') && isFolder(stacks) ? subfolders(stacks) : [path];
  const found = folders
    .map((folder) => ({ name: basename(resolve(folder)), files: terraformJsonFiles(folder) }))
    .filter(({ files }) => files.length > 0);
  if (found.length === 0)
    throw inputError(`${path}: no *.tf.json here, and no stacks/*/cdk.tf.json (run synth first?)`);
  return found;
}

function subfolders(path: string): readonly string[] {
  return entries(path)
    .map((name) => join(path, name))
    .filter(isFolder);
}

function terraformJsonFiles(folder: string): readonly string[] {
  return entries(folder)
    .filter((name) => name.endsWith('.tf.json'))
    .map((name) => join(folder, name));
}

function entries(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort(byText);
  } catch (error) {
    throw inputError(`${folder}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'})`);
  }
}

/** A single file stands for its folder when it has CDKTF's usual name, else for itself. */
function stackNameOfFile(path: string): string {
  const name = basename(path);
  return name === 'cdk.tf.json' ? basename(dirname(resolve(path))) : name.replace(/(\.tf)?\.json$/, '');
}

function rejectTwins(modules: readonly RootModule[]): void {
  const seen = new Map<string, string>();
  for (const { stack } of modules) {
    const other = seen.get(stack.name);
    if (other !== undefined) throw inputError(`two stacks are named ${stack.name}: ${other} and ${stack.file}`);
    seen.set(stack.name, stack.file);
  }
}

/** A file that has been read. */
interface Document {
  /** As it was given, for messages. */
  readonly path: string;
  /** Relative to what was given, for the model. */
  readonly file: string;
  readonly body: JsonObject;
}

function readModule(folder: Folder, root: string): RootModule {
  const documents = folder.files.map((path) => ({
    path,
    file: relative(root, path).split(sep).join('/'),
    body: terraformBody(readJson(path), path),
  }));
  const declarations = documents.flatMap((document) => [
    ...declarationsOf(document, 'resource', 'managed'),
    ...declarationsOf(document, 'data', 'data'),
  ]);
  rejectDuplicates(declarations);
  const bodies = documents.map(({ body }) => body);
  return {
    stack: stackOf(folder.name, documents[0]?.file ?? '', bodies),
    declarations,
    providers: new Map(bodies.flatMap(providersOf)),
    locals: new Map(bodies.flatMap((body) => objects(own(body, 'locals')).flatMap((locals) => Object.entries(locals)))),
    variables: new Map(bodies.flatMap(variablesOf)),
  };
}

const TERRAFORM_KEYS = ['terraform', 'resource', 'data', 'provider', 'module', 'output', 'locals', 'variable'];

function terraformBody(document: unknown, file: string): JsonObject {
  if (!isObject(document)) throw inputError(`${file}: not Terraform JSON: the document is not an object`);
  if (Object.hasOwn(document, 'planned_values') || Object.hasOwn(document, 'format_version')) {
    throw inputError(`${file}: this is a plan or a state, not a configuration`);
  }
  if (!TERRAFORM_KEYS.some((key) => Object.hasOwn(document, key))) {
    throw inputError(`${file}: not Terraform JSON: none of ${TERRAFORM_KEYS.join(', ')} in it`);
  }
  return document;
}

function declarationsOf(document: Document, block: string, mode: Declaration['mode']): Declaration[] {
  const { path, body } = document;
  const types = objectsOrError(own(body, block), `${path}: "${block}"`).flatMap((all) => Object.entries(all));
  return types.flatMap(([type, named]) =>
    objectsOrError(named, `${path}: ${block} ${type}`)
      .flatMap((all) => Object.entries(all))
      .filter(([name]) => name !== '//')
      .map(([name, raw]) => declaration(document, mode, `${type}.${name}`, raw)),
  );
}

function declaration(document: Document, mode: Declaration['mode'], address: string, raw: unknown): Declaration {
  const [attributes, ...more] = objectsOrError(raw, `${document.path}: ${address}`);
  if (!attributes || more.length > 0) throw inputError(`${document.path}: ${address} must be one block`);
  const dot = address.indexOf('.');
  const type = address.slice(0, dot);
  const constructPath = constructPathOf(attributes);
  return {
    mode,
    type,
    name: address.slice(dot + 1),
    attributes,
    provider: providerOf(attributes, type),
    ...(constructPath === undefined ? {} : { constructPath }),
    file: document.file,
  };
}

function constructPathOf(attributes: JsonObject): string | undefined {
  const comment = own(attributes, '//');
  const metadata = isObject(comment) ? own(comment, 'metadata') : undefined;
  const path = isObject(metadata) ? own(metadata, 'path') : undefined;
  return typeof path === 'string' ? path : undefined;
}

/** `provider = "azurerm.platform"`, also as `${azurerm.platform}`; without it, the default one of the type's prefix. */
function providerOf(attributes: JsonObject, type: string): string {
  const named = own(attributes, 'provider');
  if (typeof named === 'string') return named.replace(/^\$\{(.*)\}$/, '$1').trim();
  return type.split('_')[0] ?? type;
}

function rejectDuplicates(declarations: readonly Declaration[]): void {
  const seen = new Map<string, string>();
  for (const { mode, type, name, file } of declarations) {
    const address = `${mode} ${type}.${name}`;
    const other = seen.get(address);
    if (other !== undefined) throw inputError(`${file}: ${type}.${name} is declared twice (also in ${other})`);
    seen.set(address, file);
  }
}

function stackOf(folder: string, file: string, bodies: readonly JsonObject[]): Stack {
  const settings = bodies.flatMap((body) => objects(own(body, 'terraform')));
  const backend = settings
    .flatMap((block) => objects(own(block, 'backend')))
    .flatMap((block) => Object.keys(block))
    .at(0);
  const required = settings
    .flatMap((block) => objects(own(block, 'required_providers')))
    .flatMap((block) => Object.entries(block))
    .flatMap(([name, wanted]): [string, string][] => {
      const version = isObject(wanted) ? own(wanted, 'version') : wanted;
      return typeof version === 'string' ? [[name, version]] : [];
    });
  return { name: stackName(bodies) ?? folder, file, backend, providers: Object.fromEntries(required) };
}

/** CDKTF writes the stack's name into the file; the folder's name is the same unless someone moved it. */
function stackName(bodies: readonly JsonObject[]): string | undefined {
  for (const body of bodies) {
    const comment = own(body, '//');
    const metadata = isObject(comment) ? own(comment, 'metadata') : undefined;
    const name = isObject(metadata) ? own(metadata, 'stackName') : undefined;
    if (typeof name === 'string' && name !== '') return name;
  }
  return undefined;
}

function providersOf(body: JsonObject): [string, JsonObject][] {
  return objects(own(body, 'provider')).flatMap((providers) =>
    Object.entries(providers).flatMap(([name, configurations]) =>
      objects(configurations).map((configuration): [string, JsonObject] => {
        const alias = own(configuration, 'alias');
        return [typeof alias === 'string' ? `${name}.${alias}` : name, configuration];
      }),
    ),
  );
}

function variablesOf(body: JsonObject): [string, unknown][] {
  return objects(own(body, 'variable'))
    .flatMap((variables) => Object.entries(variables))
    .flatMap(([name, declared]): [string, unknown][] => {
      const [variable] = objects(declared);
      const hasValue = variable && Object.hasOwn(variable, 'default') && own(variable, 'sensitive') !== true;
      return hasValue ? [[name, own(variable, 'default')]] : [];
    });
}

/** A block, or a list of them: Terraform's JSON allows both. */
function objects(value: unknown): readonly JsonObject[] {
  return [value].flat().filter(isObject);
}

function objectsOrError(value: unknown, what: string): readonly JsonObject[] {
  if (value === undefined) return [];
  const all = [value].flat();
  const found = all.filter(isObject);
  if (found.length === 0 || found.length < all.length) throw inputError(`${what} must be an object`);
  return found;
}
