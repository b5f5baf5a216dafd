import { isUnknown, type Value } from '../../../architecture';
import { overlaps, parseRange, type Range } from '../../ipv4';
import { firewallRulesOf, ruleCollectionGroupType, sourcesOf } from '../../joins/firewall-rules';
import { hostsAgents, rangesOf, subnetType } from '../../joins/subnets';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { valueAt } from '../../values';

const expected = 'no TLS termination for agent subnets';

export const rule: RelationalRule = {
  id: 'firewall-rule-agents-not-terminated',
  control: 'ZT-NET-05',
  title: 'Firewall does not open the TLS of agent hosts',
  severity: 'medium',
  types: [ruleCollectionGroupType],
  why: 'Container Apps does not trust your CA: agents lose their identity endpoint and their image registry.',
  fix: 'terminate_tls = false in rules whose sources overlap a subnet delegated to Microsoft.App/environments',
  judge: (group, architecture) => {
    const agents = architecture.ofType(subnetType).filter(hostsAgents).flatMap(rangesOf);
    const terminating = firewallRulesOf(group)
      .filter((rule) => isUnknown(rule.body) || valueAt(rule.body, 'terminateTLS') !== undefined)
      .filter((rule) => valueAt(rule.body, 'terminateTLS') !== false);
    const sources = terminating.flatMap((rule) =>
      (isUnknown(rule.body) ? [rule.body] : sourcesOf(rule, architecture)).map((source) => ({ rule, source })),
    );
    const certain = sources.find(
      ({ rule, source }) => valueAt(rule.body, 'terminateTLS') === true && reaches(source, agents),
    );
    if (certain) return fail('terminate_tls', `"${certain.rule.path}" opens ${String(certain.source)}`, expected);
    const obscure = agents.length > 0 ? sources.map(({ source }) => source).find(isUnknown) : undefined;
    if (obscure) return unknown('terminate_tls', obscure.expression, expected);
    const maybe = sources.find(({ source }) => reaches(source, agents));
    const flag = maybe && valueAt(maybe.rule.body, 'terminateTLS');
    return isUnknown(flag) ? unknown('terminate_tls', flag.expression, expected) : pass('terminate_tls');
  },
};

function reaches(source: Value, agents: readonly Range[]): boolean {
  const range = typeof source === 'string' ? parseRange(source) : undefined;
  return range !== undefined && agents.some((agent) => overlaps(agent, range));
}
