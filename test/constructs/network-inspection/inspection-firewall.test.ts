import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { InspectionFirewall, type ForcedTunnelProps } from '../../../constructs/network-inspection';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const POLICY = `${RESOURCE_GROUP}/providers/Microsoft.Network/firewallPolicies/afwp`;
const SUBNET = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/AzureFirewallSubnet`;

function firewall(zones: readonly string[], forcedTunnel?: ForcedTunnelProps) {
  return synthConstruct((stack) => {
    const rules = new ResourceGroup(stack, 'rules', { name: 'stands-for-rules', location: 'swedencentral' });
    new InspectionFirewall(stack, 'inspection', {
      ...PLACE,
      name: 'afw-test',
      publicIpName: 'pip-test',
      subnetId: SUBNET,
      policyId: POLICY,
      zones,
      forcedTunnel,
      dependsOn: zones.length > 0 ? [rules] : undefined,
    });
  });
}

describe('an inspection firewall', () => {
  const result = firewall(['1', '2', '3']);

  it('is Premium, under the policy that it was given', () => {
    expect(result.only('azurerm_firewall')).toMatchObject({
      sku_name: 'AZFW_VNet',
      sku_tier: 'Premium',
      firewall_policy_id: POLICY,
    });
  });

  it('is the one address that the landing zone shows outside', () => {
    expect(result.only('azurerm_firewall').ip_configuration).toEqual([
      {
        name: 'egress',
        subnet_id: SUBNET,
        public_ip_address_id: result.reference('inspection/public-ip', 'id'),
      },
    ]);
    expect(result.only('azurerm_public_ip')).toMatchObject({ sku: 'Standard', allocation_method: 'Static' });
  });

  it('inherits the DDoS protection of its network', () => {
    expect(result.only('azurerm_public_ip').ddos_protection_mode).toBe('VirtualNetworkInherited');
  });

  it('has no rules or settings beside its policy', () => {
    for (const beside of ['threat_intel_mode', 'dns_proxy_enabled', 'dns_servers'])
      expect(result.only('azurerm_firewall')).not.toHaveProperty(beside);
  });

  it('lies, with its address, in the zones that it was given', () => {
    expect(result.only('azurerm_firewall').zones).toEqual(['1', '2', '3']);
    expect(result.only('azurerm_public_ip').zones).toEqual(['1', '2', '3']);
  });

  it('lies in no zone where none is asked for', () => {
    const regional = firewall([]);
    expect(regional.only('azurerm_firewall')).not.toHaveProperty('zones');
    expect(regional.only('azurerm_public_ip')).not.toHaveProperty('zones');
    expect(regional.only('azurerm_firewall')).not.toHaveProperty('depends_on');
  });

  it('starts after its rules are in place: no moment without them, and a starting firewall locks its policy', () => {
    expect(result.only('azurerm_firewall').depends_on).toEqual([result.at('rules').address]);
  });
});

describe('an inspection firewall under a forced tunnel', () => {
  const result = firewall(['1'], { managementSubnetId: 'management', managementPublicIpName: 'pip-management' });

  it('shows no address to the traffic: what it lets out goes to the appliance', () => {
    expect(result.only('azurerm_firewall').ip_configuration).toEqual([{ name: 'egress', subnet_id: SUBNET }]);
  });

  it('is managed through another subnet, with an address of its own', () => {
    expect(result.only('azurerm_firewall').management_ip_configuration).toEqual({
      name: 'management',
      subnet_id: 'management',
      public_ip_address_id: result.reference('inspection/management-ip', 'id'),
    });
    expect(result.only('azurerm_public_ip').name).toBe('pip-management');
  });
});
