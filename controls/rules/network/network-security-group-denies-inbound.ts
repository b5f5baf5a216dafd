import { judgeDenyAll } from '../../joins/deny-all';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'network-security-group-denies-inbound',
  control: 'ZT-NET-03',
  title: 'Security group ends with a rule that denies all inbound traffic',
  types: ['Microsoft.Network/networkSecurityGroups'],
  why: 'Azure lets everything in the virtual network, and what is peered to it, in by default: one agent reaches the next.',
  fix: 'security_rule { priority = 4096, direction = "Inbound", access = "Deny", everything else "*" }',
  judge: (group, architecture) => judgeDenyAll(group, 'Inbound', architecture),
};
