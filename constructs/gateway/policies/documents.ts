import { stripCredentials, validateCaller, type CallerRules } from './caller';
import { contentSafety } from './content-safety';
import { quietError, quietHeaders } from './errors';
import { limitRequests, limitTokens } from './limits';
import { callModels } from './model-backend';
import { maskPersonalData } from './personal-data';
import { readableRequest } from './request-shape';
import { shieldToolOutput } from './tool-output';
import { element, render } from './xml';

const BASE = element('base');

export interface ServicePolicyOptions {
  readonly callers: CallerRules;
  readonly requestsPerMinute: number;
}

/** The policy of the whole service, which every API inherits: the token comes first, whatever is called. */
export function servicePolicy({ callers, requestsPerMinute }: ServicePolicyOptions): string {
  return render(
    element(
      'policies',
      {},
      element('inbound', {}, ...validateCaller(callers), ...stripCredentials(), limitRequests(requestsPerMinute)),
      // Left empty, this section would answer every call with nothing.
      element('backend', {}, element('forward-request', { timeout: '120', 'buffer-response': 'false' })),
      element('outbound', {}, ...quietHeaders()),
      element('on-error', {}, ...quietError()),
    ),
  );
}

export interface ModelPolicyOptions {
  /** `https://….cognitiveservices.azure.com` of the account that analyses texts. */
  readonly analysisEndpoint: string;
  readonly language: string;
  readonly tokensPerMinute: number;
  readonly tokensPerMinutePerAgent: number;
  /** Names of backends. */
  readonly contentSafetyBackend: string;
  readonly modelPool: string;
}

/**
 * The policy of the model API, behind the service's: what cannot be read is refused, tokens are counted, personal data
 * is masked, and only then does anything look at the text or pass it on.
 */
export function modelPolicy(options: ModelPolicyOptions): string {
  return render(
    element(
      'policies',
      {},
      element(
        'inbound',
        {},
        BASE,
        ...readableRequest(),
        ...limitTokens(options.tokensPerMinute, options.tokensPerMinutePerAgent),
        ...maskPersonalData(options.analysisEndpoint, options.language),
        contentSafety(options.contentSafetyBackend),
        ...shieldToolOutput(options.analysisEndpoint),
        ...callModels(options.modelPool),
      ),
      element('backend', {}, BASE),
      element('outbound', {}, BASE),
      element('on-error', {}, BASE),
    ),
  );
}
