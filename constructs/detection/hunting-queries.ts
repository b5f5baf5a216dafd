/** A question to ask now and then: worth a look, not worth an incident. */
export interface HuntingQuery {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Tables that it reads. */
  readonly tables: readonly string[];
  readonly query: string;
}

/** Sources of tables and columns: as for the analytics rules. */
export const AI_HUNTING_QUERIES: readonly HuntingQuery[] = [
  {
    id: 'rare-agent-destinations',
    title: 'Destinations that an agent reached for the first time this week',
    description: 'Allowed, and new: a tool that changed its operator, or a way out wider than was meant.',
    tables: ['AZFWApplicationRule'],
    query: `let Agents = materialize(AgentInventory);
AZFWApplicationRule
| where TimeGenerated > ago(30d) and Action == "Allow"
| evaluate ipv4_lookup(Agents, SourceIp, AgentSubnet)
| summarize FirstSeen = min(TimeGenerated), Requests = count() by Agent, Fqdn
| where FirstSeen > ago(7d)
| order by Requests asc`,
  },
  {
    id: 'denied-by-agent',
    title: 'What the firewall refused, by agent and destination',
    description: 'One refusal a day for a month never makes an incident. Here it shows.',
    tables: ['AZFWApplicationRule'],
    query: `let Agents = materialize(AgentInventory);
AZFWApplicationRule
| where TimeGenerated > ago(30d) and Action == "Deny"
| evaluate ipv4_lookup(Agents, SourceIp, AgentSubnet)
| summarize Denied = count(), Days = dcount(bin(TimeGenerated, 1d)) by Agent, Fqdn
| order by Days desc, Denied desc`,
  },
  {
    id: 'dns-names-with-payload',
    title: 'Long names in DNS questions',
    description: 'Data can leave in the name of a host that is asked for.',
    tables: ['AZFWDnsQuery'],
    query: `let Agents = materialize(AgentInventory);
AZFWDnsQuery
| where TimeGenerated > ago(7d) and strlen(QueryName) > 60
| evaluate ipv4_lookup(Agents, SourceIp, AgentSubnet, return_unmatched = true)
| extend Parent = strcat_array(array_slice(split(trim_end(@"\\.", QueryName), "."), -2, -1), ".")
| summarize Questions = count(), Names = dcount(QueryName), Example = take_any(QueryName) by Agent, SourceIp, Parent
| order by Names desc`,
  },
  {
    id: 'agent-token-services',
    title: 'Services that each agent’s identity asks tokens for',
    description: 'Compare with the agent’s declaration: anything else is reach that nobody wrote down.',
    tables: ['AADManagedIdentitySignInLogs'],
    query: `AADManagedIdentitySignInLogs
| where TimeGenerated > ago(30d)
| join kind=inner AgentInventory on $left.ServicePrincipalName == $right.AgentIdentity
| summarize SignIns = count(), FirstSeen = min(TimeGenerated), LastSeen = max(TimeGenerated) by Agent, ResourceDisplayName
| order by Agent asc, SignIns desc`,
  },
  {
    id: 'callers-of-models',
    title: 'Who calls the models, and how it ends',
    description: 'Callers and results of model calls; refused ones show attempts from outside the landing zone.',
    tables: ['AzureDiagnostics'],
    query: `AzureDiagnostics
| where TimeGenerated > ago(7d)
| where ResourceProvider == "MICROSOFT.COGNITIVESERVICES" and Category in ("RequestResponse", "AzureOpenAIRequestUsage")
| extend Caller = tostring(column_ifexists("CallerIPAddress", ""))
| summarize Calls = count() by Caller, OperationName, ResultSignature = tostring(column_ifexists("ResultSignature", "")), _ResourceId
| order by Calls desc`,
  },
  {
    id: 'changes-by-hand',
    title: 'Changes to AI resources that no pipeline made',
    description: 'What people changed by hand in the last month, by person.',
    tables: ['AzureActivity'],
    query: `AzureActivity
| where TimeGenerated > ago(30d) and CategoryValue == "Administrative"
| where Caller contains "@" and OperationNameValue endswith "/write"
| where _ResourceId matches regex "(?i)/providers/microsoft\\\\.(app|cognitiveservices|search|keyvault)/"
| summarize Changes = count(), LastChange = max(TimeGenerated) by Caller, OperationNameValue, _ResourceId
| order by LastChange desc`,
  },
];
