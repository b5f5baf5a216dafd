import { isUnknown, type Architecture, type Resource, type Value } from '../../architecture';
import { listAt, sameText, textAt, valueAt } from '../values';
import { follow } from './follow';

/** A rule of a firewall policy, with the collection that says what to do with its matches. */
export interface FirewallRule {
  readonly name: string;
  /** `allow/entra`: collection and rule. */
  readonly path: string;
  readonly action: Value | undefined;
  readonly body: Value;
}

/** ARM type of what holds them. */
export const ruleCollectionGroupType = 'Microsoft.Network/firewallPolicies/ruleCollectionGroups';

/** Every rule of a rule collection group. What cannot be read stands in the list as it is. */
export function firewallRulesOf(group: Resource): readonly FirewallRule[] {
  return listAt(group.body, 'properties.ruleCollections').flatMap((collection) => {
    const action = valueAt(collection, 'action.type') ?? valueAt(collection, 'action');
    const collectionName = textAt(collection, 'name') ?? '?';
    const rules = isUnknown(collection) ? [collection] : listAt(collection, 'rules');
    return rules.map((body) => {
      const name = textAt(body, 'name') ?? '?';
      return { name, path: `${collectionName}/${name}`, action, body };
    });
  });
}

/** Whether traffic that matches goes through: allowed, or translated to an inside address. */
export function letsThrough(rule: FirewallRule): boolean {
  return isUnknown(rule.action) || sameText(rule.action, 'Allow') || sameText(rule.action, 'DNAT');
}

/** Addresses a rule is for: written in it, and in the IP groups it names. */
export function sourcesOf(rule: FirewallRule, architecture: Architecture): readonly Value[] {
  return [...listAt(rule.body, 'sourceAddresses'), ...inGroups(listAt(rule.body, 'sourceIpGroups'), architecture)];
}

/** Addresses a rule leads to, likewise. */
export function destinationsOf(rule: FirewallRule, architecture: Architecture): readonly Value[] {
  return [
    ...listAt(rule.body, 'destinationAddresses'),
    ...inGroups(listAt(rule.body, 'destinationIpGroups'), architecture),
  ];
}

/** Host names a rule leads to. */
export function hostNamesOf(rule: FirewallRule): readonly Value[] {
  return ['targetFqdns', 'destinationFqdns', 'targetUrls'].flatMap((list) => listAt(rule.body, list));
}

function inGroups(ids: readonly Value[], architecture: Architecture): readonly Value[] {
  return ids.flatMap((id): readonly Value[] => {
    const group = follow(architecture, id);
    if (group.state === 'found') return listAt(group.resource.body, 'properties.ipAddresses');
    const expression = group.state === 'outside' ? group.id : group.state === 'unknown' ? group.expression : '';
    return [{ unknown: true, expression, references: [] }];
  });
}
