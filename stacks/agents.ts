import type { Construct } from 'constructs';
import { nameOf, type Agent, type LandingZone } from '../config';
import { AgentEnvironment, AgentHost } from '../constructs/agents';
import { WorkloadIdentity } from '../constructs/managed-identities';
import { LandingZoneStack } from './landing-zone-stack';

/** The agents: for each one an identity, the grants that follow from its declaration, and a host of its own. */
export class AgentsStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'agents', landingZone);
    for (const agent of landingZone.agents) this.addAgent(agent);
  }

  private addAgent(agent: Agent): void {
    const { landingZone, location, resourceGroupName } = this;
    const { agents, connectivity, foundation, models } = this.references;
    const { profile } = landingZone;
    const tags = { ...this.tags, agent: agent.name, clearance: agent.clearance.name };

    const identity = new WorkloadIdentity(this, `${agent.name}-identity`, {
      name: agents.identity(agent).name,
      location,
      resourceGroupName,
      tags,
    });
    const pull = identity.grant('pull-image', {
      role: 'acrPull',
      scope: foundation.registry.id,
      reason: `${agent.name} pulls its image`,
    });
    identity.grant('call-models', {
      role: 'cognitiveServicesOpenAiUser',
      scope: models.account.id,
      reason: `${agent.name} calls ${agent.model.name}`,
    });
    for (const source of agent.reads) {
      identity.grant(`read-${source.name}`, {
        role: 'searchIndexDataReader',
        scope: foundation.searchIndex(source.label, source.name).id,
        reason: `${agent.name} reads ${source.name} (${source.label.name})`,
      });
    }

    const environment = new AgentEnvironment(this, `${agent.name}-environment`, {
      name: agents.environment(agent).name,
      infrastructureResourceGroupName: nameOf(landingZone, 'resourceGroup', `${agent.name}-hosts`),
      location,
      resourceGroupName,
      subnetId: foundation.agentSubnet(agent).id,
      hubVirtualNetworkId: connectivity.hub.id,
      zoneRedundant: profile.zones.length > 0,
      tags,
    });
    this.log(`${agent.name}-environment`, 'Microsoft.App/managedEnvironments', environment.id);
    new AgentHost(this, `${agent.name}-host`, {
      name: agents.app(agent).name,
      resourceGroupName,
      environmentId: environment.id,
      identity,
      registryServer: foundation.registry.server,
      image: agent.image,
      port: agent.port,
      replicas: profile.agentReplicas,
      settings: {
        MODEL_ENDPOINT: models.account.endpoint,
        MODEL_DEPLOYMENT: agent.model.name,
        ...knowledgeSettings(agent, (source) => foundation.search(source.label).endpoint),
      },
      tags,
      dependsOn: [pull],
    });
  }
}

/** `KNOWLEDGE_CONTRACTS=https://….search.windows.net/indexes/contracts` for each source. */
function knowledgeSettings(agent: Agent, endpoint: (source: Agent['reads'][number]) => string): Record<string, string> {
  return Object.fromEntries(
    agent.reads.map((source) => [
      `KNOWLEDGE_${source.name.toUpperCase().replaceAll('-', '_')}`,
      `${endpoint(source)}/indexes/${source.name}`,
    ]),
  );
}
