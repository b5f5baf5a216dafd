import { PublicLocation, WorkloadPolicies } from '../../../constructs/access';
import { synthAccess } from './support';

describe('a public location', () => {
  const made = synthAccess((stack) => {
    const office = new PublicLocation(stack, 'office', { displayName: 'office', cidrs: ['203.0.113.0/28'] });
    new WorkloadPolicies(stack, 'workloads', {
      prefix: 'test',
      servicePrincipalIds: ['88888888-8888-8888-8888-888888888888'],
      locationIds: [office.objectId],
    });
  });

  it('holds its networks, and does not make Entra trust what comes from them', () => {
    expect(made.only('azuread_named_location').ip).toEqual({ ip_ranges: ['203.0.113.0/28'], trusted: false });
  });

  it('is named in policies by its bare object ID, as Graph asks', () => {
    expect(made.at('workloads/location').attributes).toMatchObject({
      conditions: { locations: { excluded_locations: [made.reference('office/location', 'object_id')] } },
    });
  });
});
