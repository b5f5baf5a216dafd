/** `network:` of `landing-zone.yaml`: where networks lie, whose the hub is, and what the hub does besides inspecting. */
import { z } from 'zod';

import { isPrivateAddress, LONGEST_AGENT_PREFIX } from '../addressing';
import { cidr, field, flag, group, GUID, HOST_LABEL } from '../fields';
import { show, type Refusal } from '../problem';

const OCTET = '(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])';
const IN_GROUP = `/subscriptions/${GUID}/resourceGroups/[^/]{1,90}`;
const NETWORK = `${IN_GROUP}/providers/Microsoft\\.Network`;

function address(description: string) {
  return field(
    z.string().regex(new RegExp(`^(?:${OCTET}\\.){3}${OCTET}$`)),
    description,
    'an IPv4 address, like 10.0.0.4',
    'write four numbers from 0 to 255 without leading zeros',
  );
}

function armId(pattern: string, shape: string, description: string) {
  return field(
    z.string().regex(new RegExp(`^${pattern}$`)),
    description,
    `the ARM ID, in Azure’s casing: ${shape}`,
    'copy it from the `id` that `az … show` answers',
  );
}

const existingHub = z.strictObject({
  virtualNetworkId: armId(
    `${NETWORK}/virtualNetworks/[^/]{2,64}`,
    '/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…',
    'Virtual network of the hub.',
  ),
  firewallPrivateIp: address('Private address of the hub’s firewall: next hop of every route, and DNS server.'),
  dnsResourceGroupId: armId(
    IN_GROUP,
    '/subscriptions/…/resourceGroups/…',
    'Resource group that holds every private DNS zone.',
  ),
  firewallPolicyId: armId(
    `${NETWORK}/firewallPolicies/[^/]{2,80}`,
    '/subscriptions/…/resourceGroups/…/providers/Microsoft.Network/firewallPolicies/…',
    'Firewall policy that takes our rule collection groups. Without it, the rules are listed for whoever runs the firewall.',
  ).optional(),
  privateEndpointSubnetId: armId(
    `${NETWORK}/virtualNetworks/[^/]{2,64}/subnets/[^/]{1,80}`,
    '/subscriptions/…/virtualNetworks/…/subnets/…',
    'Subnet for the private endpoints of logs and their archive. Default: in the spoke.',
  ).optional(),
  privateEndpointAddresses: cidr(
    'Addresses of that subnet: operators are let through to them, and agents, for their traces.',
  ).optional(),
});

/** The schema of `network:`. */
export const networkSection = z.strictObject({
  addressSpace: cidr(
    'Private IPv4 network of /16 to /20. The hub is its first /22, the spoke its upper half. Not needed where hub and spoke each have a space of their own.',
  ).optional(),
  hub: group(
    z.strictObject({
      addressSpace: cidr('Address space of the hub: /22 or larger.').optional(),
      existing: group(
        existingHub,
        'A hub that is there already, with its firewall and DNS zones. Nothing of it is made or changed.',
        'a mapping with virtualNetworkId, firewallPrivateIp and dnsResourceGroupId',
      ).optional(),
    }),
    'A space of its own for the hub, or an existing hub.',
    'a mapping with addressSpace or existing',
  ).optional(),
  spoke: group(
    z.strictObject({ addressSpace: cidr('Address space of the spoke: /21 or larger. Agents use its upper half.') }),
    'A space of its own for the spoke.',
    'a mapping with addressSpace',
  ).optional(),
  onPremises: group(
    z.array(cidr('A private network that reaches Azure over a gateway.')),
    'Networks outside Azure that may call the agents.',
    'a list of networks in CIDR notation',
  ).default([]),
  forcedTunnel: group(
    z.strictObject({ nextHopIp: address('Appliance of yours that everything the firewall lets out is sent to.') }),
    'Sends what the firewall lets out to an appliance of yours instead of the Internet.',
    'a mapping with nextHopIp',
  ).optional(),
  dns: group(
    z.strictObject({
      forward: group(
        z.array(
          z.strictObject({
            domain: field(
              z
                .string()
                .max(253)
                .regex(new RegExp(`^(?:${HOST_LABEL}\\.)+${HOST_LABEL}$`)),
              'Domain that servers of yours answer for, names below it included.',
              'a domain in lower case without a dot at the end, like corp.contoso.com',
              'name the narrowest domain that holds the names',
            ),
            servers: group(
              z.array(address('DNS server.')).min(1).max(6),
              'Private addresses of the DNS servers, asked on port 53.',
              'a list of one to six addresses',
            ),
          }),
        ),
        'Domains that are resolved by servers of yours. With one or more, the hub gets a DNS private resolver.',
        'a list of {domain, servers}',
      ).default([]),
    }),
    'How names are resolved beyond Azure.',
    'a mapping with forward',
  ).optional(),
  bastion: group(
    z.strictObject({
      from: group(
        z.array(cidr('Public network of operators.')).min(1),
        'Public networks that may open the Bastion’s sign-in page. Default: the Internet, as Azure’s own rules have it.',
        'a list of networks in CIDR notation',
      ),
    }),
    'Who reaches Bastion, where the profile has one.',
    'a mapping with from',
  ).optional(),
  adminRules: flag(
    'Whether a network manager denies high-risk ports above every security group. Default: by profile. False where your organisation’s own network manager covers these subscriptions: Azure takes one for a scope.',
  ).optional(),
  subnets: group(
    z.strictObject({
      agents: field(
        z.int().min(16).max(LONGEST_AGENT_PREFIX),
        'Prefix length of each agent’s subnet. Changing it moves every agent, which destroys and makes them anew.',
        'a prefix length from 16 to 27: Container Apps and Foundry agent subnets need at least /27',
        'write 27 or less, or leave it out',
      ).default(LONGEST_AGENT_PREFIX),
    }),
    'Sizes of subnets.',
    'a mapping with agents',
  ).optional(),
});

/** What the hub does besides inspecting. */
export interface Connectivity {
  /** Appliance that takes what the firewall lets out. */
  readonly forcedTunnel?: { readonly nextHopIp: string };
  readonly forward: readonly { readonly domain: string; readonly servers: readonly string[] }[];
  /** CIDRs, or the service tag of everybody. */
  readonly bastionFrom: readonly string[] | 'Internet';
  /** Undefined: as the profile has it. */
  readonly adminRules?: boolean;
}

/** The settings of a section that fits its schema. */
export function resolveConnectivity(section: z.output<typeof networkSection>): Connectivity {
  return {
    forcedTunnel: section.forcedTunnel,
    forward: section.dns?.forward ?? [],
    bastionFrom: section.bastion?.from ?? 'Internet',
    adminRules: section.adminRules,
  };
}

type DeepPartial<T> = T extends readonly (infer Item)[]
  ? readonly (DeepPartial<Item> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: DeepPartial<T[Key]> }
    : T;

/** What is known of a file, as far as these checks look. */
interface NetworkDraft {
  readonly network?: DeepPartial<z.output<typeof networkSection>>;
  readonly inspection?: { readonly tls?: unknown };
}

const ENDPOINT_KEYS = ['privateEndpointSubnetId', 'privateEndpointAddresses'];

/** A hub is ours or somebody's, and what belongs to a hub is asked of ours alone. */
export function hubMisfits({ network, inspection }: NetworkDraft): Refusal[] {
  const { hub } = network ?? {};
  if (!hub) return [];
  const path = ['network', 'hub'];
  if (!hub.existing) {
    if (hub.addressSpace !== undefined) return [];
    return [
      {
        path,
        got: 'neither addressSpace nor existing',
        expected: 'a space for a hub of ours, or a hub that is there',
        fix: 'add `addressSpace:` or `existing:`, or take `hub:` out',
      },
    ];
  }
  const { privateEndpointSubnetId, privateEndpointAddresses } = hub.existing;
  if ((privateEndpointSubnetId === undefined) !== (privateEndpointAddresses === undefined)) {
    const [there, missing] = privateEndpointSubnetId === undefined ? ENDPOINT_KEYS.toReversed() : ENDPOINT_KEYS;
    return [
      {
        path: [...path, 'existing', String(there)],
        got: `${String(there)} without ${String(missing)}`,
        expected: 'both, or neither: what is put into a subnet is reached by its addresses',
        fix: `add \`${String(missing)}:\``,
      },
    ];
  }
  const ours: [string[], unknown, string][] = [
    [[...path, 'addressSpace'], hub.addressSpace, 'a space'],
    [['network', 'forcedTunnel'], network?.forcedTunnel, 'a forced tunnel'],
    [['network', 'dns'], network?.dns, 'forwarded domains'],
    [['network', 'bastion'], network?.bastion, 'a Bastion'],
    [['inspection', 'tls'], inspection?.tls, 'a CA'],
  ];
  return ours
    .filter(([, value]) => value !== undefined)
    .map(([at, , what]) => ({
      path: at,
      got: `${what} for the hub, beside network.hub.existing`,
      expected: 'nothing that would change a hub which is not ours',
      fix: 'take it out, and ask whoever runs that hub for it',
    }));
}

/** Names of Azure's services: whoever answers for these decides where private data is sent. */
const AZURE_SUFFIXES = [
  'azure.com',
  'azure.net',
  'azurecr.io',
  'azureml.ms',
  'microsoft.com',
  'microsoftonline.com',
  'windows.net',
];

/** Forwarding that would hand Azure's own names, or our questions, to somebody else. */
export function unsafeForwarding({ network }: NetworkDraft): Refusal[] {
  const rules = network?.dns?.forward ?? [];
  return rules.flatMap((rule, index) => {
    const path = ['network', 'dns', 'forward', index];
    const { domain } = rule ?? {};
    const azure = AZURE_SUFFIXES.find((suffix) => domain === suffix || domain?.endsWith(`.${suffix}`));
    const refusals: Refusal[] = (rule?.servers ?? []).flatMap((server, position) =>
      server === undefined || isPrivateAddress(server)
        ? []
        : [
            {
              path: [...path, 'servers', position],
              got: server,
              expected: 'a private address: questions to a server on the Internet are a way out for data',
              fix: 'name a DNS server of yours, inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
            },
          ],
    );
    if (azure !== undefined) {
      refusals.push({
        path: [...path, 'domain'],
        got: show(domain),
        expected: `a domain of yours: names below ${azure} are Azure’s, and its private DNS zones answer for them`,
        fix: 'take it out, or name a domain of yours',
      });
    }
    if (domain !== undefined && rules.findIndex((other) => other?.domain === domain) < index) {
      refusals.push({
        path: [...path, 'domain'],
        got: `a second ${show(domain)}`,
        expected: 'each domain once',
        fix: 'merge the two: a domain takes up to six servers',
      });
    }
    return refusals;
  });
}
