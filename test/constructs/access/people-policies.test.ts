import { PeoplePolicies, type PeoplePoliciesProps } from '../../../constructs/access';
import type { Block, Synthesized } from '../../support/synth-construct';
import { APPROVERS, BREAK_GLASS, DEVELOPERS, OPERATORS, synthAccess } from './support';

const PROPS: PeoplePoliciesProps = {
  prefix: 'contoso-ai-prod',
  breakGlassGroup: BREAK_GLASS,
  groups: [OPERATORS, DEVELOPERS, APPROVERS],
  operatorsGroup: OPERATORS,
};

function synth(props: Partial<PeoplePoliciesProps> = {}): Synthesized {
  return synthAccess((stack) => new PeoplePolicies(stack, 'people', { ...PROPS, ...props }));
}

function policies(made: Synthesized): Block[] {
  return made.resources
    .filter(({ type }) => type === 'azuread_conditional_access_policy')
    .map(({ attributes }) => attributes);
}

describe('policies for people', () => {
  const made = synth();
  const policy = (id: string): Block => made.at(`people/${id}`).attributes;

  it('never apply to the emergency accounts', () => {
    const excluded = policies(made).map(({ conditions }) => (conditions as { users: Block }).users.excluded_groups);
    expect(excluded).toEqual(Array(5).fill([BREAK_GLASS]));
  });

  it('are for the people of the landing zone, and for nobody else in the tenant', () => {
    const included = policies(made).map(({ conditions }) => (conditions as { users: Block }).users);
    for (const users of included) {
      expect(users.included_users).toBeUndefined();
      expect(PROPS.groups).toEqual(expect.arrayContaining(users.included_groups as string[]));
    }
  });

  it('hold for everything they open, not for one application', () => {
    for (const { conditions } of policies(made)) {
      expect(conditions).toMatchObject({ applications: { included_applications: ['All'] } });
    }
  });

  it('only report by default, and are enforced when asked', () => {
    const states = (all: Synthesized): unknown[] => [...new Set(policies(all).map(({ state }) => state))];
    expect(states(made)).toEqual(['enabledForReportingButNotEnforced']);
    expect(states(synth({ reportOnly: false }))).toEqual(['enabled']);
  });

  it('ask everyone for a sign-in that cannot be phished', () => {
    expect(made.only('azuread_authentication_strength_policy').allowed_combinations).toEqual([
      'fido2',
      'windowsHelloForBusiness',
      'x509CertificateMultiFactor',
    ]);
    expect(policy('phishing-resistant')).toMatchObject({
      conditions: { users: { included_groups: [OPERATORS, DEVELOPERS, APPROVERS] } },
      grant_controls: { authentication_strength_policy_id: made.reference('people/strength', 'id') },
    });
    // Beside a strength, it would ask for a second thing.
    expect((policy('phishing-resistant').grant_controls as Block).built_in_controls).toBeUndefined();
  });

  it('ask for a compliant device everywhere, where no location is named', () => {
    expect(policy('device-or-location')).toMatchObject({ grant_controls: { built_in_controls: ['compliantDevice'] } });
    expect((policy('device-or-location').conditions as Block).locations).toBeUndefined();
  });

  it('ask for a compliant device outside the named locations', () => {
    const named = synth({ locationIds: ['location-1'] }).at('people/device-or-location').attributes;
    expect((named.conditions as Block).locations).toEqual({
      included_locations: ['All'],
      excluded_locations: ['location-1'],
    });
  });

  it('block protocols that can ask for nothing of the kind', () => {
    expect(policy('legacy-authentication')).toMatchObject({
      conditions: { client_app_types: ['exchangeActiveSync', 'other'] },
      grant_controls: { built_in_controls: ['block'] },
    });
  });

  it('block the device code flow, which lets a stranger’s device sign in', () => {
    expect(policy('device-code')).toMatchObject({
      conditions: { client_app_types: ['all'], authentication_flow_transfer_methods: ['deviceCodeFlow'] },
      grant_controls: { built_in_controls: ['block'] },
    });
  });

  it('let operators, and nobody else, sign in again every four hours', () => {
    expect(policy('operator-sessions')).toMatchObject({
      conditions: { users: { included_groups: [OPERATORS] } },
      session_controls: {
        sign_in_frequency: 4,
        sign_in_frequency_period: 'hours',
        sign_in_frequency_interval: 'timeBased',
        persistent_browser_mode: 'never',
      },
    });
  });

  it.each(['', '  '])('are refused without emergency accounts ("%s")', (breakGlassGroup) => {
    expect(() => synth({ breakGlassGroup })).toThrow(
      /people: got no break-glass group, expected .* locks everybody out/,
    );
  });

  it.each([{ groups: [DEVELOPERS, BREAK_GLASS] }, { operatorsGroup: BREAK_GLASS }])(
    'are refused for the emergency accounts themselves: %j',
    (props) => {
      expect(() => synth(props)).toThrow(/emergency accounts are under no policy/);
    },
  );
});
