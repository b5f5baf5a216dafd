import { WorkloadPolicies, type WorkloadPoliciesProps } from '../../../constructs/access';
import type { Synthesized } from '../../support/synth-construct';
import { synthAccess } from './support';

const PIPELINE = '88888888-8888-8888-8888-888888888888';

function synth(props: Partial<WorkloadPoliciesProps> = {}): Synthesized {
  return synthAccess(
    (stack) =>
      new WorkloadPolicies(stack, 'workloads', {
        prefix: 'contoso-ai-prod',
        servicePrincipalIds: [PIPELINE],
        locationIds: ['location-1'],
        ...props,
      }),
  );
}

describe('policies for workloads', () => {
  const made = synth();

  it('block pipelines from outside the named locations', () => {
    expect(made.at('workloads/location').attributes).toMatchObject({
      conditions: {
        client_applications: { included_service_principals: [PIPELINE] },
        locations: { included_locations: ['All'], excluded_locations: ['location-1'] },
      },
      grant_controls: { built_in_controls: ['block'] },
    });
  });

  it('block pipelines at medium or high risk', () => {
    expect(made.at('workloads/risk').attributes).toMatchObject({
      conditions: { service_principal_risk_levels: ['medium', 'high'] },
      grant_controls: { built_in_controls: ['block'] },
    });
  });

  it('mean no person', () => {
    for (const { attributes } of made.resources)
      expect(attributes).toMatchObject({ conditions: { users: { included_users: ['None'] } } });
  });

  it('do not block pipelines everywhere, where no location is named', () => {
    expect(synth({ locationIds: [] }).resources.map(({ path }) => path)).toEqual(['workloads/risk']);
  });

  it('only report by default, and are enforced when asked', () => {
    const states = (all: Synthesized): unknown[] => all.resources.map(({ attributes }) => attributes.state);
    expect(states(made)).toEqual(Array(2).fill('enabledForReportingButNotEnforced'));
    expect(states(synth({ reportOnly: false }))).toEqual(['enabled', 'enabled']);
  });

  it('are refused for no pipeline: they would be for what others run', () => {
    expect(() => synth({ servicePrincipalIds: [] })).toThrow(/workloads: got no service principals/);
  });
});
