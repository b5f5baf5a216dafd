import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import type { Construct } from 'constructs';
import {
  nameOf,
  stableGuid,
  type Agent,
  type CodeSandbox as CodeSandboxSettings,
  type Knowledge,
  type LandingZone,
} from '../config';
import { AgentEnvironment, AgentHost, CodeSandbox } from '../constructs/agents';
import { AzapiProvider } from '../constructs/azapi';
import { DATA_LABEL_TAG } from '../constructs/dlp-labels';
import { containerOf, MemoryGrant, READS_CLEAN_BLOBS_ONLY } from '../constructs/knowledge';
import { ApplicationTelemetry, contentCaptureSettings, ResourceDiagnostics } from '../constructs/logging';
import { WorkloadIdentity, type GrantProps } from '../constructs/managed-identities';
import { addAzurerm, highestLabel, LandingZoneStack } from './landing-zone-stack';

/** The agents: for each one an identity, the grants that follow from its declaration, and a host of its own. */
export class AgentsStack extends LandingZoneStack {
  /** The last grant on each Cosmos DB account, which takes one at a time. */
  private readonly memoryGrants = new Map<string, MemoryGrant>();

  /** Where they trace to. */
  private readonly telemetry: ApplicationTelemetry;

  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'agents', landingZone);
    const { agents, codeSandbox } = landingZone;
    this.telemetry = this.addTelemetry();
    const environments = new Map(agents.map((agent) => [agent.name, this.addEnvironment(agent)]));
    const sandbox = codeSandbox && this.addSandbox(codeSandbox);
    for (const agent of agents) this.addAgent(agent, environments, sandbox);
  }

  /**
   * Here and not with the other logs: where it takes traces is minted by Azure, and what Azure mints stays in one state.
   * Its label is that of the logs: a trace can hold what an agent read.
   */
  private addTelemetry(): ApplicationTelemetry {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { agents, observability } = this.references;
    const { platform } = landingZone.subscriptions;
    const telemetry = new ApplicationTelemetry(this, 'telemetry', {
      name: agents.telemetry.name,
      location,
      resourceGroupName,
      workspaceId: observability.workspace.id,
      privateLinkScope: {
        name: observability.privateLinkScope.name,
        resourceGroupName: observability.resourceGroup.name,
      },
      platform: addAzurerm(this, 'azurerm-platform', platform, landingZone.tenantId, 'platform'),
      retentionInDays: landingZone.profile.logRetentionDays,
      tags: { ...tags, [DATA_LABEL_TAG]: highestLabel(landingZone).name },
    });
    new ResourceDiagnostics(this, 'telemetry-logs', {
      resourceId: telemetry.id,
      resourceType: 'Microsoft.Insights/components',
      // Its data is in the workspace already: a setting that leads there would write each record twice.
      destinations: { archiveId: this.logs.archiveId },
    });
    return telemetry;
  }

  private addEnvironment(agent: Agent): AgentEnvironment {
    const { landingZone, location, resourceGroupName } = this;
    const { agents, connectivity, foundation } = this.references;
    const environment = new AgentEnvironment(this, `${agent.name}-environment`, {
      name: agents.environment(agent).name,
      infrastructureResourceGroupName: nameOf(landingZone, 'resourceGroup', `${agent.name}-hosts`),
      location,
      resourceGroupName,
      subnetId: foundation.agentSubnet(agent).id,
      hubVirtualNetworkId: connectivity.hub.id,
      zoneRedundant: landingZone.profile.zones.length > 0,
      tags: this.tagsOf(agent),
    });
    this.log(`${agent.name}-environment`, 'Microsoft.App/managedEnvironments', environment.id);
    return environment;
  }

  private addAgent(
    agent: Agent,
    environments: ReadonlyMap<string, AgentEnvironment>,
    sandbox: CodeSandbox | undefined,
  ): void {
    const { landingZone, resourceGroupName } = this;
    const { agents, foundation, models } = this.references;
    const environment = environments.get(agent.name);
    const identity = this.addIdentity(agent, `${agent.name}-identity`, agents.identity(agent).name);
    const tools = agent.tools.map((tool) => ({
      name: tool.name,
      identity: this.addIdentity(
        agent,
        `${agent.name}-${tool.name}-tool-identity`,
        agents.toolIdentity(agent, tool).name,
      ),
    }));
    // The kill switch: what it is stays, what it may do goes.
    if (agent.suspended || !environment) return;
    const pull = this.grant(agent, identity);
    if (agent.runsCode && sandbox) {
      identity.grant('run-code', {
        role: 'containerAppsSessionExecutor',
        scope: agents.sandboxPool.id,
        reason: `${agent.name} runs code in the sandbox`,
        dependsOn: [sandbox.pool],
      });
    }

    new AgentHost(this, `${agent.name}-host`, {
      name: agents.app(agent).name,
      resourceGroupName,
      environmentId: environment.id,
      identity,
      toolIdentities: tools,
      registryServer: foundation.registry.server,
      image: agent.image,
      port: agent.port,
      replicas: landingZone.profile.agentReplicas,
      settings: {
        MODEL_ENDPOINT: models.account.endpoint,
        MODEL_DEPLOYMENT: models.deployment(agent).name,
        APPLICATIONINSIGHTS_CONNECTION_STRING: this.telemetry.connectionString,
        ...contentCaptureSettings(agent),
        ...this.knowledgeSettings(agent),
        ...this.calledAgents(agent, environments),
        ...(agent.runsCode && sandbox ? { CODE_SANDBOX_ENDPOINT: sandbox.endpoint } : {}),
      },
      tags: this.tagsOf(agent),
      dependsOn: [pull],
    });
  }

  /** What follows from the declaration, at the smallest scope each; the grant that the host needs to start. */
  private grant(agent: Agent, identity: WorkloadIdentity): RoleAssignment {
    const { agents, foundation, governance, models } = this.references;
    identity.grant('call-models', {
      role: governance.modelCaller,
      scope: models.account.id,
      reason: `${agent.name} calls ${agent.model.name}`,
    });
    for (const source of agent.reads) {
      identity.grant(`read-${source.name}`, {
        ...this.accessTo(source, 'read'),
        reason: `${agent.name} reads ${source.name} (${source.label.name})`,
      });
    }
    for (const source of agent.writes) {
      identity.grant(`write-${source.name}`, {
        ...this.accessTo(source, 'write'),
        reason: `${agent.name} writes ${source.name} (${source.label.name})`,
      });
    }
    this.grantMemory(agent, identity);
    // Not `write-…`: a source can have any name.
    identity.grant('trace', {
      role: 'monitoringMetricsPublisher',
      scope: agents.telemetry.id,
      reason: `${agent.name} writes traces, and reads none`,
      dependsOn: [this.telemetry.component],
    });
    return identity.grant('pull-image', {
      role: 'acrPull',
      scope: foundation.registry.id,
      reason: `${agent.name} pulls its image`,
    });
  }

  /** An index, or the container of the documents; of documents, those that were found clean. */
  private accessTo({ kind, label, name }: Knowledge, effect: 'read' | 'write'): Omit<GrantProps, 'reason'> {
    const { data } = this.references;
    if (kind === 'search-index') {
      return {
        role: effect === 'read' ? 'searchIndexDataReader' : 'searchIndexDataContributor',
        scope: data.searchIndex(label, name).id,
      };
    }
    return {
      role: effect === 'read' ? 'storageBlobDataReader' : 'storageBlobDataContributor',
      scope: data.container(label, containerOf(name)).id,
      condition: READS_CLEAN_BLOBS_ONLY,
    };
  }

  private grantMemory({ memory, name }: Agent, identity: WorkloadIdentity): void {
    if (!memory) return;
    const account = this.references.data.memory(memory);
    const before = this.memoryGrants.get(account.name);
    const grant = new MemoryGrant(this, `${name}-memory`, {
      name: stableGuid(this.landingZone, 'memory', name),
      accountId: account.id,
      database: name,
      principalId: identity.principalId,
      dependsOn: before && [before.assignment],
    });
    this.memoryGrants.set(account.name, grant);
  }

  /** `KNOWLEDGE_CONTRACTS=https://….search.windows.net/indexes/contracts` for each source, and where its memory is. */
  private knowledgeSettings({ memory, name, reads, writes }: Agent): Record<string, string> {
    const { data } = this.references;
    const sources = [...reads, ...writes].map((source): [string, string] => [
      settingName('KNOWLEDGE', source.name),
      source.kind === 'search-index'
        ? `${data.search(source.label).endpoint}/indexes/${source.name}`
        : `${data.documents(source.label).endpoint}/${containerOf(source.name)}`,
    ]);
    return {
      ...Object.fromEntries(sources),
      ...(memory && { MEMORY_ENDPOINT: data.memory(memory).endpoint, MEMORY_DATABASE: name }),
    };
  }

  private addIdentity(agent: Agent, id: string, name: string): WorkloadIdentity {
    const { location, resourceGroupName } = this;
    return new WorkloadIdentity(this, id, { name, location, resourceGroupName, tags: this.tagsOf(agent) });
  }

  private addSandbox({ image, port }: CodeSandboxSettings): CodeSandbox {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { agents, connectivity, foundation } = this.references;
    const { workload } = landingZone.subscriptions;
    new AzapiProvider(this, 'azapi', { subscriptionId: workload, tenantId: landingZone.tenantId });
    const environment = new AgentEnvironment(this, 'sandbox-environment', {
      name: agents.sandboxEnvironment.name,
      infrastructureResourceGroupName: nameOf(landingZone, 'resourceGroup', 'sandbox-hosts'),
      location,
      resourceGroupName,
      subnetId: foundation.sandboxSubnet.id,
      hubVirtualNetworkId: connectivity.hub.id,
      zoneRedundant: landingZone.profile.zones.length > 0,
      tags,
    });
    this.log('sandbox-environment', 'Microsoft.App/managedEnvironments', environment.id);
    return new CodeSandbox(this, 'sandbox', {
      name: agents.sandboxPool.name,
      location,
      resourceGroupName,
      resourceGroupId: agents.resourceGroup.id,
      environmentId: environment.id,
      identityName: nameOf(landingZone, 'userAssignedIdentity', 'sandbox'),
      registryId: foundation.registry.id,
      registryServer: foundation.registry.server,
      image,
      port,
      tags,
    });
  }

  /** `AGENT_SUMMARIZER=https://ca-….<domain of its environment>` for each agent that this one may call. */
  private calledAgents(agent: Agent, environments: ReadonlyMap<string, AgentEnvironment>): Record<string, string> {
    const called = this.landingZone.agents.filter(({ name, suspended }) => agent.calls.includes(name) && !suspended);
    return Object.fromEntries(
      called.flatMap((other) => {
        const environment = environments.get(other.name);
        if (!environment) return [];
        return [
          [settingName('AGENT', other.name), `https://${this.references.agents.app(other).name}.${environment.domain}`],
        ];
      }),
    );
  }

  private tagsOf(agent: Agent): Record<string, string> {
    return { ...this.tags, agent: agent.name, clearance: agent.clearance.name };
  }
}

function settingName(kind: string, name: string): string {
  return `${kind}_${name.toUpperCase().replaceAll('-', '_')}`;
}
