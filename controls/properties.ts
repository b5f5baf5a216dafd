import type { Architecture, Fact, Json, Resource } from '../architecture';
import { fail, pass, unknown } from './judgements';
import type { Expectation, Judgement, PropertyRule } from './model';
import { sameText, show } from './values';

/** Holds a property against what a rule expects. What nobody wrote and no provider fills in is not secure. */
export function judgeProperty(rule: PropertyRule, resource: Resource, architecture: Architecture): Judgement {
  return judgeFact(architecture.fact(resource, rule.path), rule.expectation);
}

/** The same for a fact at hand. */
export function judgeFact(fact: Fact, expectation: Expectation): Judgement {
  const expected = describe(expectation);
  if (fact.state === 'unknown') return unknown(fact.attribute, fact.expression, expected);
  if (fact.state === 'absent') return fail(fact.attribute, 'not set', expected);
  if (meets(fact.value, expectation)) return pass(fact.attribute, show(fact.value));
  const origin = fact.origin === 'default' ? ' (default)' : '';
  return fail(fact.attribute, `${show(fact.value)}${origin}`, expected);
}

function meets(value: Json, expectation: Expectation): boolean {
  if ('equals' in expectation) return sameText(value, expectation.equals);
  if ('oneOf' in expectation) return expectation.oneOf.some((allowed) => sameText(value, allowed));
  if ('atLeast' in expectation) return typeof value === 'number' && value >= expectation.atLeast;
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function describe(expectation: Expectation): string {
  if ('equals' in expectation) return show(expectation.equals);
  if ('oneOf' in expectation) return expectation.oneOf.map(show).join(' or ');
  if ('atLeast' in expectation) return `at least ${expectation.atLeast}`;
  return 'a value';
}
