import type { AddressPlan } from './addressing';
import { labelsOf } from './checks';
import type { Agent, LandingZone } from './landing-zone';
import { PROFILES } from './profiles';
import type { LandingZoneFile } from './schema';
import { gatewayAudience, resolveAccess } from './sections/access';
import { resolveData } from './sections/data';
import { resolveFoundry } from './sections/foundry';
import { resolveGateway } from './sections/gateway';
import { resolveGovernance } from './sections/governance';
import { resolveTraining } from './sections/training';
import { resolveConnectivity } from './sections/network';
import { resolveObservability } from './sections/observability';

/** A landing zone of a file that has passed the schema and every check. Throws if it has not. */
export function resolveLandingZone(file: LandingZoneFile, network: AddressPlan): LandingZone {
  const labels = labelsOf(file.labels);
  const knowledge = new Map(
    file.knowledge.map((source) => [source.name, { ...source, label: find(labels, source.label) }]),
  );
  const models = new Map(file.models.map((model) => [model.name, { ...model, model: model.model ?? model.name }]));
  const agents = file.agents.map((agent, index): Agent => ({
    name: agent.name,
    clearance: find(labels, agent.clearance),
    reads: agent.reads.map((name) => find(knowledge, name)),
    writes: agent.writes.map((name) => find(knowledge, name)),
    memory: agent.memory === undefined ? undefined : find(labels, agent.memory),
    model: find(models, agent.model),
    tools: agent.tools.map((tool) => ({ ...tool, clearance: find(labels, tool.clearance) })),
    calls: agent.calls,
    untrustedInput: agent.untrustedInput,
    runsCode: agent.runsCode,
    suspended: agent.suspended,
    image: agent.image,
    port: agent.port,
    slot: agent.slot ?? index,
  }));
  return {
    name: file.name,
    environment: file.environment,
    location: file.location,
    region: 'primary',
    profile: PROFILES[file.profile],
    // Lower case, as Azure answers: IDs are compared as text in many places.
    tenantId: file.tenantId.toLowerCase(),
    subscriptions: {
      platform: file.subscriptions.platform.toLowerCase(),
      workload: file.subscriptions.workload.toLowerCase(),
    },
    state:
      file.state.backend === 'local'
        ? file.state
        : { ...file.state, subscriptionId: file.state.subscriptionId.toLowerCase() },
    network,
    connectivity: resolveConnectivity(file.network),
    inspection: file.inspection,
    governance: resolveGovernance(
      file.governance,
      file.location,
      file.regions.map((region) => region.location),
    ),
    labels: [...labels.values()],
    knowledge: [...knowledge.values()],
    data: resolveData(file.data, PROFILES[file.profile]),
    models: [...models.values()],
    blocklists: file.blocklists,
    agents,
    gateway: file.gateway && resolveGateway(file.gateway, network, gatewayAudience(file)),
    training: file.training && resolveTraining(file.training, (name) => find(labels, name)),
    foundry: file.foundry && resolveFoundry(file.foundry, (name) => find(labels, name)),
    codeSandbox: file.codeSandbox,
    access: file.access && resolveAccess(file.access, file.tenantId),
    contacts: file.contacts,
    observability: resolveObservability(file.observability),
  };
}

function find<T>(items: ReadonlyMap<string, T>, name: string): T {
  const item = items.get(name);
  if (item !== undefined) return item;
  throw new Error(
    `got a reference to ${name}; expected one that the checks have found; fix: load the file with load.ts`,
  );
}
