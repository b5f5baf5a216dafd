/**
 * Whether a network security group lets one subnet call another on a port. Careful by design: what it cannot decide
 * with certainty (a group of applications, a partial match) is unknown. The proofs are analysis's; this draws.
 */
import type { Architecture, Resource, Value } from '../architecture/model';
import { contains, rangeOf, touches, type Range } from './cidr';
import { at, listOf, ownerOf, textsOf, within } from './lookup';

/** Outcome for a connection, with the rule that decided. */
export interface Verdict {
  readonly access: 'allow' | 'deny' | 'unknown';
  /** Name of the deciding rule. */
  readonly rule: string | undefined;
}

/** One rule of a group. */
export interface SecurityRule {
  readonly name: string;
  readonly priority: number | undefined;
  readonly direction: string;
  readonly access: string;
  readonly body: Value;
}

type Match = 'all' | 'some' | 'none';

/** The rules of a group, written inside it or as resources of their own, in the order Azure tries them. */
export function rulesOf(architecture: Architecture, group: Resource): readonly SecurityRule[] {
  const inside = listOf(at(group, 'properties.securityRules'));
  const beside = architecture
    .ofType('Microsoft.Network/networkSecurityGroups/securityRules')
    .filter((rule) => ownerOf(architecture, rule, 'Microsoft.Network/networkSecurityGroups')?.key === group.key)
    .map((rule): Value => ({ ...rule.body, name: typeof rule.name === 'string' ? rule.name : rule.address }));
  return [...inside, ...beside]
    .map((body) => {
      const [name, priority] = [within(body, 'name'), within(body, 'properties.priority')];
      return {
        name: typeof name === 'string' ? name : '?',
        priority: typeof priority === 'number' ? priority : undefined,
        direction: String(within(body, 'properties.direction')).toLowerCase(),
        access: String(within(body, 'properties.access')).toLowerCase(),
        body,
      };
    })
    .sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
}

function matchAddress(rule: SecurityRule, side: 'source' | 'destination', ranges: readonly Range[]): Match {
  const { texts, uncertain } = textsOf(
    within(rule.body, `properties.${side}AddressPrefix`),
    within(rule.body, `properties.${side}AddressPrefixes`),
  );
  const groups = listOf(within(rule.body, `properties.${side}ApplicationSecurityGroups`));
  if (uncertain || groups.length > 0 || texts.length === 0) return 'some';
  if (texts.some((text) => text === '*' || text.toLowerCase() === 'virtualnetwork')) return 'all';
  const written = texts.map(rangeOf);
  if (ranges.length > 0 && ranges.every((range) => written.some((outer) => outer && contains(outer, range))))
    return 'all';
  if (ranges.length === 0 || ranges.some((range) => written.some((other) => other && touches(other, range))))
    return 'some';
  return 'none';
}

function matchPort(rule: SecurityRule, port: number): Match {
  const { texts, uncertain } = textsOf(
    within(rule.body, 'properties.destinationPortRange'),
    within(rule.body, 'properties.destinationPortRanges'),
  );
  const isCovered = texts.some((text) => {
    const [first = '', last = first] = text.split('-');
    return text === '*' || (Number(first) <= port && port <= Number(last));
  });
  if (isCovered) return 'all';
  return uncertain || texts.length === 0 ? 'some' : 'none';
}

function matchProtocol(rule: SecurityRule): Match {
  const protocol = within(rule.body, 'properties.protocol');
  if (typeof protocol !== 'string') return 'some';
  return protocol === '*' || protocol.toLowerCase() === 'tcp' ? 'all' : 'none';
}

function together(matches: readonly Match[]): Match {
  if (matches.includes('none')) return 'none';
  return matches.includes('some') ? 'some' : 'all';
}

/** Decides one direction at one group for TCP from the source ranges to the destination ranges. */
export function decide(
  rules: readonly SecurityRule[],
  direction: 'inbound' | 'outbound',
  source: readonly Range[],
  destination: readonly Range[],
  port: number,
): Verdict {
  // Without its priority or direction a rule may stand anywhere and so decide anything.
  const isReadable = rules.every((rule) => rule.priority !== undefined && /^(in|out)bound$/.test(rule.direction));
  if (!isReadable) return { access: 'unknown', rule: undefined };
  const possible = new Set<string>();
  for (const rule of rules) {
    if (rule.direction !== direction) continue;
    const match = together([
      matchAddress(rule, 'source', source),
      matchAddress(rule, 'destination', destination),
      matchPort(rule, port),
      matchProtocol(rule),
    ]);
    if (match === 'none') continue;
    possible.add(rule.access);
    if (match === 'all') return settle(possible, rule.name);
  }
  // Azure's own last rules let a virtual network and its peers talk to each other.
  possible.add('allow');
  return settle(possible, 'AllowVnet (default)');
}

function settle(possible: ReadonlySet<string>, rule: string): Verdict {
  const [access] = possible;
  if (possible.size > 1 || (access !== 'allow' && access !== 'deny')) return { access: 'unknown', rule };
  return { access, rule };
}
