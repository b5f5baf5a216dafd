import type { Architecture, Resource } from '../../architecture/model';
import { fail, pass, unknown } from '../judgements';
import type { Judgement } from '../model';
import { allows, denies, hiddenIn, inDirection, matchesAll, securityRulesOf, type Direction } from './security-rules';

/** Whether a security group closes a direction but for what its rules name. */
export function judgeDenyAll(group: Resource, direction: Direction, architecture: Architecture): Judgement {
  const expected = `a rule that denies all ${direction.toLowerCase()} traffic`;
  const { items, hidden } = securityRulesOf(group, architecture);
  const rules = inDirection(items, direction);
  const decisive = rules.find((rule) => matchesAll(rule) && (allows(rule) || denies(rule)));
  if (decisive && allows(decisive)) return fail('security_rule', `"${decisive.name}" allows everything`, expected);
  // A rule that could turn out to allow everything comes before the one that denies it.
  const before = decisive ? rules.slice(0, rules.indexOf(decisive)) : rules;
  const obscure = hidden ?? before.filter((rule) => !denies(rule)).map(hiddenIn).find(Boolean);
  if (decisive) return obscure && couldAllowAll(before) ? unknown('security_rule', obscure.expression, expected) : pass();
  if (obscure) return unknown('security_rule', obscure.expression, expected);
  return fail('security_rule', 'no such rule', expected);
}

function couldAllowAll(rules: Parameters<typeof hiddenIn>[0][]): boolean {
  return rules.some((rule) => hiddenIn(rule) !== undefined);
}
