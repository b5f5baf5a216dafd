import { NetworkPerimeter, PerimeterMember } from '../../../constructs/network-perimeter';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const VAULT = `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`;
const { location, tags } = PLACE;

describe('a network perimeter', () => {
  const result = synthConstruct((stack) => {
    const perimeter = new NetworkPerimeter(stack, 'edge', {
      name: 'nsp-test',
      profileName: 'workload',
      location,
      tags,
      resourceGroupId: RESOURCE_GROUP,
    });
    new PerimeterMember(stack, 'vault', {
      name: 'kv',
      perimeterId: perimeter.id,
      profileId: perimeter.profileId,
      resourceId: VAULT,
      mode: 'Enforced',
    });
  });

  it('has no access rule: over the public plane nobody comes in and nothing goes out', () => {
    expect(result.resources.map(({ attributes }) => String(attributes.type).split('@')[0])).toEqual([
      'Microsoft.Network/networkSecurityPerimeters',
      'Microsoft.Network/networkSecurityPerimeters/profiles',
      'Microsoft.Network/networkSecurityPerimeters/resourceAssociations',
    ]);
  });

  it('holds its members to its profile', () => {
    expect(result.at('vault/association').attributes).toMatchObject({
      name: 'kv',
      parent_id: result.reference('edge/perimeter', 'id'),
      body: {
        properties: {
          accessMode: 'Enforced',
          privateLinkResource: { id: VAULT },
          profile: { id: result.reference('edge/profile', 'id') },
        },
      },
    });
  });

  it('gives a location to itself alone: Azure refuses one on what lies in it', () => {
    expect(result.at('edge/perimeter').attributes.location).toBe('swedencentral');
    for (const path of ['edge/profile', 'vault/association'])
      expect(result.at(path).attributes).not.toHaveProperty('location');
  });
});
