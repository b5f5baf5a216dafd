/**
 * What a landing zone for AI agents is asked for, and where ours has it: capability → constructs → stacks → controls.
 * Writes docs/reference-architecture.md; a test compares it, and looks for every construct in the stacks it is said to
 * be in. The capabilities of the first group are those of the landing zones that people use today (each has some of
 * them); those of the second none of them has.
 */
import fs from 'node:fs';
import path from 'node:path';

/** One thing that a landing zone is asked for. */
export interface Capability {
  readonly capability: string;
  /** Constructs that make it, and the stacks where they are found in the regulated example. */
  readonly constructs?: Readonly<Record<string, readonly string[]>>;
  /** Controls that would see it missing. */
  readonly controls?: readonly string[];
  /** What else there is to say: where it lies instead, or why it is not there. Required where no construct makes it. */
  readonly note?: string;
}

const PEERS: readonly Capability[] = [
  {
    capability: 'Secure by default',
    controls: ['ZT-NET-01', 'ZT-IDN-01'],
    note: 'no switch turns a control off; profiles change redundancy, retention and cost',
  },
  {
    capability: 'Hub and spoke',
    constructs: { InspectionFirewall: ['connectivity'], ClosedSubnet: ['connectivity', 'foundation'] },
    controls: ['ZT-NET-04'],
    note: 'or attached to a hub that exists: `network.hub.existing`, see examples/enterprise-hub',
  },
  {
    capability: 'Subnets sized for what they hold, with reserved ranges refused',
    constructs: { ClosedSubnet: ['connectivity', 'foundation'] },
    note: 'planned by `config/addressing.ts`; agent subnets below /27 and Docker’s range are refused',
  },
  {
    capability: 'Agent subnet delegated, in the casing that Azure takes',
    constructs: { ClosedSubnet: ['foundation'] },
    controls: ['ZT-NET-03'],
  },
  { capability: 'No default outbound access', constructs: { ClosedSubnet: ['foundation'] }, controls: ['ZT-NET-03'] },
  {
    capability: 'A security group for each subnet, deny-all at its end',
    constructs: { ClosedSubnet: ['connectivity', 'foundation'] },
    controls: ['ZT-NET-03'],
  },
  { capability: 'Routes to the firewall', constructs: { InspectedRoutes: ['foundation'] }, controls: ['ZT-NET-04'] },
  {
    capability: 'Firewall',
    constructs: { InspectionFirewall: ['connectivity'], EgressRules: ['connectivity'] },
    controls: ['ZT-NET-05', 'ZT-NET-06'],
  },
  {
    capability: 'Private DNS resolver',
    constructs: { NameResolver: ['connectivity'] },
    controls: ['ZT-NET-05'],
  },
  {
    capability: 'Private DNS zones, all that a service needs',
    constructs: { PrivateDnsZones: ['connectivity'] },
    controls: ['ZT-NET-02'],
  },
  { capability: 'Bastion', constructs: { BastionAccess: ['connectivity'] }, controls: ['ZT-NET-03'] },
  {
    capability: 'Jump host',
    note: 'not made: a virtual machine with standing rights is what an attacker looks for; the operations subnet takes a runner or host of yours',
  },
  {
    capability: 'Application Gateway with WAF',
    constructs: { ApplicationGateway: ['gateway'], WafPolicy: ['gateway'] },
  },
  { capability: 'API Management as AI gateway', constructs: { ApiGateway: ['gateway'], ModelApi: ['gateway'] } },
  {
    capability: 'Token limits',
    constructs: { ModelApi: ['gateway'] },
    note: 'per caller, in the policy of the model API',
  },
  {
    capability: 'Prompt shields and content safety at the gateway',
    constructs: { ModelApi: ['gateway'] },
    note: 'and on the deployment itself by its content policy',
  },
  { capability: 'PII masking', constructs: { ModelApi: ['gateway'] }, note: 'fails closed' },
  { capability: 'Foundry account and project', constructs: { FoundryAccount: ['models'] }, controls: ['ZT-AI-02'] },
  {
    capability: 'Project capability host (Foundry agent service)',
    constructs: { AgentService: ['models'], AgentStoreRoles: ['models'] },
    note: 'with `foundry.agentService`; agents that need an identity, a subnet and destinations of their own are container apps',
  },
  {
    capability: 'Identity of one’s own for each agent',
    constructs: { WorkloadIdentity: ['agents'] },
    controls: ['ZT-IDN-02'],
  },
  {
    capability: 'Managed virtual network instead of one’s own',
    constructs: { TrainingWorkspace: ['training'] },
    note: 'for training; agents use the inspected network',
  },
  { capability: 'Model deployment, pinned', constructs: { ModelDeployment: ['models'] }, controls: ['ZT-AI-01'] },
  {
    capability: 'Content policy and blocklists of one’s own',
    constructs: { ContentPolicy: ['models'], Blocklist: ['models'] },
    controls: ['ZT-AI-01'],
  },
  {
    capability: 'Private endpoints for search, storage, Cosmos DB, Key Vault and registry',
    constructs: { ServicePrivateEndpoint: ['connectivity', 'foundation', 'data', 'models'] },
    controls: ['ZT-NET-02'],
  },
  {
    capability: 'Customer-managed keys',
    constructs: { CustomerManagedKey: ['models', 'data'], KeyVault: ['foundation'] },
    controls: ['ZT-DAT-02'],
  },
  {
    capability: 'Container registry and Container Apps',
    constructs: { AgentRegistry: ['foundation'], AgentEnvironment: ['agents'], AgentHost: ['agents'] },
    controls: ['ZT-AI-02'],
  },
  { capability: 'App Configuration', note: 'not made: an agent’s settings are in its declaration and reviewed there' },
  {
    capability: 'Bing grounding',
    note: 'refused by design: its calls leave over a public endpoint whatever the network does; declare a tool instead, which the firewall sees',
  },
  {
    capability: 'Log Analytics and Application Insights',
    constructs: { LogWorkspace: ['observability'], ApplicationTelemetry: ['agents'] },
    controls: ['ZT-LOG-01', 'ZT-IDN-01'],
  },
  {
    capability: 'Azure Monitor private link scope',
    constructs: { LogWorkspace: ['observability'] },
    controls: ['ZT-NET-02'],
  },
  {
    capability: 'Diagnostic settings on everything that logs',
    constructs: { ResourceDiagnostics: ['connectivity', 'observability', 'foundation', 'models', 'agents'] },
    controls: ['ZT-LOG-01'],
  },
  { capability: 'Azure Policy', constructs: { GuardrailInitiative: ['governance'] } },
  {
    capability: 'No local authentication',
    constructs: { FoundryAccount: ['models'], SearchIndexService: ['data'], LogArchive: ['observability'] },
    controls: ['ZT-IDN-01'],
  },
  { capability: 'Resource locks', constructs: { LogArchive: ['observability'] } },
  {
    capability: 'Least privilege',
    constructs: { WorkloadIdentity: ['agents'], CustomRole: ['governance'] },
    controls: ['ZT-IDN-03'],
  },
];

const OURS: readonly Capability[] = [
  {
    capability:
      'Firewall Premium: intrusion detection and threat intelligence that deny, TLS inspection without agents',
    constructs: { InspectionPolicy: ['connectivity'] },
    controls: ['ZT-NET-05'],
  },
  {
    capability: 'Destinations for each agent, by name',
    constructs: { EgressRules: ['connectivity'] },
    controls: ['ZT-NET-06'],
  },
  {
    capability: 'AI accounts that cannot call out',
    constructs: { FoundryAccount: ['models'] },
    controls: ['ZT-AI-02'],
  },
  {
    capability: 'Defender plans and Defender for AI',
    constructs: { DefenderPlans: ['governance'], DefenderForAi: ['models'] },
  },
  {
    capability: 'Sentinel with analytics for AI, hunting and a workbook',
    constructs: {
      Sentinel: ['observability'],
      AnalyticsRule: ['observability'],
      HuntingPack: ['observability'],
      DetectionWorkbook: ['observability'],
    },
  },
  {
    capability: 'Kill switch',
    constructs: { KillSwitch: ['observability'] },
    note: 'and `suspended: true` on an agent, which takes its grants, openings and host away',
  },
  { capability: 'Network flow logs with traffic analytics', constructs: { FlowLog: ['connectivity', 'foundation'] } },
  {
    capability: 'Security admin rules above every security group',
    constructs: { NetworkAdminRules: ['connectivity'] },
  },
  { capability: 'Network security perimeter', constructs: { NetworkPerimeter: ['foundation'] } },
  { capability: 'Budgets', constructs: { SpendingBudget: ['governance'] } },
  {
    capability: 'Data labels that everything follows from, and a Purview manifest of them',
    constructs: { SearchIndexService: ['data'], DocumentStore: ['data'] },
    controls: ['ZT-DAT-01'],
  },
  {
    capability: 'Malware scanning on ingestion, by an identity that does not read',
    constructs: { UploadScan: ['data'], WorkloadIdentity: ['data'] },
  },
  {
    capability: 'Memory for each agent under its label',
    constructs: { AgentMemory: ['data'], MemoryGrant: ['agents'] },
  },
  {
    capability: 'Sandbox without egress for code that models write',
    constructs: { CodeSandbox: ['agents'] },
    controls: ['ZT-NET-03'],
  },
  { capability: 'An identity for each tool', constructs: { WorkloadIdentity: ['agents'] }, controls: ['ZT-IDN-02'] },
  {
    capability: 'Immutable, locked archive of logs',
    constructs: { LogArchive: ['observability'] },
    controls: ['ZT-LOG-02'],
  },
  {
    capability: 'Training without a public address, on snapshots that nobody changes',
    constructs: { TrainingWorkspace: ['training'], TrainingCluster: ['training'], DatasetSnapshots: ['training'] },
  },
  {
    capability: 'Eligible instead of standing access for people',
    constructs: { EligibleAccess: ['governance'] },
  },
  {
    capability: 'Conditional Access for people and for workloads, access packages, pinned pipelines',
    constructs: {
      PeoplePolicies: ['access'],
      WorkloadPolicies: ['access'],
      GroupAccessPackage: ['access'],
      PipelineIdentity: ['access'],
    },
  },
  {
    capability: 'Every stack plans alone, on an empty subscription',
    note: 'no remote state, no data source, no output; see docs/decisions/0002',
  },
];

/** Every capability, those of peers first. */
export const CAPABILITIES: readonly Capability[] = [...PEERS, ...OURS];

function rows(capabilities: readonly Capability[]): string[] {
  return capabilities.map(({ capability, constructs = {}, controls = [], note = '' }) => {
    const stacks = [...new Set(Object.values(constructs).flat())];
    const names = Object.keys(constructs).map((name) => `\`${name}\``);
    return `| ${[capability, names.join(', '), stacks.join(', '), controls.join(', '), note].join(' | ')} |`;
  });
}

/** docs/reference-architecture.md */
export function referenceArchitectureMarkdown(): string {
  const head = ['| capability | construct | stack | control | note |', '| --- | --- | --- | --- | --- |'];
  return [
    '# The reference architecture',
    '',
    '<!-- Generated by `npm run docs`; do not edit. -->',
    '',
    'What a landing zone for AI agents is asked for, and where it is here. A test finds every construct in the stacks that are',
    'named, in the [regulated example](../examples/regulated/landing-zone.yaml). A capability without a control is built, and',
    'not yet seen by the engine when it is missing.',
    '',
    '## What the landing zones of today have, some of them',
    '',
    ...head,
    ...rows(PEERS),
    '',
    '## What none of them has',
    '',
    ...head,
    ...rows(OURS),
    '',
  ].join('\n');
}

if (require.main === module) {
  fs.writeFileSync(path.join(__dirname, '../docs/reference-architecture.md'), referenceArchitectureMarkdown());
}
