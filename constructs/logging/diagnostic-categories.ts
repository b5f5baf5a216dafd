/** What a resource type can log, in Azure Monitor's words. */
export interface DiagnosticCategories {
  /** A category group, or the single categories where the type has no groups or some are only duplicates. */
  readonly logs: { readonly group: string } | { readonly categories: readonly string[] };
  readonly metrics: readonly string[];
  /** Tables of the type's own instead of AzureDiagnostics. @default false */
  readonly dedicatedTables?: boolean;
}

const ALL_LOGS = { group: 'allLogs' } as const;
const ALL_METRICS = ['AllMetrics'] as const;

/**
 * By ARM type. Sources: Microsoft Learn, "Supported resource logs" by type; the allowed category groups of the built-in
 * policies "Enable logging by category group for …".
 */
export const DIAGNOSTIC_CATEGORIES = {
  // Token counts of every call are in GatewayLlmLogs; what was said is there only where a diagnostic asks for it.
  'Microsoft.ApiManagement/service': { logs: ALL_LOGS, metrics: ALL_METRICS, dedicatedTables: true },
  'Microsoft.App/managedEnvironments': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.CognitiveServices/accounts': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.ContainerRegistry/registries': { logs: ALL_LOGS, metrics: ALL_METRICS },
  // Requests are told apart by agent only in the tables of its own.
  'Microsoft.DocumentDB/databaseAccounts': { logs: ALL_LOGS, metrics: ['Requests'], dedicatedTables: true },
  'Microsoft.EventGrid/topics': { logs: ALL_LOGS, metrics: ALL_METRICS },
  // What a workspace-based component logs is in the workspace by itself; from here it goes to the archive.
  'Microsoft.Insights/components': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.KeyVault/vaults': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.Logic/workflows': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.MachineLearningServices/workspaces': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.Network/applicationGateways': { logs: ALL_LOGS, metrics: ALL_METRICS },
  // The three legacy AzureFirewall… categories repeat these in another table, so they are left out.
  'Microsoft.Network/azureFirewalls': {
    logs: {
      categories: [
        'AZFWApplicationRule',
        'AZFWApplicationRuleAggregation',
        'AZFWDnsQuery',
        'AZFWFatFlow',
        'AZFWFlowTrace',
        'AZFWFqdnResolveFailure',
        'AZFWIdpsSignature',
        'AZFWNatRule',
        'AZFWNatRuleAggregation',
        'AZFWNetworkRule',
        'AZFWNetworkRuleAggregation',
        'AZFWThreatIntel',
      ],
    },
    metrics: ALL_METRICS,
    dedicatedTables: true,
  },
  'Microsoft.Network/bastionHosts': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.Network/dnsResolverPolicies': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.Network/networkSecurityGroups': { logs: ALL_LOGS, metrics: [] },
  'Microsoft.Network/networkSecurityPerimeters': { logs: ALL_LOGS, metrics: [] },
  'Microsoft.Network/publicIPAddresses': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.Network/virtualNetworks': { logs: ALL_LOGS, metrics: ALL_METRICS },
  'Microsoft.OperationalInsights/workspaces': { logs: ALL_LOGS, metrics: ALL_METRICS },
  // The activity log.
  'Microsoft.Resources/subscriptions': {
    logs: {
      categories: [
        'Administrative',
        'Alert',
        'Autoscale',
        'Policy',
        'Recommendation',
        'ResourceHealth',
        'Security',
        'ServiceHealth',
      ],
    },
    metrics: [],
  },
  'Microsoft.Search/searchServices': { logs: ALL_LOGS, metrics: ALL_METRICS },
  // The health of Sentinel; it has no category groups.
  'Microsoft.SecurityInsights/settings': { logs: { categories: ['Automation', 'DataConnectors'] }, metrics: [] },
  'Microsoft.Storage/storageAccounts/blobServices': {
    logs: { categories: ['StorageRead', 'StorageWrite', 'StorageDelete'] },
    metrics: ['Transaction'],
  },
} as const satisfies Record<string, DiagnosticCategories>;

export type LoggedResourceType = keyof typeof DIAGNOSTIC_CATEGORIES;
