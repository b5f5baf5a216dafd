import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';

const API = '2025-01-01';

export interface NetworkPerimeterProps {
  readonly name: string;
  readonly profileName: string;
  readonly location: string;
  /** ARM ID. */
  readonly resourceGroupId: string;
  readonly tags: Record<string, string>;
}

/**
 * A network security perimeter with one profile and no access rule: its members may talk to each other with managed
 * identities, and over the public plane with nobody else.
 */
export class NetworkPerimeter extends Construct {
  readonly id: string;
  /** ARM ID, as a reference: what uses it waits for the profile. */
  readonly profileId: string;

  constructor(scope: Construct, id: string, props: NetworkPerimeterProps) {
    super(scope, id);
    const perimeter = new AzapiResource(this, 'perimeter', {
      type: `Microsoft.Network/networkSecurityPerimeters@${API}`,
      name: props.name,
      parentId: props.resourceGroupId,
      location: props.location,
      body: { properties: {} },
      tags: props.tags,
    });
    this.id = perimeter.id;
    this.profileId = new AzapiResource(this, 'profile', {
      type: `Microsoft.Network/networkSecurityPerimeters/profiles@${API}`,
      name: props.profileName,
      parentId: perimeter.id,
      body: { properties: {} },
    }).id;
  }
}

export interface PerimeterMemberProps {
  /** Unique in the perimeter: the member's own name. */
  readonly name: string;
  readonly perimeterId: string;
  readonly profileId: string;
  /** ARM ID of the service: a vault, a storage account, a search service or a Foundry account. */
  readonly resourceId: string;
  /** Learning logs what the perimeter would deny, Enforced denies it. */
  readonly mode: 'Learning' | 'Enforced';
}

/** Puts a service inside a perimeter. */
export class PerimeterMember extends Construct {
  constructor(scope: Construct, id: string, props: PerimeterMemberProps) {
    super(scope, id);
    new AzapiResource(this, 'association', {
      type: `Microsoft.Network/networkSecurityPerimeters/resourceAssociations@${API}`,
      name: props.name,
      parentId: props.perimeterId,
      body: {
        properties: {
          accessMode: props.mode,
          privateLinkResource: { id: props.resourceId },
          profile: { id: props.profileId },
        },
      },
    });
  }
}
