import { isUnknown, type Architecture, type Resource } from '../../../architecture';
import { dataRoles } from '../../joins/data-roles';
import { follow } from '../../joins/follow';
import { isForPeople, roleAssignmentType, roleOf, scopeOf } from '../../joins/principals';
import { fail, notApplicable, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { listAt, textAt, valueAt } from '../../values';

/** A subscription, a resource group, a management group or all of the tenant. */
const wide =
  /^(\/subscriptions\/[^/]+(\/resourceGroups\/[^/]+)?|\/providers\/Microsoft\.Management\/managementGroups\/[^/]+)?\/?$/i;
const wideTypes = ['Microsoft.Resources/resourceGroups', 'Microsoft.Resources/subscriptions'];

const expected = 'the one resource that is used, or a part of it';

export const rule: RelationalRule = {
  id: 'role-assignment-data-scope-narrow',
  control: 'ZT-IDN-03',
  title: 'Rights to data are for one resource',
  types: [roleAssignmentType],
  applies: (assignment, architecture) => {
    const role = roleOf(assignment);
    return role === undefined || role in dataRoles || customDataRole(assignment, architecture) !== undefined;
  },
  why: 'A data role on a whole group opens every store in it, those of tomorrow included.',
  fix: 'scope = id of the resource that the workload reads',
  judge: (assignment, architecture) => {
    if (isForPeople(assignment)) return notApplicable('granted to people');
    const scope = scopeOf(assignment);
    const target = follow(architecture, scope);
    const role = dataRoles[roleOf(assignment) ?? ''] ?? customDataRole(assignment, architecture);
    const isWide =
      (typeof scope === 'string' && wide.test(scope)) ||
      (target.state === 'found' && wideTypes.includes(target.resource.type ?? ''));
    if (isWide && role === undefined) return unknown('role_definition_id', 'the role is not known', expected);
    if (isWide) return fail('scope', `${role} on ${typeof scope === 'string' ? scope : 'a resource group'}`, expected);
    // `${resource.id}/part` lies in a resource, whichever that will be.
    if (target.state === 'unknown' && !(isUnknown(scope) && scope.references.length > 0)) {
      return unknown('scope', target.expression, expected);
    }
    return pass('scope', typeof scope === 'string' ? scope : undefined);
  },
};

/** The name of a custom role that reaches data, where its definition is in the architecture. */
function customDataRole(assignment: Resource, architecture: Architecture): string | undefined {
  const definition = follow(architecture, valueAt(assignment.body, 'properties.roleDefinitionId'));
  if (definition.state !== 'found') return undefined;
  const { body, address } = definition.resource;
  const dataActions = listAt(body, 'properties.permissions').flatMap((permission) => listAt(permission, 'dataActions'));
  return dataActions.length > 0 ? (textAt(body, 'properties.roleName') ?? address) : undefined;
}
