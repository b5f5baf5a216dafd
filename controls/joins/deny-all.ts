import type { Architecture, Resource } from '../../architecture';
import { fail, pass, unknown } from '../judgements';
import type { Judgement } from '../model';
import { denies, hiddenIn, inDirection, mayMatchAll, securityRulesOf, type Direction } from './security-rules';

/** Whether a security group closes a direction but for what its rules name. */
export function judgeDenyAll(group: Resource, direction: Direction, architecture: Architecture): Judgement {
  const expected = `a rule that denies all ${direction.toLowerCase()} traffic`;
  const { items, hidden } = securityRulesOf(group, architecture);
  // The first rule that takes everything decides: what comes after it is never asked.
  const decisive = inDirection(items, direction).find(mayMatchAll);
  const obscure = (decisive && hiddenIn(decisive)) ?? hidden;
  if (obscure) return unknown('security_rule', obscure.expression, expected);
  if (!decisive) return fail('security_rule', 'no such rule', expected);
  if (!denies(decisive)) return fail('security_rule', `"${decisive.name}" allows everything`, expected);
  return pass('security_rule', decisive.name);
}
