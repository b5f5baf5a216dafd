import { isUnknown, type Architecture, type Json, type Resource, type Unknown, type Value } from '../../architecture';

/** A resource of a test, as short as the test allows. */
export interface Given {
  readonly type: string;
  readonly name: string;
  readonly stack?: string;
  /** Given where it matters; made from type and name where not. */
  readonly id?: string | Unknown;
  /** ARM paths and values: `{ 'properties.disableLocalAuth': true }`. */
  readonly body?: Readonly<Record<string, Value>>;
  readonly attributes?: Readonly<Record<string, Value>>;
  /** What the provider would fill in, by ARM path. */
  readonly defaults?: Readonly<Record<string, Json>>;
}

/** `${address.id}`, or any other text nobody can evaluate before deployment. */
export function unknown(expression = '${var.later}', ...references: Unknown['references']): Unknown {
  return { unknown: true, expression, references };
}

/** ID of a given resource, in the shape Azure has. */
export function idOf(type: string, name: string): string {
  const [namespace = '', ...types] = type.split('/');
  const names = name.split('/');
  const segments = types.map((segment, index) => `${segment}/${names[index] ?? names.at(-1)}`);
  return `/subscriptions/s/resourceGroups/rg/providers/${namespace}/${segments.join('/')}`;
}

/** An architecture by hand: no reader, no provider facts but the defaults that are given. */
export function architecture(...given: readonly Given[]): Architecture {
  const defaults = new Map(given.map((one) => [keyOf(one), one.defaults ?? {}]));
  const resources = given.map(toResource).sort((left, right) => (left.key < right.key ? -1 : 1));
  return {
    stacks: [...new Set(resources.map((resource) => resource.stack))].map((name) => ({
      name,
      file: `stacks/${name}/cdk.tf.json`,
      backend: undefined,
      providers: {},
    })),
    resources,
    byId: (id) => resources.find((resource) => typeof resource.id === 'string' && equal(resource.id, id)),
    byKey: (key) => resources.find((resource) => resource.key === key),
    ofType: (type) => resources.filter((resource) => equal(resource.type ?? '', type)),
    fact: (resource, path) => {
      const value = at(resource.body, path.split('.'));
      if (isUnknown(value)) return { state: 'unknown', expression: value.expression, attribute: path };
      if (value !== undefined) return { state: 'known', value: value as Json, origin: 'written', attribute: path };
      const fallback = defaults.get(resource.key)?.[path];
      if (fallback === undefined) return { state: 'absent', attribute: path };
      return { state: 'known', value: fallback, origin: 'default', attribute: path };
    },
  };
}

function toResource(given: Given): Resource {
  const { type, name, stack = 'main', body = {}, attributes = {} } = given;
  return {
    key: keyOf(given),
    address: addressOf(given),
    stack,
    terraformType: 'test_resource',
    type,
    id: given.id ?? idOf(type, name),
    name: name.split('/').at(-1) ?? name,
    body: Object.entries(body).reduce<Record<string, Value>>((tree, [path, value]) => put(tree, path, value), {}),
    attributes,
    constructPath: `${stack}/${name}`,
    file: `stacks/${stack}/cdk.tf.json`,
  };
}

function keyOf(given: Given): string {
  return `${given.stack ?? 'main'}/${addressOf(given)}`;
}

function addressOf({ type, name }: Given): string {
  return `${type.split('/').at(-1)}.${name.replaceAll('/', '_')}`;
}

function put(tree: Record<string, Value>, path: string, value: Value): Record<string, Value> {
  const [head = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...tree, [head]: value };
  return { ...tree, [head]: put((tree[head] ?? {}) as Record<string, Value>, rest.join('.'), value) };
}

function at(value: Value | undefined, path: readonly string[]): Value | undefined {
  if (isUnknown(value) || path.length === 0) return value;
  const [head = '', ...rest] = path;
  return at((value as Record<string, Value> | undefined)?.[head], rest);
}

function equal(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
