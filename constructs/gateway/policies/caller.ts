import { expression, variable } from './expressions';
import { refuseWhen } from './refusal';
import { element, type XmlElement } from './xml';

/** Who may call. */
export interface CallerRules {
  /** Entra tenant that must have issued the token. */
  readonly tenantId: string;
  /** Application ID URI that the token must be for. */
  readonly audience: string;
  /** Applications that may call. Empty: any with one of the roles. */
  readonly clientIds: readonly string[];
  /** App roles, of which the caller must hold one. Empty: the application alone decides. */
  readonly roles: readonly string[];
}

/** Names of the variables that say who calls. */
export const CALLER = 'caller';
export const CALLER_APP = 'caller-app';
export const CALLER_AGENT = 'caller-agent';

const JWT = `((Jwt)context.Variables["${CALLER}"])`;

/** No call without a token of this tenant, for this audience, from a caller that is known. */
export function validateCaller(rules: CallerRules): XmlElement[] {
  if (rules.clientIds.length + rules.roles.length === 0) {
    throw new Error(
      'got no client IDs and no roles; expected one of them: otherwise every application of the tenant may call; ' +
        'fix: list the callers',
    );
  }
  const values = (name: string, items: readonly string[]): XmlElement[] => items.map((item) => element(name, {}, item));
  return [
    element(
      'validate-azure-ad-token',
      {
        'tenant-id': rules.tenantId,
        'header-name': 'Authorization',
        'failed-validation-httpcode': '401',
        'failed-validation-error-message': 'Unauthorized',
        'output-token-variable-name': CALLER,
      },
      rules.clientIds.length > 0
        ? element('client-application-ids', {}, ...values('application-id', rules.clientIds))
        : undefined,
      element('audiences', {}, element('audience', {}, rules.audience)),
      rules.roles.length > 0
        ? element(
            'required-claims',
            {},
            element('claim', { name: 'roles', match: 'any' }, ...values('value', rules.roles)),
          )
        : undefined,
    ),
    // The claim is azp in tokens of version 2, appid in those of version 1.
    element('set-variable', {
      name: CALLER_APP,
      value: expression(`${JWT}.Claims.GetValueOrDefault("azp", ${JWT}.Claims.GetValueOrDefault("appid", ""))`),
    }),
    // Limits are counted by it: without it, callers would share one counter.
    refuseWhen(expression(`${variable(CALLER_APP)} == ""`), 401, 'Unauthorized', 'unauthorized'),
    // Claimed, not proven: it can only narrow what the application has.
    element('set-variable', {
      name: CALLER_AGENT,
      value: expression('context.Request.Headers.GetValueOrDefault("x-agent-name", "none")'),
    }),
  ];
}

const HEADERS = ['Authorization', 'api-key', 'Ocp-Apim-Subscription-Key', 'x-agent-name'];
const PARAMETERS = ['api-key', 'subscription-key'];

/** Nothing that the caller proved itself with goes on to the models. */
export function stripCredentials(): XmlElement[] {
  return [
    ...HEADERS.map((name) => element('set-header', { name, 'exists-action': 'delete' })),
    ...PARAMETERS.map((name) => element('set-query-parameter', { name, 'exists-action': 'delete' })),
  ];
}
