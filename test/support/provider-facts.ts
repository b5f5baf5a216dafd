/**
 * What `terraform validate` would say about one synthesized stack, without Terraform: every block against the schema
 * facts of its provider. For tests of stacks and constructs:
 *
 *   expect(validateTerraformJson(JSON.parse(Testing.synth(stack)), 'data')).toEqual([]);
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { providerFacts, type AttributeFacts, type TypeFacts } from '../../architecture';
import { templateParts, traversalsIn, type Traversal } from '../../architecture/terraform/expressions';
import { isObject, type JsonObject } from '../../architecture/values';
import { AZAPI_PROVIDER, AZAPI_TYPES } from './provider-facts-azapi';

/** Arguments that Terraform itself adds to every resource. */
const META = new Set([
  '//',
  'connection',
  'count',
  'depends_on',
  'dynamic',
  'for_each',
  'lifecycle',
  'provider',
  'provisioner',
  'timeouts',
]);

type Report = (message: string) => void;

/** A stack's blocks, as far as references need them. */
interface Scope {
  readonly resources: JsonObject;
  readonly data: JsonObject;
  readonly locals: JsonObject;
  readonly variables: JsonObject;
  /** Prefixes of resource types: `azurerm`, `azapi`. */
  readonly providers: ReadonlySet<string>;
}

/**
 * Everything that is wrong with a stack's Terraform JSON, one line each, with stack and address; empty when nothing is.
 * @param tf the parsed `cdk.tf.json`
 * @param stackName for the messages
 */
export function validateTerraformJson(tf: object, stackName: string): string[] {
  const messages = new Set<string>();
  const report =
    (where: string): Report =>
    (message) =>
      messages.add(`${stackName}: ${where}: ${message}`);
  const document = tf as JsonObject;
  const providers = providerBlocks(document);
  const types = [...Object.keys(object(document['resource'])), ...providers.keys(), 'azurerm', 'azapi', 'azuread'];
  const scope: Scope = {
    providers: new Set(types.map((type) => type.split(/[_.]/)[0] ?? type)),
    resources: object(document['resource']),
    data: object(document['data']),
    locals: object(document['locals']),
    variables: object(document['variable']),
  };

  for (const [address, block] of blocks(scope.resources)) {
    checkResource(address, block, report(address), providers);
    checkReferences(block, scope, report(address));
    checkDependsOn(block, scope, report(address));
  }
  for (const [address, block] of blocks(scope.data)) {
    const facts = azurerm().type(`data.${typeOf(address)}`);
    const isAzurerm = address.startsWith('azurerm_');
    if (facts) checkBlock(block, { facts, top: block, path: '', isTop: true }, report(`data.${address}`));
    else if (isAzurerm) report(`data.${address}`)('data source is not in the facts of azurerm 4.55.0');
    checkReferences(block, scope, report(`data.${address}`));
  }
  for (const [name, block] of providers) checkProvider(name, block, report(`provider ${name}`));
  for (const part of ['output', 'locals', 'provider']) checkReferences(document[part], scope, report(part));
  return [...messages].sort();
}

function azurerm() {
  const facts = providerFacts('azurerm', '4.55.0');
  if (!facts) throw new Error('the facts of azurerm 4.55.0 are not there');
  return facts;
}

function object(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

function typeOf(address: string): string {
  return address.split('.')[0] ?? address;
}

function blocks(section: JsonObject): [address: string, block: JsonObject][] {
  return Object.entries(section).flatMap(([type, named]) =>
    Object.entries(object(named)).map(([name, block]): [string, JsonObject] => [
      `${type}.${name}`,
      object([block].flat()[0]),
    ]),
  );
}

// Resources ------------------------------------------------------------------------------------------------------

function checkResource(address: string, block: JsonObject, report: Report, providers: Map<string, JsonObject>): void {
  const type = typeOf(address);
  checkProviderOf(type, block, providers, report);
  if (type.startsWith('azapi_')) {
    checkAzapi(type, block, report);
    return;
  }
  if (!type.startsWith('azurerm_')) return;
  const facts = azurerm().type(type);
  if (!facts) {
    report('resource type is not in the facts of azurerm 4.55.0');
    return;
  }
  checkBlock(block, { facts, top: block, path: '', isTop: true }, report);
  checkComputedOnly(type, block, facts, report);
}

function checkProviderOf(type: string, block: JsonObject, providers: Map<string, JsonObject>, report: Report): void {
  const named = block['provider'];
  if (named === undefined) {
    if (!providers.has(type.split('_')[0] ?? type)) report(`no provider "${type.split('_')[0] ?? type}" in this stack`);
    return;
  }
  const name = String(named).replace(/^\$\{(.*)\}$/, '$1');
  if (!providers.has(name)) report(`provider "${name}" is not configured in this stack`);
}

/** A block being checked: its facts, the resource around it, and its own path (`network_acls.0.`). */
interface Place {
  readonly facts: TypeFacts;
  readonly top: JsonObject;
  readonly path: string;
  readonly isTop: boolean;
}

function checkBlock(block: JsonObject, place: Place, report: Report): void {
  const dynamic = new Set(Object.keys(object(block['dynamic'])));
  for (const [name, value] of Object.entries(block)) {
    if (value === null || value === undefined || (place.isTop && META.has(name)) || name === 'dynamic') continue;
    const fact = place.facts.get(name);
    const at = dotted(place.path + name);
    if (!fact || fact.type === 'meta')
      report(place.isTop && name === 'id' ? 'id cannot be set' : `unknown attribute ${at}`);
    else checkValue(value, fact, { ...place, path: place.path + name }, report);
  }
  for (const [name, fact] of place.facts) {
    const written = present(block[name]) || dynamic.has(name);
    if (fact.required && !written) report(`${dotted(place.path + name)} is required`);
    checkRelations(place.path + name, fact, written, place.top, report);
  }
}

function checkValue(value: unknown, fact: AttributeFacts, place: Place, report: Report): void {
  const at = dotted(place.path);
  if (isInterpolated(value)) return;
  if (fact.block) {
    checkNested(value, fact, fact.block, place, report);
    return;
  }
  if (fact.type === 'list' || fact.type === 'set') {
    if (!Array.isArray(value)) report(`${at} must be a list, got ${kind(value)}`);
    else {
      checkCount(value.length, fact, at, report);
      for (const item of value) if (!isInterpolated(item)) checkScalar(item, fact.elem, fact, at, report);
    }
    return;
  }
  if (fact.type === 'map') {
    if (!isObject(value)) report(`${at} must be a map, got ${kind(value)}`);
    return;
  }
  checkScalar(value, fact.type, fact, at, report);
}

function checkNested(value: unknown, fact: AttributeFacts, inner: TypeFacts, place: Place, report: Report): void {
  const at = dotted(place.path);
  const items = [value].flat();
  checkCount(items.length, fact, at, report);
  items.forEach((item, index) => {
    if (isInterpolated(item)) return;
    if (isObject(item)) {
      checkBlock(item, { ...place, facts: inner, path: `${place.path}.${String(index)}.`, isTop: false }, report);
    } else report(`${at} must be a block, got ${kind(item)}`);
  });
}

function checkCount(count: number, fact: AttributeFacts, at: string, report: Report): void {
  if (fact.min !== undefined && count < fact.min)
    report(`${at} needs at least ${String(fact.min)}, got ${String(count)}`);
  if (fact.max !== undefined && count > fact.max)
    report(`${at} takes at most ${String(fact.max)}, got ${String(count)}`);
}

function checkScalar(value: unknown, type: string | undefined, fact: AttributeFacts, at: string, report: Report): void {
  if (type === 'list' || type === undefined) return;
  if (!convertible(value, type)) {
    report(`${at} must be a ${type}, got ${kind(value)}`);
    return;
  }
  const listed = isClosed(fact.oneOf) ? fact.oneOf?.includes(String(value)) : undefined;
  const inRange = fact.range === undefined ? undefined : withinRange(fact.range, value, type);
  // Where the provider has both, one of them is enough (`-1` or at least 1).
  if (listed === true || inRange === true) return;
  if (listed === false) report(`${at} must be one of ${(fact.oneOf ?? []).join(', ')}; got ${JSON.stringify(value)}`);
  else if (inRange === false) report(`${at} is expected ${fact.range ?? ''}; got ${JSON.stringify(value)}`);
}

/** Words that the provider takes beside an address, an ID or a name: a list of only such a word is no enumeration. */
const BESIDE_OTHERS = ['*', 'System', 'IANAPrivateRanges', '$superuser'];

function isClosed(oneOf: readonly string[] | undefined): boolean {
  const [only = '', ...more] = oneOf ?? [];
  return !(more.length === 0 && BESIDE_OTHERS.includes(only));
}

/** Terraform converts between text, numbers and booleans where the text is one. */
function convertible(value: unknown, type: string): boolean {
  if (type === 'string') return ['string', 'number', 'boolean'].includes(typeof value);
  if (type === 'bool') return typeof value === 'boolean' || value === 'true' || value === 'false';
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return type === 'int' ? Number.isInteger(number) : typeof number === 'number' && Number.isFinite(number);
}

/** The provider's prose: `to be in the range (0 - 35536)`, `to be at least (1)`, `… or 0`; text is measured. */
function withinRange(prose: string, value: unknown, type: string): boolean | undefined {
  const measured = type === 'string' ? String(value).length : Number(value);
  const bounds = /\((-?[\d.]+) - (-?[\d.]+)\)(?: or (-?[\d.]+))?/.exec(prose);
  if (bounds) {
    const inside = measured >= Number(bounds[1]) && measured <= Number(bounds[2]);
    return inside || (bounds[3] !== undefined && measured === Number(bounds[3]));
  }
  const least = /at least \((-?[\d.]+)\)/.exec(prose);
  if (least) return measured >= Number(least[1]);
  const between = [...prose.matchAll(/between (-?\d+) and (-?\d+)/g)];
  if (between.length === 0) return undefined;
  return between.some(([, low, high]) => measured >= Number(low) && measured <= Number(high));
}

function checkRelations(path: string, fact: AttributeFacts, written: boolean, top: JsonObject, report: Report): void {
  const isSet = (other: string): boolean => present(at(top, other));
  if (written) {
    for (const other of fact.conflictsWith) {
      if (other !== path && isSet(other))
        report(`${[path, other].map(dotted).sort().join(' and ')} exclude each other`);
    }
    const missing = fact.requiredWith.filter((other) => other !== path && !isSet(other));
    if (missing.length > 0) report(`${dotted(path)} also needs ${missing.map(dotted).join(', ')}`);
  }
  const exactly = fact.exactlyOneOf.filter(isSet).length;
  // A list of one is how the provider's schema says something else: the other one depends on the key type.
  if (fact.exactlyOneOf.length > 1 && exactly !== 1) {
    report(`exactly one of ${names(fact.exactlyOneOf)} must be set, got ${String(exactly)}`);
  }
  if (fact.atLeastOneOf.length > 0 && !fact.atLeastOneOf.some(isSet)) {
    report(`at least one of ${names(fact.atLeastOneOf)} must be set`);
  }
}

/** The value at a path of the facts, `network_rules.0.default_action`; one block may stand without its list. */
function at(top: JsonObject, path: string): unknown {
  let value: unknown = top;
  for (const segment of path.split('.')) {
    if (/^\d+$/.test(segment)) value = Array.isArray(value) ? value[Number(segment)] : value;
    else {
      const made = isObject(value) ? object(value['dynamic'])[segment] : undefined;
      value = isObject(value) ? (value[segment] ?? made) : undefined;
    }
  }
  return value;
}

function present(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function names(paths: readonly string[]): string {
  return [...paths].map(dotted).sort().join(', ');
}

/** A path for messages, without the `.0` of single blocks. */
function dotted(path: string): string {
  return path.replace(/\.0(?=\.|$)/g, '');
}

function kind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return isObject(value) ? 'an object' : JSON.stringify(value);
}

function isInterpolated(value: unknown): boolean {
  return typeof value === 'string' && /(?<!\$)\$\{|(?<!%)%\{/.test(value);
}

// Attributes that only the provider sets -------------------------------------------------------------------------

/**
 * The facts say `computed` both of what only the provider sets and of what it fills in when nothing is written. The
 * generated bindings tell them apart: they write only what can be set.
 */
function checkComputedOnly(type: string, block: JsonObject, facts: TypeFacts, report: Report): void {
  const settable = settableAttributes(type.replace('azurerm_', '').replaceAll('_', '-'));
  if (!settable) return;
  for (const name of Object.keys(block)) {
    if (facts.get(name)?.computed && !settable.top.has(name) && !META.has(name))
      report(`${name} is set by Azure, not by us`);
  }
}

interface Settable {
  readonly top: ReadonlyMap<string, string>;
  readonly nested: ReadonlySet<string>;
}

const settable = new Map<string, Settable | undefined>();

function settableAttributes(folder: string): Settable | undefined {
  if (!settable.has(folder)) settable.set(folder, readSettable(folder));
  return settable.get(folder);
}

function readSettable(folder: string): Settable | undefined {
  const bindings = dirname(require.resolve('@cdktf/provider-azurerm/package.json'));
  let code: string;
  try {
    code = readFileSync(join(bindings, 'lib', folder, 'index.js'), 'utf8');
  } catch {
    return undefined;
  }
  const top = /\n {4}synthesizeAttributes\(\) \{\n {8}return \{([^}]*)\};/.exec(code)?.[1] ?? '';
  const nested = [...code.matchAll(/ToTerraform\(struct\) \{[\s\S]*?\n {4}return \{([^}]*)\};/g)].map(
    ([, body]) => body,
  );
  return {
    top: new Map([...top.matchAll(/^\s+(\w+): cdktf\.(\w+?)ToTerraform|^\s+(\w+):/gm)].map(keyAndType)),
    nested: new Set([...nested.join('\n').matchAll(/^\s+(\w+):/gm)].map(([, key]) => key ?? '')),
  };
}

function keyAndType([, typedKey, type, otherKey]: RegExpMatchArray): [string, string] {
  return [typedKey ?? otherKey ?? '', type ?? 'any'];
}

// Providers ------------------------------------------------------------------------------------------------------

function providerBlocks(document: JsonObject): Map<string, JsonObject> {
  return new Map(
    [document['provider']].flat().flatMap((section) =>
      Object.entries(object(section)).flatMap(([name, configured]) =>
        [configured].flat().map((block: unknown): [string, JsonObject] => {
          const alias = object(block)['alias'];
          return [typeof alias === 'string' ? `${name}.${alias}` : name, object(block)];
        }),
      ),
    ),
  );
}

function checkProvider(name: string, block: JsonObject, report: Report): void {
  if (name.split('.')[0] === 'azapi') checkTable(block, AZAPI_PROVIDER, report);
  if (name.split('.')[0] !== 'azurerm') return;
  const known = settableAttributes('provider');
  if (!known) throw new Error('the bindings of the azurerm provider are not there');
  for (const [key, value] of Object.entries(block)) {
    const type = known.top.get(key);
    if (type === undefined) report(`unknown attribute ${key}`);
    else if (!isInterpolated(value)) checkProviderValue(key, value, type, report);
  }
  const features = [block['features'] ?? []].flat();
  if (features.length !== 1) report(`features must be one block, got ${String(features.length)}`);
  for (const path of featureNames(features))
    if (!known.nested.has(path)) report(`unknown attribute in features: ${path}`);
}

function checkProviderValue(key: string, value: unknown, type: string, report: Report): void {
  const wanted = { string: 'string', boolean: 'bool', number: 'int' }[type];
  if (wanted !== undefined && !convertible(value, wanted)) report(`${key} must be a ${wanted}, got ${kind(value)}`);
}

function featureNames(value: unknown): string[] {
  return [value]
    .flat()
    .flatMap((block: unknown) =>
      Object.entries(object(block)).flatMap(([key, inner]) => [key, ...featureNames(inner)]),
    );
}

// azapi ----------------------------------------------------------------------------------------------------------

function checkAzapi(type: string, block: JsonObject, report: Report): void {
  const table = AZAPI_TYPES[type];
  if (!table) {
    report('resource type is not in the table of azapi');
    return;
  }
  checkTable(block, table, report);
  const armType = block['type'];
  if (
    typeof armType === 'string' &&
    !isInterpolated(armType) &&
    !/^[\w.]+(\/[\w-]+)+@\d{4}-\d\d-\d\d(-preview)?$/.test(armType)
  ) {
    report(`type must be Namespace/types@yyyy-mm-dd[-preview], got ${JSON.stringify(armType)}`);
  }
}

function checkTable(block: JsonObject, table: Readonly<Record<string, string>>, report: Report): void {
  for (const [name, value] of Object.entries(block)) {
    if (META.has(name) || value === null) continue;
    const type = table[name]?.replace('!', '');
    if (type === undefined) report(`unknown attribute ${name}`);
    else if (type === 'computed') report(`${name} is set by Azure, not by us`);
    else if (!isInterpolated(value) && !fits(value, type))
      report(`${name} must be ${article(type)}, got ${kind(value)}`);
  }
  for (const [name, type] of Object.entries(table)) {
    if (type.endsWith('!') && !present(block[name])) report(`${name} is required`);
  }
}

function fits(value: unknown, type: string): boolean {
  if (type === 'object') return isObject(value);
  if (type === 'block') return isObject(value) || (Array.isArray(value) && value.every(isObject));
  if (type === 'list') return Array.isArray(value);
  if (type === 'any') return true;
  return convertible(value, type);
}

function article(type: string): string {
  return type === 'object' ? 'an object' : `a ${type}`;
}

// References -----------------------------------------------------------------------------------------------------

function checkReferences(value: unknown, scope: Scope, report: Report): void {
  if (typeof value === 'string') {
    for (const part of templateParts(value) ?? []) {
      if ('expression' in part) for (const path of traversalsIn(part.expression)) checkReference(path, scope, report);
    }
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) if (key !== '//') checkReferences(inner, scope, report);
}

function checkReference(path: Traversal, scope: Scope, report: Report): void {
  const [root = '', second = ''] = path;
  const text = path.join('.');
  if (root === 'local' || root === 'var') {
    const declared = root === 'local' ? scope.locals : scope.variables;
    if (!(second in declared)) report(`\${${text}}: no such ${root === 'local' ? 'local' : 'variable'}`);
    return;
  }
  if (root === 'data') {
    const [, type = '', name = '', ...rest] = path;
    const source = object(scope.data[type])[name];
    if (source === undefined) report(`\${${text}}: no such data source in this stack`);
    else checkAttribute(`data.${String(type)}`, rest.slice(instanceSteps(source)), text, report);
    return;
  }
  const provider = String(root).split('_')[0] ?? '';
  // `each.value`, `self.id` and the iterators of dynamic blocks are not resources.
  if (!String(root).includes('_') || !scope.providers.has(provider)) return;
  const resource = object(scope.resources[root])[second];
  if (resource === undefined) report(`\${${text}}: no such resource in this stack`);
  else checkAttribute(String(root), path.slice(instanceSteps(resource) + 2), text, report);
}

/** With `count` or `for_each`, an index or key stands between the name and the attribute. */
function instanceSteps(block: unknown): number {
  const { count, for_each: forEach } = object(block);
  return count === undefined && forEach === undefined ? 0 : 1;
}

function checkAttribute(type: string, path: Traversal, text: string, report: Report): void {
  const names = path.filter((step): step is string => typeof step === 'string' && !/^(\d+|\*)$/.test(step));
  const [head] = names;
  if (head === undefined || head === 'id') return;
  if (type.startsWith('azapi_')) {
    if (AZAPI_TYPES[type] && !(head in AZAPI_TYPES[type])) report(`\${${text}}: ${type} has no attribute ${head}`);
    return;
  }
  let level = azurerm().type(type);
  for (const name of names) {
    if (!level) return;
    const fact = level.get(name);
    if (!fact) {
      report(`\${${text}}: ${type} has no attribute ${name}`);
      return;
    }
    level = fact.block;
  }
}

function checkDependsOn(block: JsonObject, scope: Scope, report: Report): void {
  for (const target of [block['depends_on'] ?? []].flat()) {
    const [root = '', second = '', third = ''] = String(target)
      .replace(/^\$\{(.*)\}$/, '$1')
      .split('.');
    const there = root === 'data' ? third in object(scope.data[second]) : second in object(scope.resources[root]);
    if (!there && root !== 'module') report(`depends_on ${String(target)}: no such block in this stack`);
  }
}
