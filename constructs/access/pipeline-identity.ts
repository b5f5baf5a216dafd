import { Application } from '@cdktf/provider-azuread/lib/application';
import { ApplicationFederatedIdentityCredential } from '@cdktf/provider-azuread/lib/application-federated-identity-credential';
import { ServicePrincipal } from '@cdktf/provider-azuread/lib/service-principal';
import { Construct } from 'constructs';

export interface PipelineIdentityProps {
  readonly displayName: string;
  readonly description: string;
  /** `iss` of the pipeline's tokens, without a slash at the end. */
  readonly issuer: string;
  /** `sub` of the pipeline's tokens, letter by letter. */
  readonly subject: string;
}

/**
 * What a pipeline signs in as: with a token of its issuer, never with a secret. It may do nothing until somebody grants
 * it something.
 */
export class PipelineIdentity extends Construct {
  /** Object ID of its service principal. */
  readonly principalId: string;

  constructor(scope: Construct, id: string, props: PipelineIdentityProps) {
    super(scope, id);
    refuseLoose(this.node.path, props);
    const application = new Application(this, 'application', {
      displayName: props.displayName,
      description: props.description,
      signInAudience: 'AzureADMyOrg',
    });
    this.principalId = new ServicePrincipal(this, 'principal', {
      clientId: application.clientId,
      // Nobody gets a token *for* it.
      appRoleAssignmentRequired: true,
    }).objectId;
    new ApplicationFederatedIdentityCredential(this, 'credential', {
      applicationId: application.id,
      displayName: 'pipeline',
      description: props.description,
      issuer: props.issuer,
      subject: props.subject,
      audiences: ['api://AzureADTokenExchange'],
    });
  }
}

/** What landing-zone.yaml is asked too, for whoever uses the construct alone. */
function refuseLoose(path: string, { issuer, subject }: PipelineIdentityProps): void {
  if (!/^https:\/\/[^\s/]+(?:\/[^\s/]+)*$/.test(issuer)) {
    throw new Error(
      `${path}: got the issuer "${issuer}", expected an https address without a slash at the end; ` +
        'fix: copy `iss` from a token of the pipeline',
    );
  }
  if (subject.trim() === '' || /[*?]/.test(subject)) {
    throw new Error(
      `${path}: got the subject "${subject}", expected one exact subject; ` +
        'fix: name one environment, like repo:contoso/ai:environment:prod',
    );
  }
}
