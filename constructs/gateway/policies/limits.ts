import { CALLER_AGENT, CALLER_APP } from './caller';
import { expression, variable } from './expressions';
import { element, type XmlElement } from './xml';

/** Requests a minute of each calling application. */
export function limitRequests(requestsPerMinute: number): XmlElement {
  return element('rate-limit-by-key', {
    calls: String(requestsPerMinute),
    'renewal-period': '60',
    'counter-key': expression(variable(CALLER_APP)),
  });
}

/**
 * Tokens a minute of each calling application, and of each agent that it names. An invented agent name gains nothing:
 * the application's own limit stands above it.
 */
export function limitTokens(tokensPerMinute: number, tokensPerMinutePerAgent: number): XmlElement[] {
  return [
    limit(tokensPerMinute, variable(CALLER_APP)),
    limit(tokensPerMinutePerAgent, `${variable(CALLER_APP)} + ":" + ${variable(CALLER_AGENT)}`),
  ];
}

function limit(tokensPerMinute: number, key: string): XmlElement {
  return element('llm-token-limit', {
    'counter-key': expression(key),
    'tokens-per-minute': String(tokensPerMinute),
    // Otherwise the call that exceeds the limit is made first and counted afterwards.
    'estimate-prompt-tokens': 'true',
  });
}
