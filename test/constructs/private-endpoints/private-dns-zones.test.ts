import { PrivateDnsZones } from '../../../constructs/private-endpoints';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const HUB = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet-hub`;
const ZONES = ['privatelink.openai.azure.com', 'privatelink.vaultcore.azure.net'];

describe('the private DNS zones', () => {
  const made: string[] = [];
  const result = synthConstruct((stack) => {
    const { resourceGroupName, tags } = PLACE;
    const { zones } = new PrivateDnsZones(stack, 'dns', {
      resourceGroupName,
      tags,
      zones: ZONES,
      virtualNetworkId: HUB,
    });
    made.push(...Object.keys(zones));
  });
  const links = ZONES.map((zone) => result.at(`dns/${zone}-link`).attributes);

  it('are the zones that were asked for, under their public names', () => {
    expect(ZONES.map((zone) => result.at(`dns/${zone}`).attributes.name)).toEqual(ZONES);
    expect(made).toEqual(ZONES);
    expect(result.types).toEqual([
      'azurerm_private_dns_zone',
      'azurerm_private_dns_zone',
      'azurerm_private_dns_zone_virtual_network_link',
      'azurerm_private_dns_zone_virtual_network_link',
    ]);
  });

  it('answer the hub alone, so that every lookup passes the firewall', () => {
    expect(links.map((link) => link.virtual_network_id)).toEqual([HUB, HUB]);
    expect(links.map((link) => link.private_dns_zone_name)).toEqual(
      ZONES.map((zone) => result.reference(`dns/${zone}`, 'name')),
    );
  });

  it('let no machine register a name in them', () => {
    expect(links.map((link) => link.registration_enabled)).toEqual([false, false]);
  });

  it('do not fall back to public DNS for a name they do not hold', () => {
    expect(links.map((link) => link.resolution_policy)).toEqual(['Default', 'Default']);
  });

  it('are none, with no link, when no service is private', () => {
    const nothing = synthConstruct((stack) => {
      const { resourceGroupName, tags } = PLACE;
      new PrivateDnsZones(stack, 'dns', { resourceGroupName, tags, zones: [], virtualNetworkId: HUB });
    });
    expect(nothing.types).toEqual([]);
  });
});
