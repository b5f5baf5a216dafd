import { isUnknown, type Architecture, type Resource, type Value } from '../../architecture';
import { listAt, sameText, textAt, valueAt } from '../values';
import { dataRoles } from './data-roles';
import { withoutEnd } from './follow';

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

/** User-assigned identities a resource runs as. */
export function identitiesOf(resource: Resource): readonly Value[] {
  const identities = valueAt(resource.body, 'identity.userAssignedIdentities');
  if (identities === undefined || isUnknown(identities)) return listed(resource) ?? (identities ? [identities] : []);
  return typeof identities === 'object' && identities !== null ? Object.keys(identities) : [];
}

/** As written in Terraform, where each reference is still its own: ARM's form is an object keyed by ID. */
function listed(resource: Resource): readonly Value[] | undefined {
  const [block] = listAt(resource.attributes, 'identity');
  const ids = listAt(block, 'identity_ids');
  return ids.length > 0 ? ids : undefined;
}

/** Whether two hosts run as one identity. */
export function sharesIdentity(left: Resource, right: Resource, architecture: Architecture): boolean {
  const keys = (resource: Resource) => identitiesOf(resource).map((identity) => identityKey(identity, architecture));
  const mine = keys(left);
  return keys(right).some((key) => mine.includes(key));
}

function identityKey(identity: Value, architecture: Architecture): string {
  if (typeof identity === 'string') return architecture.byId(identity)?.key ?? identity.toLowerCase();
  return isUnknown(identity) ? (identity.references[0]?.resource ?? identity.expression) : JSON.stringify(identity);
}
