import { ApiManagement } from '@cdktf/provider-azurerm/lib/api-management';
import { ApiManagementPolicy } from '@cdktf/provider-azurerm/lib/api-management-policy';
import { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { CustomRole } from '../governance';
import { servicePolicy, type ServicePolicyOptions } from './policies/documents';

/**
 * What the gateway does on the account of the models, and nothing else: the built-in role for it (Cognitive Services
 * User) could also list keys. Each name is that of one call: chat completions; harm; hidden instructions; personal data.
 */
const MODEL_CALLS = [
  'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
  'Microsoft.CognitiveServices/accounts/ContentSafety/text:analyze/action',
  'Microsoft.CognitiveServices/accounts/ContentSafety/text:shieldprompt/action',
  'Microsoft.CognitiveServices/accounts/Language/analyze-text/action',
];

/** TLS below 1.2 and ciphers without forward secrecy: all off. */
const LEGACY_OFF = {
  backendSsl30Enabled: false,
  backendTls10Enabled: false,
  backendTls11Enabled: false,
  frontendSsl30Enabled: false,
  frontendTls10Enabled: false,
  frontendTls11Enabled: false,
  tlsEcdheEcdsaWithAes128CbcShaCiphersEnabled: false,
  tlsEcdheEcdsaWithAes256CbcShaCiphersEnabled: false,
  tlsEcdheRsaWithAes128CbcShaCiphersEnabled: false,
  tlsEcdheRsaWithAes256CbcShaCiphersEnabled: false,
  tlsRsaWithAes128CbcSha256CiphersEnabled: false,
  tlsRsaWithAes128CbcShaCiphersEnabled: false,
  tlsRsaWithAes128GcmSha256CiphersEnabled: false,
  tlsRsaWithAes256CbcSha256CiphersEnabled: false,
  tlsRsaWithAes256CbcShaCiphersEnabled: false,
  tlsRsaWithAes256GcmSha384CiphersEnabled: false,
  tripleDesCiphersEnabled: false,
};

export interface ApiGatewayProps {
  /** Also its host name, `<name>.azure-api.net`: globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
  /** A subnet of its own, /27 or larger, delegated to Microsoft.Web/hostingEnvironments. */
  readonly subnetId: string;
  readonly units: number;
  /** Who runs it, and the mailbox that Azure writes to. */
  readonly publisher: { readonly name: string; readonly email: string };
  readonly policy: ServicePolicyOptions;
  /** The role that it gets, by name and ID, and the account that it gets it on. */
  readonly models: { readonly accountId: string; readonly roleName: string; readonly roleId: string };
}

/**
 * API Management inside the network, with a token check that every API inherits. Premium v2: the classic tier wants a
 * public address, a management port open to Azure, and a route past the firewall.
 */
export class ApiGateway extends Construct {
  readonly id: string;
  readonly name: string;
  /** Known to Azure alone until it is made. */
  readonly privateAddresses: string[];

  constructor(scope: Construct, id: string, props: ApiGatewayProps) {
    super(scope, id);
    const { models } = props;
    const service = new ApiManagement(this, 'service', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      publisherName: props.publisher.name,
      publisherEmail: props.publisher.email,
      skuName: `PremiumV2_${props.units}`,
      virtualNetworkType: 'Internal',
      virtualNetworkConfiguration: { subnetId: props.subnetId },
      // Azure refuses false where there is no private endpoint. The service is in the network, and has no public address.
      publicNetworkAccessEnabled: true,
      identity: { type: 'SystemAssigned' },
      security: LEGACY_OFF,
      tags: props.tags,
    });
    this.id = service.id;
    this.name = service.name;
    this.privateAddresses = service.privateIpAddresses;
    new ApiManagementPolicy(this, 'policy', { apiManagementId: service.id, xmlContent: servicePolicy(props.policy) });

    const role = new CustomRole(this, 'role', {
      name: models.roleName,
      roleId: models.roleId,
      permissions: {
        description: 'Calls chat models, and has texts analysed for harm, attacks and personal data.',
        actions: [],
        dataActions: MODEL_CALLS,
      },
    });
    new RoleAssignment(this, 'call-models', {
      scope: models.accountId,
      roleDefinitionId: role.id,
      principalId: service.identity.principalId,
      principalType: 'ServicePrincipal',
      skipServicePrincipalAadCheck: true,
      description: 'The gateway calls models for its callers',
    });
  }
}
