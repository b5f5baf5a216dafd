/**
 * `azapi_resource`: the ARM body as it stands. `type` is `Namespace/types@api-version`, `parent_id` the ID of what it
 * stands under. Source: documentation of the azapi provider, 2.x.
 */
import { typeOfId } from '../ids';
import { isUnknown, type ResourceBody, type Unknown, type Value } from '../model';
import { isObject, unknownOf } from '../values';

type Attribute = (name: string) => Value | undefined;

/** ARM type of an azapi block, without the API version; undefined when it is not known or not of that form. */
export function azapiType(type: Value | undefined): string | undefined {
  return typeof type === 'string' ? /^([\w.]+(?:\/[\w.-]+)+)@[\w-]+$/.exec(type)?.[1] : undefined;
}

/** ARM ID of an azapi block; undefined where type, parent or name are not written. */
export function azapiId(attribute: Attribute): string | Unknown | undefined {
  const type = azapiType(attribute('type'));
  const parent = attribute('parent_id');
  const name = attribute('name');
  if (!type || parent === undefined || name === undefined) return undefined;
  const parts = [parent, name];
  const [above = '', own = ''] = parts.map((part) => (isUnknown(part) ? part.expression : String(part)));
  const id = `${above.replace(/\/+$/, '')}${tail(type, typeof parent === 'string' ? parent : undefined)}/${own}`;
  const unknowns = parts.filter(isUnknown);
  if (unknowns.length === 0) return id;
  return unknownOf(
    id,
    unknowns.flatMap((unknown) => unknown.references),
  );
}

/** What follows the parent's ID: `/projects` under its account, `/providers/Namespace/type` under anything else. */
function tail(type: string, parent: string | undefined): string {
  const segments = type.split('/');
  const above = segments.slice(0, -1).join('/');
  if (type.toLowerCase() === 'microsoft.resources/resourcegroups') return '/resourceGroups';
  if (segments.length === 2) return `/providers/${type}`;
  const isChild = parent === undefined || typeOfId(parent)?.toLowerCase() === above.toLowerCase();
  return isChild ? `/${segments.at(-1) ?? ''}` : `/providers/${type}`;
}

/** Body of an azapi block: what Terraform keeps beside `body` (location, tags, identity) and `body` itself. */
export function azapiBody(
  attributes: ResourceBody,
  identity: (attributes: ResourceBody) => ResourceBody,
): ResourceBody {
  const body = parsed(attributes['body']);
  const { location, tags } = attributes;
  return {
    ...(location === undefined || location === null ? {} : { location }),
    ...(tags === undefined || tags === null ? {} : { tags }),
    ...identity(attributes),
    ...(isUnknown(body) ? { properties: body } : isObject(body) ? (body as ResourceBody) : {}),
  };
}

/** azapi 1.x wrote the body as JSON text. */
function parsed(body: Value | undefined): Value | undefined {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as Value;
  } catch {
    return unknownOf(body);
  }
}
