/**
 * Azure Resource Manager resource IDs as text: `/subscriptions/…/resourceGroups/…/providers/<namespace>/<type>/<name>`.
 * Source: "Resource ID" in the Azure Resource Manager template function reference (resourceId, extensionResourceId).
 */

/** IDs name the same resource whatever their case, and with or without a slash at the end. */
export function sameId(a: string, b: string): boolean {
  return normalId(a) === normalId(b);
}

/** An ID in the form in which IDs may be compared or used as a key. */
export function normalId(id: string): string {
  return id.replace(/\/+$/, '').toLowerCase();
}

/** Name of the resource: the last segment of its ID. */
export function nameOfId(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}

/** `Microsoft.Network/virtualNetworks/subnets` for a subnet's ID, in the ID's own casing; undefined for other text. */
export function typeOfId(id: string): string | undefined {
  const provider = id.toLowerCase().lastIndexOf('/providers/');
  if (provider === -1) return scopeType(id);
  const segments = id.slice(provider + '/providers/'.length).split('/');
  if (segments.length < 3 || segments.includes('')) return undefined;
  const types = segments.slice(1).filter((_, index) => index % 2 === 0);
  return [segments[0], ...types].join('/');
}

function scopeType(id: string): string | undefined {
  if (/^\/subscriptions\/[^/]+\/?$/i.test(id)) return 'Microsoft.Resources/subscriptions';
  if (/^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/?$/i.test(id)) return 'Microsoft.Resources/resourceGroups';
  return undefined;
}

/**
 * ID of what a resource stands under: the parent of a child resource, the target of an extension resource, the
 * resource group, the subscription. Undefined at the top, and for text that is not an ID.
 */
export function parentId(id: string): string | undefined {
  const provider = id.toLowerCase().lastIndexOf('/providers/');
  if (provider === -1) return /^(\/subscriptions\/[^/]+)\/resourceGroups\/[^/]+\/?$/i.exec(id)?.[1];
  const segments = id
    .slice(provider + '/providers/'.length)
    .replace(/\/+$/, '')
    .split('/');
  if (segments.length > 3) return id.slice(0, provider) + '/providers/' + segments.slice(0, -2).join('/');
  return provider === 0 ? undefined : id.slice(0, provider);
}
