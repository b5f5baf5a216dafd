import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import type { ITerraformDependable } from 'cdktf';
import {
  PRIVATE_LINK_SERVICES,
  ServicePrivateEndpoint,
  type PrivateLinkServiceName,
} from '../../../constructs/private-endpoints';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const TARGET = `${RESOURCE_GROUP}/providers/Microsoft.Test/things/target`;
const SUBNET = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet`;
const zoneId = (zone: string): string => `${RESOURCE_GROUP}/providers/Microsoft.Network/privateDnsZones/${zone}`;

function endpoint(service: PrivateLinkServiceName) {
  return synthConstruct((stack) => {
    new ServicePrivateEndpoint(stack, 'pe', {
      ...PLACE,
      name: 'pep-test',
      subnetId: SUBNET,
      service,
      targetId: TARGET,
      zoneId,
    });
  }).only('azurerm_private_endpoint');
}

describe('a private endpoint', () => {
  it('to a Foundry account joins all three zones, so no client falls back to a public name', () => {
    expect(endpoint('foundry')).toMatchObject({
      private_service_connection: { subresource_names: ['account'] },
      private_dns_zone_group: {
        private_dns_zone_ids: [
          zoneId('privatelink.cognitiveservices.azure.com'),
          zoneId('privatelink.openai.azure.com'),
          zoneId('privatelink.services.ai.azure.com'),
        ],
      },
    });
  });

  it('to Azure Monitor joins the blob zone too', () => {
    const { private_dns_zone_group: group } = endpoint('monitor') as {
      private_dns_zone_group: { private_dns_zone_ids: string[] };
    };
    expect(group.private_dns_zone_ids).toHaveLength(5);
    expect(group.private_dns_zone_ids).toContain(zoneId('privatelink.blob.core.windows.net'));
  });

  it.each(Object.keys(PRIVATE_LINK_SERVICES) as PrivateLinkServiceName[])(
    'to %s uses the group and all the zones of the catalogue',
    (service) => {
      const { groupId, zones } = PRIVATE_LINK_SERVICES[service];
      expect(endpoint(service)).toMatchObject({
        private_service_connection: { subresource_names: [groupId] },
        private_dns_zone_group: { name: 'default', private_dns_zone_ids: zones.map(zoneId) },
      });
    },
  );

  it('lies in the subnet that it was given and connects to its target without a person in between', () => {
    expect(endpoint('keyVault')).toMatchObject({
      name: 'pep-test',
      subnet_id: SUBNET,
      custom_network_interface_name: 'nic-pep-test',
      private_service_connection: {
        name: 'psc-vault',
        private_connection_resource_id: TARGET,
        is_manual_connection: false,
      },
    });
  });

  it('waits for nothing but its target, unless told to', () => {
    expect(endpoint('keyVault')).not.toHaveProperty('depends_on');
  });

  it('waits for what it is told to: an account takes an endpoint only when a child of it exists', () => {
    const result = synthConstruct((stack) => {
      const child: ITerraformDependable = new ResourceGroup(stack, 'child', { name: 'rg', location: 'swedencentral' });
      const { id } = new ServicePrivateEndpoint(stack, 'pe', {
        ...PLACE,
        name: 'pep-test',
        subnetId: SUBNET,
        service: 'foundry',
        targetId: TARGET,
        zoneId,
        dependsOn: [child],
      });
      new ResourceGroup(stack, 'after', { name: id, location: 'swedencentral' });
    });
    expect(result.at('pe/endpoint').attributes.depends_on).toEqual([result.at('child').address]);
    expect(result.at('after').attributes.name).toBe(result.reference('pe/endpoint', 'id'));
  });
});
