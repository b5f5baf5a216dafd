import { isUnknown, type Resource, type Value } from '../../architecture';
import { fail, pass, unknown } from '../judgements';
import type { Judgement } from '../model';
import { firstUnknown, listAt, sameText, textAt, valueAt } from '../values';

/** A filter of a content policy, and where it looks. */
export interface Filter {
  readonly name: string;
  readonly source: 'Prompt' | 'Completion' | 'PreToolCall' | 'PostToolCall';
  /** Whether a person may decide instead of the filter. @default false */
  readonly orPerson?: boolean;
}

/** Whether a content policy blocks what all of these filters find. Words of raiPolicies, api-version 2026-05-01. */
export function judgeFilters(policy: Resource, wanted: readonly Filter[]): Judgement {
  const filters = listAt(policy.body, 'properties.contentFilters');
  const missing = wanted.filter((filter) => !filters.some((given) => blocks(given, filter)));
  if (missing.length === 0) return pass('content_filter');
  const expected = `blocking: ${wanted.map(inWords).join(', ')}`;
  const hidden = filters.filter((given) => missing.some((filter) => mayBe(given, filter))).find(firstUnknown);
  if (hidden !== undefined) return unknown('content_filter', firstUnknown(hidden)?.expression ?? '', expected);
  return fail('content_filter', `not blocked: ${missing.map(inWords).join(', ')}`, expected);
}

function inWords({ name, source }: Filter): string {
  return `${name} (${source})`;
}

/** Two attributes say whether it blocks; where they contradict each other, it is not shown to. */
function blocks(given: Value, filter: Filter): boolean {
  const [enabled, blocking, action] = ['enabled', 'blocking', 'action'].map((field) => valueAt(given, field));
  return (
    isNamed(given, filter) &&
    sameText(valueAt(given, 'source'), filter.source) &&
    (enabled === undefined || enabled === true) &&
    (blocking === true || (blocking === undefined && sameText(action, 'BLOCKING'))) &&
    (action === undefined || sameText(action, 'BLOCKING') || (filter.orPerson === true && sameText(action, 'HITL')))
  );
}

function mayBe(given: Value, filter: Filter): boolean {
  return isUnknown(given) || isUnknown(valueAt(given, 'name')) || isNamed(given, filter);
}

// azurerm writes "Indirect Attack", other tools "indirect_attack".
function isNamed(given: Value, filter: Filter): boolean {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[ _]/g, '');
  return plain(textAt(given, 'name') ?? '') === plain(filter.name);
}
