import {
  EgressRules,
  type AddressSet,
  type EgressRulesProps,
  type EgressSet,
} from '../../../constructs/network-inspection';
import { RESOURCE_GROUP, synthConstruct, type Block } from '../../support/synth-construct';

const POLICY = `${RESOURCE_GROUP}/providers/Microsoft.Network/firewallPolicies/afwp`;
const DOCUSIGN: EgressSet = {
  name: 'contract-reviewer-docusign',
  description: 'Signs contracts',
  sources: ['10.1.0.0/27'],
  destinations: ['api.docusign.net'],
};

function egress(sets: readonly EgressSet[], props: Partial<EgressRulesProps> = {}) {
  return synthConstruct((stack) => {
    new EgressRules(stack, 'egress', {
      name: 'agents',
      policyId: POLICY,
      priority: 300,
      sets,
      opensTls: true,
      neverInspect: [],
      ...props,
    });
  });
}

function rules(sets: readonly EgressSet[], props: Partial<EgressRulesProps> = {}): Block[] {
  const { application_rule_collection: collections } = egress(sets, props).only(
    'azurerm_firewall_policy_rule_collection_group',
  ) as { application_rule_collection: { rule: Block[] }[] };
  return collections.flatMap(({ rule }) => rule);
}

describe('egress rules', () => {
  it('allow a source its own destinations by name, over HTTPS alone', () => {
    expect(rules([DOCUSIGN])).toEqual([
      {
        name: 'contract-reviewer-docusign',
        description: 'Signs contracts',
        source_addresses: ['10.1.0.0/27'],
        destination_fqdns: ['api.docusign.net'],
        terminate_tls: false,
        protocols: [{ type: 'Https', port: 443 }],
      },
    ]);
  });

  it('keep the destinations of one agent from another', () => {
    const other = { ...DOCUSIGN, name: 'other', sources: ['10.1.0.32/27'], destinations: ['api.example.org'] };
    const made = rules([DOCUSIGN, other]);
    expect(made.map((rule) => [rule.source_addresses, rule.destination_fqdns])).toEqual([
      [['10.1.0.0/27'], ['api.docusign.net']],
      [['10.1.0.32/27'], ['api.example.org']],
    ]);
  });

  it('are application rules only: no address, port or protocol gets past the names', () => {
    expect(egress([DOCUSIGN]).only('azurerm_firewall_policy_rule_collection_group')).toMatchObject({
      name: 'agents',
      firewall_policy_id: POLICY,
      priority: 300,
      application_rule_collection: [{ name: 'allow', action: 'Allow', priority: 300 }],
    });
    const group = egress([DOCUSIGN]).only('azurerm_firewall_policy_rule_collection_group');
    expect(group).not.toHaveProperty('network_rule_collection');
    expect(group).not.toHaveProperty('nat_rule_collection');
  });

  it('wait for the group before them: a policy takes one change at a time', () => {
    const result = synthConstruct((stack) => {
      const shared = { policyId: POLICY, sets: [DOCUSIGN], opensTls: false, neverInspect: [] };
      const first = new EgressRules(stack, 'first', { ...shared, name: 'platform', priority: 200 });
      new EgressRules(stack, 'second', { ...shared, name: 'agents', priority: 300, dependsOn: [first.group] });
    });
    expect(result.at('first/group').attributes).not.toHaveProperty('depends_on');
    expect(result.at('second/group').attributes.depends_on).toEqual([result.at('first/group').address]);
  });

  it.each([
    ['no source', []],
    ['the source "*"', ['*']],
    ['the source "0.0.0.0/0"', ['0.0.0.0/0']],
    ['the source "10.1.0.0/27", "*"', ['10.1.0.0/27', '*']],
  ])('refuse %s: a destination is allowed for somebody', (got, sources) => {
    expect(() => egress([{ ...DOCUSIGN, sources }])).toThrow(
      `test/egress (contract-reviewer-docusign): got ${got}, expected the CIDRs of one workload; ` +
        'fix: name who may go there',
    );
  });

  it.each([
    ['no destination', []],
    ['the destination "*"', ['*']],
    ['the destination "*.com"', ['*.com']],
    ['the destination "*.*"', ['*.*']],
    ['the destination "https://api.docusign.net"', ['https://api.docusign.net']],
    ['the destination "api.docusign.net", "*"', ['api.docusign.net', '*']],
  ])('refuse %s: what is reached is named', (got, destinations) => {
    expect(() => egress([{ ...DOCUSIGN, destinations }])).toThrow(
      `test/egress (contract-reviewer-docusign): got ${got}, expected host names; fix: list what the workload calls`,
    );
  });

  it('take the hosts below a domain', () => {
    expect(rules([{ ...DOCUSIGN, destinations: ['*.docusign.net'] }])[0]?.destination_fqdns).toEqual([
      '*.docusign.net',
    ]);
  });

  it('do not judge a destination that is known only after deployment', () => {
    const result = synthConstruct((stack) => {
      const shared = { policyId: POLICY, priority: 200, opensTls: false, neverInspect: [] };
      const { group } = new EgressRules(stack, 'first', { ...shared, name: 'first', sets: [DOCUSIGN] });
      new EgressRules(stack, 'second', {
        ...shared,
        name: 'second',
        sets: [{ ...DOCUSIGN, destinations: [group.name] }],
      });
    });
    expect(JSON.stringify(result.at('second/group').attributes)).toContain(result.reference('first/group', 'name'));
  });
});

describe('TLS inspection', () => {
  const inspected = { ...DOCUSIGN, inspectTls: true };

  it('is off unless a set asks for it', () => {
    expect(rules([DOCUSIGN])[0]?.terminate_tls).toBe(false);
  });

  it('opens TLS for the source that asks for it', () => {
    expect(rules([inspected], { neverInspect: ['10.9.0.0/24'] })[0]?.terminate_tls).toBe(true);
  });

  it.each([
    ['an agent subnet', '10.1.0.0/27', ['10.1.0.0/27']],
    ['a range that holds an agent subnet', '10.1.0.0/16', ['10.1.0.0/27']],
    ['a part of an agent subnet', '10.1.0.8/29', ['10.1.0.0/27']],
    ['one address of an agent subnet', '10.1.0.5', ['10.9.0.0/24', '10.1.0.0/27']],
  ])('is refused for %s', (_, source, neverInspect) => {
    expect(() => egress([{ ...inspected, sources: ['10.200.0.0/24', source] }], { neverInspect })).toThrow(
      `test/egress (contract-reviewer-docusign): got TLS inspection for ${source}, expected none there: ` +
        'agent hosts pin certificates; fix: leave inspectTls off for agent subnets',
    );
  });

  it('is refused for an agent subnet in IPv6 too', () => {
    expect(() => egress([{ ...inspected, sources: ['fd00::/64'] }], { neverInspect: ['fd00::/64'] })).toThrow(
      'got TLS inspection for fd00::/64',
    );
  });

  it.each([
    ['fd00::/64', '10.1.0.0/27'],
    ['10.1.0.0/27', 'fd00::/64'],
  ])('is allowed for %s beside the agent subnet %s, which is no part of it', (source, agents) => {
    expect(rules([{ ...inspected, sources: [source] }], { neverInspect: [agents] })[0]?.terminate_tls).toBe(true);
  });

  it('is refused without a CA to sign with', () => {
    expect(() => egress([inspected], { opensTls: false })).toThrow(
      'test/egress (contract-reviewer-docusign): got TLS inspection without a CA, expected one; ' +
        'fix: set inspection.tls',
    );
  });

  it('needs no CA where nothing is inspected, agent subnets included', () => {
    expect(rules([DOCUSIGN], { opensTls: false, neverInspect: DOCUSIGN.sources })).toHaveLength(1);
  });
});

describe('egress by address', () => {
  const DNS: AddressSet = {
    name: 'name-forwarding',
    description: 'Asks the DNS servers',
    sources: ['10.0.1.80/28'],
    destinations: ['10.50.0.4/32'],
    protocols: ['TCP', 'UDP'],
    ports: ['53'],
  };
  const group = (addressSets: readonly AddressSet[]) =>
    egress([DOCUSIGN], { addressSets }).only('azurerm_firewall_policy_rule_collection_group');

  it('is there only where it is asked for', () => {
    expect(group([])).not.toHaveProperty('network_rule_collection');
  });

  it('lets a source reach its addresses on its ports alone', () => {
    expect(group([DNS]).network_rule_collection).toEqual([
      {
        name: 'allow-addresses',
        action: 'Allow',
        priority: 301,
        rule: [
          {
            name: 'name-forwarding',
            description: 'Asks the DNS servers',
            source_addresses: ['10.0.1.80/28'],
            destination_addresses: ['10.50.0.4/32'],
            destination_ports: ['53'],
            protocols: ['TCP', 'UDP'],
          },
        ],
      },
    ]);
  });

  it.each([
    ['everybody', { sources: ['*'] }],
    ['nobody', { sources: [] }],
    ['everywhere', { destinations: ['0.0.0.0/0'] }],
    ['nowhere', { destinations: [] }],
  ])('is refused for %s', (_, part) => {
    expect(() => group([{ ...DNS, ...part }])).toThrow(/name-forwarding.*expected addresses; fix:/);
  });
});
