import type { Judgement } from './model';

/** It holds. */
export const pass = (attribute?: string, got?: string): Judgement => ({ status: 'pass', attribute, got });

/** It does not. */
export const fail = (attribute: string, got: string, expected: string): Judgement => ({
  status: 'fail',
  attribute,
  got,
  expected,
});

/** It cannot be told before deployment; `got` is the expression that hides it. */
export const unknown = (attribute: string, expression: string, expected?: string): Judgement => ({
  status: 'unknown',
  attribute,
  got: expression,
  expected,
});

/** It does not apply to this resource, for the reason given. */
export const notApplicable = (reason: string): Judgement => ({ status: 'not-applicable', got: reason });
