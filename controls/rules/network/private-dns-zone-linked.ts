import { childrenOf } from '../../joins/follow';
import { nameOf } from '../../joins/nested';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';

const attribute = 'azurerm_private_dns_zone_virtual_network_link';
const expected = 'a link to the network whose resolver answers for it';

export const rule: RelationalRule = {
  id: 'private-dns-zone-linked',
  control: 'ZT-NET-02',
  title: 'Private DNS zone answers in a virtual network',
  types: ['Microsoft.Network/privateDnsZones'],
  applies: (zone) => nameOf(zone).toLowerCase().startsWith('privatelink.'),
  why: 'A zone that no network is linked to answers nobody: all names in it resolve to the public address.',
  fix: 'azurerm_private_dns_zone_virtual_network_link with this zone and the network of the resolver',
  judge: (zone, architecture) => {
    const links = childrenOf(architecture, zone, 'Microsoft.Network/privateDnsZones/virtualNetworkLinks');
    if (links.children.length > 0) return pass(attribute);
    const [blind] = links.unplaced;
    return blind ? unknown(attribute, blind.address, expected) : fail(attribute, 'no link', expected);
  },
};
