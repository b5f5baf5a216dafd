import type { Architecture, Resource } from '../../architecture';
import { fail, pass, unknown } from '../judgements';
import type { Judgement } from '../model';
import { destinationOf, diagnosticsOf, sendsLogs, type Destination } from './diagnostics';
import { nameOf } from './nested';

const attributes = {
  workspaceId: 'log_analytics_workspace_id',
  storageAccountId: 'storage_account_id',
} as const satisfies Record<Destination, string>;

/** Whether exactly one diagnostic setting sends the logs of a resource to one kind of destination. */
export function judgeLoggedTo(resource: Resource, destination: Destination, architecture: Architecture): Judgement {
  const attribute = attributes[destination];
  const expected = `one diagnostic setting with ${attribute}`;
  const { settings, hidden } = diagnosticsOf(resource, architecture);
  const sending = settings.filter(
    (setting) => sendsLogs(setting) && destinationOf(setting, destination, architecture).state !== 'absent',
  );
  if (sending.length > 1) return fail(attribute, `sent twice: ${sending.map(nameOf).join(', ')}`, expected);
  if (sending.length === 1) return pass(attribute);
  // A setting about something that only Azure will know may be the one we miss.
  if (hidden) return unknown('target_resource_id', hidden.expression, expected);
  const got = settings.length === 0 ? 'no diagnostic setting' : `not in ${settings.map(nameOf).join(', ')}`;
  return fail(attribute, got, expected);
}
