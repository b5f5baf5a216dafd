/** From Terraform root modules to the model: translate every resource, fold the parts into the whole, index. */
import { canonicalType, foldsInto, typeMapping } from './arm';
import { findAttribute, type AttributeOfPath } from './arm/attributes';
import { azapiBody, azapiType } from './arm/azapi';
import { IDENTITY, type Fold, type Mapping, type Row } from './arm/mapping';
import { appendTo, attributeAt, merged, translate } from './arm/translate';
import { factsForConstraint, type ProviderFacts, type TypeFacts } from './facts';
import { nameOfId, normalId } from './ids';
import {
  isUnknown,
  type Architecture,
  type Fact,
  type Json,
  type Resource,
  type ResourceBody,
  type Stack,
  type Unknown,
  type Value,
} from './model';
import { evaluate, keyOf, type Evaluated } from './terraform/evaluate';
import type { RootModule } from './terraform/module';
import { byText, firstUnknown, isObject, known, pathSegments, unknownOf, valueAt } from './values';

/** A resource with what it was made by. */
interface Part {
  readonly resource: Resource;
  readonly origin: Origin;
  /** Where its body goes, if it is part of another resource's. */
  readonly fold?: { readonly target: string | Unknown; readonly list: string | undefined; readonly body: ResourceBody };
}

/** The table and the facts that a resource's body was made with, to answer what is not in it. */
interface Origin {
  readonly rows: readonly Row[];
  readonly facts: TypeFacts | undefined;
  /** Attribute path of the block that the rows are about: `subnet[0].` for a subnet inside its network. */
  readonly prefix: string;
}

/** Makes the model of what a reader has read. */
export function assemble(modules: readonly RootModule[]): Architecture {
  const stacks = modules.map((module) => module.stack).sort((a, b) => byText(a.name, b.name));
  const parts = modules
    .flatMap((module) => {
      const facts = factsForConstraint('azurerm', module.stack.providers['azurerm']);
      return evaluate(module, facts).flatMap((evaluated) => partsOf(module.stack, evaluated, facts));
    })
    .sort((a, b) => byText(a.resource.key, b.resource.key));
  return index(stacks, folded(parts), new Map(parts.map(({ resource, origin }) => [resource.key, origin])));
}

function partsOf(stack: Stack, evaluated: Evaluated, facts: ProviderFacts | undefined): readonly Part[] {
  const { declaration, address, attributes } = evaluated;
  const mapping = typeMapping(declaration.type);
  const typeFacts = facts?.type(declaration.type);
  const isAzapi = declaration.type === 'azapi_resource';
  const armType = isAzapi ? azapiType(attributes['type']) : mapping?.type;
  const rows = mapping?.rows ?? [];
  const resource: Resource = {
    key: keyOf(stack.name, address),
    address,
    stack: stack.name,
    terraformType: declaration.type,
    type: armType === undefined ? undefined : canonicalType(armType),
    id: evaluated.id,
    name: evaluated.name,
    body: isAzapi ? azapi(attributes, armType) : translate(attributes, rows, typeFacts),
    attributes,
    ...(declaration.constructPath === undefined ? {} : { constructPath: declaration.constructPath }),
    file: declaration.file,
  };
  const fold = mapping?.foldsInto && foldOf(mapping.foldsInto, evaluated, typeFacts);
  const part: Part = { resource, origin: { rows, facts: typeFacts, prefix: '' }, ...(fold && { fold }) };
  return [part, ...childrenOf(resource, evaluated, mapping, typeFacts)];
}

function azapi(attributes: ResourceBody, armType: string | undefined): ResourceBody {
  const body = azapiBody(attributes, (all) => translate(all, IDENTITY));
  const scope = attributes['parent_id'];
  // The scope of an assignment is its parent; azurerm writes it as an attribute, so the model has it in the body.
  if (armType?.toLowerCase() !== 'microsoft.authorization/roleassignments' || scope === undefined) return body;
  return merged({ properties: { scope } }, body);
}

function foldOf(fold: Fold, evaluated: Evaluated, facts: TypeFacts | undefined): Part['fold'] {
  const target = evaluated.fill(fold.target) ?? unknownOf(`\${${evaluated.address}.id}`);
  return { target, list: fold.list, body: translate(evaluated.attributes, fold.rows ?? [], facts) };
}

/** Blocks that are resources in ARM: the subnets written inside a virtual network. */
function childrenOf(
  parent: Resource,
  evaluated: Evaluated,
  mapping: Mapping | undefined,
  facts: TypeFacts | undefined,
): readonly Part[] {
  return (mapping?.children ?? []).flatMap((child) => {
    const found = parent.attributes[child.block];
    const table = typeMapping(child.mapping);
    if (found === undefined || found === null || isUnknown(found) || !table) return [];
    const inherited = Object.entries(child.inherits).map(([ours, theirs]) => [
      ours,
      theirs === 'id' ? parent.id : (parent.attributes[theirs] ?? null),
    ]);
    const blockFacts = facts?.get(child.block)?.block;
    return ([found].flat() as Value[]).filter(isBlock).map((block, at): Part => {
      const attributes = { ...(Object.fromEntries(inherited) as ResourceBody), ...block };
      const place = `${child.block}[${String(at)}]`;
      const address = `${parent.address}.${place}`;
      const template = [table.id].flat()[0] ?? '';
      const id = evaluated.fill(template, attributes) ?? unknownOf(`\${${address}.id}`);
      const name = evaluated.fill(nameOfId(template), attributes) ?? unknownOf(`\${${address}.name}`);
      const resource: Resource = {
        ...parent,
        key: keyOf(parent.stack, address),
        address,
        type: table.type,
        id,
        name,
        body: translate(attributes, table.rows, blockFacts),
        attributes,
      };
      return { resource, origin: { rows: table.rows, facts: blockFacts, prefix: `${place}.` } };
    });
  });
}

function isBlock(value: Value): value is ResourceBody {
  return isObject(value) && !isUnknown(value);
}

/** Puts the bodies of parts (rules, routes, associations) into the resources they are part of, whatever their stack. */
function folded(parts: readonly Part[]): readonly Resource[] {
  const bodies = new Map(parts.map(({ resource }) => [resource.key, resource.body]));
  const targetOf = targetFinder(parts.map((part) => part.resource));
  for (const { fold, resource } of parts) {
    const target = fold && targetOf(fold.target, resource.stack);
    const body = target && bodies.get(target.key);
    if (!fold || !body) continue;
    if (fold.list === undefined) bodies.set(target.key, merged(body, fold.body));
    else {
      const draft = { ...body };
      appendTo(draft, fold.list.split('.'), [fold.body]);
      bodies.set(target.key, draft);
    }
  }
  return parts.map(({ resource }) => ({ ...resource, body: bodies.get(resource.key) ?? resource.body }));
}

/**
 * Finds the resource that an ID is of. Where the subscription is not known, an ID made of names is still the same text
 * inside one stack, and a lone reference `${azurerm_subnet.a.id}` names its resource.
 */
function targetFinder(resources: readonly Resource[]): (id: string | Unknown, stack: string) => Resource | undefined {
  const typed = resources.filter((resource) => resource.type !== undefined);
  const byId = new Map(typed.map((resource) => [idText(resource.id, resource.stack), resource]));
  const byKey = new Map(resources.map((resource) => [resource.key, resource]));
  return (id, stack) => {
    const found = byId.get(idText(id, stack));
    if (found || typeof id === 'string') return found;
    const [only, ...more] = id.references;
    return only && more.length === 0 && only.attribute === 'id' ? byKey.get(only.resource) : undefined;
  };
}

function idText(id: string | Unknown, stack: string): string {
  return typeof id === 'string' ? normalId(id) : `${stack} ${normalId(id.expression)}`;
}

function index(
  stacks: readonly Stack[],
  resources: readonly Resource[],
  origins: ReadonlyMap<string, Origin>,
): Architecture {
  const byKey = new Map(resources.map((resource) => [resource.key, resource]));
  const byId = new Map<string, Resource>();
  const byType = new Map<string, Resource[]>();
  for (const resource of resources) {
    if (resource.type === undefined) continue;
    const type = resource.type.toLowerCase();
    const others = byType.get(type);
    if (others) others.push(resource);
    else byType.set(type, [resource]);
    // Two blocks for one ID are a mistake of the author's; the first by key answers, both are in `resources`.
    if (typeof resource.id === 'string' && !byId.has(normalId(resource.id))) byId.set(normalId(resource.id), resource);
  }
  return {
    stacks,
    resources,
    byId: (id) => byId.get(normalId(id)),
    ofType: (type) => byType.get(type.toLowerCase()) ?? [],
    byKey: (key) => byKey.get(key),
    fact: (resource, path) => fact(resource, pathSegments(path), origins.get(resource.key)),
  };
}

function fact(resource: Resource, path: readonly string[], origin: Origin | undefined): Fact {
  const found = origin && findAttribute(origin.rows, path, resource.attributes);
  const attribute = attributeName(resource, path, origin, found);
  const value = valueAt(resource.body, path);
  const unknown = firstUnknown(value);
  if (unknown) return { state: 'unknown', expression: unknown.expression, attribute };
  const written = known(value);
  if (written !== undefined) return { state: 'known', value: written, origin: 'written', attribute };
  const fallback = found?.exact ? providerDefault(resource, found, origin) : undefined;
  if (fallback !== undefined) return { state: 'known', value: fallback, origin: 'default', attribute };
  return { state: 'absent', attribute };
}

function attributeName(
  resource: Resource,
  path: readonly string[],
  origin: Origin | undefined,
  found: AttributeOfPath | undefined,
): string {
  if (resource.terraformType === 'azapi_resource') {
    const outside = ['location', 'tags', 'identity'].includes(path[0] ?? '');
    return outside ? path.join('.') : `body.${path.join('.')}`;
  }
  if (found) return `${origin?.prefix ?? ''}${found.attribute}`;
  for (const [terraformType, rows] of foldsInto(resource.type)) {
    const inPart = findAttribute(rows, path, {});
    if (inPart) return `${terraformType}.${inPart.attribute}`;
  }
  return path.join('.');
}

/** The provider's default, as ARM sees it: only where the block that would hold the attribute is written. */
function providerDefault(resource: Resource, found: AttributeOfPath, origin: Origin | undefined): Json | undefined {
  const segments = found.factsPath.split('.');
  const around = segments.slice(0, -1).join('.');
  if (around !== '' && attributeAt(resource.attributes, around, undefined) === undefined) return undefined;
  let level = origin?.facts;
  for (const segment of segments.slice(0, -1)) level = level?.get(segment)?.block;
  const value = level?.get(segments.at(-1) ?? '')?.default;
  if (value === undefined) return undefined;
  return known(found.conversion ? found.conversion.convert(value) : value);
}
