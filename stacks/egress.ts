import type { Agent, LandingZone } from '../config';
import {
  CONTAINER_APPS_DESTINATIONS,
  MANAGED_IDENTITY_DESTINATIONS,
  OPERATIONS_DESTINATIONS,
  type EgressSet,
} from '../constructs/network-inspection';

/** The subnet of an agent, from the address plan. */
export function agentPrefix({ network }: LandingZone, agent: Agent): string {
  const prefix = network.spoke.agents[agent.name];
  if (!prefix)
    throw new Error(
      `got no subnet for ${agent.name}, expected one in the address plan; fix: plan addresses from the same agents`,
    );
  return prefix;
}

/** What the hosts need in order to run at all. TLS is opened only for operators: agent hosts break under it. */
export function platformEgress(landingZone: LandingZone, opensTls: boolean): EgressSet[] {
  const agentSubnets = landingZone.agents.map((agent) => agentPrefix(landingZone, agent));
  const hosts: EgressSet[] =
    agentSubnets.length === 0
      ? []
      : [
          {
            name: 'agent-hosts',
            description: 'What Container Apps and managed identities need',
            sources: agentSubnets,
            destinations: [...CONTAINER_APPS_DESTINATIONS, ...MANAGED_IDENTITY_DESTINATIONS],
          },
        ];
  return [
    ...hosts,
    {
      name: 'operations',
      description: 'Operators deploy with Terraform from inside the network',
      sources: [landingZone.network.spoke.operations],
      destinations: OPERATIONS_DESTINATIONS,
      inspectTls: opensTls,
    },
  ];
}

/** What each agent declared, one set a tool: nobody else may use it. */
export function agentEgress(landingZone: LandingZone): EgressSet[] {
  return landingZone.agents.flatMap((agent) =>
    agent.tools.map((tool) => ({
      // Neither name can hold an underscore, so two pairs never share a rule's name.
      name: `${agent.name}_${tool.name}`,
      description: `${agent.name} calls ${tool.name} (${tool.effect}, approval: ${tool.approval})`,
      sources: [agentPrefix(landingZone, agent)],
      destinations: [tool.egress],
    })),
  );
}
