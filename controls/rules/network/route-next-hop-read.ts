import { appliancesOf, firewallAt, isBehindFirewall, routeTableType } from '../../joins/next-hops';
import { pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';

const attribute = 'next_hop_in_ip_address';
const expected = 'a firewall among the stacks read, so that its inspection can be judged';

export const rule: RelationalRule = {
  id: 'route-next-hop-read',
  control: 'ZT-NET-05',
  title: 'Firewall that routes lead to has been looked at',
  types: [routeTableType],
  applies: (table, architecture) =>
    appliancesOf(table, architecture).length > 0 && !isBehindFirewall(table, architecture),
  why: 'Traffic is handed to an appliance of somebody else: whether it inspects anything cannot be told from here.',
  fix: 'check the stack of that firewall together with this one, or ask its owner for the evidence',
  judge: (table, architecture) => {
    for (const hop of appliancesOf(table, architecture)) {
      const firewall = firewallAt(hop, architecture);
      if (firewall.state === 'unknown') return unknown(attribute, firewall.expression, expected);
      if (firewall.state !== 'found') return unknown(attribute, String(hop), expected);
    }
    return pass(attribute);
  },
};
