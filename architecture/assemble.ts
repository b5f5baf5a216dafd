/** From Terraform root modules to the model: translate every resource, fold the parts into the whole, index. */
import { canonicalType, MAPPED_TYPES, typeMapping } from './arm';
import { azapiBody, azapiType } from './arm/azapi';
import { findAttribute } from './arm/attributes';
import { IDENTITY, type Fold, type Mapping, type Row } from './arm/mapping';
import { appendTo, merged, translate } from './arm/translate';
import { factsForConstraint, type ProviderFacts, type TypeFacts } from './facts';
import { nameOfId, normalId } from './ids';
import {
  isUnknown,
  type Architecture,
  type Fact,
  type Resource,
  type ResourceBody,
  type Stack,
  type Unknown,
  type Value,
} from './model';
import { evaluate, keyOf, type Evaluated } from './terraform/evaluate';
import type { RootModule } from './terraform/module';
import { byText, firstUnknown, isObject, known, pathSegments, unknownOf, valueAt } from './values';

/** Makes the model of what a reader has read. */
export function assemble(modules: readonly RootModule[]): Architecture {
  const stacks = modules.map((module) => module.stack).sort((a, b) => byText(a.name, b.name));
  const parts = modules.flatMap((module) => {
    const facts = factsForConstraint('azurerm', module.stack.providers['azurerm']);
    return evaluate(module, facts).flatMap((evaluated) => resourcesOf(module.stack, evaluated, facts));
  });
  const sorted = parts.sort((a, b) => byText(a.resource.key, b.resource.key));
  return architecture(stacks, folded(sorted));
}

/** A resource, and where its body goes if it is part of another one's. */
interface Part {
  readonly resource: Resource;
  readonly fold?: { readonly target: string | Unknown; readonly list?: string; readonly body: ResourceBody };
}

function resourcesOf(stack: Stack, evaluated: Evaluated, facts: ProviderFacts | undefined): readonly Part[] {
  const { declaration, address, attributes } = evaluated;
  const mapping = typeMapping(declaration.type);
  const typeFacts = facts?.type(declaration.type);
  const isAzapi = declaration.type === 'azapi_resource';
  const armType = isAzapi ? azapiType(attributes['type']) : mapping?.type;
  const resource: Resource = {
    key: keyOf(stack.name, address),
    address,
    stack: stack.name,
    terraformType: declaration.type,
    type: armType === undefined ? undefined : canonicalType(armType),
    id: evaluated.id,
    name: evaluated.name,
    body: isAzapi ? azapi(attributes, armType) : translate(attributes, mapping?.rows ?? [], typeFacts),
    attributes,
    ...(declaration.constructPath === undefined ? {} : { constructPath: declaration.constructPath }),
    file: declaration.file,
  };
  const part = mapping?.foldsInto ? { resource, fold: foldOf(mapping.foldsInto, evaluated, typeFacts) } : { resource };
  return [part, ...childrenOf(resource, evaluated, mapping, typeFacts)];
}

function azapi(attributes: ResourceBody, armType: string | undefined): ResourceBody {
  const body = azapiBody(attributes, (all) => translate(all, IDENTITY));
  const scope = attributes['parent_id'];
  // The scope of an assignment is its parent; azurerm writes it as an attribute, so the model has it in the body.
  if (armType?.toLowerCase() !== 'microsoft.authorization/roleassignments' || scope === undefined) return body;
  return merged({ properties: { scope } }, body);
}

function foldOf(fold: Fold, evaluated: Evaluated, facts: TypeFacts | undefined) {
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
    const inherited = Object.entries(child.inherits).map(([ours, theirs]) => [ours, parent.attributes[theirs] ?? null]);
    const blocks = ([found].flat() as Value[]).filter((block): block is ResourceBody => isObject(block) && !isUnknown(block));
    return blocks.map((block, index) => {
      const attributes = { ...(Object.fromEntries(inherited) as ResourceBody), ...block };
      const address = `${parent.address}.${child.block}[${String(index)}]`;
      const id = evaluated.fill([table.id].flat()[0] ?? '', attributes) ?? unknownOf(`\${${address}.id}`);
      const name = typeof id === 'string' ? nameOfId(id) : attributes['name'];
      return {
        resource: {
          ...parent,
          key: keyOf(parent.stack, address),
          address,
          terraformType: parent.terraformType,
          type: table.type,
          id,
          name: typeof name === 'string' || isUnknown(name) ? name : unknownOf(`\${${address}.name}`),
          body: translate(attributes, table.rows, facts?.get(child.block)?.block),
          attributes,
        },
      };
    });
  });
}

/** Puts the bodies of parts (rules, routes, associations) into the resources they are part of, whatever their stack. */
function folded(parts: readonly Part[]): readonly Resource[] {
  const bodies = new Map(parts.map(({ resource }) => [resource.key, resource.body]));
  const targets = targetIndex(parts.map((part) => part.resource));
  for (const { fold } of parts) {
    const target = fold && targets(fold.target);
    const body = target && bodies.get(target.key);
    if (!fold || !target || !body) continue;
    if (fold.list === undefined) bodies.set(target.key, merged(body, fold.body));
    else {
      const draft = structuredClone(body) as Record<string, Value>;
      appendTo(draft, fold.list.split('.'), [fold.body]);
      bodies.set(target.key, draft);
    }
  }
  return parts.map(({ resource }) => ({ ...resource, body: bodies.get(resource.key) ?? resource.body }));
}

/**
 * Finds the resource that an ID is of. Where the subscription is not known, IDs are still the same text inside one
 * stack, and a lone reference `${azurerm_subnet.a.id}` names its resource.
 */
function targetIndex(resources: readonly Resource[]): (id: string | Unknown) => Resource | undefined {
  const typed = resources.filter((resource) => resource.type !== undefined);
  const byId = new Map(typed.map((resource) => [idText(resource.id, resource.stack), resource]));
  const byKey = new Map(resources.map((resource) => [resource.key, resource]));
  return (id) => {
    if (typeof id === 'string') return byId.get(idText(id, ''));
    const [only, ...more] = id.references;
    if (only && more.length === 0 && only.attribute === 'id') return byKey.get(only.resource);
    return undefined;
  };
}
