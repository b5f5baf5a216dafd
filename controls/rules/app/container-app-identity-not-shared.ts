import { isUnknown } from '../../../architecture';
import { nameOf } from '../../joins/nested';
import { identityKeysOf } from '../../joins/principals';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';

const attribute = 'identity.identity_ids';
const expected = 'an identity of its own';
const hosts = ['Microsoft.App/containerApps', 'Microsoft.App/jobs'];

export const rule: RelationalRule = {
  id: 'container-app-identity-not-shared',
  control: 'ZT-IDN-02',
  title: 'No two agent hosts run as the same identity',
  types: hosts,
  why: 'Each gets the permissions of both, and the log cannot say which of them acted.',
  fix: 'an azurerm_user_assigned_identity for each app',
  judge: (app, architecture) => {
    const mine = identityKeysOf(app, architecture);
    const others = hosts
      .flatMap((type) => architecture.ofType(type))
      .filter((other) => other.key !== app.key)
      .map((other) => ({ other, theirs: identityKeysOf(other, architecture) }));
    if (others.length === 0) return pass(attribute);
    if (isUnknown(mine)) return unknown(attribute, mine.expression, expected);
    const sharing = others.filter(({ theirs }) => !isUnknown(theirs) && theirs.some((key) => mine.includes(key)));
    if (sharing.length > 0) {
      return fail(attribute, `shared with ${sharing.map(({ other }) => nameOf(other)).join(', ')}`, expected);
    }
    const hidden = others.map(({ theirs }) => theirs).find(isUnknown);
    return hidden && mine.length > 0 ? unknown(attribute, hidden.expression, expected) : pass(attribute);
  },
};
