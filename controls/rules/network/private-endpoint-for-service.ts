import { connectionsByService } from '../../joins/private-endpoints';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { requiredGroups } from '../../private-link';
import { sameText } from '../../values';

export const rule: RelationalRule = {
  id: 'private-endpoint-for-service',
  control: 'ZT-NET-02',
  title: 'Service has a private endpoint',
  types: Object.keys(requiredGroups),
  why: 'With public access off and no endpoint nobody reaches the service, and sooner or later somebody opens it.',
  fix: 'azurerm_private_endpoint with private_service_connection { is_manual_connection = false } for this group',
  judge: (service, architecture) => {
    const group = requiredGroups[service.type ?? ''] ?? '';
    const { to, hidden } = connectionsByService(architecture);
    const ours = (to.get(service.key) ?? []).filter(({ groupIds }) =>
      groupIds.some((groupId) => sameText(groupId, group)),
    );
    const expected = `an approved endpoint for "${group}"`;
    if (ours.some((connection) => !connection.manual)) return pass('private_service_connection', group);
    if (ours.length > 0) return fail('private_service_connection', 'waits for manual approval', expected);
    // An endpoint whose service only Azure will know may be the one we miss.
    if (hidden !== undefined) return unknown('private_service_connection', hidden, expected);
    return fail('private_service_connection', 'no endpoint', expected);
  },
};
