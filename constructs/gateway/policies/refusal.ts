import { element, type XmlElement } from './xml';

/** Ends the request with a status and a word; nothing of the request, the backend or the reason is told. */
export function refusal(status: number, reason: string, code: string): XmlElement {
  return element(
    'return-response',
    {},
    element('set-status', { code: String(status), reason }),
    element(
      'set-header',
      { name: 'Content-Type', 'exists-action': 'override' },
      element('value', {}, 'application/json'),
    ),
    element('set-body', {}, `{ "error": { "code": "${code}" } }`),
  );
}

/** Refuses when a condition holds. A condition that cannot be evaluated ends in `on-error`, which refuses too. */
export function refuseWhen(condition: string, status: number, reason: string, code: string): XmlElement {
  return element('choose', {}, element('when', { condition }, refusal(status, reason, code)));
}
