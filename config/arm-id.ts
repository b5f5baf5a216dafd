/** Azure Resource Manager identifiers. They are functions of names, so one stack can point at another's resource. */

/** Where a resource lies. `names` has one name for each segment of `type` after the namespace. */
export interface ArmIdParts {
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  /** With the casing of Azure's reference: `Microsoft.Network/virtualNetworks/subnets`. */
  readonly type: string;
  readonly names: readonly string[];
}

/** The ID of a resource group. Throws when a part is empty or holds a slash. */
export function resourceGroupId(subscriptionId: string, resourceGroup: string): string {
  return `/subscriptions/${segment(subscriptionId)}/resourceGroups/${segment(resourceGroup)}`;
}

/**
 * The ID of a resource in a resource group, with the casing of its parts:
 * `/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet`.
 * Throws when names and type do not pair up, or a part is empty or holds a slash.
 */
export function armId(parts: ArmIdParts): string {
  const [namespace = '', ...types] = parts.type.split('/');
  if (types.length === 0 || types.length !== parts.names.length) {
    throw new Error(
      `got ${parts.names.length} names for ${parts.type}; expected one for each segment after the namespace; ` +
        'fix: give the name of every parent, outermost first',
    );
  }
  const pairs = types.map((type, index) => `${segment(type)}/${segment(parts.names[index] ?? '')}`);
  return `${resourceGroupId(parts.subscriptionId, parts.resourceGroup)}/providers/${segment(namespace)}/${pairs.join('/')}`;
}

function segment(text: string): string {
  if (text !== '' && !text.includes('/')) return text;
  throw new Error(`got "${text}" in an ARM ID; expected text without a slash; fix: give the name alone, not an ID`);
}
