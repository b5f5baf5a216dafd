/** Who may talk to whom inside the landing zone: the openings in each subnet's security group, and why. */
import type { Agent, CreatedHub, LandingZone } from '../config';
import type { AllowRule } from '../constructs/network';
import { agentPrefix, agentServicePrefix, dnsServers, sandboxPrefix } from './egress';

const HTTPS = ['443'];

/** Private endpoints answer agents and operators, nobody else. */
export function privateEndpointInbound(landingZone: LandingZone): AllowRule[] {
  const { spoke } = landingZone.network;
  const to = [spoke.privateEndpoints];
  const agents = [
    ...landingZone.agents.filter(({ suspended }) => !suspended).map((agent) => agentPrefix(landingZone, agent)),
    ...(landingZone.codeSandbox ? [sandboxPrefix(landingZone)] : []),
    ...(landingZone.foundry ? [agentServicePrefix(landingZone)] : []),
  ];
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
    ...(landingZone.gateway
      ? [
          {
            name: 'allow-gateway',
            description: 'The gateway calls models for its callers, and reads its certificate',
            from: [landingZone.gateway.frontPrefix, landingZone.gateway.servicePrefix],
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

/**
 * Where the platform's private endpoints lie, when they are not among those of the workload. The archive of logs has one
 * beside Azure Monitor's: a network rule cannot tell the two apart, and who has no role on the archive gets nothing there.
 */
function platformEndpoints({ network }: LandingZone): string[] {
  const { hub } = network;
  const addresses = hub.existing ? hub.existing.privateEndpointAddresses : hub.privateEndpoints;
  return addresses === undefined ? [] : [addresses];
}

/** Endpoints of the platform answer operators, and agents, which write their traces to Azure Monitor. */
export function platformEndpointInbound(landingZone: LandingZone, hub: CreatedHub): AllowRule[] {
  const to = [hub.privateEndpoints];
  const agents = landingZone.agents.filter(({ suspended }) => !suspended);
  return [
    {
      name: 'allow-operations',
      description: 'Operators query logs over Private Link',
      from: [landingZone.network.spoke.operations],
      to,
      ports: HTTPS,
    },
    ...(agents.length > 0
      ? [
          {
            name: 'allow-agents',
            description: 'Agents write traces to Azure Monitor',
            from: agents.map((agent) => agentPrefix(landingZone, agent)),
            to,
            ports: HTTPS,
          },
        ]
      : []),
  ];
}

/** Operators sign in to their hosts through Bastion, where there is one of ours. */
export function operationsInbound({ network, profile }: LandingZone): AllowRule[] {
  if (network.hub.existing || !profile.bastion) return [];
  return [
    {
      name: 'allow-bastion',
      description: 'SSH and RDP from recorded sessions',
      from: [network.hub.bastion],
      to: [network.spoke.operations],
      ports: ['22', '3389'],
    },
  ];
}

/** Whether admin rules hold for the networks of the landing zone. */
export function hasAdminRules({ connectivity, network, profile }: LandingZone): boolean {
  // Whoever has a hub has, as a rule, a network manager too, and Azure takes one for a scope.
  return connectivity.adminRules ?? (profile.networkAdminRules && !network.hub.existing);
}

/** The resolver answers the firewall, which asks for everyone. */
export function resolverInbound(hub: CreatedHub): AllowRule[] {
  return [dns('allow-firewall', 'The firewall asks for everyone', [hub.firewall], [hub.resolverInbound])];
}

/** What the resolver does not forward, it asks Azure. */
export function resolverInboundOutbound(hub: CreatedHub): AllowRule[] {
  return [
    dns(
      'allow-azure-dns',
      'The resolver asks Azure for what it does not forward',
      [hub.resolverInbound],
      'AzurePlatformDNS',
    ),
  ];
}

/** Forwarded questions, to the servers that were named. */
export function resolverOutbound({ connectivity }: LandingZone, hub: CreatedHub): AllowRule[] {
  const from = [hub.resolverOutbound];
  return [dns('allow-dns-servers', 'DNS servers of the organisation', from, dnsServers(connectivity.forward))];
}

function dns(name: string, description: string, from: string[], to: string[] | string): AllowRule {
  return { name, description, from, to, ports: ['53'], protocol: '*' };
}

/** Operators reach the private services and the agents; the Internet only through the firewall. */
export function operationsOutbound(landingZone: LandingZone): AllowRule[] {
  const { spoke } = landingZone.network;
  const from = [spoke.operations];
  return [
    {
      name: 'allow-private-endpoints',
      description: 'Private services of the workload and the platform',
      from,
      to: [...platformEndpoints(landingZone), spoke.privateEndpoints],
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
    ...(landingZone.gateway
      ? [
          {
            name: 'allow-gateway',
            description: 'Operators call models through the gateway',
            from,
            to: [landingZone.gateway.frontPrefix],
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

/** The agent's callers, and what its host needs inside its own subnet. A suspended agent has no callers. */
export function agentInbound(landingZone: LandingZone, agent: Agent): AllowRule[] {
  const { network, agents } = landingZone;
  const callers = agents.filter((other) => other.calls.includes(agent.name) && !other.suspended);
  const from = [
    network.spoke.operations,
    ...network.onPremises,
    ...callers.map((other) => agentPrefix(landingZone, other)),
  ];
  const description = 'Operators, the networks outside Azure that were named, and agents that declared the call';
  return hostInbound(agentPrefix(landingZone, agent), agent.suspended ? [] : from, description);
}

/** The agent's private services, those it calls, its platform, and, if it declared a destination, the way to the firewall. */
export function agentOutbound(landingZone: LandingZone, agent: Agent): AllowRule[] {
  const prefix = agentPrefix(landingZone, agent);
  const platform = hostOutbound(landingZone, prefix);
  if (agent.suspended) return platform;
  const from = [prefix];
  const called = landingZone.agents.filter(({ name, suspended }) => agent.calls.includes(name) && !suspended);
  const sandbox = agent.runsCode && landingZone.codeSandbox ? [sandboxPrefix(landingZone)] : [];
  const monitor = platformEndpoints(landingZone);
  const others = [...called.map((other) => agentPrefix(landingZone, other)), ...sandbox];
  return [
    {
      name: 'allow-private-endpoints',
      description: 'Models, knowledge and the registry',
      from,
      to: [landingZone.network.spoke.privateEndpoints],
      ports: HTTPS,
    },
    ...(monitor.length > 0
      ? [{ name: 'allow-traces', description: 'Traces to Azure Monitor', from, to: monitor, ports: HTTPS }]
      : []),
    ...(others.length > 0
      ? [
          {
            name: 'allow-agents',
            description: 'Agents and the sandbox that it declared',
            from,
            to: others,
            ports: HTTPS,
          },
        ]
      : []),
    ...platform,
    ...(agent.tools.length > 0
      ? [
          {
            name: 'allow-declared-destinations',
            description: 'Routed to the firewall, which allows the declared names',
            from,
            to: 'Internet',
            ports: HTTPS,
          },
        ]
      : []),
  ];
}

/** The sandbox answers the agents that run code, and nobody else. */
export function sandboxInbound(landingZone: LandingZone): AllowRule[] {
  const users = landingZone.agents.filter(({ runsCode, suspended }) => runsCode && !suspended);
  const from = users.map((agent) => agentPrefix(landingZone, agent));
  return hostInbound(sandboxPrefix(landingZone), from, 'Agents that run code');
}

/** What the sandbox's host needs, its image, and nothing for the code that runs there. */
export function sandboxOutbound(landingZone: LandingZone): AllowRule[] {
  const prefix = sandboxPrefix(landingZone);
  return [
    {
      name: 'allow-private-endpoints',
      description: 'The registry',
      from: [prefix],
      to: [landingZone.network.spoke.privateEndpoints],
      ports: HTTPS,
    },
    ...hostOutbound(landingZone, prefix),
  ];
}

/** Agents that Foundry hosts are called through its account: nobody calls their hosts. */
export function agentServiceInbound(landingZone: LandingZone): AllowRule[] {
  return hostInbound(agentServicePrefix(landingZone), [], '');
}

/** Private services and what their hosts need; no destination outside, because these agents declare none. */
export function agentServiceOutbound(landingZone: LandingZone): AllowRule[] {
  const prefix = agentServicePrefix(landingZone);
  return [
    {
      name: 'allow-private-endpoints',
      description: 'Models, and the stores of the agent service',
      from: [prefix],
      to: [landingZone.network.spoke.privateEndpoints],
      ports: HTTPS,
    },
    ...hostOutbound(landingZone, prefix),
  ];
}

/**
 * What Container Apps needs to be reached, beside the callers.
 * Source: Microsoft Learn, "Securing a virtual network in Azure Container Apps with network security groups".
 */
function hostInbound(prefix: string, callers: readonly string[], description: string): AllowRule[] {
  return [
    ...(callers.length > 0
      ? // 31443 is where the environment's edge proxy listens behind its load balancer.
        [{ name: 'allow-callers', description, from: callers, to: [prefix], ports: ['443', '31443'] }]
      : []),
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

/** What Container Apps itself calls; same source. */
function hostOutbound(landingZone: LandingZone, prefix: string): AllowRule[] {
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
    resolveNames(landingZone, from),
    platform('allow-platform-images', 'MicrosoftContainerRegistry', 'System containers of Container Apps'),
    platform(
      'allow-platform-content',
      'AzureFrontDoor.FirstParty',
      'Where the registry of system containers serves from',
    ),
    platform('allow-entra-id', 'AzureActiveDirectory', 'Tokens of the managed identity'),
    platform('allow-monitor', 'AzureMonitor', 'Logs of the environment'),
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
