import { isUnknown, type Architecture, type Resource, type Unknown, type Value } from '../../architecture';
import { firstUnknown, sameText, valueAt } from '../values';
import { eitherList, nestedIn, type Nested } from './nested';

export type Direction = 'Inbound' | 'Outbound';

/** The rules of a network security group, and what hides others. */
export function securityRulesOf(
  group: Resource,
  architecture: Architecture,
): { readonly items: readonly Nested[]; readonly hidden: Unknown | undefined } {
  return nestedIn(group, architecture, 'securityRules', 'Microsoft.Network/networkSecurityGroups/securityRules');
}

/** The rules of one direction, first match first. A rule of unknown direction is in both. */
export function inDirection(rules: readonly Nested[], direction: Direction): readonly Nested[] {
  return rules
    .filter((rule) => {
      const written = valueAt(rule.properties, 'direction');
      return isUnknown(written) || sameText(written, direction);
    })
    .toSorted((left, right) => priorityOf(left) - priorityOf(right));
}

/** Whether a rule takes every packet, or may turn out to: any protocol, from and to anywhere. */
export function mayMatchAll(rule: Nested): boolean {
  const fields = [
    [valueAt(rule.properties, 'protocol') ?? '*'],
    sourcesOf(rule),
    destinationsOf(rule),
    portsOf(rule, 'source'),
    portsOf(rule, 'destination'),
  ];
  return fields.every((values) => values.some((value) => value === '*' || isUnknown(value)));
}

/** Addresses or service tags a rule takes packets from. */
export function sourcesOf(rule: Nested): readonly Value[] {
  return eitherList(rule.properties, 'sourceAddressPrefix', 'sourceAddressPrefixes');
}

/** Whether a rule lets packets pass. */
export function allows(rule: Nested): boolean {
  return sameText(valueAt(rule.properties, 'access'), 'Allow');
}

/** Whether a rule stops them. */
export function denies(rule: Nested): boolean {
  return sameText(valueAt(rule.properties, 'access'), 'Deny');
}

/** What about a rule is not known before deployment. */
export function hiddenIn(rule: Nested): Unknown | undefined {
  return firstUnknown(rule.properties);
}

function destinationsOf(rule: Nested): readonly Value[] {
  return eitherList(rule.properties, 'destinationAddressPrefix', 'destinationAddressPrefixes');
}

function portsOf(rule: Nested, side: 'source' | 'destination'): readonly Value[] {
  return eitherList(rule.properties, `${side}PortRange`, `${side}PortRanges`);
}

function priorityOf(rule: Nested): number {
  const priority = valueAt(rule.properties, 'priority');
  return typeof priority === 'number' ? priority : 0;
}
