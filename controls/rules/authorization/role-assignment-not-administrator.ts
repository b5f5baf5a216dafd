import type { Resource } from '../../../architecture';
import { follow } from '../../joins/follow';
import { administratorRoles, isForPeople, roleAssignmentType, roleOf } from '../../joins/principals';
import { fail, notApplicable, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { listAt, valueAt } from '../../values';

const attribute = 'role_definition_id';
const expected = 'a role for one task';

/** Actions that give their holder all the others. */
const administration = /^(\*|\*\/write|microsoft\.authorization\/(\*|roleassignments\/(\*|write)))$/i;

export const rule: RelationalRule = {
  id: 'role-assignment-not-administrator',
  control: 'ZT-IDN-03',
  title: 'No workload holds an administrator role',
  types: [roleAssignmentType],
  why: 'Whoever takes over the workload can then change the rules that hold it, and grant itself the rest.',
  fix: 'role_definition_id of the role that allows what the workload does',
  judge: (assignment, architecture) => {
    if (isForPeople(assignment)) return notApplicable('granted to people');
    const definition = follow(architecture, valueAt(assignment.body, 'properties.roleDefinitionId'));
    if (definition.state === 'found') return judgeCustomRole(definition.resource);
    const role = roleOf(assignment);
    if (role === undefined) {
      return unknown(attribute, definition.state === 'unknown' ? definition.expression : 'not set', expected);
    }
    const administrator = administratorRoles[role];
    return administrator === undefined ? pass(attribute, role) : fail(attribute, administrator, expected);
  },
};

function judgeCustomRole(definition: Resource): ReturnType<typeof pass> {
  const wild = listAt(definition.body, 'properties.permissions')
    .flatMap((permission) => listAt(permission, 'actions'))
    .find((action) => typeof action === 'string' && administration.test(action));
  if (wild === undefined) return pass(attribute, definition.address);
  return fail(attribute, `${definition.address}, which allows ${String(wild)}`, expected);
}
