import { isUnknown, type Value } from '../../../architecture';
import { isBroad, parseRange } from '../../ipv4';
import { firewallRulesOf, letsThrough, ruleCollectionGroupType, sourcesOf } from '../../joins/firewall-rules';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';

const expected = 'the addresses of the subnets that need it';

export const rule: RelationalRule = {
  id: 'firewall-rule-source-named',
  control: 'ZT-NET-06',
  title: 'Every opening of the firewall is for somebody',
  types: [ruleCollectionGroupType],
  why: 'An opening for everybody is an exfiltration path for every agent, those of tomorrow included.',
  fix: 'source_addresses = [...] of one subnet, or source_ip_groups, instead of "*"',
  judge: (group, architecture) => {
    const rules = firewallRulesOf(group).filter(letsThrough);
    const open = rules
      .filter((rule) => !isUnknown(rule.body))
      .map((rule) => ({ rule, sources: sourcesOf(rule, architecture) }))
      .find(({ sources }) => sources.length === 0 || sources.some(isEverybody));
    if (open) {
      const got = open.sources.length === 0 ? 'no source' : String(open.sources.find(isEverybody));
      return fail('source_addresses', `"${open.rule.path}" is for ${got}`, expected);
    }
    const obscure = rules
      .flatMap((rule) => (isUnknown(rule.body) ? [rule.body] : sourcesOf(rule, architecture)))
      .find(isUnknown);
    return obscure ? unknown('source_addresses', obscure.expression, expected) : pass('source_addresses');
  },
};

function isEverybody(source: Value): boolean {
  const range = typeof source === 'string' ? parseRange(source) : undefined;
  return range !== undefined && isBroad(range);
}
