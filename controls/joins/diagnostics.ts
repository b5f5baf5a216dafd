import { isUnknown, type Architecture, type Resource, type Unknown } from '../../architecture';
import { listAt, valueAt } from '../values';
import { follow, isNowhere, placeKey, placeKeysOf, withoutEnd, type Target } from './follow';
import { groupBy, once } from './once';

/** ARM type of a diagnostic setting. */
export const settingType = 'Microsoft.Insights/diagnosticSettings';
const extension = /\/providers\/Microsoft\.Insights\/diagnosticSettings\/[^/]*$/i;

/** Where each of these types logs: itself, or the part of it that does. Source: Azure Monitor, supported resource logs. */
export const loggingTypes: Readonly<Record<string, string>> = {
  'Microsoft.App/managedEnvironments': '',
  'Microsoft.CognitiveServices/accounts': '',
  'Microsoft.ContainerRegistry/registries': '',
  'Microsoft.DocumentDB/databaseAccounts': '',
  'Microsoft.KeyVault/vaults': '',
  'Microsoft.MachineLearningServices/workspaces': '',
  'Microsoft.Network/azureFirewalls': '',
  'Microsoft.Network/networkSecurityGroups': '',
  'Microsoft.Network/publicIPAddresses': '',
  'Microsoft.Network/virtualNetworks': '',
  'Microsoft.OperationalInsights/workspaces': '',
  'Microsoft.Search/searchServices': '',
  'Microsoft.Storage/storageAccounts': '/blobservices/default',
};

/** Where a diagnostic setting can send logs, by ARM property. */
export type Destination = 'workspaceId' | 'storageAccountId';

/** Settings by what they are about, and what hides that of others. */
const settingsOf = once((architecture) => {
  const all = architecture
    .ofType(settingType)
    .map((setting) => ({ setting, about: withoutEnd(setting.id, extension) }));
  return {
    byResource: groupBy(all, ({ setting, about }) => placeKey({ id: about, stack: setting.stack })),
    hidden: all.map(({ about }) => about).find(isNowhere),
  };
});

/** The diagnostic settings of a resource, and what hides the resource of another. */
export function diagnosticsOf(
  resource: Resource,
  architecture: Architecture,
): { readonly settings: readonly Resource[]; readonly hidden: Unknown | undefined } {
  const { byResource, hidden } = settingsOf(architecture);
  const part = loggingTypes[resource.type ?? ''] ?? '';
  const found = placeKeysOf(resource, part).flatMap((key) => byResource.get(key) ?? []);
  return { settings: found.map(({ setting }) => setting), hidden };
}

/** Whether a setting is on for at least one kind of log. */
export function sendsLogs(setting: Resource): boolean {
  return listAt(setting.body, 'properties.logs').some((log) => isUnknown(log) || valueAt(log, 'enabled') !== false);
}

/** Where a setting sends them. */
export function destinationOf(setting: Resource, destination: Destination, architecture: Architecture): Target {
  return follow(architecture, valueAt(setting.body, `properties.${destination}`));
}

const archives = once((architecture) => {
  const targets = architecture
    .ofType(settingType)
    .map((setting) => destinationOf(setting, 'storageAccountId', architecture));
  return new Set(targets.flatMap((target) => (target.state === 'found' ? target.resource.key : [])));
});

/** Whether a storage account receives logs. */
export function isLogArchive(account: Resource, architecture: Architecture): boolean {
  return archives(architecture).has(account.key);
}
