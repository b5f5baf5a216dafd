import { isUnknown } from '../../../architecture';
import { eitherList, type Nested } from '../../joins/nested';
import { isBroad, parseRange } from '../../ipv4';
import { protectionBehind } from '../../joins/web-application-firewalls';
import { allows, denies, inDirection, securityRulesOf, sourcesOf } from '../../joins/security-rules';
import { subnetName, subnetsGuardedBy } from '../../joins/subnets';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, show, textAt } from '../../values';

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
    const guards = subnetsGuardedBy(group, architecture);
    const bastion = guards.length > 0 && guards.every((subnet) => subnetName(subnet) === 'AzureBastionSubnet');
    const inbound = inDirection(items, 'Inbound').filter((candidate) => !denies(candidate));
    const sources = inbound.flatMap((candidate) => sourcesOf(candidate).map((source) => ({ rule: candidate, source })));
    const open = sources.find(
      ({ rule: candidate, source }) => allows(candidate) && isEverybody(source) && !(bastion && isSignIn(candidate)),
    );
    if (open) {
      const shield = sources.every(({ rule: each, source }) => !isEverybody(source) || isWebOnly(each))
        ? protectionBehind(group, architecture)
        : undefined;
      if (shield?.state === 'unknown') return unknown(shield.attribute, shield.expression, expected);
      if (shield?.state !== 'prevents') {
        return fail('security_rule', `"${open.rule.name}" allows ${show(String(open.source))}`, expected);
      }
    }
    const obscure = hidden ?? sources.map(({ source }) => source).find(isUnknown);
    if (obscure) return unknown('security_rule', obscure.expression, expected);
    return pass('security_rule');
  },
};

/** What a web application firewall looks into; where one prevents, the rest of the subnet is `public-ingress-behind-waf`. */
function isWebOnly(rule: Nested): boolean {
  const ports = eitherList(rule.properties, 'destinationPortRange', 'destinationPortRanges');
  return ports.length > 0 && ports.every((port) => port === '443' || port === '80');
}

/**
 * The sign-in page of Bastion, which stands behind Entra ID and is all that the gateway of operators opens: Azure asks
 * for it. Source: Microsoft Learn, "Configure NSG rules for Azure Bastion".
 */
function isSignIn(candidate: Nested): boolean {
  const ports = eitherList(candidate.properties, 'destinationPortRange', 'destinationPortRanges');
  return sameText(textAt(candidate.properties, 'protocol'), 'Tcp') && ports.length === 1 && ports[0] === '443';
}

function isEverybody(source: unknown): boolean {
  if (typeof source !== 'string') return false;
  const range = parseRange(source);
  return sameText(source, 'Internet') || (range !== undefined && isBroad(range));
}
