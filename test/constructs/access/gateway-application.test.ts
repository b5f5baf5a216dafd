import { GatewayApplication, type GatewayApplicationProps } from '../../../constructs/access';
import type { Block, Synthesized } from '../../support/synth-construct';
import { DEVELOPERS, OPERATORS, synthAccess } from './support';

const CALL = 'aaaaaaaa-1111-8111-a111-aaaaaaaaaaaa';
const OPERATE = 'bbbbbbbb-1111-8111-a111-bbbbbbbbbbbb';
const AUDIENCE = 'api://11111111-1111-1111-1111-111111111111/ai-gateway';

function synth(props: Partial<GatewayApplicationProps> = {}): Synthesized {
  return synthAccess(
    (stack) =>
      new GatewayApplication(stack, 'gateway', {
        displayName: 'ai-gateway',
        audience: AUDIENCE,
        roleIds: { 'Agent.Call': CALL, 'Agent.Operate': OPERATE },
        scopeId: 'cccccccc-1111-8111-a111-cccccccccccc',
        members: { 'Agent.Call': [DEVELOPERS], 'Agent.Operate': [OPERATORS] },
        ...props,
      }),
  );
}

describe('the gateway’s application', () => {
  const made = synth();
  const application = made.only('azuread_application');

  it('is known by its URI, in tokens that carry it', () => {
    expect(application).toMatchObject({
      identifier_uris: [AUDIENCE],
      api: { requested_access_token_version: 1, mapped_claims_enabled: false },
    });
  });

  it('is of this tenant alone', () => {
    expect(application.sign_in_audience).toBe('AzureADMyOrg');
  });

  it('has no secret, no certificate, no way to sign in, and no owner who could add one', () => {
    for (const key of ['password', 'web', 'public_client', 'single_page_application', 'owners'])
      expect(application).not.toHaveProperty(key);
    expect(made.types).toEqual([
      'azuread_app_role_assignment',
      'azuread_app_role_assignment',
      'azuread_application',
      'azuread_service_principal',
    ]);
  });

  it('lets people and applications call agents, and people alone operate them', () => {
    const roles = (application.app_role as Block[]).map((role) => [role.id, role.value, role.allowed_member_types]);
    expect(roles).toEqual([
      [CALL, 'Agent.Call', ['Application', 'User']],
      [OPERATE, 'Agent.Operate', ['User']],
    ]);
  });

  it('lets an application act for somebody only with an administrator’s consent', () => {
    expect((application.api as Block).oauth2_permission_scope).toEqual([
      expect.objectContaining({ value: 'Agent.Use', type: 'Admin' }),
    ]);
  });

  it('gives nobody a token without a role', () => {
    expect(made.only('azuread_service_principal').app_role_assignment_required).toBe(true);
  });

  it('gives each role to its group', () => {
    const assigned = made.resources
      .filter(({ type }) => type === 'azuread_app_role_assignment')
      .map(({ attributes }) => [attributes.app_role_id, attributes.principal_object_id, attributes.resource_object_id]);
    const principal = made.reference('gateway/principal', 'object_id');
    expect(assigned).toEqual([
      [CALL, DEVELOPERS, principal],
      [OPERATE, OPERATORS, principal],
    ]);
  });

  it.each(['ai-gateway', 'https://gateway.example', 'api://'])('is refused under the audience "%s"', (audience) => {
    expect(() => synth({ audience })).toThrow(/gateway: got the audience .* expected one that begins with api:/);
  });
});
