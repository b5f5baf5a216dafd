import { PipelineIdentity, type PipelineIdentityProps } from '../../../constructs/access';
import type { Synthesized } from '../../support/synth-construct';
import { synthAccess } from './support';

const ISSUER = 'https://token.actions.githubusercontent.com';
const SUBJECT = 'repo:contoso/ai-lz:environment:prod';

function synth(props: Partial<PipelineIdentityProps> = {}): Synthesized {
  return synthAccess(
    (stack) =>
      new PipelineIdentity(stack, 'deploy', {
        displayName: 'deploy',
        description: 'Deploys the landing zone',
        issuer: ISSUER,
        subject: SUBJECT,
        ...props,
      }),
  );
}

describe('a pipeline’s identity', () => {
  const made = synth();

  it('signs in with a token for this one subject, and for nothing but the exchange', () => {
    expect(made.only('azuread_application_federated_identity_credential')).toMatchObject({
      application_id: made.reference('deploy/application', 'id'),
      issuer: ISSUER,
      subject: SUBJECT,
      audiences: ['api://AzureADTokenExchange'],
    });
  });

  it('has no secret, no certificate, no permission and no owner who could add one', () => {
    const application = made.only('azuread_application');
    for (const key of ['password', 'owners', 'required_resource_access', 'web', 'public_client'])
      expect(application).not.toHaveProperty(key);
    expect(made.types).toEqual([
      'azuread_application',
      'azuread_application_federated_identity_credential',
      'azuread_service_principal',
    ]);
  });

  it('is nothing that anybody gets a token for', () => {
    expect(made.only('azuread_service_principal').app_role_assignment_required).toBe(true);
  });

  it('is of this tenant alone', () => {
    expect(made.only('azuread_application').sign_in_audience).toBe('AzureADMyOrg');
  });

  it.each(['http://token.example', `${ISSUER}/`, 'token.example', ''])('is refused from the issuer "%s"', (issuer) => {
    expect(() => synth({ issuer })).toThrow(/deploy: got the issuer .* expected an https address/);
  });

  it.each(['', ' ', 'repo:*', 'repo:contoso/ai-lz:ref:refs/heads/*'])('is refused for the subject "%s"', (subject) => {
    expect(() => synth({ subject })).toThrow(/deploy: got the subject .* expected one exact subject/);
  });
});
