import { isUnknown } from '../../../architecture';
import { identitiesOf } from '../../joins/principals';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, show, textAt, valueAt } from '../../values';

const expected = 'UserAssigned, with one identity';

export const rule: RelationalRule = {
  id: 'container-app-identity-user-assigned',
  control: 'ZT-IDN-02',
  title: 'Agent host runs as one identity of its own',
  types: ['Microsoft.App/containerApps', 'Microsoft.App/jobs'],
  why: 'Without one the agent needs keys. With a system-assigned one its grants vanish when it is made again; with several, the code chooses.',
  fix: 'identity { type = "UserAssigned", identity_ids = [one id] }',
  judge: (app) => {
    const type = valueAt(app.body, 'identity.type');
    if (isUnknown(type)) return unknown('identity.type', type.expression, expected);
    const name = textAt(app.body, 'identity.type');
    if (!sameText(name, 'UserAssigned')) return fail('identity.type', show(name), expected);
    const identities = identitiesOf(app);
    if (isUnknown(identities)) return unknown('identity.identity_ids', identities.expression, expected);
    if (identities.length !== 1) return fail('identity.identity_ids', `${identities.length} identities`, expected);
    return pass('identity.type', 'UserAssigned');
  },
};
