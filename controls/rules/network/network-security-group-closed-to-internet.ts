import { isUnknown } from '../../../architecture';
import { isBroad, parseRange } from '../../ipv4';
import { allows, denies, inDirection, securityRulesOf, sourcesOf } from '../../joins/security-rules';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, show } from '../../values';

const expected = 'allow rules from named networks only';

export const rule: RelationalRule = {
  id: 'network-security-group-closed-to-internet',
  control: 'ZT-NET-03',
  title: 'Security group lets nobody in from the internet',
  severity: 'critical',
  types: ['Microsoft.Network/networkSecurityGroups'],
  why: 'An inbound opening for everybody is one for attackers. The internet comes in through a gateway, or not at all.',
  fix: 'source_address_prefix of the network that may call, instead of "*", "Internet" or a very large range',
  judge: (group, architecture) => {
    const { items, hidden } = securityRulesOf(group, architecture);
    const inbound = inDirection(items, 'Inbound').filter((candidate) => !denies(candidate));
    const sources = inbound.flatMap((candidate) => sourcesOf(candidate).map((source) => ({ rule: candidate, source })));
    const open = sources.find(({ rule: candidate, source }) => allows(candidate) && isEverybody(source));
    if (open) return fail('security_rule', `"${open.rule.name}" allows ${show(String(open.source))}`, expected);
    const obscure = hidden ?? sources.map(({ source }) => source).find(isUnknown);
    if (obscure) return unknown('security_rule', obscure.expression, expected);
    return pass('security_rule');
  },
};

function isEverybody(source: unknown): boolean {
  if (typeof source !== 'string') return false;
  const range = parseRange(source);
  return sameText(source, 'Internet') || (range !== undefined && isBroad(range));
}
