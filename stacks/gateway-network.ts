/** The gateway's place in the network: who reaches it, what it reaches, and the names that it needs. */
import { references, type Gateway, type LandingZone } from '../config';
import { MANAGED_IDENTITY_DESTINATIONS, type EgressSet } from '../constructs/network-inspection';
import type { AllowRule } from '../constructs/network';

const HTTPS = ['443'];

/**
 * Azure Storage, which the service cannot do without; its documentation names the service and no account.
 * Source: Microsoft Learn, "Inject an Azure API Management instance in a private virtual network - Premium v2 tier".
 */
const SERVICE_STORAGE = ['*.blob.core.windows.net', '*.queue.core.windows.net', '*.table.core.windows.net'];

/** The landing zone has a gateway. */
export type WithGateway = LandingZone & { readonly gateway: Gateway };

export function hasGateway(landingZone: LandingZone): landingZone is WithGateway {
  return landingZone.gateway !== undefined;
}

/**
 * Callers inside the network, and Azure's probes: in an isolated deployment nothing else is needed, not even the rule
 * for GatewayManager. Source: Microsoft Learn, "Private Application Gateway deployment", network security groups.
 */
export function frontInbound({ gateway, network }: WithGateway): AllowRule[] {
  const to = [gateway.frontPrefix];
  return [
    {
      name: 'allow-callers',
      description: 'Operators, and the networks outside Azure that were named',
      from: [network.spoke.operations, ...network.onPremises],
      to,
      ports: HTTPS,
    },
    {
      name: 'allow-load-balancer-probes',
      description: 'Azure probes the instances',
      from: 'AzureLoadBalancer',
      to,
      ports: ['*'],
      protocol: '*',
    },
  ];
}

/** API Management behind it, and the vault of its certificate, over Private Link or through the firewall. */
export function frontOutbound({ gateway, network }: WithGateway): AllowRule[] {
  const { hub, spoke } = network;
  const from = [gateway.frontPrefix];
  return [
    {
      name: 'allow-api-management',
      description: 'What stands behind it',
      from,
      to: [gateway.servicePrefix],
      ports: HTTPS,
    },
    {
      name: 'allow-private-endpoints',
      description: 'The vault of the certificate, where it has an endpoint here',
      from,
      to: hub.existing ? [spoke.privateEndpoints] : [hub.privateEndpoints, spoke.privateEndpoints],
      ports: HTTPS,
    },
    {
      name: 'allow-key-vault',
      description: 'The vault of the certificate, routed to the firewall',
      from,
      to: 'AzureKeyVault',
      ports: HTTPS,
    },
    resolveNames(network.hub.firewallPrivateIp, from),
  ];
}

/** Nobody reaches API Management past the web application firewall. */
export function serviceInbound({ gateway }: WithGateway): AllowRule[] {
  const to = [gateway.servicePrefix];
  return [
    {
      name: 'allow-application-gateway',
      description: 'Calls that the web application firewall has let through',
      from: [gateway.frontPrefix],
      to,
      ports: HTTPS,
    },
    {
      name: 'allow-load-balancer-probes',
      description: 'Azure probes the units behind the internal load balancer',
      from: 'AzureLoadBalancer',
      to,
      ports: ['*'],
      protocol: '*',
    },
    { name: 'allow-units', description: 'Units of the service', from: to, to, ports: ['*'], protocol: '*' },
  ];
}

/** The models, tokens, and what the service itself cannot do without. */
export function serviceOutbound({ gateway, network }: WithGateway): AllowRule[] {
  const from = [gateway.servicePrefix];
  const platform = (name: string, tag: string, description: string): AllowRule => ({
    name,
    description,
    from,
    to: tag,
    ports: HTTPS,
  });
  return [
    { name: 'allow-units', description: 'Units of the service', from, to: from, ports: ['*'], protocol: '*' },
    {
      name: 'allow-private-endpoints',
      description: 'Models and the analysis of texts',
      from,
      to: [network.spoke.privateEndpoints],
      ports: HTTPS,
    },
    resolveNames(network.hub.firewallPrivateIp, from),
    platform('allow-entra-id', 'AzureActiveDirectory', 'Keys of callers’ tokens, and its own token'),
    platform('allow-monitor', 'AzureMonitor', 'Logs of the service'),
    platform('allow-storage', 'Storage', 'What the service keeps, routed to the firewall'),
  ];
}

function resolveNames(resolver: string, from: string[]): AllowRule {
  return {
    name: 'allow-dns',
    description: 'The firewall resolves, and logs, every name',
    from,
    to: [`${resolver}/32`],
    ports: ['53'],
    protocol: '*',
  };
}

/** What the firewall lets the gateway reach. */
export function gatewayEgress(landingZone: LandingZone): EgressSet[] {
  if (!hasGateway(landingZone)) return [];
  const { gateway } = landingZone;
  return [
    {
      name: 'gateway-certificate',
      description: 'The application gateway reads its certificate',
      sources: [gateway.frontPrefix],
      destinations: [new URL(gateway.certificateSecretId).hostname],
    },
    {
      name: 'gateway-service',
      description: 'API Management checks tokens, gets its own, and keeps its state',
      sources: [gateway.servicePrefix],
      destinations: [...MANAGED_IDENTITY_DESTINATIONS, ...SERVICE_STORAGE],
    },
  ];
}

/** Names that resolve inside the network alone. */
export function gatewayNames(landingZone: LandingZone): string[] {
  if (!hasGateway(landingZone)) return [];
  return [landingZone.gateway.hostName, references(landingZone).gateway.apiManagement.hostName];
}
