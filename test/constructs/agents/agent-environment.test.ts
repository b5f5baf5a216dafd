import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { AgentEnvironment } from '../../../constructs/agents';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const HUB = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-hub`;
const SUBNET = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/agent`;

function environment(zoneRedundant: boolean) {
  return synthConstruct((stack) => {
    const { id } = new AgentEnvironment(stack, 'hosts', {
      ...PLACE,
      name: 'cae-test',
      infrastructureResourceGroupName: 'rg-hosts',
      subnetId: SUBNET,
      hubVirtualNetworkId: HUB,
      zoneRedundant,
    });
    new ResourceGroup(stack, 'user', { name: id, location: 'swedencentral' });
  });
}

describe('the environment of an agent', () => {
  const result = environment(true);
  const attributes = result.only('azurerm_container_app_environment');

  it('is inside the network only', () => {
    expect(attributes).toMatchObject({
      internal_load_balancer_enabled: true,
      public_network_access: 'Disabled',
      infrastructure_subnet_id: SUBNET,
    });
  });

  it('encrypts what its hosts say to one another', () => {
    expect(attributes.mutual_tls_enabled).toBe(true);
  });

  it('logs to diagnostic settings, not to a workspace by its key', () => {
    expect(attributes.logs_destination).toBe('azure-monitor');
    expect(attributes).not.toHaveProperty('log_analytics_workspace_id');
  });

  it('uses the Consumption profile under the one name that Azure gives it no counts for', () => {
    expect(attributes.workload_profile).toEqual([{ name: 'Consumption', workload_profile_type: 'Consumption' }]);
    expect(attributes.infrastructure_resource_group_name).toBe('rg-hosts');
  });

  it('has a private name for every app in it', () => {
    expect(result.only('azurerm_private_dns_zone').name).toBe(result.reference('hosts/environment', 'default_domain'));
    expect(result.only('azurerm_private_dns_a_record')).toMatchObject({
      name: '*',
      zone_name: result.reference('hosts/zone', 'name'),
      records: [result.reference('hosts/environment', 'static_ip_address')],
    });
  });

  it('is known to the hub alone, with no fall-back to public DNS', () => {
    expect(result.only('azurerm_private_dns_zone_virtual_network_link')).toMatchObject({
      private_dns_zone_name: result.reference('hosts/zone', 'name'),
      virtual_network_id: HUB,
      registration_enabled: false,
      resolution_policy: 'Default',
    });
  });

  it.each([true, false])('is spread over zones: %s', (zoneRedundant) => {
    expect(environment(zoneRedundant).only('azurerm_container_app_environment').zone_redundancy_enabled).toBe(
      zoneRedundant,
    );
  });

  it('is known to its apps by its ID', () => {
    expect(result.at('user').attributes.name).toBe(result.reference('hosts/environment', 'id'));
  });
});
