/** One alert: it fires when the query finds anything. */
export interface PlatformAlert {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** 0 is critical, 4 is verbose. */
  readonly severity: 0 | 1 | 2 | 3 | 4;
  readonly frequency: 'PT15M' | 'PT1H';
  readonly window: 'PT15M' | 'PT1H' | 'P1D';
  /** Tables that it reads. */
  readonly tables: readonly string[];
  readonly query: string;
}

/**
 * What endangers the watching itself. Sources of tables and columns: Microsoft Learn, "Azure Monitor Logs reference", by
 * table; firewall health: "Supported metrics for Microsoft.Network/azureFirewalls"; `_LogOperation`: "Monitor health of a
 * Log Analytics workspace"; `SentinelHealth`: "Microsoft Sentinel health tables reference".
 */
export const PLATFORM_ALERTS: readonly PlatformAlert[] = [
  {
    id: 'firewall-unhealthy',
    title: 'Firewall health below 90 percent',
    description: 'Everything that agents send passes this firewall. When it fails they are cut off.',
    severity: 1,
    frequency: 'PT15M',
    window: 'PT15M',
    tables: ['AzureMetrics'],
    query:
      'AzureMetrics | where ResourceProvider =~ "MICROSOFT.NETWORK" and MetricName in ("FirewallHealth", "Firewall health state") | summarize Health = avg(Average) by _ResourceId | where Health < 90',
  },
  {
    id: 'resource-went-silent',
    title: 'A resource stopped sending logs and metrics',
    description: 'It sent something in the last day and nothing for six hours: its diagnostic setting may be gone.',
    severity: 2,
    frequency: 'PT1H',
    window: 'P1D',
    tables: ['AzureDiagnostics', 'AzureMetrics'],
    query:
      'union AzureDiagnostics, AzureMetrics | where isnotempty(_ResourceId) | summarize Last = max(TimeGenerated), Hours = dcount(bin(TimeGenerated, 1h)) by _ResourceId | where Hours >= 12 and Last < ago(6h)',
  },
  {
    id: 'archive-refuses-logs',
    title: 'Writing to the log archive failed',
    description: 'Evidence is being lost: Azure Monitor could not write to the immutable archive.',
    severity: 1,
    frequency: 'PT1H',
    window: 'PT1H',
    tables: ['StorageBlobLogs'],
    query:
      'StorageBlobLogs | where Category == "StorageWrite" and OperationName in ("AppendBlock", "PutBlob", "PutBlock", "PutBlockList") | where toint(StatusCode) >= 400 and toint(StatusCode) !in (404, 409, 412)',
  },
  {
    id: 'workspace-drops-logs',
    title: 'The workspace drops or delays logs',
    description: 'Ingestion failed, was throttled, or met a limit.',
    severity: 2,
    frequency: 'PT1H',
    window: 'PT1H',
    tables: ['_LogOperation'],
    query: '_LogOperation | where Category == "Ingestion" and Level in ("Warning", "Error")',
  },
  {
    id: 'detection-fails',
    title: 'Sentinel could not run a rule or a playbook',
    description:
      'An automation rule, the kill switch or a data connector failed: what it would have done was not done.',
    severity: 1,
    frequency: 'PT15M',
    window: 'PT15M',
    tables: ['SentinelHealth'],
    query: 'SentinelHealth | where Status == "Failure"',
  },
];
