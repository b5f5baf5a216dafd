import { isUnknown } from '../../../architecture';
import { identitiesOf, identityKeysOf, mayBeGranted } from '../../joins/principals';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, show, textAt, valueAt } from '../../values';

const expected = 'UserAssigned, with one identity; others only if they are granted nothing';

export const rule: RelationalRule = {
  id: 'container-app-identity-user-assigned',
  control: 'ZT-IDN-02',
  title: 'Agent host runs as one identity of its own',
  types: ['Microsoft.App/containerApps', 'Microsoft.App/jobs'],
  why: 'Without one the agent needs keys. With a system-assigned one its grants vanish when it is made again; with several, the code chooses.',
  fix: 'identity { type = "UserAssigned", identity_ids = [one id] }',
  judge: (app, architecture) => {
    const type = valueAt(app.body, 'identity.type');
    if (isUnknown(type)) return unknown('identity.type', type.expression, expected);
    const name = textAt(app.body, 'identity.type');
    if (!sameText(name, 'UserAssigned')) return fail('identity.type', show(name), expected);
    const count = identitiesOf(app);
    if (isUnknown(count)) return unknown('identity.identity_ids', count.expression, expected);
    if (count.length === 1) return pass('identity.type', 'UserAssigned');
    // An identity without a grant says who acts, to partners and in logs, and opens nothing.
    const identities = identityKeysOf(app, architecture);
    if (isUnknown(identities)) return unknown('identity.identity_ids', identities.expression, expected);
    const powerful = identities.filter((identity) => mayBeGranted(identity, architecture));
    return powerful.length === 1
      ? pass('identity.identity_ids', `1 of ${identities.length} identities is granted anything`)
      : fail('identity.identity_ids', `${identities.length} identities, ${powerful.length} with grants`, expected);
  },
};
