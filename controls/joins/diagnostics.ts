import { isUnknown, type Architecture, type Resource } from '../../architecture/model';
import { listAt, sameText, valueAt } from '../values';
import { follow, type Target } from './follow';

const settingType = 'Microsoft.Insights/diagnosticSettings';
const extension = '/providers/microsoft.insights/diagnosticsettings/';

/** Where each of these types logs: itself, or the part of it that does. Source: Azure Monitor, supported resource logs. */
export const loggingTypes: Readonly<Record<string, string>> = {
  'Microsoft.App/managedEnvironments': '',
  'Microsoft.CognitiveServices/accounts': '',
  'Microsoft.ContainerRegistry/registries': '',
  'Microsoft.DocumentDB/databaseAccounts': '',
  'Microsoft.KeyVault/vaults': '',
  'Microsoft.Network/azureFirewalls': '',
  'Microsoft.Network/networkSecurityGroups': '',
  'Microsoft.Network/publicIPAddresses': '',
  'Microsoft.Network/virtualNetworks': '',
  'Microsoft.OperationalInsights/workspaces': '',
  'Microsoft.Search/searchServices': '',
  'Microsoft.Storage/storageAccounts': '/blobServices/default',
};

/** Where a diagnostic setting can send logs, by ARM property. */
export type Destination = 'workspaceId' | 'storageAccountId';

/** The diagnostic settings of a resource, and those whose resource cannot be told. */
export function diagnosticsOf(
  resource: Resource,
  architecture: Architecture,
): { readonly settings: readonly Resource[]; readonly undecided: readonly Resource[] } {
  const all = architecture.ofType(settingType);
  const part = loggingTypes[resource.type ?? ''] ?? '';
  return {
    settings: all.filter((setting) => isAbout(setting, resource, part)),
    undecided: all.filter((setting) => isUnknown(setting.id) && !mentions(setting)),
  };
}

/** Whether a setting is on for at least one kind of log. */
export function sendsLogs(setting: Resource): boolean {
  return listAt(setting.body, 'properties.logs').some(
    (log) => isUnknown(log) || valueAt(log, 'enabled') !== false,
  );
}

/** Where a setting sends them. */
export function destinationOf(setting: Resource, destination: Destination, architecture: Architecture): Target {
  return follow(architecture, valueAt(setting.body, `properties.${destination}`));
}

/** Storage accounts that receive logs. */
export function logArchives(architecture: Architecture): readonly Resource[] {
  const targets = architecture
    .ofType(settingType)
    .map((setting) => destinationOf(setting, 'storageAccountId', architecture));
  return architecture
    .ofType('Microsoft.Storage/storageAccounts')
    .filter((account) => targets.some((target) => target.state === 'found' && target.resource.key === account.key));
}

function isAbout(setting: Resource, resource: Resource, part: string): boolean {
  if (isUnknown(setting.id)) return mentioned(setting) === `${resource.key}${part}`;
  if (isUnknown(resource.id)) return false;
  const id = setting.id.toLowerCase();
  const end = id.indexOf(extension);
  return end >= 0 && sameText(id.slice(0, end), `${resource.id}${part}`);
}

/** `<key>` or `<key>/blobServices/default`, where the target is a reference that only Azure can resolve. */
function mentioned(setting: Resource): string | undefined {
  const target = setting.attributes['target_resource_id'];
  if (!isUnknown(target)) return undefined;
  const [reference] = target.references;
  const suffix = /^\$\{[^{}]+\.id\}(.*)$/.exec(target.expression)?.[1];
  return reference?.attribute === 'id' && suffix !== undefined ? `${reference.resource}${suffix}` : undefined;
}

function mentions(setting: Resource): boolean {
  return mentioned(setting) !== undefined;
}
