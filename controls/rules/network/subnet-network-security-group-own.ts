import { nameOf } from '../../joins/nested';
import { securityGroupOf, sharingGroupWith, subnetName, subnetType } from '../../joins/subnets';
import { fail, notApplicable, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';

/** Azure refuses a security group there. Source: Azure Firewall, VPN gateway and Route Server documentation. */
const refused = ['AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'GatewaySubnet', 'RouteServerSubnet'];

const attribute = 'network_security_group_id';

export const rule: RelationalRule = {
  id: 'subnet-network-security-group-own',
  control: 'ZT-NET-03',
  title: 'Subnet has a network security group of its own',
  types: [subnetType],
  why: 'Without a group every packet passes. In a shared group, what one subnet needs is open for all of them.',
  fix: 'azurerm_subnet_network_security_group_association with a group that no other subnet uses',
  judge: (subnet, architecture) => {
    if (refused.includes(subnetName(subnet)))
      return notApplicable(`Azure takes no security group on ${subnetName(subnet)}`);
    const group = securityGroupOf(subnet, architecture);
    if (group.state === 'absent') return fail(attribute, 'no security group', 'a group of its own');
    if (group.state === 'unknown') return unknown(attribute, group.expression);
    const sharing = sharingGroupWith(subnet, architecture);
    if (sharing.length > 0) {
      return fail(attribute, `shared with ${sharing.map(nameOf).join(', ')}`, 'a group of its own');
    }
    // Its rules are in a stack that was not read, and nothing can be said of them.
    if (group.state === 'outside') return unknown(attribute, group.id, 'a group among the stacks that were read');
    return pass(attribute, nameOf(group.resource));
  },
};
