import { isUnknown, type Value } from '../../../architecture';
import { isBroad, parseRange } from '../../ipv4';
import {
  destinationsOf,
  firewallRulesOf,
  hostNamesOf,
  letsThrough,
  ruleCollectionGroupType,
  type FirewallRule,
} from '../../joins/firewall-rules';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { listAt, sameText } from '../../values';

const expected = 'host names, or networks of yours';

export const rule: RelationalRule = {
  id: 'firewall-rule-destination-named',
  control: 'ZT-NET-06',
  title: 'Every opening of the firewall leads somewhere',
  types: [ruleCollectionGroupType],
  why: 'An opening to everywhere lets an injected prompt send your data to any address its author owns.',
  fix: 'destination_fqdns = [...] with the hosts that are called, instead of "*", "Internet" or 0.0.0.0/0',
  judge: (group, architecture) => {
    const rules = firewallRulesOf(group).filter(letsThrough);
    const targets = rules.flatMap((rule) => targetsOf(rule, architecture).map((target) => ({ rule, target })));
    const open = targets.find(({ target }) => isEverywhere(target));
    if (open) return fail('destination_fqdns', `"${open.rule.path}" leads to ${String(open.target)}`, expected);
    const obscure = targets.map(({ target }) => target).find(isUnknown);
    return obscure ? unknown('destination_fqdns', obscure.expression, expected) : pass('destination_fqdns');
  },
};

function targetsOf(rule: FirewallRule, architecture: Parameters<typeof destinationsOf>[1]): readonly Value[] {
  if (isUnknown(rule.body)) return [rule.body];
  // A category is a list of hosts that somebody else keeps, and changes.
  const categories = listAt(rule.body, 'webCategories').map((category) => `* of web category ${String(category)}`);
  return [...hostNamesOf(rule), ...destinationsOf(rule, architecture), ...categories];
}

/** `*`, `*.com`, `Internet`, an address range nobody owns alone, or a category. */
function isEverywhere(target: Value): boolean {
  if (typeof target !== 'string') return false;
  const range = parseRange(target);
  if (range) return isBroad(range);
  return sameText(target, 'Internet') || /^\*(\.[^./]+)?($|[/: ])/.test(target);
}
