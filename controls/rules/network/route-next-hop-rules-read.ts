import { valueAt } from '../../values';
import { follow } from '../../joins/follow';
import { appliancesOf, firewallAt, isBehindFirewall, routeTableType } from '../../joins/next-hops';
import { pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';

const attribute = 'next_hop_in_ip_address';
const expected = 'a firewall whose policy is among the stacks read, so that all of its rules are known';

export const rule: RelationalRule = {
  id: 'route-next-hop-rules-read',
  control: 'ZT-NET-06',
  title: 'Rules of the firewall that routes lead to have been looked at',
  types: [routeTableType],
  applies: (table, architecture) =>
    appliancesOf(table, architecture).length > 0 && !isBehindFirewall(table, architecture),
  why: 'Rules of ours in the policy of somebody else may stand beside one that lets everything out.',
  fix: 'check the stack of that firewall together with this one, or ask its owner for the evidence',
  judge: (table, architecture) => {
    for (const hop of appliancesOf(table, architecture)) {
      const firewall = firewallAt(hop, architecture);
      if (firewall.state === 'unknown') return unknown(attribute, firewall.expression, expected);
      if (firewall.state !== 'found') return unknown(attribute, String(hop), expected);
      const policy = follow(architecture, valueAt(firewall.resource.body, 'properties.firewallPolicy.id'));
      if (policy.state !== 'found') return unknown(attribute, `${String(hop)}: its policy was not read`, expected);
    }
    return pass(attribute);
  },
};
