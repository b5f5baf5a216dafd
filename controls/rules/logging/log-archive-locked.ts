import type { Resource, Unknown } from '../../../architecture';
import { isLogArchive } from '../../joins/diagnostics';
import { isNowhere, pathInside, withoutEnd } from '../../joins/follow';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { valueAt } from '../../values';

const extension = /\/providers\/Microsoft\.Authorization\/locks\/[^/]*$/i;
const attribute = 'azurerm_management_lock';
const expected = 'a CanNotDelete lock';

export const rule: RelationalRule = {
  id: 'log-archive-locked',
  control: 'ZT-LOG-02',
  title: 'Archive is locked against deletion',
  severity: 'low',
  types: ['Microsoft.Storage/storageAccounts'],
  applies: (account, architecture) => isLogArchive(account, architecture),
  why: 'An account whose policy is not locked yet can be deleted with everything in it.',
  fix: 'azurerm_management_lock { lock_level = "CanNotDelete", scope = id of the account }',
  judge: (account, architecture) => {
    const locks = architecture.ofType('Microsoft.Authorization/locks').filter((lock) => {
      const level = valueAt(lock.body, 'properties.level');
      return level === 'CanNotDelete' || level === 'ReadOnly';
    });
    const scopes = locks.map((lock) => ({ stack: lock.stack, scope: withoutEnd(lock.id, extension) }));
    if (scopes.some(({ scope, stack }) => covers(scope, stack, account))) return pass(attribute);
    const blind = scopes.map(({ scope }) => scope).find(isNowhere);
    return blind ? unknown(attribute, blind.expression, expected) : fail(attribute, 'no lock', expected);
  },
};

/** A lock on a resource group or a subscription holds for what is in it. */
function covers(scope: string | Unknown, stack: string, account: Resource): boolean {
  if (pathInside(scope, stack, account) === '') return true;
  return pathInside(account.id, account.stack, { ...account, id: scope, stack }) !== undefined;
}
