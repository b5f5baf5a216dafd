import {
  blockAt,
  contains,
  formatAddress,
  formatCidr,
  networkOf,
  overlaps,
  parseCidr,
  sizeOf,
  type Cidr,
} from './cidr';
import type { Path, Refusal } from './problem';

/** Where every subnet lies, computed from one CIDR. All values are IPv4 CIDRs. */
export interface AddressPlan {
  readonly hub: CreatedHub | AttachedHub;
  readonly spoke: {
    readonly addressSpace: string;
    readonly privateEndpoints: string;
    readonly operations: string;
    /** One subnet an agent, by agent name. */
    readonly agents: Readonly<Record<string, string>>;
  };
  /** Networks outside Azure that may call in. */
  readonly onPremises: readonly string[];
}

/** A hub of ours. */
export interface CreatedHub {
  readonly existing?: undefined;
  readonly addressSpace: string;
  readonly firewall: string;
  readonly firewallManagement: string;
  readonly bastion: string;
  readonly privateEndpoints: string;
  readonly resolverInbound: string;
  readonly resolverOutbound: string;
  /** The address that Azure gives a firewall: the fifth of its subnet (four are reserved). */
  readonly firewallPrivateIp: string;
  /** Likewise of the resolver's inbound endpoint. */
  readonly resolverPrivateIp: string;
}

/** A hub that is there already: we know of it only what we were told. */
export interface AttachedHub {
  readonly existing: ExistingHub;
  readonly firewallPrivateIp: string;
}

/** What `network.hub.existing` says. */
export interface ExistingHub {
  readonly virtualNetworkId: string;
  readonly firewallPrivateIp: string;
  /** Holds every private DNS zone. */
  readonly dnsResourceGroupId: string;
  /** Takes our rule collection groups. */
  readonly firewallPolicyId?: string;
  /** For the private endpoints of the platform; without it they are in the spoke. */
  readonly privateEndpointSubnetId?: string;
  /** Addresses of that subnet. */
  readonly privateEndpointAddresses?: string;
}

/** Where a subnet lies in its network: addresses from the start, and prefix length. */
export interface Place {
  readonly offset: number;
  readonly prefix: number;
}

/**
 * The hub, in any space of /22 or larger. Places are kept for subnets that come later, so that adding one moves none.
 * Azure wants at least /26 for the firewall, its management, Bastion and (with headroom) the gateway, /28 for resolvers.
 */
export const HUB_LAYOUT = {
  /** `AzureFirewallSubnet` */
  firewall: { offset: 0, prefix: 26 },
  /** `AzureFirewallManagementSubnet` */
  firewallManagement: { offset: 64, prefix: 26 },
  /** `AzureBastionSubnet` */
  bastion: { offset: 128, prefix: 26 },
  /** `GatewaySubnet` */
  gateway: { offset: 192, prefix: 26 },
  privateEndpoints: { offset: 256, prefix: 26 },
  resolverInbound: { offset: 320, prefix: 28 },
  resolverOutbound: { offset: 336, prefix: 28 },
} as const satisfies Record<string, Place>;

/** The spoke, in any space of /21 or larger; its upper half belongs to the agents, one subnet a slot. */
export const SPOKE_LAYOUT = {
  privateEndpoints: { offset: 0, prefix: 24 },
  operations: { offset: 256, prefix: 27 },
  applicationGateway: { offset: 512, prefix: 24 },
  apiManagement: { offset: 768, prefix: 27 },
  training: { offset: 800, prefix: 27 },
  build: { offset: 832, prefix: 27 },
  sandbox: { offset: 864, prefix: 27 },
  /** Agents that Foundry hosts; it takes an address for each of their hosts. */
  agentService: { offset: 896, prefix: 25 },
} as const satisfies Record<string, Place>;

/** Smallest networks that the layouts fit in, and the bounds of the one space that both are cut from. */
const LONGEST_HUB_PREFIX = 22;
const LONGEST_SPOKE_PREFIX = 21;
const SHORTEST_SHARED_PREFIX = 16;
const LONGEST_SHARED_PREFIX = 20;

/** Container Apps (workload profiles) and Foundry agents both refuse a smaller subnet. */
export const LONGEST_AGENT_PREFIX = 27;

const PRIVATE_RANGES = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map(mustParse);

/**
 * Ranges that agent hosts use for themselves, or that Azure keeps. Sources: Container Apps, "Networking: subnet address
 * range restrictions"; Foundry Agent Service, "Use a virtual network"; Docker's default bridge.
 */
const RESERVED_RANGES = [
  { range: '172.17.0.0/16', user: "Docker's bridge on agent hosts" },
  { range: '169.254.0.0/16', user: 'link-local addresses' },
  { range: '172.30.0.0/16', user: 'Container Apps and Foundry agents' },
  { range: '172.31.0.0/16', user: 'Container Apps and Foundry agents' },
  { range: '192.0.2.0/24', user: 'Container Apps and Foundry agents' },
  { range: '100.100.0.0/17', user: 'Container Apps' },
  { range: '100.100.128.0/19', user: 'Container Apps' },
  { range: '100.100.160.0/19', user: 'Container Apps' },
  { range: '100.100.192.0/19', user: 'Container Apps' },
].map(({ range, user }) => ({ block: mustParse(range), user }));

/** What `network:` and `agents:` of `landing-zone.yaml` say about addresses. */
export interface AddressInput {
  /** /16 to /20; the hub and the spoke are cut from it. Not needed where both have a space of their own. */
  readonly addressSpace?: string;
  readonly hub?: { readonly addressSpace: string } | { readonly existing: ExistingHub };
  readonly spoke?: { readonly addressSpace: string };
  readonly onPremises?: readonly string[];
  /** Prefix lengths. */
  readonly subnets?: { readonly agents?: number };
  readonly agents: readonly { readonly name: string; readonly slot?: number }[];
}

/** A plan, or every reason why there is none. */
export type Planned = { readonly plan: AddressPlan } | { readonly refusals: readonly Refusal[] };

/** The CIDR of a place in a network, for subnets that {@link AddressPlan} does not list. Throws on a bad space. */
export function subnetIn(addressSpace: string, place: Place): string {
  const space = mustParse(addressSpace);
  const subnet = blockAt(space, place.offset, place.prefix);
  if (contains(space, subnet)) return formatCidr(subnet);
  throw new Error(
    `got a subnet ${formatCidr(subnet)} outside ${addressSpace}; expected one inside; fix: use a larger address space`,
  );
}

/**
 * Where every subnet lies. Offsets are fixed ({@link HUB_LAYOUT}, {@link SPOKE_LAYOUT}) and an agent's subnet depends on
 * its slot alone, so that later additions move nothing: moving a subnet in Azure means destroying what is in it.
 */
export function planAddresses(input: AddressInput): Planned {
  const { networks, refusals } = readNetworks(input);
  const agentPrefix = input.subnets?.agents ?? LONGEST_AGENT_PREFIX;
  const spoke = networks.find(({ role }) => role === 'spoke');
  const hub = networks.find(({ role }) => role === 'hub');
  const existing = existingHubOf(input);
  const all = [
    ...refusals,
    ...refuseOverlaps(networks),
    ...refuseAgentPrefix(agentPrefix),
    ...refuseSharedSlots(input),
    ...(spoke ? refuseSlotsOutside(input, spoke.block, agentPrefix) : []),
    ...(spoke && existing ? refuseFirewallInside(existing.firewallPrivateIp, spoke.block) : []),
  ];
  const hubPlan = existing ? attachedHub(existing) : hub && createdHub(hub.block);
  if (!hubPlan || !spoke || all.length > 0) return { refusals: all };

  const middle = sizeOf(spoke.block) / 2;
  const agents = slotsOf(input.agents).map(({ name, slot }): [string, string] => [
    name,
    formatCidr(blockAt(spoke.block, middle + slot * agentSubnetSize(agentPrefix), agentPrefix)),
  ]);
  const spokeSpace = formatCidr(spoke.block);
  return {
    plan: {
      hub: hubPlan,
      spoke: {
        addressSpace: spokeSpace,
        privateEndpoints: subnetIn(spokeSpace, SPOKE_LAYOUT.privateEndpoints),
        operations: subnetIn(spokeSpace, SPOKE_LAYOUT.operations),
        agents: Object.fromEntries(agents),
      },
      onPremises: input.onPremises ?? [],
    },
  };
}

function attachedHub(existing: ExistingHub): AttachedHub {
  return { existing, firewallPrivateIp: existing.firewallPrivateIp };
}

function createdHub(block: Cidr): CreatedHub {
  const space = formatCidr(block);
  const usable = (place: Place): string => formatAddress(block.first + place.offset + FIRST_USABLE);
  return {
    addressSpace: space,
    firewall: subnetIn(space, HUB_LAYOUT.firewall),
    firewallManagement: subnetIn(space, HUB_LAYOUT.firewallManagement),
    bastion: subnetIn(space, HUB_LAYOUT.bastion),
    privateEndpoints: subnetIn(space, HUB_LAYOUT.privateEndpoints),
    resolverInbound: subnetIn(space, HUB_LAYOUT.resolverInbound),
    resolverOutbound: subnetIn(space, HUB_LAYOUT.resolverOutbound),
    firewallPrivateIp: usable(HUB_LAYOUT.firewall),
    resolverPrivateIp: usable(HUB_LAYOUT.resolverInbound),
  };
}

function existingHubOf({ hub }: AddressInput): ExistingHub | undefined {
  return hub && 'existing' in hub ? hub.existing : undefined;
}

/** Whether an address is one that only private networks use (RFC 1918). */
export function isPrivateAddress(address: string): boolean {
  const block = parseCidr(`${address}/32`);
  return block !== undefined && PRIVATE_RANGES.some((range) => contains(range, block));
}

/** Azure keeps the first four addresses of a subnet for itself. */
const FIRST_USABLE = 4;

interface Network {
  readonly role: 'hub' | 'spoke' | 'onPremises';
  /** As a person calls it: `hub 10.20.0.0/22`. */
  readonly title: string;
  readonly path: Path;
  readonly block: Cidr;
}

/** The networks that could be read, and why the others could not. */
function readNetworks(input: AddressInput): { networks: Network[]; refusals: Refusal[] } {
  const networks: Network[] = [];
  const refusals: Refusal[] = [];
  const read = (path: Path, text: string, prefixes: Prefixes): Cidr | undefined => {
    const block = readBlock(path, text, prefixes);
    if (!('got' in block)) return block;
    refusals.push(block);
    return undefined;
  };
  const add = (role: Network['role'], path: Path, block: Cidr | undefined, from = ''): void => {
    const name = role === 'onPremises' ? 'on-premises network' : role;
    if (block) networks.push({ role, path, block, title: `${name} ${formatCidr(block)}${from}` });
  };

  const sharedPath = ['network', 'addressSpace'];
  const needsShared = !input.hub || !input.spoke;
  if (needsShared && input.addressSpace === undefined) {
    refusals.push({
      path: sharedPath,
      got: 'nothing',
      expected: 'a space to cut the hub and the spoke from, or a space for each',
      fix: 'add `addressSpace: 10.20.0.0/16`, or give both hub.addressSpace and spoke.addressSpace',
    });
  }
  const shared =
    input.addressSpace === undefined
      ? undefined
      : read(sharedPath, input.addressSpace, {
          shortest: needsShared ? SHORTEST_SHARED_PREFIX : 0,
          longest: needsShared ? LONGEST_SHARED_PREFIX : 32,
          reason: 'it holds a hub of /22 and, in its upper half, the spoke',
        });
  const from = ' (from network.addressSpace)';

  if (input.hub && 'addressSpace' in input.hub) {
    const path = ['network', 'hub', 'addressSpace'];
    const reason = 'the hub has places for firewall, Bastion, gateway, resolver and private endpoints';
    add('hub', path, read(path, input.hub.addressSpace, { shortest: 0, longest: LONGEST_HUB_PREFIX, reason }));
  } else if (shared && !input.hub) {
    add('hub', sharedPath, blockAt(shared, 0, LONGEST_HUB_PREFIX), from);
  }
  if (input.spoke) {
    const path = ['network', 'spoke', 'addressSpace'];
    const reason = 'the lower half is for shared subnets, the upper half for agents';
    add('spoke', path, read(path, input.spoke.addressSpace, { shortest: 0, longest: LONGEST_SPOKE_PREFIX, reason }));
  } else if (shared) {
    add('spoke', sharedPath, blockAt(shared, sizeOf(shared) / 2, shared.prefix + 1), from);
  }
  (input.onPremises ?? []).forEach((text, index) => {
    const path = ['network', 'onPremises', index];
    add('onPremises', path, read(path, text, { shortest: 0, longest: 32, reason: '' }));
  });
  return { networks, refusals };
}

interface Prefixes {
  readonly shortest: number;
  readonly longest: number;
  readonly reason: string;
}

function readBlock(path: Path, text: string, prefixes: Prefixes): Cidr | Refusal {
  const block = parseCidr(text);
  if (!block) {
    return {
      path,
      got: text,
      expected: 'an IPv4 network in CIDR notation, like 10.20.0.0/16',
      fix: 'write four numbers from 0 to 255 without leading zeros, a slash and the prefix length',
    };
  }
  const network = networkOf(block);
  if (network.first !== block.first) {
    return {
      path,
      got: text,
      expected: 'the address of a network: no bits set after the prefix',
      fix: `write ${formatCidr(network)}`,
    };
  }
  const reserved = RESERVED_RANGES.find((range) => overlaps(range.block, block));
  if (reserved) {
    return {
      path,
      got: `${text}, which overlaps ${formatCidr(reserved.block)}`,
      expected: `a network apart from ${formatCidr(reserved.block)}: ${reserved.user} use it`,
      fix: 'choose another network, for example inside 10.0.0.0/8',
    };
  }
  if (!PRIVATE_RANGES.some((range) => contains(range, block))) {
    return {
      path,
      got: text,
      expected: 'private addresses (RFC 1918): inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
      fix: 'choose a network inside one of them',
    };
  }
  if (block.prefix < prefixes.shortest || block.prefix > prefixes.longest) {
    const range =
      prefixes.shortest > 0 ? `/${prefixes.shortest} to /${prefixes.longest}` : `/${prefixes.longest} or larger`;
    return {
      path,
      got: text,
      expected: `a network of ${range}: ${prefixes.reason}`,
      fix: `write a prefix length of ${prefixes.shortest > 0 ? `${prefixes.shortest} to ${prefixes.longest}` : `${prefixes.longest} or less`}`,
    };
  }
  return block;
}

function refuseOverlaps(networks: readonly Network[]): Refusal[] {
  return networks.flatMap((later, index) =>
    networks
      .slice(0, index)
      .filter((earlier) => overlaps(earlier.block, later.block))
      .map((earlier) => ({
        path: later.path,
        got: `${later.title}, which overlaps ${earlier.title}`,
        expected: 'networks that share no address: traffic could not be routed',
        fix: `move ${later.title} or ${earlier.title}`,
      })),
  );
}

/** The firewall of a hub lies in the hub: an address of the spoke would send everything in a circle. */
function refuseFirewallInside(firewall: string, spoke: Cidr): Refusal[] {
  const path = ['network', 'hub', 'existing', 'firewallPrivateIp'];
  const block = parseCidr(`${firewall}/32`);
  // What is no address at all, the schema has said.
  if (!block) return [];
  if (!isPrivateAddress(firewall)) {
    return [
      {
        path,
        got: firewall,
        expected: 'the private address of the firewall, inside the hub',
        fix: 'copy it from `az network firewall show --query ipConfigurations[0].privateIPAddress`',
      },
    ];
  }
  if (!contains(spoke, block)) return [];
  return [
    {
      path,
      got: `${firewall}, inside the spoke ${formatCidr(spoke)}`,
      expected: 'an address of the hub: everything that leaves the spoke is sent there',
      fix: 'give the address of the hub’s firewall, or move the spoke',
    },
  ];
}

function refuseAgentPrefix(prefix: number): Refusal[] {
  if (prefix <= LONGEST_AGENT_PREFIX) return [];
  return [
    {
      path: ['network', 'subnets', 'agents'],
      got: `/${prefix}`,
      expected: 'Container Apps and Foundry agent subnets need at least /27',
      fix: 'write 27 or less, or leave it out',
    },
  ];
}

function slotsOf(agents: AddressInput['agents']): { name: string; slot: number; path: Path }[] {
  return agents.map(({ name, slot }, index) => ({
    name,
    slot: slot ?? index,
    path: slot === undefined ? ['agents', index] : ['agents', index, 'slot'],
  }));
}

function refuseSharedSlots({ agents }: AddressInput): Refusal[] {
  const places = slotsOf(agents);
  const taken = new Set(places.map(({ slot }) => slot));
  const free = places.findIndex((_, slot) => !taken.has(slot));
  return places.flatMap(({ name, slot, path }, index) => {
    const first = places.slice(0, index).find((other) => other.slot === slot);
    if (!first) return [];
    return [
      {
        path,
        got: `slot ${slot}, which ${first.name} has`,
        expected: 'a slot of its own for each agent: agents share no subnet',
        fix: `give ${name} a slot that is free, such as \`slot: ${free}\`; an agent without one takes its position in the list`,
      },
    ];
  });
}

function refuseSlotsOutside({ agents }: AddressInput, spoke: Cidr, prefix: number): Refusal[] {
  const fit = Math.floor(sizeOf(spoke) / 2 / agentSubnetSize(prefix));
  const outside = slotsOf(agents).filter(({ slot }) => slot >= fit);
  const [first] = outside;
  if (!first) return [];
  const smaller = prefix < LONGEST_AGENT_PREFIX ? `set network.subnets.agents to ${LONGEST_AGENT_PREFIX}, or ` : '';
  return [
    {
      path: first.path,
      got: `${agents.length} agents, ${outside.length} of them past the end (${first.name} has slot ${first.slot})`,
      expected: `at most ${fit} agents, in slots 0 to ${fit - 1}: the upper half of spoke ${formatCidr(spoke)} holds ${fit} subnets of /${prefix}`,
      fix: `${smaller}give the landing zone a larger network.addressSpace or network.spoke.addressSpace`,
    },
  ];
}

function agentSubnetSize(prefix: number): number {
  return 2 ** (32 - prefix);
}

function mustParse(text: string): Cidr {
  const block = parseCidr(text);
  if (block) return block;
  throw new Error(`got ${text}; expected an IPv4 network in CIDR notation; fix: write it like 10.20.0.0/16`);
}
