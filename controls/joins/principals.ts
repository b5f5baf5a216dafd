import { isUnknown, type Architecture, type Resource, type Unknown, type Value } from '../../architecture';
import { listAt, sameText, textAt, valueAt } from '../values';
import { dataRoles } from './data-roles';
import { follow, withoutEnd } from './follow';

const extension = /\/providers\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/i;

/** Roles with which whoever holds them can give themselves the rest. Source: Azure built-in roles. */
export const administratorRoles: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168': 'Role Based Access Control Administrator',
};

/** ARM type of a role assignment. */
export const roleAssignmentType = 'Microsoft.Authorization/roleAssignments';

/** Whether a grant is for people: a user or a group. Who is not said to be a person is a workload. */
export function isForPeople(assignment: Resource): boolean {
  const type = valueAt(assignment.body, 'properties.principalType');
  return sameText(type, 'User') || sameText(type, 'Group');
}

/**
 * Whether a grant is for a service of Microsoft's: of a role that is made for one. Source: Azure built-in roles,
 * Microsoft Sentinel Automation Contributor, which lets Sentinel run playbooks.
 */
function isForService(assignment: Resource): boolean {
  return roleOf(assignment) === 'f4c81013-99ee-4d62-a7ee-b3f1f648599a';
}

/** The role granted: its GUID, or its name where it was named and is none of the roles we know; undefined: unknown. */
export function roleOf(assignment: Resource): string | undefined {
  const id = textAt(assignment.body, 'properties.roleDefinitionId');
  if (id !== undefined) return id.split('/').at(-1)?.toLowerCase();
  const name = textAt(assignment.body, 'properties.roleDefinitionName');
  const known = Object.entries({ ...dataRoles, ...administratorRoles }).find(([, role]) => sameText(role, name));
  return known?.[0] ?? name;
}

/** What a grant is for. */
export function scopeOf(assignment: Resource): Value {
  return valueAt(assignment.body, 'properties.scope') ?? withoutEnd(assignment.id, extension);
}

/**
 * User-assigned identities a resource runs as; an unknown where not even their number is known. ARM has them as keys of
 * an object, which an ID that is not known yet cannot be, so the list as written in Terraform comes first.
 */
export function identitiesOf(resource: Resource): readonly Value[] | Unknown {
  const [block] = listAt(resource.attributes, 'identity');
  const written = valueAt(block, 'identity_ids');
  if (Array.isArray(written)) return written as readonly Value[];
  const identities = written ?? valueAt(resource.body, 'identity.userAssignedIdentities');
  if (isUnknown(identities)) return identities;
  return typeof identities === 'object' && identities !== null ? Object.keys(identities) : [];
}

/** What stands for each identity of a resource when two resources are compared; an unknown where one cannot be told. */
export function identityKeysOf(resource: Resource, architecture: Architecture): readonly string[] | Unknown {
  const identities = identitiesOf(resource);
  if (isUnknown(identities)) return identities;
  const keys = identities.map((identity) => {
    if (typeof identity === 'string') return architecture.byId(identity)?.key ?? identity.toLowerCase();
    const target = follow(architecture, identity);
    return target.state === 'found' ? target.resource.key : undefined;
  });
  const hidden = identities.find((identity, index) => keys[index] === undefined && isUnknown(identity));
  return isUnknown(hidden) ? hidden : keys.filter((key) => key !== undefined);
}

/**
 * Whether an identity, by its key, may hold a role. Yes where it is not in the model, and where some grant is for a
 * principal that cannot be told: what is not known is not ruled out.
 */
export function mayBeGranted(identity: string, architecture: Architecture): boolean {
  if (!architecture.byKey(identity)) return true;
  return architecture.ofType(roleAssignmentType).some((assignment) => {
    const principal = valueAt(assignment.body, 'properties.principalId');
    // A principal written as a GUID could be anybody's.
    if (!isUnknown(principal)) return !isForPeople(assignment) && !isForService(assignment);
    // `principal_id`, or `identity[0].principal_id` of what has an identity of the system's.
    const named = principal.references.filter(({ attribute }) => /(^|\.)principal_id$/.test(attribute));
    return named.length === 0 || named.some(({ resource }) => resource === identity);
  });
}
