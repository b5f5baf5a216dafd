import { element, type XmlElement } from './xml';

/** The resource that tokens for Foundry accounts are for. */
export const COGNITIVE_SERVICES = 'https://cognitiveservices.azure.com';

/**
 * A question to the Foundry account's own analysis services, under the gateway's identity. An error is never ignored:
 * the request ends in `on-error`.
 */
export function cognitiveRequest(request: {
  /** Variable that gets the answer. */
  readonly variable: string;
  readonly url: string;
  /** Policy expression of the body. */
  readonly body: string;
}): XmlElement {
  return element(
    'send-request',
    { mode: 'new', 'response-variable-name': request.variable, timeout: '20', 'ignore-error': 'false' },
    element('set-url', {}, request.url),
    element('set-method', {}, 'POST'),
    element(
      'set-header',
      { name: 'Content-Type', 'exists-action': 'override' },
      element('value', {}, 'application/json'),
    ),
    element('set-body', {}, request.body),
    element('authentication-managed-identity', { resource: COGNITIVE_SERVICES }),
  );
}
