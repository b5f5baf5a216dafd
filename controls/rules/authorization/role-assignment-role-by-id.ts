import { roleAssignmentType } from '../../joins/principals';
import { fail, pass } from '../../judgements';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'role-assignment-role-by-id',
  control: 'ZT-IDN-03',
  title: 'Role is named by its id',
  severity: 'low',
  types: [roleAssignmentType],
  why: 'Names of roles change, and a custom role can take the name of a built-in one.',
  fix: 'role_definition_id = ".../roleDefinitions/<GUID>" instead of role_definition_name',
  judge: ({ attributes }) => {
    const name = attributes['role_definition_name'];
    if (name === undefined || name === null) return pass('role_definition_id');
    return fail('role_definition_name', typeof name === 'string' ? name : 'a name', 'role_definition_id');
  },
};
