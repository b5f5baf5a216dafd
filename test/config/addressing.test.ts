import fc from 'fast-check';

import { HUB_LAYOUT, planAddresses, SPOKE_LAYOUT, subnetIn, type AddressInput, type AddressPlan } from '../../config';
import { contains, formatCidr, networkOf, overlaps, parseCidr, type Cidr } from '../../config/cidr';
import type { Refusal } from '../../config';

const SPACE = '10.20.0.0/16';
const REVIEWER = { name: 'contract-reviewer' };

function plan(input: AddressInput): AddressPlan {
  const planned = planAddresses(input);
  if ('plan' in planned) return planned.plan;
  throw new Error(JSON.stringify(planned.refusals, null, 2));
}

function refusals(input: AddressInput): readonly Refusal[] {
  const planned = planAddresses(input);
  return 'refusals' in planned ? planned.refusals : [];
}

function block(text: string): Cidr {
  const cidr = parseCidr(text);
  if (!cidr) throw new Error(text);
  return cidr;
}

function agentsNamed(count: number): { name: string }[] {
  return Array.from({ length: count }, (_, index) => ({ name: `agent-${index}` }));
}

describe('an address plan', () => {
  it('cuts the hub from the start of one space and the spoke from its upper half', () => {
    expect(plan({ addressSpace: SPACE, agents: [REVIEWER, { name: 'second' }] })).toEqual({
      hub: {
        addressSpace: '10.20.0.0/22',
        firewall: '10.20.0.0/26',
        firewallManagement: '10.20.0.64/26',
        bastion: '10.20.0.128/26',
        privateEndpoints: '10.20.1.0/26',
        resolverInbound: '10.20.1.64/28',
        resolverOutbound: '10.20.1.80/28',
        firewallPrivateIp: '10.20.0.4',
        resolverPrivateIp: '10.20.1.68',
      },
      spoke: {
        addressSpace: '10.20.128.0/17',
        privateEndpoints: '10.20.128.0/24',
        operations: '10.20.129.0/27',
        agents: { 'contract-reviewer': '10.20.192.0/27', second: '10.20.192.32/27' },
      },
      onPremises: [],
    });
  });

  it('uses spaces of their own for hub and spoke, and needs no other then', () => {
    const own = plan({
      hub: { addressSpace: '192.168.4.0/22' },
      spoke: { addressSpace: '10.9.8.0/21' },
      onPremises: ['10.0.0.0/13'],
      agents: [{ ...REVIEWER, slot: 3 }],
      subnets: { agents: 26 },
    });
    expect(own.hub.firewallPrivateIp).toBe('192.168.4.4');
    expect(own.spoke.agents).toEqual({ 'contract-reviewer': '10.9.12.192/26' });
    expect(own.onPremises).toEqual(['10.0.0.0/13']);
  });

  it('takes what it was told of an existing hub, and needs no space for it', () => {
    const existing = { virtualNetworkId: 'hub', firewallPrivateIp: '10.120.0.4', dnsResourceGroupId: 'zones' };
    const attached = plan({ hub: { existing }, spoke: { addressSpace: '10.120.64.0/21' }, agents: [REVIEWER] });
    expect(attached.hub).toEqual({ existing, firewallPrivateIp: '10.120.0.4' });
    expect(attached.spoke.addressSpace).toBe('10.120.64.0/21');
  });

  it('places the spoke where it would be beside a hub of ours, so that attaching moves nothing', () => {
    const existing = { virtualNetworkId: 'hub', firewallPrivateIp: '10.1.0.4', dnsResourceGroupId: 'zones' };
    expect(plan({ addressSpace: SPACE, hub: { existing }, agents: [REVIEWER] }).spoke).toEqual(
      plan({ addressSpace: SPACE, agents: [REVIEWER] }).spoke,
    );
  });

  it.each([
    ['inside the spoke', '10.120.64.4'],
    ['that is public', '203.0.113.4'],
  ])('refuses a firewall of an existing hub at an address %s', (_, firewallPrivateIp) => {
    const existing = { virtualNetworkId: 'hub', firewallPrivateIp, dnsResourceGroupId: 'zones' };
    const found = refusals({ hub: { existing }, spoke: { addressSpace: '10.120.64.0/21' }, agents: [] });
    expect(found.map(({ path }) => path.join('.'))).toEqual(['network.hub.existing.firewallPrivateIp']);
  });

  it('may lie directly beside other networks', () => {
    expect(refusals({ addressSpace: SPACE, onPremises: ['10.19.0.0/16', '10.21.0.0/16'], agents: [] })).toEqual([]);
  });

  it('keeps the places that are part of deployed networks', () => {
    const places = (space: string, layout: Record<string, { offset: number; prefix: number }>) =>
      Object.fromEntries(Object.entries(layout).map(([name, place]) => [name, subnetIn(space, place)]));
    expect(places('10.0.0.0/22', HUB_LAYOUT)).toEqual({
      firewall: '10.0.0.0/26',
      firewallManagement: '10.0.0.64/26',
      bastion: '10.0.0.128/26',
      gateway: '10.0.0.192/26',
      privateEndpoints: '10.0.1.0/26',
      resolverInbound: '10.0.1.64/28',
      resolverOutbound: '10.0.1.80/28',
    });
    expect(places('10.0.8.0/21', SPOKE_LAYOUT)).toEqual({
      privateEndpoints: '10.0.8.0/24',
      operations: '10.0.9.0/27',
      applicationGateway: '10.0.10.0/24',
      apiManagement: '10.0.11.0/27',
      training: '10.0.11.32/27',
      build: '10.0.11.64/27',
      sandbox: '10.0.11.96/27',
      agentService: '10.0.11.128/25',
    });
  });

  it('does not place a subnet outside its network', () => {
    expect(() => subnetIn('10.0.0.0/24', SPOKE_LAYOUT.build)).toThrow(
      'got a subnet 10.0.3.64/27 outside 10.0.0.0/24; expected one inside; fix: use a larger address space',
    );
  });
});

describe('an address plan is refused for', () => {
  const reserved: [string, string, string][] = [
    ['172.17.0.0/16', '172.17.0.0/16', "Docker's bridge on agent hosts"],
    ['172.16.0.0/12', '172.17.0.0/16', "Docker's bridge on agent hosts"],
    ['169.254.8.0/24', '169.254.0.0/16', 'link-local addresses'],
    ['172.30.0.0/16', '172.30.0.0/16', 'Container Apps and Foundry agents'],
    ['172.31.4.0/22', '172.31.0.0/16', 'Container Apps and Foundry agents'],
    ['192.0.2.0/24', '192.0.2.0/24', 'Container Apps and Foundry agents'],
    ['100.100.0.0/17', '100.100.0.0/17', 'Container Apps'],
    ['100.100.128.0/19', '100.100.128.0/19', 'Container Apps'],
    ['100.100.160.0/20', '100.100.160.0/19', 'Container Apps'],
    ['100.100.192.0/24', '100.100.192.0/19', 'Container Apps'],
  ];
  it.each(reserved)('%s, which overlaps a reserved range', (cidr, range, user) => {
    expect(refusals({ addressSpace: SPACE, onPremises: [cidr], agents: [] })).toEqual([
      {
        path: ['network', 'onPremises', 0],
        got: `${cidr}, which overlaps ${range}`,
        expected: `a network apart from ${range}: ${user} use it`,
        fix: 'choose another network, for example inside 10.0.0.0/8',
      },
    ]);
  });

  it.each(['8.8.8.0/24', '100.64.0.0/16', '192.169.0.0/16', '10.0.0.0/7'])('%s, which is not private', (cidr) => {
    // The last one has host bits set: it is refused too, but for that.
    const [refusal, ...others] = refusals({ addressSpace: SPACE, onPremises: [cidr], agents: [] });
    expect(others).toEqual([]);
    expect(refusal).toMatchObject({ path: ['network', 'onPremises', 0], got: cidr });
    if (cidr !== '10.0.0.0/7') {
      expect(refusal).toMatchObject({
        expected: 'private addresses (RFC 1918): inside 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16',
        fix: 'choose a network inside one of them',
      });
    }
  });

  it.each(['10.0.0.0', '10.0.0.256/24', '010.0.0.0/8', '10.0.0.0/33', 'fd00::/8', '10.0.0/24', ' 10.0.0.0/8', ''])(
    '"%s", which is not a CIDR',
    (cidr) => {
      expect(refusals({ addressSpace: SPACE, onPremises: [cidr], agents: [] })).toMatchObject([
        { expected: 'an IPv4 network in CIDR notation, like 10.20.0.0/16' },
      ]);
    },
  );

  it('host bits, saying the network that was meant', () => {
    expect(refusals({ addressSpace: '10.20.5.0/16', agents: [] })).toEqual([
      {
        path: ['network', 'addressSpace'],
        got: '10.20.5.0/16',
        expected: 'the address of a network: no bits set after the prefix',
        fix: 'write 10.20.0.0/16',
      },
    ]);
  });

  it.each(['10.0.0.0/15', '10.0.0.0/21'])('%s as the one space', (addressSpace) => {
    expect(refusals({ addressSpace, agents: [] })).toEqual([
      {
        path: ['network', 'addressSpace'],
        got: addressSpace,
        expected: 'a network of /16 to /20: it holds a hub of /22 and, in its upper half, the spoke',
        fix: 'write a prefix length of 16 to 20',
      },
    ]);
  });

  it('a hub or a spoke that is too small', () => {
    const small = { hub: { addressSpace: '10.1.0.0/23' }, spoke: { addressSpace: '10.2.0.0/22' }, agents: [] };
    expect(refusals(small)).toEqual([
      {
        path: ['network', 'hub', 'addressSpace'],
        got: '10.1.0.0/23',
        expected:
          'a network of /22 or larger: the hub has places for firewall, Bastion, gateway, resolver and private endpoints',
        fix: 'write a prefix length of 22 or less',
      },
      {
        path: ['network', 'spoke', 'addressSpace'],
        got: '10.2.0.0/22',
        expected: 'a network of /21 or larger: the lower half is for shared subnets, the upper half for agents',
        fix: 'write a prefix length of 21 or less',
      },
    ]);
  });

  it('each overlap of hub, spoke and on-premises networks, naming both', () => {
    const overlapping = {
      addressSpace: SPACE,
      hub: { addressSpace: '10.20.128.0/22' },
      onPremises: ['10.20.129.0/24'],
      agents: [],
    };
    expect(refusals(overlapping).map(({ path, got }) => [path.join('.'), got])).toEqual([
      ['network.addressSpace', 'spoke 10.20.128.0/17 (from network.addressSpace), which overlaps hub 10.20.128.0/22'],
      ['network.onPremises.0', 'on-premises network 10.20.129.0/24, which overlaps hub 10.20.128.0/22'],
      [
        'network.onPremises.0',
        'on-premises network 10.20.129.0/24, which overlaps spoke 10.20.128.0/17 (from network.addressSpace)',
      ],
    ]);
    expect(refusals(overlapping)[0]).toMatchObject({
      expected: 'networks that share no address: traffic could not be routed',
      fix: 'move spoke 10.20.128.0/17 (from network.addressSpace) or hub 10.20.128.0/22',
    });
  });

  it('an agent subnet below /27', () => {
    expect(refusals({ addressSpace: SPACE, subnets: { agents: 28 }, agents: [] })).toEqual([
      {
        path: ['network', 'subnets', 'agents'],
        got: '/28',
        expected: 'Container Apps and Foundry agent subnets need at least /27',
        fix: 'write 27 or less, or leave it out',
      },
    ]);
  });

  it('more agents than fit, saying how many do', () => {
    expect(refusals({ addressSpace: '10.0.0.0/20', subnets: { agents: 26 }, agents: agentsNamed(18) })).toEqual([
      {
        path: ['agents', 16],
        got: '18 agents, 2 of them past the end (agent-16 has slot 16)',
        expected: 'at most 16 agents, in slots 0 to 15: the upper half of spoke 10.0.8.0/21 holds 16 subnets of /26',
        fix: 'set network.subnets.agents to 27, or give the landing zone a larger network.addressSpace or network.spoke.addressSpace',
      },
    ]);
    expect(refusals({ addressSpace: '10.0.0.0/20', agents: agentsNamed(32) })).toEqual([]);
    expect(refusals({ addressSpace: '10.0.0.0/20', agents: [{ name: 'a', slot: 32 }] })).toMatchObject([
      {
        path: ['agents', 0, 'slot'],
        fix: 'give the landing zone a larger network.addressSpace or network.spoke.addressSpace',
      },
    ]);
  });

  it('a slot that two agents have, saying one that is free', () => {
    expect(refusals({ addressSpace: SPACE, agents: [{ name: 'a' }, { name: 'b', slot: 0 }] })).toEqual([
      {
        path: ['agents', 1, 'slot'],
        got: 'slot 0, which a has',
        expected: 'a slot of its own for each agent: agents share no subnet',
        fix: 'give b a slot that is free, such as `slot: 1`; an agent without one takes its position in the list',
      },
    ]);
  });
});

/** Spaces that planning accepts, alone or with a hub or a spoke elsewhere. */
const inputs = fc
  .record({
    shared: fc.record({
      second: fc.integer({ min: 0, max: 99 }),
      third: fc.integer({ min: 0, max: 255 }),
      prefix: fc.integer({ min: 16, max: 20 }),
    }),
    hub: fc.option(fc.integer({ min: 8, max: 22 }), { nil: undefined }),
    spoke: fc.option(fc.integer({ min: 16, max: 21 }), { nil: undefined }),
    agentPrefix: fc.integer({ min: 25, max: 27 }),
    // The smallest space holds eight of the largest subnets, and one agent is yet to come.
    agents: fc.integer({ min: 0, max: 7 }),
  })
  .map(({ shared, hub, spoke, agentPrefix, agents }): AddressInput => {
    const first = (10 * 256 + shared.second) * 65536 + shared.third * 256;
    return {
      addressSpace: formatCidr(networkOf({ first, prefix: shared.prefix })),
      hub: hub === undefined ? undefined : { addressSpace: `192.168.0.0/${Math.max(hub, 16)}` },
      spoke: spoke === undefined ? undefined : { addressSpace: `10.200.0.0/${spoke}` },
      subnets: { agents: agentPrefix },
      agents: agentsNamed(agents),
    };
  });

function subnetsOf(space: string, layout: Record<string, { offset: number; prefix: number }>): Cidr[] {
  return Object.values(layout).map((place) => block(subnetIn(space, place)));
}

describe('any address plan', () => {
  it('has subnets that lie inside their network and never overlap, those reserved for later included', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { hub, spoke } = plan(input);
        if (hub.existing) throw new Error('expected a hub of ours');
        const networks: [string, Cidr[]][] = [
          [hub.addressSpace, subnetsOf(hub.addressSpace, HUB_LAYOUT)],
          [
            spoke.addressSpace,
            [...subnetsOf(spoke.addressSpace, SPOKE_LAYOUT), ...Object.values(spoke.agents).map(block)],
          ],
        ];
        for (const [space, subnets] of networks) {
          for (const [index, subnet] of subnets.entries()) {
            expect(contains(block(space), subnet)).toBe(true);
            expect(networkOf(subnet)).toEqual(subnet);
            expect(subnets.slice(0, index).filter((other) => overlaps(other, subnet))).toEqual([]);
          }
        }
        expect(overlaps(block(hub.addressSpace), block(spoke.addressSpace))).toBe(false);
        expect(contains(block(hub.firewall), block(`${hub.firewallPrivateIp}/32`))).toBe(true);
        expect(contains(block(hub.resolverInbound), block(`${hub.resolverPrivateIp}/32`))).toBe(true);
      }),
    );
  });

  it('moves nothing when an agent is added at the end', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const before = plan(input);
        const { latest, ...others } = plan({ ...input, agents: [...input.agents, { name: 'latest' }] }).spoke.agents;
        expect(latest).toBeDefined();
        expect(others).toEqual(before.spoke.agents);
        expect({ ...plan(input), spoke: { ...before.spoke } }).toEqual(before);
      }),
    );
  });

  it('moves nothing when an agent between pinned ones is taken out', () => {
    fc.assert(
      fc.property(inputs, fc.nat(), (input, pick) => {
        const pinned = input.agents.map((agent, slot) => ({ ...agent, slot }));
        const kept = pinned.filter((_, index) => index !== pick % Math.max(1, pinned.length));
        const before = plan({ ...input, agents: pinned }).spoke.agents;
        const after = plan({ ...input, agents: kept }).spoke.agents;
        expect(before).toMatchObject(after);
        expect(Object.keys(after)).toEqual(kept.map(({ name }) => name));
      }),
    );
  });
});
