import type { NetworkSecurityGroupSecurityRule } from '@cdktf/provider-azurerm/lib/network-security-group';

/** One opening in a security group. Everything else stays denied. */
export interface AllowRule {
  /** Unique in its direction, which is added to it. */
  readonly name: string;
  readonly description: string;
  /** CIDRs, or one service tag. */
  readonly from: readonly string[] | string;
  /** CIDRs, or one service tag. */
  readonly to: readonly string[] | string;
  readonly ports: readonly string[];
  /** @default 'Tcp' */
  readonly protocol?: 'Tcp' | 'Udp' | '*';
}

/** Not an opening but the lack of one. */
const ANYWHERE = ['*', '0.0.0.0/0', '::/0'];

/** Azure's platform resolver answers past any rule that does not name it, which makes it a way out for data. */
const DENY_PLATFORM_DNS: NetworkSecurityGroupSecurityRule = {
  name: 'deny-platform-dns',
  description: 'Names are resolved by the firewall, which logs them',
  priority: 4000,
  direction: 'Outbound',
  access: 'Deny',
  protocol: '*',
  sourcePortRange: '*',
  destinationPortRange: '*',
  sourceAddressPrefix: '*',
  destinationAddressPrefix: 'AzurePlatformDNS',
};

function denyAll(direction: 'Inbound' | 'Outbound'): NetworkSecurityGroupSecurityRule {
  return {
    name: `deny-all-${direction.toLowerCase()}`,
    description: 'What is not allowed above is denied',
    priority: 4096,
    direction,
    access: 'Deny',
    protocol: '*',
    sourcePortRange: '*',
    destinationPortRange: '*',
    sourceAddressPrefix: '*',
    destinationAddressPrefix: '*',
  };
}

/** Azure has one attribute for one value and another for several, and refuses a rule that sets both. */
function either(one: string, many: string, values: readonly string[] | string): Record<string, string | string[]> {
  if (typeof values === 'string') return { [one]: values };
  const [first, ...rest] = values;
  return first !== undefined && rest.length === 0 ? { [one]: first } : { [many]: [...values] };
}

function refuseUnsafe(rules: readonly AllowRule[], direction: 'Inbound' | 'Outbound'): void {
  for (const [index, rule] of rules.entries()) {
    const where = `security rule ${rule.name} (${direction.toLowerCase()})`;
    for (const values of [rule.from, rule.to].map((addresses) => [addresses].flat())) {
      if (values.length > 0 && !values.some((value) => ANYWHERE.includes(value))) continue;
      throw new Error(
        `${where}: got the addresses "${values.join(', ')}", expected CIDRs or one service tag; ` +
          'fix: name who talks to whom, with the tag Internet for public addresses',
      );
    }
    if (rule.ports.length === 0) {
      throw new Error(`${where}: got no ports, expected at least one; fix: list the ports that are used`);
    }
    if (rules.findIndex(({ name }) => name === rule.name) !== index) {
      throw new Error(`${where}: got the name twice, expected it once in a direction; fix: rename one of the two`);
    }
  }
}

function allow(rule: AllowRule, direction: 'Inbound' | 'Outbound', priority: number): NetworkSecurityGroupSecurityRule {
  return {
    // A name is unique in its group, whatever the direction.
    name: `${rule.name}-${direction.toLowerCase()}`,
    description: rule.description,
    priority,
    direction,
    access: 'Allow',
    protocol: rule.protocol ?? 'Tcp',
    sourcePortRange: '*',
    ...either('sourceAddressPrefix', 'sourceAddressPrefixes', rule.from),
    ...either('destinationAddressPrefix', 'destinationAddressPrefixes', rule.to),
    ...either('destinationPortRange', 'destinationPortRanges', rule.ports),
  };
}

/**
 * The rules of a security group: what is allowed, in order, then deny. Priorities leave gaps of 10, so that a rule
 * written in an emergency fits between.
 *
 * @throws on a rule for everybody or nobody, without ports, or with a name that is taken
 */
export function securityRules(
  inbound: readonly AllowRule[],
  outbound: readonly AllowRule[],
): NetworkSecurityGroupSecurityRule[] {
  refuseUnsafe(inbound, 'Inbound');
  refuseUnsafe(outbound, 'Outbound');
  return [
    ...inbound.map((rule, i) => allow(rule, 'Inbound', 100 + 10 * i)),
    denyAll('Inbound'),
    ...outbound.map((rule, i) => allow(rule, 'Outbound', 100 + 10 * i)),
    DENY_PLATFORM_DNS,
    denyAll('Outbound'),
  ];
}
