import { isUnknown } from '../../../architecture';
import { isLogArchive } from '../../joins/diagnostics';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, textAt, valueAt } from '../../values';

const policy = 'properties.immutableStorageWithVersioning.immutabilityPolicy';
const attribute = 'immutability_policy';
const expected = 'a time-based policy that allows appends';

export const rule: RelationalRule = {
  id: 'log-archive-immutable',
  control: 'ZT-LOG-02',
  title: 'Archive cannot be changed',
  types: ['Microsoft.Storage/storageAccounts'],
  applies: (account, architecture) => isLogArchive(account, architecture),
  why: 'Whoever gets rights on the account rewrites the evidence.',
  fix: 'immutability_policy { state, period_since_creation_in_days, allow_protected_append_writes = true }, then lock it',
  judge: ({ body }) => {
    const written = valueAt(body, policy);
    if (isUnknown(written)) return unknown(attribute, written.expression, expected);
    if (written === undefined) return fail(attribute, 'not set', expected);
    const state = valueAt(written, 'state');
    if (isUnknown(state)) return unknown(`${attribute}.state`, state.expression, expected);
    if (sameText(state, 'Disabled')) return fail(`${attribute}.state`, 'Disabled', expected);
    // Azure Monitor appends to hourly blobs: without this the archive stays empty.
    const appends = valueAt(written, 'allowProtectedAppendWrites');
    if (isUnknown(appends)) return unknown(`${attribute}.allow_protected_append_writes`, appends.expression, expected);
    if (appends !== true)
      return fail(`${attribute}.allow_protected_append_writes`, String(appends ?? 'not set'), expected);
    return pass(`${attribute}.state`, textAt(written, 'state'));
  },
};
