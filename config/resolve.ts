import type { AddressPlan } from './addressing';
import { labelsOf } from './checks';
import type { Agent, LandingZone } from './landing-zone';
import { PROFILES } from './profiles';
import type { LandingZoneFile } from './schema';

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
    model: find(models, agent.model),
    tools: agent.tools.map((tool) => ({ ...tool, clearance: find(labels, tool.clearance) })),
    untrustedInput: agent.untrustedInput,
    image: agent.image,
    port: agent.port,
    slot: agent.slot ?? index,
  }));
  return {
    name: file.name,
    environment: file.environment,
    location: file.location,
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
    inspection: file.inspection,
    labels: [...labels.values()],
    knowledge: [...knowledge.values()],
    models: [...models.values()],
    agents,
  };
}

function find<T>(items: ReadonlyMap<string, T>, name: string): T {
  const item = items.get(name);
  if (item !== undefined) return item;
  throw new Error(
    `got a reference to ${name}; expected one that the checks have found; fix: load the file with load.ts`,
  );
}
