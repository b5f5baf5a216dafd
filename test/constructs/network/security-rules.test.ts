import { securityRules, type AllowRule } from '../../../constructs/network';

const RULE: AllowRule = {
  name: 'allow-agents',
  description: 'Agents call models',
  from: ['10.1.0.0/27'],
  to: ['10.1.1.0/27'],
  ports: ['443'],
};

describe('the rules of a security group', () => {
  it('with no opening deny everything in both directions', () => {
    const rules = securityRules([], []);
    expect(rules.map(({ access }) => access)).toEqual(['Deny', 'Deny', 'Deny']);
    for (const direction of ['Inbound', 'Outbound']) {
      expect(rules).toContainEqual(
        expect.objectContaining({
          direction,
          access: 'Deny',
          priority: 4096,
          protocol: '*',
          sourceAddressPrefix: '*',
          sourcePortRange: '*',
          destinationAddressPrefix: '*',
          destinationPortRange: '*',
        }),
      );
    }
  });

  it('deny Azure’s own resolver, which no other rule would stop', () => {
    const rules = securityRules([], [RULE]);
    const resolver = rules.find(({ destinationAddressPrefix }) => destinationAddressPrefix === 'AzurePlatformDNS');
    expect(resolver).toMatchObject({
      direction: 'Outbound',
      access: 'Deny',
      protocol: '*',
      sourcePortRange: '*',
      destinationPortRange: '*',
      sourceAddressPrefix: '*',
    });
    expect(resolver?.priority).toBeLessThan(4096);
  });

  it('allow only what is listed, on TCP unless said otherwise', () => {
    const allowed = securityRules([RULE], []).filter(({ access }) => access === 'Allow');
    expect(allowed).toEqual([
      {
        name: 'allow-agents-inbound',
        description: 'Agents call models',
        priority: 100,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        sourcePortRange: '*',
        sourceAddressPrefix: '10.1.0.0/27',
        destinationAddressPrefix: '10.1.1.0/27',
        destinationPortRange: '443',
      },
    ]);
  });

  it('take the protocol that a rule names', () => {
    expect(securityRules([], [{ ...RULE, protocol: 'Udp' }])[1]).toMatchObject({ protocol: 'Udp' });
  });

  it('put every deny after every opening, with room for a rule in an emergency', () => {
    const rules = securityRules([RULE, { ...RULE, name: 'second' }], [RULE, { ...RULE, name: 'second' }]);
    for (const direction of ['Inbound', 'Outbound']) {
      const ofDirection = rules.filter((rule) => rule.direction === direction);
      const opened = ofDirection.filter(({ access }) => access === 'Allow').map(({ priority }) => Number(priority));
      const denied = ofDirection.filter(({ access }) => access === 'Deny').map(({ priority }) => Number(priority));
      expect(opened).toEqual([100, 110]);
      expect(Math.min(...denied)).toBeGreaterThan(Math.max(...opened));
    }
  });

  it('have names and, in a direction, priorities of their own: Azure takes no second', () => {
    const rules = securityRules([RULE], [RULE]);
    expect(new Set(rules.map(({ name }) => name)).size).toBe(rules.length);
    expect(new Set(rules.map(({ direction, priority }) => `${direction} ${String(priority)}`)).size).toBe(rules.length);
  });

  it('write one value and several values in the attribute for it, and never both', () => {
    const several = { ...RULE, from: ['10.1.0.0/27', '10.1.0.32/27'], to: ['10.2.0.0/27', '10.2.1.0/27'] };
    const [rule] = securityRules([{ ...several, ports: ['443', '31443'] }], []);
    expect(rule).toMatchObject({
      sourceAddressPrefixes: ['10.1.0.0/27', '10.1.0.32/27'],
      destinationAddressPrefixes: ['10.2.0.0/27', '10.2.1.0/27'],
      destinationPortRanges: ['443', '31443'],
    });
    for (const single of ['sourceAddressPrefix', 'destinationAddressPrefix', 'destinationPortRange'])
      expect(rule).not.toHaveProperty(single);
  });

  it('write a service tag in the attribute for one value, where alone Azure takes tags', () => {
    expect(securityRules([], [{ ...RULE, to: 'AzureActiveDirectory' }])[1]).toMatchObject({
      destinationAddressPrefix: 'AzureActiveDirectory',
    });
  });

  it.each([
    ['from anywhere', { from: '*' }, '*'],
    ['from every IPv4 address', { from: ['0.0.0.0/0'] }, '0.0.0.0/0'],
    ['to anywhere', { to: ['10.0.0.0/8', '*'] }, '10.0.0.0/8, *'],
    ['to every IPv6 address', { to: ['::/0'] }, '::/0'],
    ['from nobody, which Azure would be sent as an empty text', { from: [] }, ''],
    ['to nobody', { to: [] }, ''],
  ])('refuse an opening %s', (_, change, got) => {
    for (const [inbound, outbound, direction] of [
      [[{ ...RULE, ...change }], [], 'inbound'],
      [[], [{ ...RULE, ...change }], 'outbound'],
    ] as const) {
      expect(() => securityRules(inbound, outbound)).toThrow(
        `security rule allow-agents (${direction}): got the addresses "${got}", expected CIDRs or one service tag; ` +
          'fix: name who talks to whom, with the tag Internet for public addresses',
      );
    }
  });

  it('refuse an opening without ports', () => {
    expect(() => securityRules([{ ...RULE, ports: [] }], [])).toThrow(
      'security rule allow-agents (inbound): got no ports, expected at least one; fix: list the ports that are used',
    );
  });

  it('refuse two openings of one name in a direction', () => {
    expect(() => securityRules([], [RULE, RULE])).toThrow(
      'security rule allow-agents (outbound): got the name twice, expected it once in a direction; ' +
        'fix: rename one of the two',
    );
  });
});
