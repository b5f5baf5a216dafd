import { NetworkManagerStaticMember } from '@cdktf/provider-azurerm/lib/network-manager-static-member';
import type { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { regionCode, type LandingZone } from '../config';

/** Puts a network under the admin rules. They hold for it at once: membership needs no new commitment of the rules. */
export function addGovernedNetwork(
  scope: Construct,
  name: string,
  virtualNetworkId: string,
  networkGroupId: string,
  provider?: TerraformProvider,
): void {
  new NetworkManagerStaticMember(scope, 'governed-network', {
    provider,
    name,
    networkGroupId,
    targetVirtualNetworkId: virtualNetworkId,
  });
}

/** The name of a network among those of all regions. */
export function networkName({ location }: LandingZone, network: 'hub' | 'spoke'): string {
  return `${network}-${regionCode(location)}`;
}
