/** Who may talk to whom inside the landing zone: the openings in each subnet's security group, and why. */
import type { Agent, LandingZone } from '../config';
import type { AllowRule } from '../constructs/network';
import { agentPrefix } from './egress';

const HTTPS = ['443'];

/** Private endpoints answer agents and operators, nobody else. */
export function privateEndpointInbound(landingZone: LandingZone): AllowRule[] {
  const { spoke } = landingZone.network;
  const to = [spoke.privateEndpoints];
  const agents = landingZone.agents.map((agent) => agentPrefix(landingZone, agent));
  return [
    ...(agents.length > 0
      ? [
          {
            name: 'allow-agents',
            description: 'Agents call models, knowledge and the registry',
            from: agents,
            to,
            ports: HTTPS,
          },
        ]
      : []),
    {
      name: 'allow-operations',
      description: 'Operators manage keys, images and indexes',
      from: [spoke.operations],
      to,
      ports: HTTPS,
    },
  ];
}

/** Operators reach the private services and the agents; the Internet only through the firewall. */
export function operationsOutbound(landingZone: LandingZone): AllowRule[] {
  const { hub, spoke } = landingZone.network;
  const from = [spoke.operations];
  return [
    {
      name: 'allow-private-endpoints',
      description: 'Private services of the workload and the platform',
      from,
      to: [hub.privateEndpoints, spoke.privateEndpoints],
      ports: HTTPS,
    },
    ...(landingZone.agents.length > 0
      ? [
          {
            name: 'allow-agents',
            description: 'Operators call the agents',
            from,
            to: landingZone.agents.map((agent) => agentPrefix(landingZone, agent)),
            ports: HTTPS,
          },
        ]
      : []),
    resolveNames(landingZone, from),
    {
      name: 'allow-inspected-internet',
      description: 'Routed to the firewall, which allows by name',
      from,
      to: 'Internet',
      ports: HTTPS,
    },
  ];
}

/**
 * What Container Apps needs inside its own subnet, and the callers of the agent.
 * Source: Microsoft Learn, "Securing a virtual network in Azure Container Apps with network security groups".
 */
export function agentInbound(landingZone: LandingZone, agent: Agent): AllowRule[] {
  const prefix = agentPrefix(landingZone, agent);
  const { network } = landingZone;
  return [
    {
      name: 'allow-callers',
      description: 'Operators, and the networks outside Azure that were named',
      from: [network.spoke.operations, ...network.onPremises],
      to: [prefix],
      // 31443 is where the environment's edge proxy listens behind its load balancer.
      ports: ['443', '31443'],
    },
    {
      name: 'allow-load-balancer-probes',
      description: 'Azure probes the hosts behind the internal load balancer',
      from: 'AzureLoadBalancer',
      to: [prefix],
      ports: ['30000-32767'],
    },
    {
      name: 'allow-hosts',
      description: 'Hosts of the environment',
      from: [prefix],
      to: [prefix],
      ports: ['*'],
      protocol: '*',
    },
  ];
}

/** The agent's private services, its platform, and, if it declared a destination, the way to the firewall. */
export function agentOutbound(landingZone: LandingZone, agent: Agent): AllowRule[] {
  const prefix = agentPrefix(landingZone, agent);
  const from = [prefix];
  const platform = (name: string, tag: string, description: string): AllowRule => ({
    name,
    description,
    from,
    to: tag,
    ports: HTTPS,
  });
  return [
    { name: 'allow-hosts', description: 'Hosts of the environment', from, to: [prefix], ports: ['*'], protocol: '*' },
    {
      name: 'allow-private-endpoints',
      description: 'Models, knowledge and the registry',
      from,
      to: [landingZone.network.spoke.privateEndpoints],
      ports: HTTPS,
    },
    resolveNames(landingZone, from),
    platform('allow-platform-images', 'MicrosoftContainerRegistry', 'System containers of Container Apps'),
    platform(
      'allow-platform-content',
      'AzureFrontDoor.FirstParty',
      'Where the registry of system containers serves from',
    ),
    platform('allow-entra-id', 'AzureActiveDirectory', 'Tokens of the managed identity'),
    platform('allow-monitor', 'AzureMonitor', 'Logs of the environment'),
    ...(agent.tools.length > 0
      ? [platform('allow-declared-destinations', 'Internet', 'Routed to the firewall, which allows the declared names')]
      : []),
  ];
}

function resolveNames(landingZone: LandingZone, from: string[]): AllowRule {
  return {
    name: 'allow-dns',
    description: 'The firewall resolves, and logs, every name',
    from,
    to: [`${landingZone.network.hub.firewallPrivateIp}/32`],
    ports: ['53'],
    protocol: '*',
  };
}
