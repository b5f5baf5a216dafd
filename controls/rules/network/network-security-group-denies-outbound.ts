import { judgeDenyAll } from '../../joins/deny-all';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'network-security-group-denies-outbound',
  control: 'ZT-NET-03',
  title: 'Security group ends with a rule that denies all outbound traffic',
  types: ['Microsoft.Network/networkSecurityGroups'],
  why: 'Azure lets everything out by default, to the internet too.',
  fix: 'security_rule { priority = 4096, direction = "Outbound", access = "Deny", everything else "*" }',
  judge: (group, architecture) => judgeDenyAll(group, 'Outbound', architecture),
};
