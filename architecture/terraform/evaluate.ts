/**
 * Static evaluation of one Terraform root module: what an attribute is worth when only the configuration is known.
 * References to written attributes, locals, variables with defaults and IDs made of names are followed; anything only
 * Azure or a function call could say is `Unknown`, with the references it depends on.
 */
import { typeMapping } from '../arm';
import { azapiId } from '../arm/azapi';
import type { ProviderFacts, TypeFacts } from '../facts';
import { nameOfId } from '../ids';
import { isUnknown, type AttributeReference, type ResourceBody, type Unknown, type Value } from '../model';
import { isObject, own, unknownOf, valueAt, type JsonObject } from '../values';
import { templateParts, traversal, traversalsIn, type Traversal } from './expressions';
import { addressOf, type Declaration, type RootModule } from './module';

/** A declaration with everything in it that can be known. */
export interface Evaluated {
  readonly declaration: Declaration;
  readonly address: string;
  readonly attributes: ResourceBody;
  readonly id: string | Unknown;
  readonly name: string | Unknown;
  /**
   * An ID template filled in from this block, or from the attributes of a block inside it; undefined where an attribute
   * is neither written nor has a default.
   */
  fill(template: string, attributes?: ResourceBody): string | Unknown | undefined;
}

/** Arguments of a block that are Terraform's own and say nothing about Azure, or that may hold secrets. */
const META = new Set(['//', 'provider', 'count', 'for_each', 'provisioner', 'connection', 'dynamic']);

/** Names that hold a secret, for blocks whose schema we do not have. */
const SECRET_NAME =
  /(password|passphrase|secret|secret_?value|private_?key|access_?key|account_?key|api_?key|shared_?key|connection_?string|sas_?token|credentials|sensitive_body)$/i;

/** Evaluates every resource of a module; blocks with `count = 0` are not there. Data sources only serve references. */
export function evaluate(module: RootModule, facts: ProviderFacts | undefined): readonly Evaluated[] {
  const evaluator = evaluatorOf(module, facts);
  return module.declarations
    .filter((declaration) => declaration.mode === 'managed' && evaluator.count(declaration) !== 0)
    .map((declaration) => ({
      declaration,
      address: addressOf(declaration),
      attributes: evaluator.attributes(declaration),
      id: evaluator.id(declaration),
      name: evaluator.name(declaration),
      fill: (template, attributes) => evaluator.fill(declaration, template, attributes),
    }));
}

/** Key in the model of what stands at an address. */
export function keyOf(stack: string, address: string): string {
  return `${stack}/${address}`;
}

function evaluatorOf(module: RootModule, facts: ProviderFacts | undefined) {
  const byAddress = new Map(module.declarations.map((declaration) => [addressOf(declaration), declaration]));
  const done = new Map<string, Value | undefined>();
  const underway = new Set<string>();

  /** Evaluates once; what refers back to itself is unknown. */
  function once(key: string, make: () => Value | undefined, expression: string): Value | undefined {
    if (done.has(key)) return done.get(key);
    if (underway.has(key)) return unknownOf(expression, direct(expression));
    underway.add(key);
    const value = make();
    underway.delete(key);
    done.set(key, value);
    return value;
  }

  function value(raw: unknown): Value {
    if (typeof raw === 'string') return template(raw);
    if (isUnknown(raw)) return unknownOf(String(raw.expression));
    if (Array.isArray(raw)) return raw.map(value);
    if (isObject(raw)) return mapObject(raw, value);
    return raw === undefined ? null : (raw as Value);
  }

  function template(text: string): Value {
    if (!text.includes('${') && !text.includes('%{')) return text;
    const parts = templateParts(text);
    if (!parts) return unknownOf(text, references(text));
    const values = parts.map((part) => ('text' in part ? part.text : expression(part.expression)));
    const [only] = values;
    if (values.length === 1 && only !== undefined) return isUnknown(only) ? unknownOf(text, only.references) : only;
    if (values.every((item) => ['string', 'number', 'boolean'].includes(typeof item))) return values.join('');
    return unknownOf(
      text,
      values.flatMap((item) => (isUnknown(item) ? item.references : [])),
    );
  }

  /** The inside of `${…}`. */
  function expression(text: string): Value {
    const literal = /^(?:true|false|null|-?\d+(?:\.\d+)?)$/.test(text) ? (JSON.parse(text) as Value) : undefined;
    if (literal !== undefined) return literal;
    const path = traversal(text);
    const found = path && follow(path, text);
    return found === undefined || found === null ? unknownOf(text, references(text)) : found;
  }

  function references(text: string): AttributeReference[] {
    return traversalsIn(text).flatMap((path) => reference(path) ?? throughLocal(path));
  }

  function direct(text: string): AttributeReference[] {
    return traversalsIn(text).flatMap((path) => reference(path) ?? []);
  }

  function reference(path: Traversal): AttributeReference | undefined {
    const length = path[0] === 'data' ? 3 : 2;
    const address = path.slice(0, length).join('.');
    const declaration = byAddress.get(address);
    if (!declaration) return undefined;
    const attribute = attributePath(path.slice(instanceSteps(declaration) + length));
    return { resource: keyOf(module.stack.name, address), attribute };
  }

  /** What a local stands for is what the expression depends on. */
  function throughLocal(path: Traversal): readonly AttributeReference[] {
    const found = path[0] === 'local' ? follow(path, path.join('.')) : undefined;
    return isUnknown(found) ? found.references : [];
  }

  function follow(path: Traversal, text: string): Value | undefined {
    const [root = '', second = '', ...rest] = path;
    if (root === 'local') return followNamed('local', module.locals, String(second), rest, text);
    if (root === 'var') return followNamed('var', module.variables, String(second), rest, text);
    const length = root === 'data' ? 3 : 2;
    const declaration = byAddress.get(path.slice(0, length).join('.'));
    if (!declaration) return undefined;
    return attributeOf(declaration, path.slice(instanceSteps(declaration) + length), text);
  }

  function followNamed(
    kind: string,
    values: ReadonlyMap<string, unknown>,
    name: string,
    rest: Traversal,
    text: string,
  ): Value | undefined {
    if (!values.has(name)) return undefined;
    const found = once(`${kind}.${name}`, () => value(values.get(name)), text);
    return valueAt(found, rest.map(String));
  }

  function attributeOf(declaration: Declaration, path: Traversal, text: string): Value | undefined {
    const [head] = path;
    if (head === undefined) return undefined;
    const mapping = typeMapping(declaration.type);
    const computed = mapping?.computed;
    if (path.length === 1 && computed && Object.hasOwn(computed, head)) {
      const known = computed[head];
      return known === undefined ? undefined : onlyKnown(fill(declaration, known));
    }
    if (path.length === 1 && head === 'id') return onlyKnown(id(declaration));
    if (path.length === 1 && declaration.mode === 'data') {
      const told = dataAttribute(declaration, String(head));
      if (told !== undefined) return told;
    }
    const found = once(`${addressOf(declaration)}.${head}`, () => written(declaration, String(head)), text);
    return throughBlocks(found, path.slice(1));
  }

  /** What the provider's own configuration tells about the account it works for. */
  function dataAttribute(declaration: Declaration, name: string): Value | undefined {
    if (!['azurerm_client_config', 'azurerm_subscription'].includes(declaration.type)) return undefined;
    if (name === 'subscription_id') return onlyKnown(subscription(declaration));
    if (name !== 'tenant_id') return undefined;
    return onlyKnown(value(own(module.providers.get(declaration.provider) ?? {}, 'tenant_id') ?? null));
  }

  /** An attribute of a declaration; undefined where it is not written or must not be kept. */
  function written(declaration: Declaration, name: string): Value | undefined {
    const raw = own(declaration.attributes, name);
    if (raw === undefined || META.has(name)) return dynamicBlock(declaration, name);
    const clean = withoutSecrets(raw, name, declaration);
    if (clean === undefined) return undefined;
    const dynamic = dynamicBlock(declaration, name);
    return dynamic ? [...[value(clean)].flat(), dynamic] : value(clean);
  }

  /** Blocks that `dynamic` would make: how many and which is not known. */
  function dynamicBlock(declaration: Declaration, name: string): Unknown | undefined {
    const blocks = own(declaration.attributes, 'dynamic');
    const content = isObject(blocks) ? own(blocks, name) : undefined;
    if (content === undefined || declaration.type.startsWith('azapi_')) return undefined;
    return unknownOf(`dynamic "${name}"`, textsIn(content).flatMap(references));
  }

  function withoutSecrets(raw: unknown, name: string, declaration: Declaration): unknown {
    const type = facts?.type(declaration.mode === 'data' ? `data.${declaration.type}` : declaration.type);
    return type ? dropSensitive(raw, name, type) : dropSecretNames(raw, name);
  }

  function attributes(declaration: Declaration): ResourceBody {
    const dynamic = own(declaration.attributes, 'dynamic');
    const names = [...Object.keys(declaration.attributes), ...(isObject(dynamic) ? Object.keys(dynamic) : [])];
    const entries = [...new Set(names)]
      .filter((name) => !META.has(name) && name !== '__proto__')
      .map((name): [string, Value | undefined] => [
        name,
        once(
          `${addressOf(declaration)}.${name}`,
          () => written(declaration, name),
          `\${${addressOf(declaration)}.${name}}`,
        ),
      ]);
    return Object.fromEntries(entries.filter((entry): entry is [string, Value] => entry[1] !== undefined));
  }

  function id(declaration: Declaration): string | Unknown {
    const expression = `\${${addressOf(declaration)}.id}`;
    const made = once(`${addressOf(declaration)} id`, () => makeId(declaration) ?? unknownOf(expression), expression);
    return typeof made === 'string' || isUnknown(made) ? made : unknownOf(expression);
  }

  function makeId(declaration: Declaration): Value | undefined {
    if (declaration.type === 'azurerm_subscription' && declaration.mode === 'data') {
      return fill(declaration, '/subscriptions/{subscription}');
    }
    if (declaration.type === 'azapi_resource') return azapiId((name) => plain(declaration, name));
    const templates = typeMapping(declaration.type)?.id ?? [];
    for (const template of [templates].flat()) {
      const filled = fill(declaration, template);
      if (filled !== undefined) return filled;
    }
    return undefined;
  }

  /**
   * A template with its attributes filled in; undefined where one of them is neither written nor has a default. What is
   * not known stays in the text as its expression, and makes all of it unknown.
   */
  function fill(declaration: Declaration, template: string, attributes?: ResourceBody): string | Unknown | undefined {
    const unknowns: Unknown[] = [];
    let whole = true;
    const text = template.replace(/\{(\w+)(\|name)?\}/g, (_, name: string, last?: string) => {
      const plainOne = attributes ? (attributes[name] ?? undefined) : plain(declaration, name);
      const part = name === 'subscription' ? subscription(declaration) : plainOne;
      if (isUnknown(part)) unknowns.push(part);
      else if (typeof part !== 'string' && typeof part !== 'number') whole = false;
      const piece = isUnknown(part) ? part.expression : String(part);
      return last ? nameOfId(piece) : piece;
    });
    if (!whole) return undefined;
    if (unknowns.length === 0) return text;
    return unknownOf(
      text,
      unknowns.flatMap((unknown) => unknown.references),
    );
  }

  /** A plain attribute by name, or its default. */
  function plain(declaration: Declaration, name: string): Value | undefined {
    const found = attributeOf(declaration, [name], `${addressOf(declaration)}.${name}`);
    return found ?? facts?.attribute(declaration.type, name)?.default;
  }

  function subscription(declaration: Declaration): Value {
    const configuration = module.providers.get(declaration.provider);
    const expression = `\${provider.${declaration.provider}.subscription_id}`;
    const found = once(
      `provider.${declaration.provider}`,
      () => value(own(configuration ?? {}, 'subscription_id') ?? null),
      expression,
    );
    return typeof found === 'string' && found !== '' ? found : unknownOf(expression);
  }

  function name(declaration: Declaration): string | Unknown {
    const full = id(declaration);
    if (typeof full === 'string') return nameOfId(full);
    const unknown = unknownOf(`\${${addressOf(declaration)}.name}`);
    const mapping = typeMapping(declaration.type);
    // What the ID would end in: `{name}` for most, nothing where Azure makes the name up.
    const last = mapping ? nameOfId([mapping.id].flat()[0] ?? '') : '{name}';
    return (last && fill(declaration, last)) || unknown;
  }

  /** `count` where it is a known number, else undefined. */
  function count(declaration: Declaration): number | undefined {
    const raw = own(declaration.attributes, 'count');
    const found = raw === undefined ? undefined : value(raw);
    return typeof found === 'number' || typeof found === 'string' ? Number(found) : undefined;
  }

  return { attributes, id, name, count, fill };
}

/** Of several instances an index or key says which; the attributes are those of the block. */
function instanceSteps(declaration: Declaration): number {
  const many = ['count', 'for_each'].some((name) => own(declaration.attributes, name) !== undefined);
  return many ? 1 : 0;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function onlyKnown(value: Value | undefined): Value | undefined {
  // The reference itself says more than the parts that made it unknown: it names the resource to join with.
  return isUnknown(value) || value === null ? undefined : value;
}

function attributePath(path: Traversal): string {
  return path
    .filter((step) => step !== '*')
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
}

/** Steps into blocks, where Terraform's JSON may have an object for a list of one. */
function throughBlocks(value: Value | undefined, path: Traversal): Value | undefined {
  const [step, ...rest] = path;
  if (step === undefined || value === undefined || value === null || isUnknown(value)) return value ?? undefined;
  if (typeof step === 'number' && isObject(value)) return step === 0 ? throughBlocks(value, rest) : undefined;
  return throughBlocks(valueAt(value, [String(step)]), rest);
}

function mapObject<T>(object: JsonObject, make: (value: unknown) => T): Record<string, T> {
  return Object.fromEntries(
    Object.entries(object)
      .filter(([key]) => key !== '__proto__')
      .map(([key, item]) => [key, make(item)]),
  );
}

/** A written value without what the provider's schema calls sensitive; undefined when that is all of it. */
function dropSensitive(raw: unknown, name: string, level: TypeFacts): unknown {
  const fact = level.get(name);
  if (!fact) return SECRET_NAME.test(name) ? undefined : raw;
  if (fact.sensitive) return undefined;
  const block = fact.block;
  if (!block) return raw;
  const clean = (item: unknown): unknown => {
    if (!isObject(item)) return item;
    const kept = Object.entries(item).map(([key, inner]) => [key, dropSensitive(inner, key, block)] as const);
    return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
  };
  return Array.isArray(raw) ? raw.map(clean) : clean(raw);
}

/** The same by name, for text values in blocks whose schema we do not have: `azapi_resource` bodies above all. */
function dropSecretNames(raw: unknown, name: string): unknown {
  if (typeof raw === 'string') return SECRET_NAME.test(name) ? undefined : raw;
  if (Array.isArray(raw)) return SECRET_NAME.test(name) ? undefined : raw.map((item) => dropSecretNames(item, ''));
  if (!isObject(raw)) return raw;
  if (name === 'credentials' || name === 'sensitive_body') return undefined;
  const kept = Object.entries(raw).map(([key, inner]) => [key, dropSecretNames(inner, key)] as const);
  return Object.fromEntries(kept.filter(([, inner]) => inner !== undefined));
}
