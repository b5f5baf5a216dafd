import { nameOf } from '../../joins/nested';
import { identitiesOf, sharesIdentity } from '../../joins/principals';
import { fail, pass } from '../../judgements';
import type { RelationalRule } from '../../model';

const hosts = ['Microsoft.App/containerApps', 'Microsoft.App/jobs'];

export const rule: RelationalRule = {
  id: 'container-app-identity-not-shared',
  control: 'ZT-IDN-02',
  title: 'No two agent hosts run as the same identity',
  types: hosts,
  applies: (app) => identitiesOf(app).length > 0,
  why: 'Each gets the permissions of both, and the log cannot say which of them acted.',
  fix: 'an azurerm_user_assigned_identity for each app',
  judge: (app, architecture) => {
    const sharing = hosts
      .flatMap((type) => architecture.ofType(type))
      .filter((other) => other.key !== app.key && sharesIdentity(app, other, architecture));
    if (sharing.length === 0) return pass('identity.identity_ids');
    return fail('identity.identity_ids', `shared with ${sharing.map(nameOf).join(', ')}`, 'an identity of its own');
  },
};
