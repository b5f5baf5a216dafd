import { PerimeterMember } from '../constructs/network-perimeter';
import type { LandingZoneStack } from './landing-zone-stack';

/**
 * Puts a service of the workload inside the perimeter that the foundation made. Only what Azure lets in: Key Vault,
 * storage, AI Search and Foundry accounts.
 */
export function addToPerimeter(
  stack: LandingZoneStack,
  id: string,
  service: { readonly name: string; readonly id: string },
  mode = stack.landingZone.profile.perimeterMode,
): void {
  const { perimeter, perimeterProfile } = stack.references.foundation;
  new PerimeterMember(stack, `${id}-perimeter`, {
    name: service.name,
    perimeterId: perimeter.id,
    profileId: perimeterProfile.id,
    resourceId: service.id,
    mode,
  });
}
