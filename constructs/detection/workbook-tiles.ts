/** One picture of the workbook. */
export interface WorkbookTile {
  readonly id: string;
  readonly title: string;
  readonly visualization: 'barchart' | 'table' | 'timechart';
  /** Tables that it reads. */
  readonly tables: readonly string[];
  readonly query: string;
}

/** Sources of tables and columns: as for the analytics rules. The workbook's time range applies to each query. */
export const AI_WORKBOOK_TILES: readonly WorkbookTile[] = [
  {
    id: 'alerts',
    title: 'Alerts of Defender for AI',
    visualization: 'barchart',
    tables: ['SecurityAlert'],
    query: 'SecurityAlert | where AlertType startswith "AI." | summarize Alerts = count() by AlertType, AlertSeverity',
  },
  {
    id: 'tokens',
    title: 'Tokens spent',
    visualization: 'timechart',
    tables: ['AzureMetrics'],
    query:
      'AzureMetrics | where ResourceProvider =~ "MICROSOFT.COGNITIVESERVICES" and MetricName in ("TokenTransaction", "Processed Inference Tokens") | summarize Tokens = sum(Total) by bin(TimeGenerated, 1h), Resource',
  },
  {
    id: 'blocked-prompts',
    title: 'Prompts blocked by content filters',
    visualization: 'timechart',
    tables: ['AzureMetrics'],
    query:
      'AzureMetrics | where ResourceProvider =~ "MICROSOFT.COGNITIVESERVICES" and MetricName in ("RAIRejectedRequests", "Blocked Volume") | summarize Blocked = sum(Total) by bin(TimeGenerated, 1h), Resource',
  },
  {
    id: 'egress',
    title: 'What agents reached and what they were refused',
    visualization: 'table',
    tables: ['AZFWApplicationRule'],
    query:
      'let Agents = materialize(AgentInventory); AZFWApplicationRule | evaluate ipv4_lookup(Agents, SourceIp, AgentSubnet) | summarize Requests = count() by Agent, Fqdn, Action | order by Requests desc',
  },
  {
    id: 'retrieval',
    title: 'Documents retrieved by index',
    visualization: 'timechart',
    tables: ['AzureDiagnostics'],
    query:
      'AzureDiagnostics | where ResourceProvider == "MICROSOFT.SEARCH" and OperationName == "Query.Search" | extend Index = tostring(column_ifexists("IndexName_s", "")), Found = todouble(column_ifexists("Documents_d", 0.0)) | summarize Documents = sum(Found) by bin(TimeGenerated, 1h), Index',
  },
  {
    id: 'incidents',
    title: 'AI incidents',
    visualization: 'table',
    tables: ['SecurityIncident'],
    query:
      'SecurityIncident | where Title startswith "AI:" | summarize arg_max(TimeGenerated, Severity, Status, Title, IncidentUrl) by IncidentNumber | order by TimeGenerated desc',
  },
];
