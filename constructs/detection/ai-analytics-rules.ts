/** ATT&CK tactics in Sentinel's spelling. */
export type Tactic =
  | 'Collection'
  | 'CommandAndControl'
  | 'CredentialAccess'
  | 'DefenseEvasion'
  | 'Discovery'
  | 'Execution'
  | 'Exfiltration'
  | 'Impact'
  | 'InitialAccess'
  | 'LateralMovement'
  | 'Persistence'
  | 'PrivilegeEscalation'
  | 'Reconnaissance';

/** ISO 8601, in the forms that the rules use. */
export type Duration = `P${number}D` | `PT${number}${'H' | 'M'}`;

/** Entity type → identifier → column of the query, in Sentinel's words. */
export type EntityMappings = Readonly<
  Partial<Record<'Account' | 'AzureResource' | 'IP', Readonly<Record<string, string>>>>
>;

/** One detection. */
export interface AnalyticsRuleDefinition {
  readonly id: string;
  readonly title: string;
  /** What it means when it fires. */
  readonly description: string;
  readonly severity: 'High' | 'Medium' | 'Low' | 'Informational';
  readonly tactics: readonly Tactic[];
  /** ATT&CK techniques, each of one of the tactics. */
  readonly techniques: readonly `T${number}`[];
  /** ATLAS techniques; none where ATLAS has none for it. */
  readonly atlas: readonly `AML.T${string}`[];
  /** Tables that it reads. */
  readonly tables: readonly string[];
  readonly frequency: Duration;
  readonly period: Duration;
  readonly query: string;
  readonly entities: EntityMappings;
  /** An incident of this rule names an agent and is reason enough to stop it. */
  readonly stopsAgent?: true;
}

/** Columns of AzureActivity that say who did what to which resource. */
const ACTIVITY_COLUMNS =
  'project TimeGenerated, Caller, CallerIpAddress, OperationNameValue, _ResourceId, CorrelationId';
const ACTIVITY_ENTITIES: EntityMappings = {
  Account: { FullName: 'Caller' },
  IP: { Address: 'CallerIpAddress' },
  AzureResource: { ResourceId: '_ResourceId' },
};
const SUCCEEDED = 'where ActivityStatusValue in~ ("Success", "Succeeded")';
const ALERT_COLUMNS = `summarize arg_max(TimeGenerated, *) by SystemAlertId
| project TimeGenerated, SystemAlertId, AlertType, AlertName, AlertSeverity, Description, CompromisedEntity, ResourceId, AlertLink`;
const ALERT_ENTITIES: EntityMappings = { AzureResource: { ResourceId: 'ResourceId' } };

function operations(...names: readonly string[]): string {
  return `where OperationNameValue in~ (${names.map((name) => `"${name}"`).join(', ')})`;
}

/** Sums of a metric in the last hour, against the usual hour of the two weeks before. */
function metricSpike(names: readonly string[], least: number): string {
  return `AzureMetrics
| where ResourceProvider =~ "MICROSOFT.COGNITIVESERVICES" and MetricName in (${names.map((name) => `"${name}"`).join(', ')})
| summarize LastHour = sumif(Total, TimeGenerated >= ago(1h)), Before = sumif(Total, TimeGenerated < ago(1h)) by _ResourceId
| extend UsualHour = Before / (14 * 24 - 1)
| where LastHour >= ${least} and LastHour > 5 * UsualHour`;
}

/**
 * What to look for. Sources of tables and columns: Microsoft Learn, "Azure Monitor Logs reference", by table
 * (MicrosoftDocs/azure-reference-other, azure-monitor-ref/tables). AI alerts: "Alerts for AI services", Defender for
 * Cloud. Metrics: "Supported metrics for Microsoft.CognitiveServices/accounts"; AzureMetrics is documented to hold a
 * metric's display name, so both its names are asked for. Search queries: "Monitor query requests in Azure AI Search";
 * columns of AzureDiagnostics appear with the first record that has them, hence column_ifexists. Operations: "Azure
 * resource provider operations".
 */
export const AI_ANALYTICS_RULES: readonly AnalyticsRuleDefinition[] = [
  {
    id: 'jailbreak-attempt',
    title: 'AI: jailbreak attempt on a model or an agent',
    description: 'Defender for AI saw a prompt that tries to lift the restrictions of a model or an agent.',
    severity: 'High',
    tactics: ['PrivilegeEscalation', 'DefenseEvasion'],
    techniques: ['T1068', 'T1211'],
    atlas: ['AML.T0054', 'AML.T0051.000'],
    tables: ['SecurityAlert'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `SecurityAlert
| where AlertType startswith "AI.Azure_Jailbreak" or AlertType startswith "AI.Azure_Agentic_Jailbreak"
| ${ALERT_COLUMNS}`,
    entities: ALERT_ENTITIES,
  },
  {
    id: 'prompt-injection',
    title: 'AI: hidden instructions or a hijacked tool call',
    description:
      'Defender for AI saw instructions hidden in data, a malicious link in an answer, or a tool call out of the ordinary: content from outside may steer an agent.',
    severity: 'High',
    tactics: ['InitialAccess', 'Execution'],
    techniques: ['T1190', 'T1059'],
    atlas: ['AML.T0051.001', 'AML.T0053', 'AML.T0068'],
    tables: ['SecurityAlert'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `SecurityAlert
| where AlertType in ("AI.Azure_ASCIISmuggling", "AI.Azure_AnomalousToolInvocation", "AI.Azure_MaliciousUrl.ModelResponse", "AI.Azure_MaliciousUrl.UnknownSource")
| ${ALERT_COLUMNS}`,
    entities: ALERT_ENTITIES,
  },
  {
    id: 'ai-threat',
    title: 'AI: another threat that Defender for AI saw',
    description:
      'Credentials in an answer, a wallet attack, access from a suspicious place, reconnaissance, or any other alert for AI services.',
    severity: 'Medium',
    tactics: ['CredentialAccess', 'Impact'],
    techniques: ['T1552', 'T1496'],
    atlas: ['AML.T0055', 'AML.T0034', 'AML.T0057'],
    tables: ['SecurityAlert'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `SecurityAlert
| where AlertType startswith "AI."
| where not(AlertType startswith "AI.Azure_Jailbreak" or AlertType startswith "AI.Azure_Agentic_Jailbreak")
| where AlertType !in ("AI.Azure_ASCIISmuggling", "AI.Azure_AnomalousToolInvocation", "AI.Azure_MaliciousUrl.ModelResponse", "AI.Azure_MaliciousUrl.UnknownSource")
| ${ALERT_COLUMNS}`,
    entities: ALERT_ENTITIES,
  },
  {
    id: 'content-filter-spike',
    title: 'AI: many more prompts blocked by content filters than usual',
    description: 'Somebody, or something that an agent reads, is trying what the filters will let through.',
    severity: 'Medium',
    tactics: ['Reconnaissance', 'DefenseEvasion'],
    techniques: ['T1595', 'T1211'],
    atlas: ['AML.T0054', 'AML.T0065'],
    tables: ['AzureMetrics'],
    frequency: 'PT1H',
    period: 'P14D',
    query: metricSpike(['RAIRejectedRequests', 'Blocked Volume'], 10),
    entities: { AzureResource: { ResourceId: '_ResourceId' } },
  },
  {
    id: 'token-spend-anomaly',
    title: 'AI: far more tokens spent than usual',
    description: 'An agent in a loop, a wallet attack, or a model used by somebody who should not.',
    severity: 'Medium',
    tactics: ['Impact'],
    techniques: ['T1496'],
    atlas: ['AML.T0034', 'AML.T0029'],
    tables: ['AzureMetrics'],
    frequency: 'PT1H',
    period: 'P14D',
    query: metricSpike(['TokenTransaction', 'Processed Inference Tokens'], 100_000),
    entities: { AzureResource: { ResourceId: '_ResourceId' } },
  },
  {
    id: 'agent-identity-new-place',
    title: 'AI: agent identity used from a new place or for a new service',
    description:
      'An agent’s identity asked for a token from an address, or for a service, that it did not use in two weeks. Its code was changed, or somebody else holds its token.',
    severity: 'High',
    tactics: ['InitialAccess', 'PrivilegeEscalation'],
    techniques: ['T1078'],
    atlas: ['AML.T0012', 'AML.T0091.000'],
    tables: ['AADManagedIdentitySignInLogs'],
    frequency: 'PT1H',
    period: 'P14D',
    query: `let SignIns = AADManagedIdentitySignInLogs
| join kind=inner AgentInventory on $left.ServicePrincipalName == $right.AgentIdentity;
let Known = SignIns
| where TimeGenerated < ago(1h)
| summarize FirstSeen = min(TimeGenerated) by AgentIdentity
| where FirstSeen < ago(1d);
let Usual = SignIns
| where TimeGenerated < ago(1h)
| distinct AgentIdentity, IPAddress, ResourceDisplayName;
SignIns
| where TimeGenerated >= ago(1h)
| join kind=leftsemi Known on AgentIdentity
| join kind=leftanti Usual on AgentIdentity, IPAddress, ResourceDisplayName
| summarize TimeGenerated = max(TimeGenerated), SignIns = count(), Services = make_set(ResourceDisplayName, 20) by Agent, AgentIdentity, AgentResource, IPAddress`,
    entities: {
      Account: { Name: 'AgentIdentity' },
      IP: { Address: 'IPAddress' },
      AzureResource: { ResourceId: 'AgentResource' },
    },
    stopsAgent: true,
  },
  {
    id: 'agent-egress-denied',
    title: 'AI: agent tried to reach destinations that it may not',
    description: 'The firewall refused an agent again and again: it was told to send something where it must not.',
    severity: 'High',
    tactics: ['Exfiltration', 'CommandAndControl'],
    techniques: ['T1567', 'T1071'],
    atlas: ['AML.T0086', 'AML.T0025'],
    tables: ['AZFWApplicationRule'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `let Agents = materialize(AgentInventory);
AZFWApplicationRule
| where Action == "Deny"
| evaluate ipv4_lookup(Agents, SourceIp, AgentSubnet)
| summarize TimeGenerated = max(TimeGenerated), Denied = count(), Destinations = make_set(Fqdn, 20) by Agent, AgentResource
| where Denied >= 10`,
    entities: { AzureResource: { ResourceId: 'AgentResource' } },
    stopsAgent: true,
  },
  {
    id: 'mass-retrieval',
    title: 'AI: far more documents retrieved from an index than usual',
    description: 'Somebody is copying a knowledge source through an agent, or beside it.',
    severity: 'Medium',
    tactics: ['Collection'],
    techniques: ['T1213'],
    atlas: ['AML.T0085.000', 'AML.T0036'],
    tables: ['AzureDiagnostics'],
    frequency: 'PT1H',
    period: 'P14D',
    query: `AzureDiagnostics
| where ResourceProvider == "MICROSOFT.SEARCH" and OperationName == "Query.Search"
| extend Index = tostring(column_ifexists("IndexName_s", "")), Found = todouble(column_ifexists("Documents_d", 0.0))
| summarize LastHour = sumif(Found, TimeGenerated >= ago(1h)), Before = sumif(Found, TimeGenerated < ago(1h)) by _ResourceId, Index
| extend UsualHour = Before / (14 * 24 - 1)
| where LastHour >= 1000 and LastHour > 5 * UsualHour`,
    entities: { AzureResource: { ResourceId: '_ResourceId' } },
  },
  {
    id: 'keys-listed',
    title: 'AI: keys of a service were listed or made anew',
    description: 'Nothing in this landing zone uses keys: whoever asks for them wants another way in.',
    severity: 'High',
    tactics: ['CredentialAccess'],
    techniques: ['T1552'],
    atlas: ['AML.T0055'],
    tables: ['AzureActivity'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `AzureActivity
| ${operations(
      'Microsoft.CognitiveServices/accounts/listKeys/action',
      'Microsoft.CognitiveServices/accounts/regenerateKey/action',
      'Microsoft.ContainerRegistry/registries/listCredentials/action',
      'Microsoft.DocumentDB/databaseAccounts/listKeys/action',
      'Microsoft.Search/searchServices/listAdminKeys/action',
      'Microsoft.Search/searchServices/listQueryKeys/action',
      'Microsoft.Search/searchServices/regenerateAdminKey/action',
      'Microsoft.Storage/storageAccounts/listKeys/action',
    )}
| ${SUCCEEDED}
| ${ACTIVITY_COLUMNS}`,
    entities: ACTIVITY_ENTITIES,
  },
  {
    id: 'access-changed',
    title: 'AI: access to an AI resource or an agent’s identity changed',
    description:
      'A role was assigned on models, knowledge, keys or agents, or an outside workload was trusted as an agent’s identity, after the landing zone was deployed.',
    severity: 'Medium',
    tactics: ['Persistence', 'PrivilegeEscalation'],
    techniques: ['T1098'],
    atlas: ['AML.T0012', 'AML.T0081'],
    tables: ['AzureActivity'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `AzureActivity
| ${operations(
      'Microsoft.Authorization/roleAssignments/write',
      'Microsoft.Authorization/elevateAccess/action',
      'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials/write',
    )}
| where OperationNameValue !~ "Microsoft.Authorization/roleAssignments/write"
    or _ResourceId matches regex "(?i)/providers/microsoft\\\\.(app|cognitiveservices|containerregistry|documentdb|keyvault|machinelearningservices|search|storage)/"
| ${SUCCEEDED}
| ${ACTIVITY_COLUMNS}`,
    entities: ACTIVITY_ENTITIES,
  },
  {
    id: 'guardrails-changed',
    title: 'AI: content filters or blocklists of a model changed',
    description: 'What a model refuses was changed after the landing zone was deployed.',
    severity: 'Medium',
    tactics: ['DefenseEvasion'],
    techniques: ['T1562'],
    atlas: ['AML.T0081', 'AML.T0054'],
    tables: ['AzureActivity'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `AzureActivity
| ${operations(
      'Microsoft.CognitiveServices/accounts/raiPolicies/write',
      'Microsoft.CognitiveServices/accounts/raiPolicies/delete',
      'Microsoft.CognitiveServices/accounts/raiBlocklists/write',
      'Microsoft.CognitiveServices/accounts/raiBlocklists/delete',
    )}
| ${SUCCEEDED}
| ${ACTIVITY_COLUMNS}`,
    entities: ACTIVITY_ENTITIES,
  },
  {
    id: 'watching-disabled',
    title: 'AI: logs, locks or detections were switched off',
    description: 'A diagnostic setting, a lock, an analytics rule or an automation rule was taken away.',
    severity: 'High',
    tactics: ['DefenseEvasion'],
    techniques: ['T1562'],
    atlas: [],
    tables: ['AzureActivity'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `AzureActivity
| ${operations(
      'Microsoft.Authorization/locks/delete',
      'Microsoft.Insights/diagnosticSettings/delete',
      'Microsoft.SecurityInsights/alertRules/delete',
      'Microsoft.SecurityInsights/automationRules/delete',
      'Microsoft.Logic/workflows/delete',
      'Microsoft.Logic/workflows/disable/action',
    )}
| ${SUCCEEDED}
| ${ACTIVITY_COLUMNS}`,
    entities: ACTIVITY_ENTITIES,
  },
  {
    id: 'agent-started-again',
    title: 'AI: a stopped agent was started',
    description: 'Somebody started an agent by hand. If the kill switch stopped it, that was a decision: who took it?',
    severity: 'Medium',
    tactics: ['Persistence'],
    techniques: ['T1098'],
    atlas: ['AML.T0081'],
    tables: ['AzureActivity'],
    frequency: 'PT1H',
    period: 'PT1H',
    query: `AzureActivity
| ${operations('Microsoft.App/containerApps/start/action')}
| ${SUCCEEDED}
| ${ACTIVITY_COLUMNS}`,
    entities: ACTIVITY_ENTITIES,
  },
];
