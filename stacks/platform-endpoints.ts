import { nameOf } from '../config';
import { ServicePrivateEndpoint } from '../constructs/private-endpoints';
import type { LandingZoneStack } from './landing-zone-stack';

/** The private endpoints of what the platform runs for everyone: logs and their archive. */
export function addPlatformEndpoints(stack: LandingZoneStack, subnetId: string): void {
  const { landingZone, location, resourceGroupName, tags } = stack;
  const { connectivity, observability } = stack.references;
  for (const [service, qualifier, targetId] of [
    ['monitor', 'monitor', observability.privateLinkScope.id],
    ['blob', 'log-archive', observability.archive.id],
  ] as const) {
    new ServicePrivateEndpoint(stack, `${qualifier}-endpoint`, {
      name: nameOf(landingZone, 'privateEndpoint', qualifier),
      location,
      resourceGroupName,
      subnetId,
      service,
      targetId,
      zoneId: (zone) => connectivity.dnsZone(zone).id,
      tags,
    });
  }
}
