import { createHash } from 'node:crypto';

import type { LandingZone } from './landing-zone';
import { regionCode } from './regions';

/** What a name of a kind of resource may be, and how ours begin. */
export interface ResourceKindRules {
  /** From the Cloud Adoption Framework's list of abbreviations. */
  readonly abbreviation: string;
  readonly armType: string;
  /** Characters. */
  readonly min: number;
  readonly max: number;
  /** The whole name. Narrower than Azure's rule where a name is also a host name. */
  readonly pattern: RegExp;
  /** Between the parts of a name; empty where Azure allows no punctuation. */
  readonly separator: '-' | '';
  /** Whether the name is taken for everyone in Azure: then a hash makes it ours. */
  readonly global: boolean;
}

/** Letters and digits, with hyphens, underscores and periods inside; may end with an underscore. */
const NETWORK = /^[a-zA-Z0-9](?:[a-zA-Z0-9._-]*[a-zA-Z0-9_])?$/;
/** A host name's label. */
const HOST = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const HOST_FROM_LETTER = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const HYPHENS = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const LOWER_ALPHANUMERIC = /^[a-z0-9]+$/;
const IDENTIFIER = /^[a-zA-Z0-9][a-zA-Z0-9_-]*$/;
const COGNITIVE_PROJECT = /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,63}$/;
const WORDS = /^[a-zA-Z0-9._()-]*[a-zA-Z0-9_()-]$/;

/**
 * Limits of Azure's names, by kind. Source: "Naming rules and restrictions for Azure resources", learn.microsoft.com
 * azure/azure-resource-manager/management/resource-name-rules; kinds that it lacks (Container Apps, Foundry projects)
 * from their REST reference. Abbreviations: "Abbreviation recommendations for Azure resources", Cloud Adoption Framework.
 */
export const RESOURCE_KINDS = {
  resourceGroup: kind('rg', 'Microsoft.Resources/resourceGroups', 1, 90, WORDS),
  managedLock: kind('lock', 'Microsoft.Authorization/locks', 1, 90, WORDS),
  diagnosticSetting: kind('diag', 'Microsoft.Insights/diagnosticSettings', 1, 260, WORDS),

  virtualNetwork: kind('vnet', 'Microsoft.Network/virtualNetworks', 2, 64, NETWORK),
  subnet: kind('snet', 'Microsoft.Network/virtualNetworks/subnets', 1, 80, NETWORK),
  virtualNetworkPeering: kind('peer', 'Microsoft.Network/virtualNetworks/virtualNetworkPeerings', 1, 80, NETWORK),
  networkSecurityGroup: kind('nsg', 'Microsoft.Network/networkSecurityGroups', 1, 80, NETWORK),
  routeTable: kind('rt', 'Microsoft.Network/routeTables', 1, 80, NETWORK),
  publicIp: kind('pip', 'Microsoft.Network/publicIPAddresses', 1, 80, NETWORK),
  firewall: kind('afw', 'Microsoft.Network/azureFirewalls', 1, 56, NETWORK),
  firewallPolicy: kind('afwp', 'Microsoft.Network/firewallPolicies', 2, 80, NETWORK),
  ruleCollectionGroup: kind('rcg', 'Microsoft.Network/firewallPolicies/ruleCollectionGroups', 1, 80, NETWORK),
  privateEndpoint: kind('pep', 'Microsoft.Network/privateEndpoints', 2, 64, NETWORK),
  networkInterface: kind('nic', 'Microsoft.Network/networkInterfaces', 1, 80, NETWORK),
  privateDnsZoneLink: kind('pdnslink', 'Microsoft.Network/privateDnsZones/virtualNetworkLinks', 1, 80, NETWORK),
  ddosPlan: kind('ddos', 'Microsoft.Network/ddosProtectionPlans', 1, 80, NETWORK),
  applicationGateway: kind('agw', 'Microsoft.Network/applicationGateways', 1, 80, NETWORK),
  wafPolicy: kind('waf', 'Microsoft.Network/applicationGatewayWebApplicationFirewallPolicies', 1, 128, NETWORK),
  bastion: kind('bas', 'Microsoft.Network/bastionHosts', 1, 80, NETWORK),
  dnsResolver: kind('dnspr', 'Microsoft.Network/dnsResolvers', 1, 80, NETWORK),
  dnsForwardingRuleset: kind('dnsfrs', 'Microsoft.Network/dnsForwardingRulesets', 1, 80, NETWORK),
  dnsPolicy: kind('dnspol', 'Microsoft.Network/dnsResolverPolicies', 1, 80, NETWORK),
  dnsDomainList: kind('dnsdl', 'Microsoft.Network/dnsResolverDomainLists', 1, 80, NETWORK),
  flowLog: kind('fl', 'Microsoft.Network/networkWatchers/flowLogs', 1, 80, NETWORK),
  networkManager: kind('vnm', 'Microsoft.Network/networkManagers', 1, 64, NETWORK),
  networkPerimeter: kind('nsp', 'Microsoft.Network/networkSecurityPerimeters', 1, 80, NETWORK),

  logAnalyticsWorkspace: kind('log', 'Microsoft.OperationalInsights/workspaces', 4, 63, HYPHENS),
  applicationInsights: kind('appi', 'Microsoft.Insights/components', 1, 260, WORDS),
  monitorPrivateLinkScope: kind('ampls', 'Microsoft.Insights/privateLinkScopes', 1, 255, WORDS),
  actionGroup: kind('ag', 'Microsoft.Insights/actionGroups', 1, 260, WORDS),
  apiConnection: kind('apicon', 'Microsoft.Web/connections', 1, 80, HYPHENS),
  logicApp: kind('logic', 'Microsoft.Logic/workflows', 1, 80, IDENTIFIER),
  queryPack: kind('pack', 'Microsoft.OperationalInsights/queryPacks', 4, 63, HYPHENS),

  userAssignedIdentity: kind('id', 'Microsoft.ManagedIdentity/userAssignedIdentities', 3, 128, IDENTIFIER),
  keyVault: kind('kv', 'Microsoft.KeyVault/vaults', 3, 24, HOST_FROM_LETTER, { global: true }),
  encryptionKey: kind('key', 'Microsoft.KeyVault/vaults/keys', 1, 127, HYPHENS),

  storageAccount: kind('st', 'Microsoft.Storage/storageAccounts', 3, 24, LOWER_ALPHANUMERIC, {
    global: true,
    separator: '',
  }),
  cosmosAccount: kind('cosmos', 'Microsoft.DocumentDB/databaseAccounts', 3, 44, HOST, { global: true }),
  eventGridTopic: kind('evgt', 'Microsoft.EventGrid/topics', 3, 50, HYPHENS, { global: true }),
  // A host name too: <name>.azure-api.net.
  apiManagement: kind('apim', 'Microsoft.ApiManagement/service', 1, 50, HOST_FROM_LETTER, { global: true }),
  searchService: kind('srch', 'Microsoft.Search/searchServices', 2, 60, HOST, { global: true }),
  // The account's name is also its custom subdomain, which is taken for everyone.
  cognitiveAccount: kind('aif', 'Microsoft.CognitiveServices/accounts', 2, 64, HOST, { global: true }),
  cognitiveProject: kind('proj', 'Microsoft.CognitiveServices/accounts/projects', 2, 64, COGNITIVE_PROJECT),
  containerRegistry: kind('cr', 'Microsoft.ContainerRegistry/registries', 5, 50, LOWER_ALPHANUMERIC, {
    global: true,
    separator: '',
  }),
  machineLearningWorkspace: kind('mlw', 'Microsoft.MachineLearningServices/workspaces', 3, 33, IDENTIFIER),
  containerAppsEnvironment: kind('cae', 'Microsoft.App/managedEnvironments', 2, 60, HOST_FROM_LETTER),
  sessionPool: kind('sp', 'Microsoft.App/sessionPools', 3, 63, /^[a-z][a-z0-9]*$/, { separator: '' }),
  containerApp: kind('ca', 'Microsoft.App/containerApps', 2, 32, HOST_FROM_LETTER),
} as const satisfies Record<string, ResourceKindRules>;

/** A kind of resource that we name. */
export type ResourceKind = keyof typeof RESOURCE_KINDS;

/** What of a landing zone its names are made of. */
export type NamingContext = Pick<LandingZone, 'name' | 'environment' | 'location' | 'subscriptions'>;

/**
 * The name of a resource: `vnet-contoso-ai-hub-prod-sdc` for `nameOf(lz, 'virtualNetwork', 'hub')`. A name that is taken
 * for everyone in Azure ends with a hash of the workload subscription, name, environment and location. A name that would
 * be too long first loses the location code, then is cut and ends with a hash of all that it stood for; so names are
 * stable, and two resources of one kind never share one. Throws when a part cannot be part of a name.
 */
export function nameOf(context: NamingContext, kind: ResourceKind, qualifier?: string): string {
  const rules: ResourceKindRules = RESOURCE_KINDS[kind];
  const { separator } = rules;
  const parts = [context.name, ...(qualifier === undefined ? [] : [qualifier]), context.environment];
  for (const part of parts) refuseBadPart(kind, part);
  const join = (words: readonly string[]): string => {
    const name = words.join('-');
    return separator === '-' ? name : name.replaceAll('-', '');
  };

  const identity = [context.subscriptions.workload.toLowerCase(), context.name, context.environment, context.location];
  // Without separators `a-b` and `ab` look the same; the hash tells them apart.
  const blurred = separator === '' && qualifier?.includes('-') === true;
  const suffix = rules.global ? [hashOf(blurred ? [...identity, qualifier] : identity)] : [];
  const candidates = [
    join([rules.abbreviation, ...parts, regionCode(context.location), ...suffix]),
    join([rules.abbreviation, ...parts, ...suffix]),
  ];
  const name = candidates.find(({ length }) => length <= rules.max) ?? cut();
  if (name.length >= rules.min && rules.pattern.test(name)) return name;
  throw new Error(
    `got ${name} for a ${kind}; expected ${rules.min} to ${rules.max} characters that match ${rules.pattern.source}; ` +
      'fix: use a name of lower-case letters, digits and single hyphens',
  );

  function cut(): string {
    const hash = hashOf([...identity, kind, qualifier ?? '']);
    const room = rules.max - hash.length - separator.length;
    const start = join([rules.abbreviation, ...parts])
      .slice(0, room)
      .replace(/-$/, '');
    return `${start}${separator}${hash}`;
  }
}

const PART = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function refuseBadPart(kind: ResourceKind, part: string): void {
  if (PART.test(part)) return;
  throw new Error(
    `got "${part}" in the name of a ${kind}; expected lower-case letters, digits and single hyphens between them; ` +
      'fix: use the name that landing-zone.yaml gives',
  );
}

const HASH_LENGTH = 5;

/** Five base-36 characters, about 60 million values: enough to set landing zones apart, short enough to read out. */
function hashOf(parts: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest();
  const number = digest.readUIntBE(0, 6) % 36 ** HASH_LENGTH;
  return number.toString(36).padStart(HASH_LENGTH, '0');
}

/**
 * A GUID for things that Azure names by one (role definitions, analytics rules, workbooks): the same for the same
 * landing zone and parts, in any run. Shaped as version 8 of RFC 9562, which is for GUIDs that a program makes its way.
 */
export function stableGuid(context: NamingContext, ...parts: readonly string[]): string {
  const identity = [context.subscriptions.workload.toLowerCase(), context.name, context.environment, context.location];
  const hex = createHash('sha256')
    .update(JSON.stringify([...identity, ...parts]))
    .digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}

function kind(
  abbreviation: string,
  armType: string,
  min: number,
  max: number,
  pattern: RegExp,
  { global = false, separator = '-' as '-' | '' } = {},
): ResourceKindRules {
  return { abbreviation, armType, min, max, pattern, separator, global };
}
