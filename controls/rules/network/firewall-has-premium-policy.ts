import { follow } from '../../joins/follow';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { isUnknown } from '../../../architecture';
import { sameText, show, textAt, valueAt } from '../../values';

const expected = 'Premium, with a firewall policy';

export const rule: RelationalRule = {
  id: 'firewall-has-premium-policy',
  control: 'ZT-NET-05',
  title: 'Firewall is Premium and has a policy',
  types: ['Microsoft.Network/azureFirewalls'],
  why: 'A Premium policy on a Standard firewall inspects nothing, and a firewall with classic rules has no policy to check.',
  fix: 'sku_tier = "Premium", firewall_policy_id = azurerm_firewall_policy.….id',
  judge: (firewall, architecture) => {
    const tier = valueAt(firewall.body, 'properties.sku.tier');
    if (isUnknown(tier)) return unknown('sku_tier', tier.expression, expected);
    const name = textAt(firewall.body, 'properties.sku.tier');
    if (!sameText(name, 'Premium')) return fail('sku_tier', show(name), expected);
    const policy = follow(architecture, valueAt(firewall.body, 'properties.firewallPolicy.id'));
    if (policy.state === 'absent') return fail('firewall_policy_id', 'not set', expected);
    if (policy.state === 'unknown') return unknown('firewall_policy_id', policy.expression, expected);
    if (policy.state === 'outside') return unknown('firewall_policy_id', policy.id, 'a policy among the stacks read');
    return pass('firewall_policy_id', policy.resource.address);
  },
};
