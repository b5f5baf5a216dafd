/** Regions beside the primary one: each is a landing zone of its own, with the same declarations. */
import { planAddresses, type AddressInput, type AddressPlan, type Planned } from './addressing';
import { overlaps, parseCidr } from './cidr';
import type { LandingZone } from './landing-zone';
import type { Refusal } from './problem';

/** What `regions:` says; what is missing has been refused by the schema. */
export interface RegionInput {
  readonly location?: string;
  readonly addressSpace?: string;
}

/** Plans of further regions, or every reason why there is none. */
export type PlannedRegions = { readonly plans: readonly AddressPlan[] } | { readonly refusals: readonly Refusal[] };

/** The addresses of further regions, apart from the primary region's and from each other's. */
export function planRegions(
  regions: readonly RegionInput[],
  primary: { readonly location?: string; readonly addresses: AddressInput; readonly planned: Planned },
): PlannedRegions {
  const refusals: Refusal[] = [];
  const plans: AddressPlan[] = [];
  const { agents, subnets, hub, onPremises = [] } = primary.addresses;
  const taken = [...('plan' in primary.planned ? spacesOf(primary.planned.plan) : []), ...onPremises];
  const locations = [primary.location];
  regions.forEach(({ location, addressSpace }, index) => {
    const path = ['regions', index];
    if (location !== undefined && locations.includes(location)) {
      refusals.push({
        path: [...path, 'location'],
        got: `${location}, a second time`,
        expected: 'each region once',
        fix: 'name another region, or take it out',
      });
    }
    locations.push(location);
    if (hub && 'existing' in hub) {
      refusals.push({
        path,
        got: 'a further region beside an existing hub',
        expected: 'one region where the hub is not ours: it has a firewall and zones of its own in each',
        fix: 'write a landing zone for each region, attached to the hub there',
      });
    }
    if (addressSpace === undefined) return;
    const planned = planAddresses({ addressSpace, agents, subnets });
    if ('refusals' in planned) {
      // The rest is about agents and has been said of the primary region.
      const own = planned.refusals.filter((refusal) => refusal.path.join('.') === 'network.addressSpace');
      refusals.push(...own.map((refusal) => ({ ...refusal, path: [...path, 'addressSpace'] })));
      return;
    }
    const clash = taken.find((space) => clashes(space, addressSpace));
    if (clash !== undefined) {
      refusals.push({
        path: [...path, 'addressSpace'],
        got: `${addressSpace}, which overlaps ${clash}`,
        expected: 'a network that nothing else uses',
        fix: 'give the region a space of its own',
      });
    }
    taken.push(addressSpace);
    plans.push(planned.plan);
  });
  return refusals.length > 0 ? { refusals } : { plans };
}

/** The landing zone of a further region: the primary one's declarations at another place. */
export function inRegion(primary: LandingZone, location: string, network: AddressPlan): LandingZone {
  return { ...primary, region: 'secondary', location, network: { ...network, onPremises: primary.network.onPremises } };
}

function spacesOf({ hub, spoke }: AddressPlan): string[] {
  return [...('addressSpace' in hub ? [hub.addressSpace] : []), spoke.addressSpace];
}

function clashes(one: string, other: string): boolean {
  const [a, b] = [parseCidr(one), parseCidr(other)];
  return a !== undefined && b !== undefined && overlaps(a, b);
}
