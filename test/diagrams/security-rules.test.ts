import type { Value } from '../../architecture/model';
import { contains, isPrivate, rangeOf, type Range } from '../../diagrams/cidr';
import { decide, rulesOf } from '../../diagrams/security-rules';
import { architecture, resource, unknown } from './landing-zone';

const NSG = '/subscriptions/a/resourceGroups/r/providers/Microsoft.Network/networkSecurityGroups/nsg';
const range = (text: string): Range => rangeOf(text) as Range;

function rule(priority: number, access: string, more: Readonly<Record<string, Value>> = {}): Value {
  const properties = {
    priority,
    access,
    direction: 'Outbound',
    protocol: 'Tcp',
    sourceAddressPrefix: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '*',
    ...more,
  };
  return { name: `${access}-${String(priority)}`, properties };
}

function outcome(...rules: readonly Value[]): string {
  const group = resource('Microsoft.Network/networkSecurityGroups', NSG, { properties: { securityRules: rules } });
  const model = architecture([group]);
  return decide(rulesOf(model, group), 'outbound', [range('10.0.1.0/24')], [range('10.0.2.4')], 443).access;
}

describe('a network security group', () => {
  it('lets a virtual network talk when it says nothing', () => {
    expect(outcome()).toBe('allow');
  });

  it('is decided by the first rule that matches', () => {
    expect(outcome(rule(200, 'Allow'), rule(100, 'Deny'))).toBe('deny');
    expect(outcome(rule(100, 'Allow'), rule(200, 'Deny'))).toBe('allow');
  });

  it('passes rules for another address, port, protocol or direction', () => {
    expect(outcome(rule(100, 'Allow', { destinationAddressPrefix: '10.0.3.0/24' }), rule(200, 'Deny'))).toBe('deny');
    expect(outcome(rule(100, 'Allow', { destinationPortRange: '80' }), rule(200, 'Deny'))).toBe('deny');
    expect(outcome(rule(100, 'Allow', { protocol: 'Udp' }), rule(200, 'Deny'))).toBe('deny');
    expect(outcome(rule(100, 'Allow', { direction: 'Inbound' }), rule(200, 'Deny'))).toBe('deny');
    expect(outcome(rule(100, 'Allow', { destinationAddressPrefix: 'Internet' }), rule(200, 'Deny'))).toBe('deny');
  });

  it('reads ranges of ports and lists of addresses', () => {
    const wanted = {
      destinationPortRanges: ['80', '400-500'],
      destinationAddressPrefixes: ['10.9.0.0/16', '10.0.2.0/24'],
    };
    const bare = { destinationPortRange: null, destinationAddressPrefix: null };
    expect(outcome(rule(100, 'Allow', { ...bare, ...wanted }), rule(200, 'Deny'))).toBe('allow');
  });

  it('is unknown where a rule may or may not match', () => {
    expect(outcome(rule(100, 'Allow', { destinationAddressPrefix: unknown('zone/x', 'y') }), rule(200, 'Deny'))).toBe(
      'unknown',
    );
    expect(
      outcome(rule(100, 'Allow', { destinationApplicationSecurityGroups: [{ id: 'asg' }] }), rule(200, 'Deny')),
    ).toBe('unknown');
    expect(outcome(rule(100, 'Allow', { sourceAddressPrefix: '10.0.1.0/25' }), rule(200, 'Deny'))).toBe('unknown');
    expect(outcome(rule(100, 'Deny', { priority: unknown('zone/x', 'y') }), rule(200, 'Allow'))).toBe('unknown');
  });

  it('is unknown where a list has an unknown part', () => {
    const partly = {
      destinationAddressPrefix: null,
      destinationAddressPrefixes: ['10.9.0.0/16', unknown('zone/x', 'y')],
    };
    expect(outcome(rule(100, 'Allow', partly), rule(200, 'Deny'))).toBe('unknown');
  });

  it('is known where both ways lead to the same', () => {
    expect(outcome(rule(100, 'Deny', { sourceAddressPrefix: '10.0.1.0/25' }), rule(200, 'Deny'))).toBe('deny');
  });

  it('has rules that are resources of their own', () => {
    const group = resource('Microsoft.Network/networkSecurityGroups', NSG);
    const beside = resource('Microsoft.Network/networkSecurityGroups/securityRules', `${NSG}/securityRules/no`, {
      properties: (rule(100, 'Deny') as { properties: Value }).properties,
    });
    expect(rulesOf(architecture([group, beside]), group).map(({ name }) => name)).toEqual(['no']);
  });
});

describe('an address range', () => {
  it('is read from CIDR, address and span, and from nothing else', () => {
    expect(contains(range('10.0.0.0/8'), range('10.255.0.1'))).toBe(true);
    expect(contains(range('10.0.0.4-10.0.0.9'), range('10.0.0.10'))).toBe(false);
    expect(['VirtualNetwork', '10.0.0.0/33', '10.0.0.256', '', '10.0.0.0/'].map(rangeOf)).toEqual(
      Array(5).fill(undefined),
    );
  });

  it('is private or not', () => {
    expect(['10.1.0.0/16', '172.31.0.0/16', '192.168.1.1'].map((text) => isPrivate(range(text)))).toEqual([
      true,
      true,
      true,
    ]);
    expect(['0.0.0.0/0', '172.32.0.0/16', '203.0.113.0/24'].map((text) => isPrivate(range(text)))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
