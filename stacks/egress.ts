import { SPOKE_LAYOUT, subnetIn, type Agent, type LandingZone } from '../config';
import {
  CONTAINER_APPS_DESTINATIONS,
  MANAGED_IDENTITY_DESTINATIONS,
  OPERATIONS_DESTINATIONS,
  type AddressSet,
  type EgressSet,
} from '../constructs/network-inspection';
import { gatewayEgress, gatewayNames } from './gateway-network';

/** The subnet of an agent, from the address plan. */
export function agentPrefix({ network }: LandingZone, agent: Agent): string {
  const prefix = network.spoke.agents[agent.name];
  if (!prefix)
    throw new Error(
      `got no subnet for ${agent.name}, expected one in the address plan; fix: plan addresses from the same agents`,
    );
  return prefix;
}

/** The subnet of the code sandbox. */
export function sandboxPrefix({ network }: LandingZone): string {
  return subnetIn(network.spoke.addressSpace, SPOKE_LAYOUT.sandbox);
}

/** The subnet of agents that Foundry hosts. */
export function agentServicePrefix({ network }: LandingZone): string {
  return subnetIn(network.spoke.addressSpace, SPOKE_LAYOUT.agentService);
}

/** Every subnet that Container Apps runs in: agents, and the sandbox and Foundry's agent service where they are. */
export function hostPrefixes(landingZone: LandingZone): string[] {
  const agents = landingZone.agents.map((agent) => agentPrefix(landingZone, agent));
  return [
    ...agents,
    ...(landingZone.codeSandbox ? [sandboxPrefix(landingZone)] : []),
    ...(landingZone.foundry ? [agentServicePrefix(landingZone)] : []),
  ];
}

/** What the hosts need in order to run at all. TLS is opened only for operators: agent hosts break under it. */
export function platformEgress(landingZone: LandingZone, opensTls: boolean): EgressSet[] {
  const agentSubnets = hostPrefixes(landingZone);
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
    ...gatewayEgress(landingZone),
  ];
}

/** What each agent declared, one set a tool: nobody else may use it. */
export function agentEgress(landingZone: LandingZone): EgressSet[] {
  const agents = landingZone.agents.filter(({ suspended }) => !suspended);
  return agents.flatMap((agent) =>
    agent.tools.map((tool) => ({
      // Neither name can hold an underscore, so two pairs never share a rule's name.
      name: `${agent.name}_${tool.name}`,
      description: `${agent.name} calls ${tool.name} (${tool.effect}, approval: ${tool.approval})`,
      sources: [agentPrefix(landingZone, agent)],
      destinations: [tool.egress],
    })),
  );
}

/** Questions for names that servers of the organisation answer. */
export function nameForwarding({ network, connectivity }: LandingZone): AddressSet[] {
  const { hub } = network;
  if (hub.existing || connectivity.forward.length === 0) return [];
  return [
    {
      name: 'name-forwarding',
      description: 'The resolver asks the DNS servers of the organisation for its own domains',
      sources: [hub.resolverOutbound],
      destinations: dnsServers(connectivity.forward),
      protocols: ['TCP', 'UDP'],
      ports: ['53'],
    },
  ];
}

/** Each DNS server of the organisation once, as a range of one address. */
export function dnsServers(forward: LandingZone['connectivity']['forward']): string[] {
  return [...new Set(forward.flatMap(({ servers }) => servers))].sort().map((server) => `${server}/32`);
}

/** Every name that somebody declared: what the firewall lets through, and what is forwarded. */
export function resolvedNames(landingZone: LandingZone): string[] {
  return [
    ...[...platformEgress(landingZone, false), ...agentEgress(landingZone)].flatMap(({ destinations }) => destinations),
    ...landingZone.connectivity.forward.map(({ domain }) => domain),
    ...gatewayNames(landingZone),
  ];
}

/**
 * The egress rules in words, for whoever runs an existing hub whose policy is not ours to write; `undefined` where the
 * rules are deployed.
 */
export function egressRequest(landingZone: LandingZone): string | undefined {
  const { existing } = landingZone.network.hub;
  if (!existing || existing.firewallPolicyId) return undefined;
  const rows = [...platformEgress(landingZone, false), ...agentEgress(landingZone)].map(
    ({ name, description, sources, destinations }) =>
      `| ${name} | ${sources.join('<br>')} | ${destinations.join('<br>')} | ${description} |`,
  );
  return [
    `# Egress of ${landingZone.name}`,
    '',
    `Rules for the firewall at ${existing.firewallPrivateIp}: HTTPS (443) by host name, TLS not terminated, everything`,
    'else denied. Names are resolved by the firewall (DNS proxy). Made from landing-zone.yaml; do not edit.',
    '',
    '| rule | from | to | why |',
    '| ---- | ---- | -- | --- |',
    ...rows,
    '',
  ].join('\n');
}
