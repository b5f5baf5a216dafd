import { BastionAccess, type BastionAccessProps } from '../../../constructs/network';
import { PLACE, synthConstruct, type Block } from '../../support/synth-construct';

function bastion(props: Partial<BastionAccessProps> = {}) {
  return synthConstruct((stack) => {
    new BastionAccess(stack, 'door', {
      ...PLACE,
      name: 'bas-test',
      publicIpName: 'pip-test',
      networkSecurityGroupName: 'nsg-test',
      virtualNetworkName: 'vnet-test',
      addressPrefix: '10.0.0.128/26',
      dnsServer: '10.0.0.4',
      hosts: ['10.1.0.0/27'],
      zones: ['1', '2'],
      ...props,
    });
  });
}

/** `direction source → destination : ports` of each opening. */
function openings(result: ReturnType<typeof bastion>): string[] {
  const { security_rule: rules } = result.only('azurerm_network_security_group') as { security_rule: Block[] };
  return rules
    .filter(({ access }) => access === 'Allow')
    .map((rule) => {
      const ports = (rule.destination_port_ranges as string[] | undefined) ?? [rule.destination_port_range as string];
      return `${String(rule.direction)} ${String(rule.source_address_prefix)} → ${String(rule.destination_address_prefix)} : ${ports.join(' ')}`;
    });
}

describe('Bastion', () => {
  const result = bastion();

  it('records sessions and lets nothing out of them', () => {
    expect(result.only('azurerm_bastion_host')).toMatchObject({
      sku: 'Premium',
      session_recording_enabled: true,
      copy_paste_enabled: false,
      file_copy_enabled: false,
      ip_connect_enabled: false,
      kerberos_enabled: false,
      shareable_link_enabled: false,
      tunneling_enabled: false,
      zones: ['1', '2'],
    });
  });

  it('opens what Azure asks for, and nothing else', () => {
    expect(openings(result)).toEqual([
      'Inbound Internet → 10.0.0.128/26 : 443',
      'Inbound GatewayManager → 10.0.0.128/26 : 443',
      'Inbound AzureLoadBalancer → 10.0.0.128/26 : 443',
      'Inbound VirtualNetwork → VirtualNetwork : 5701 8080',
      'Outbound 10.0.0.128/26 → 10.1.0.0/27 : 22 3389',
      'Outbound 10.0.0.128/26 → AzureCloud : 443',
      'Outbound VirtualNetwork → VirtualNetwork : 5701 8080',
      'Outbound 10.0.0.128/26 → Internet : 80',
      'Outbound 10.0.0.128/26 → 10.0.0.4/32 : 53',
    ]);
  });

  it('can be reached from named networks alone', () => {
    expect(openings(bastion({ from: ['203.0.113.0/24'] }))[0]).toBe('Inbound 203.0.113.0/24 → 10.0.0.128/26 : 443');
  });

  it('lies in the subnet whose name Azure fixes, and starts once that is closed', () => {
    expect(result.only('azurerm_subnet').name).toBe('AzureBastionSubnet');
    expect(result.only('azurerm_bastion_host').depends_on).toEqual([result.at('door/subnet/nsg-association').address]);
  });

  it('has an address under the protection of its network', () => {
    expect(result.only('azurerm_public_ip')).toMatchObject({
      allocation_method: 'Static',
      ddos_protection_mode: 'VirtualNetworkInherited',
    });
  });
});
