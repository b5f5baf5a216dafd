import fs from 'node:fs';
import path from 'node:path';
import { parseLandingZone, parseLandingZones, references, type LandingZone } from '../../config';
import { DataStack, FoundationStack, ModelsStack } from '../../stacks';
import { egressRequest } from '../../stacks/egress';
import { landingZone, landingZoneText, PROFILE_NAMES } from '../support/landing-zones';
import { networkStacks, stackOf } from '../support/network-stacks';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, resourcesOf, type Block, type SynthesizedStack } from '../support/synthesized';

const EXAMPLE = fs.readFileSync(path.join(__dirname, '../../examples/enterprise-hub/landing-zone.yaml'), 'utf8');

/** The example of an existing hub, without the keys named. */
function attached(...without: string[]): LandingZone {
  const text = without.reduce((left, key) => left.replace(new RegExp(`\n *${key}: .*`), ''), EXAMPLE);
  return parseLandingZone(text, 'landing-zone.yaml');
}

const FORWARD: [string, string] = [
  'onPremises: []',
  'onPremises: []\n  dns: { forward: [{ domain: corp.contoso.com, servers: [10.50.0.4, 10.50.0.5] }] }',
];
const TUNNEL: [string, string] = ['onPremises: []', 'onPremises: []\n  forcedTunnel: { nextHopIp: 10.50.1.4 }'];

function typesOf(stack: SynthesizedStack): string[] {
  return Object.keys(stack.resource);
}

function only(stack: SynthesizedStack, type: string): Block {
  const found = ofType(stack, type);
  if (found.length !== 1) throw new Error(`expected one ${type}, got ${found.length}`);
  return found[0] as Block;
}

function azapi(stack: SynthesizedStack, type: string): Block[] {
  return ofType(stack, 'azapi_resource').filter((resource) => String(resource.type).startsWith(`${type}@`));
}

/** Access modes of the perimeter's members that a stack adds. */
function modes(stack: SynthesizedStack): unknown[] {
  return azapi(stack, 'Microsoft.Network/networkSecurityPerimeters/resourceAssociations').map(
    ({ body }) => (body as { properties: Block }).properties.accessMode,
  );
}

function rulesOf(stack: SynthesizedStack, group: string): Block[] {
  const found = ofType(stack, 'azurerm_network_security_group').find(({ name }) => String(name).includes(group));
  return (found?.security_rule ?? []) as Block[];
}

const CASES: [string, LandingZone][] = [
  ...PROFILE_NAMES.map((profile): [string, LandingZone] => [profile, landingZone(profile)]),
  ['standard with forwarded domains', landingZone('standard', FORWARD)],
  ['regulated under a forced tunnel', landingZone('regulated', TUNNEL)],
  ['attached', attached()],
  [
    'attached without policy and subnet',
    attached('firewallPolicyId', 'privateEndpointSubnetId', 'privateEndpointAddresses'),
  ],
];

describe.each(CASES)('the networks of a landing zone: %s', (_, zone) => {
  const stacks = networkStacks(zone);

  it.each(['connectivity', 'foundation'] as const)('agree with the facts of azurerm 4.55.0 in %s', (stack) => {
    expect(validateTerraformJson(stacks[stack], stack)).toEqual([]);
  });

  it('log who talked to whom, without a key, to the archive and to traffic analytics', () => {
    const logs = [stacks.connectivity, stacks.foundation].flatMap((stack) =>
      azapi(stack, 'Microsoft.Network/networkWatchers/flowLogs'),
    );
    expect(logs).toHaveLength(zone.network.hub.existing ? 1 : 2);
    for (const log of logs) {
      expect(log).toMatchObject({
        identity: { type: 'UserAssigned' },
        body: {
          properties: {
            enabled: true,
            format: { type: 'JSON', version: 2 },
            storageId: expect.stringContaining('/storageAccounts/') as string,
            flowAnalyticsConfiguration: {
              networkWatcherFlowAnalyticsConfiguration: {
                enabled: true,
                workspaceResourceId: expect.stringContaining('/workspaces/') as string,
              },
            },
          },
        },
      });
    }
  });

  it('let the identity of the flow logs write to the archive, and nothing else', () => {
    const grants = ofType(stacks.connectivity, 'azurerm_role_assignment').filter(({ scope }) =>
      String(scope).includes('/storageAccounts/'),
    );
    expect(grants.map(({ role_definition_id }) => String(role_definition_id).split('/').at(-1))).toEqual([
      'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    ]);
  });

  it('put the vault of the workload inside a perimeter that lets nobody in by rule', () => {
    expect(azapi(stacks.foundation, 'Microsoft.Network/networkSecurityPerimeters')).toHaveLength(1);
    expect(azapi(stacks.foundation, 'Microsoft.Network/networkSecurityPerimeters/profiles/accessRules')).toEqual([]);
    expect(modes(stacks.foundation)).toEqual(['Learning']);
  });
});

describe('the perimeter', () => {
  it.each(PROFILE_NAMES)(
    'holds search and models in the %s profile: denied in the regulated one, learnt in the others',
    (profile) => {
      const zone = landingZone(profile);
      const mode = profile === 'regulated' ? 'Enforced' : 'Learning';
      expect(modes(stackOf(zone, DataStack))).toEqual([mode]);
      expect(modes(stackOf(zone, ModelsStack))).toEqual([mode]);
    },
  );

  it('only watches documents, whose scans come from a service that Enforced would stop', () => {
    const zone = landingZone('regulated', [
      'knowledge:\n',
      'knowledge:\n  - { name: letters, kind: documents, label: confidential }\n',
    ]);
    expect(modes(stackOf(zone, DataStack)).sort()).toEqual(['Enforced', 'Learning']);
  });

  it('is one, and its members say which', () => {
    const zone = landingZone('standard');
    const { perimeter } = references(zone).foundation;
    const made = azapi(stackOf(zone, FoundationStack), 'Microsoft.Network/networkSecurityPerimeters');
    expect(made.map(({ name }) => name)).toEqual([perimeter.name]);
    const members = [DataStack, ModelsStack].flatMap((Stack) =>
      azapi(stackOf(zone, Stack), 'Microsoft.Network/networkSecurityPerimeters/resourceAssociations'),
    );
    expect(members.map(({ parent_id }) => parent_id)).toEqual([perimeter.id, perimeter.id]);
  });
});

describe('Bastion', () => {
  const { connectivity, foundation } = networkStacks(landingZone('standard'));

  it('records sessions and lets nothing be copied, tunnelled or shared', () => {
    expect(only(connectivity, 'azurerm_bastion_host')).toMatchObject({
      sku: 'Premium',
      session_recording_enabled: true,
      copy_paste_enabled: false,
      file_copy_enabled: false,
      ip_connect_enabled: false,
      shareable_link_enabled: false,
      tunneling_enabled: false,
    });
  });

  it('reaches the hosts of operators, and they take sessions from nobody else', () => {
    const inbound = rulesOf(foundation, 'operations').filter(
      ({ direction, access }) => direction === 'Inbound' && access === 'Allow',
    );
    expect(inbound).toMatchObject([
      { source_address_prefix: '10.20.0.128/26', destination_port_ranges: ['22', '3389'] },
    ]);
    const sessions = rulesOf(connectivity, 'bastion').find(({ name }) => name === 'allow-sessions-outbound');
    expect(sessions).toMatchObject({ destination_address_prefix: '10.20.129.0/27' });
  });

  it('is left out of the sandbox profile, with the opening for it', () => {
    const sandbox = networkStacks(landingZone('sandbox'));
    expect(typesOf(sandbox.connectivity)).not.toContain('azurerm_bastion_host');
    expect(rulesOf(sandbox.foundation, 'operations').map(({ name }) => name)).not.toContain('allow-bastion-inbound');
  });

  it('is reached from the networks that were named, where some were', () => {
    const named = networkStacks(
      landingZone('standard', ['onPremises: []', 'onPremises: []\n  bastion: { from: [203.0.113.0/24] }']),
    );
    const door = rulesOf(named.connectivity, 'bastion').find(({ name }) => name === 'allow-operators-inbound');
    expect(door).toMatchObject({ source_address_prefix: '203.0.113.0/24' });
  });
});

describe('forwarded domains', () => {
  const { connectivity } = networkStacks(landingZone('standard', FORWARD));

  it('need no resolver where there are none', () => {
    expect(typesOf(networkStacks(landingZone('standard')).connectivity)).not.toContain('azurerm_private_dns_resolver');
  });

  it('are asked of the servers that were named, on port 53, with the dot that Azure wants', () => {
    expect(only(connectivity, 'azurerm_private_dns_resolver_forwarding_rule')).toMatchObject({
      domain_name: 'corp.contoso.com.',
      target_dns_servers: [
        { ip_address: '10.50.0.4', port: 53 },
        { ip_address: '10.50.0.5', port: 53 },
      ],
    });
  });

  it('make the firewall ask the resolver, and the resolver ask through the firewall', () => {
    expect(only(connectivity, 'azurerm_firewall_policy')).toMatchObject({
      dns: { proxy_enabled: true, servers: ['10.20.1.68'] },
    });
    expect(only(connectivity, 'azurerm_private_dns_resolver_inbound_endpoint')).toMatchObject({
      ip_configurations: { private_ip_address: '10.20.1.68', private_ip_allocation_method: 'Static' },
    });
    const groups = ofType(connectivity, 'azurerm_firewall_policy_rule_collection_group');
    expect(groups.find(({ name }) => name === 'platform')?.network_rule_collection).toMatchObject([
      {
        rule: [
          {
            source_addresses: ['10.20.1.80/28'],
            destination_addresses: ['10.50.0.4/32', '10.50.0.5/32'],
            destination_ports: ['53'],
          },
        ],
      },
    ]);
    expect(ofType(connectivity, 'azurerm_subnet_route_table_association')).toHaveLength(2);
  });

  it('leave the resolver open to the firewall alone', () => {
    const allowed = rulesOf(connectivity, 'resolver-inbound').filter(
      ({ direction, access }) => direction === 'Inbound' && access === 'Allow',
    );
    expect(allowed.map(({ source_address_prefix }) => source_address_prefix)).toEqual(['10.20.0.0/26']);
  });
});

describe('names', () => {
  const actions = (profile: (typeof PROFILE_NAMES)[number]) =>
    azapi(
      networkStacks(landingZone(profile)).connectivity,
      'Microsoft.Network/dnsResolverPolicies/dnsSecurityRules',
    ).map(({ name, body }) => [
      name,
      (body as { properties: { action: { actionType: string } } }).properties.action.actionType,
    ]);

  it('that nobody declared are not resolved in the regulated profile, and stand out in the others', () => {
    expect(actions('regulated')).toEqual([
      ['declared', 'Allow'],
      ['everything-else', 'Block'],
    ]);
    expect(actions('standard')).toContainEqual(['everything-else', 'Alert']);
    expect(actions('sandbox')).toContainEqual(['everything-else', 'Alert']);
  });

  it('that an agent declared are resolved', () => {
    const lists = azapi(
      networkStacks(landingZone('standard', FORWARD)).connectivity,
      'Microsoft.Network/dnsResolverDomainLists',
    );
    const domains = lists.flatMap(({ body }) => (body as { properties: { domains: string[] } }).properties.domains);
    expect(domains).toEqual(expect.arrayContaining(['api.docusign.net.', 'corp.contoso.com.', '.']));
  });
});

describe('a forced tunnel', () => {
  const { connectivity } = networkStacks(landingZone('standard', TUNNEL));

  it('sends what the firewall lets out to the appliance, whatever a gateway announces', () => {
    expect(only(connectivity, 'azurerm_route_table')).toMatchObject({
      bgp_route_propagation_enabled: false,
      route: [{ address_prefix: '0.0.0.0/0', next_hop_type: 'VirtualAppliance', next_hop_in_ip_address: '10.50.1.4' }],
    });
    expect(ofType(connectivity, 'azurerm_subnet_route_table_association')).toHaveLength(1);
  });

  it('lets Azure manage the firewall by a subnet of its own, and takes the public address from the traffic', () => {
    const firewall = only(connectivity, 'azurerm_firewall') as { ip_configuration: Block[] };
    expect(firewall.ip_configuration[0]).not.toHaveProperty('public_ip_address_id');
    expect(firewall).toHaveProperty('management_ip_configuration.public_ip_address_id');
    const names = ofType(connectivity, 'azurerm_subnet').map(({ name }) => name);
    expect(names).toContain('AzureFirewallManagementSubnet');
  });

  it('leaves neither route nor management subnet where there is none', () => {
    const plain = networkStacks(landingZone('standard')).connectivity;
    expect(typesOf(plain)).not.toContain('azurerm_route_table');
    expect(only(plain, 'azurerm_firewall')).not.toHaveProperty('management_ip_configuration');
  });
});

describe('admin rules', () => {
  it('hold for the hub and the spoke', () => {
    const { connectivity, foundation } = networkStacks(landingZone('standard'));
    expect(ofType(connectivity, 'azurerm_network_manager_static_member')).toHaveLength(1);
    expect(only(foundation, 'azurerm_network_manager_static_member').network_group_id).toMatch(
      /\/networkManagers\/[^/]+\/networkGroups\/landing-zone$/,
    );
    expect(only(connectivity, 'azurerm_network_manager_network_group').name).toBe('landing-zone');
  });

  it('are made once and committed in each region', () => {
    const zones = parseLandingZones(
      landingZoneText('standard', [
        'onPremises: []',
        'onPremises: []\nregions: [{ location: westeurope, addressSpace: 10.30.0.0/16 }]',
      ]),
      'landing-zone.yaml',
    );
    const [first, second] = zones.map((zone) => networkStacks(zone).connectivity);
    if (!first || !second) throw new Error('expected two regions');
    expect(ofType(first, 'azurerm_network_manager')).toHaveLength(1);
    expect(ofType(second, 'azurerm_network_manager')).toEqual([]);
    const there = only(second, 'azurerm_network_manager_deployment') as {
      network_manager_id: string;
      location: string;
    };
    expect(there.location).toBe('westeurope');
    expect(there.network_manager_id).toContain(String(only(first, 'azurerm_network_manager').name));
  });

  it('are left to the organisation where it says so, where it has a hub, and in the sandbox', () => {
    const off = landingZone('standard', ['onPremises: []', 'onPremises: []\n  adminRules: false']);
    for (const zone of [off, attached(), landingZone('sandbox')]) {
      const stacks = networkStacks(zone);
      const types = [...typesOf(stacks.connectivity), ...typesOf(stacks.foundation)];
      expect(types.filter((type) => type.startsWith('azurerm_network_manager'))).toEqual([]);
    }
  });
});

describe('an existing hub', () => {
  const zone = attached();
  const { connectivity, foundation } = networkStacks(zone);
  const HUB =
    '/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-hub-sdc/providers/Microsoft.Network';

  it('is given no network, firewall, zone, resolver or Bastion of ours', () => {
    const made = typesOf(connectivity).filter((type) =>
      /virtual_network|subnet|firewall$|firewall_policy$|dns|bastion|public_ip|security_group/.test(type),
    );
    expect(made).toEqual([]);
  });

  it('gets rule collection groups under names of ours in its policy, through its own subscription', () => {
    const groups = ofType(connectivity, 'azurerm_firewall_policy_rule_collection_group');
    expect(groups.map(({ name }) => name)).toEqual([
      'rg-contoso-hr-connectivity-prod-sdc-agents',
      'rg-contoso-hr-connectivity-prod-sdc-platform',
    ]);
    for (const group of groups) {
      expect(group).toMatchObject({
        firewall_policy_id: `${HUB}/firewallPolicies/afwp-hub-sdc`,
        provider: 'azurerm.hub',
      });
    }
    expect(connectivity.provider.azurerm?.map(({ alias, subscription_id }) => [alias, subscription_id])).toContainEqual(
      ['hub', '00000000-0000-0000-0000-000000000003'],
    );
  });

  it('is peered with, both ways, the far half in its own subscription', () => {
    const peerings = ofType(foundation, 'azurerm_virtual_network_peering');
    const far = peerings.find(({ provider }) => provider === 'azurerm.platform');
    expect(far).toMatchObject({ resource_group_name: 'rg-hub-sdc', virtual_network_name: 'vnet-hub-sdc' });
    expect(peerings.find((peering) => peering !== far)).toMatchObject({
      remote_virtual_network_id: `${HUB}/virtualNetworks/vnet-hub-sdc`,
    });
    const platform = foundation.provider.azurerm?.find(({ alias }) => alias === 'platform');
    expect(platform?.subscription_id).toBe('00000000-0000-0000-0000-000000000003');
  });

  it('inspects and resolves for the spoke', () => {
    expect(only(foundation, 'azurerm_route_table')).toMatchObject({
      route: [{ next_hop_in_ip_address: '10.120.0.4' }],
    });
    expect(only(foundation, 'azurerm_virtual_network').dns_servers).toEqual(['10.120.0.4']);
  });

  it('answers for every private endpoint from its own zones', () => {
    const zones = [connectivity, foundation]
      .flatMap((stack) => ofType(stack, 'azurerm_private_endpoint'))
      .flatMap(
        ({ private_dns_zone_group: group }) => (group as { private_dns_zone_ids: string[] }).private_dns_zone_ids,
      );
    expect(zones.length).toBeGreaterThan(5);
    for (const id of zones) {
      expect(id).toMatch(
        /^\/subscriptions\/00000000-0000-0000-0000-000000000003\/resourceGroups\/rg-private-dns\/providers\/Microsoft.Network\/privateDnsZones\/privatelink\./,
      );
    }
  });

  it('takes the endpoints of the platform in the subnet that was named, and else the spoke does', () => {
    const names = (stack: SynthesizedStack) =>
      resourcesOf(stack).filter(
        ({ type, path: at }) => type === 'azurerm_private_endpoint' && /^(monitor|log-archive)-/.test(at),
      );
    expect(names(connectivity).map(({ attributes }) => attributes.subnet_id)).toEqual([
      `${HUB}/virtualNetworks/vnet-hub-sdc/subnets/snet-private-endpoints`,
      `${HUB}/virtualNetworks/vnet-hub-sdc/subnets/snet-private-endpoints`,
    ]);
    expect(names(foundation)).toEqual([]);
    const without = networkStacks(attached('privateEndpointSubnetId', 'privateEndpointAddresses'));
    expect(names(without.connectivity)).toEqual([]);
    expect(names(without.foundation)).toHaveLength(2);
  });

  it('is open to agents, for their traces, where the endpoints of the platform are', () => {
    const traces = (stack: SynthesizedStack) =>
      rulesOf(stack, 'agent-leave-desk').filter(({ name }) => name === 'allow-traces-outbound');
    expect(traces(foundation)).toMatchObject([
      { direction: 'Outbound', destination_address_prefix: '10.120.1.0/26', destination_port_range: '443' },
    ]);
    // Then the endpoints are in the spoke, which agents reach anyway.
    const without = networkStacks(attached('privateEndpointSubnetId', 'privateEndpointAddresses'));
    expect(traces(without.foundation)).toEqual([]);
  });

  it('is open to operators where the endpoints of the platform are, and nowhere else', () => {
    const [first] = rulesOf(foundation, 'operations').filter(({ direction }) => direction === 'Outbound');
    expect(first?.destination_address_prefixes).toEqual(['10.120.1.0/26', '10.120.64.0/24']);
  });

  it('whose policy is not ours is asked for the egress rules in a document', () => {
    const asked = attached('firewallPolicyId');
    expect(typesOf(networkStacks(asked).connectivity)).not.toContain('azurerm_firewall_policy_rule_collection_group');
    const text = egressRequest(asked) ?? '';
    expect(text).toContain('| leave-desk_workday | 10.120.68.0/27 | api.workday.com |');
    expect(text).toContain('10.120.0.4');
  });

  it('needs no document where the rules are deployed, nor for a hub of ours', () => {
    expect(egressRequest(zone)).toBeUndefined();
    expect(egressRequest(landingZone('standard'))).toBeUndefined();
  });
});
