import type { Construct } from 'constructs';
import { deploymentsOf, nameOf, resourceGroupId, type Gateway, type LandingZone } from '../config';
import { AzapiProvider } from '../constructs/azapi';
import { ApiGateway, ApplicationGateway, ModelApi, PrivateHostName, WafPolicy } from '../constructs/gateway';
import { WorkloadIdentity } from '../constructs/managed-identities';
import { LandingZoneStack } from './landing-zone-stack';

/** Most instances that the web application firewall scales to. */
const MOST_INSTANCES = 10;

/** The way to the models for everybody who is no agent: web application firewall, then API Management, then models. */
export class GatewayStack extends LandingZoneStack {
  constructor(
    scope: Construct,
    landingZone: LandingZone,
    private readonly gateway: Gateway,
  ) {
    super(scope, 'gateway', landingZone);
    new AzapiProvider(this, 'azapi', {
      subscriptionId: landingZone.subscriptions.workload,
      tenantId: landingZone.tenantId,
    });
    const service = this.addService();
    const backend = this.addHostName(
      'service-name',
      this.references.gateway.apiManagement.hostName,
      service.privateAddresses,
    );
    this.addModels(service);
    this.addFront(backend);
    this.addHostName('caller-name', gateway.hostName, [gateway.frontAddress]);
  }

  private addService(): ApiGateway {
    const { gateway, landingZone, location, references, resourceGroupName, tags } = this;
    const service = new ApiGateway(this, 'service', {
      name: references.gateway.apiManagement.name,
      location,
      resourceGroupName,
      tags,
      subnetId: references.foundation.apiManagementSubnet.id,
      units: landingZone.profile.gatewayUnits,
      publisher: { name: landingZone.name, email: gateway.contact },
      policy: {
        callers: { tenantId: landingZone.tenantId, audience: gateway.audience, ...gateway.callers },
        requestsPerMinute: gateway.requestsPerMinute,
      },
      models: {
        accountId: references.models.account.id,
        roleName: references.gateway.role.name,
        roleId: references.gateway.role.id,
      },
    });
    this.log('service', 'Microsoft.ApiManagement/service', service.id);
    return service;
  }

  private addModels(service: ApiGateway): void {
    const { gateway, landingZone, references, resourceGroupName } = this;
    new ModelApi(this, 'models', {
      service,
      resourceGroupName,
      accountName: references.models.account.name,
      // Those whose guardrails stop a tool call that is off task: nobody here could be asked.
      deployments: deploymentsOf(landingZone)
        .filter(({ offTaskCalls }) => offTaskCalls === 'block')
        .map(({ name }) => name),
      limits: { tokensPerMinute: gateway.tokensPerMinute, tokensPerMinutePerAgent: gateway.tokensPerMinutePerAgent },
      language: gateway.language,
      logContent: gateway.logContent,
    });
  }

  private addFront(backend: PrivateHostName): void {
    const { gateway, landingZone, location, references, resourceGroupName, tags } = this;
    const { profile } = landingZone;
    const identity = new WorkloadIdentity(this, 'front-identity', {
      name: nameOf(landingZone, 'userAssignedIdentity', 'gateway-front'),
      location,
      resourceGroupName,
      tags,
    });
    const certificate = identity.grant('read-certificate', {
      role: 'keyVaultSecretsUser',
      scope: `${gateway.keyVaultId}/secrets/${gateway.certificateSecretId.split('/').at(-1) ?? ''}`,
      reason: 'The gateway reads its own certificate',
    });
    const waf = new WafPolicy(this, 'waf', {
      name: references.gateway.wafPolicy.name,
      location,
      resourceGroupId: resourceGroupId(landingZone.subscriptions.workload, resourceGroupName),
      tags,
      requestsPerMinute: gateway.requestsPerMinutePerAddress,
    });
    const front = new ApplicationGateway(this, 'front', {
      name: references.gateway.applicationGateway.name,
      location,
      resourceGroupName,
      tags,
      front: { subnetId: references.foundation.applicationGatewaySubnet.id, address: gateway.frontAddress },
      certificate: {
        hostName: gateway.hostName,
        secretId: gateway.certificateSecretId,
        identityId: identity.id,
      },
      wafPolicyId: waf.id,
      backendHostName: references.gateway.apiManagement.hostName,
      zones: profile.zones,
      instances: { min: profile.gatewayUnits, max: MOST_INSTANCES },
      dependsOn: [certificate, ...backend.resolvable],
    });
    this.log('front', 'Microsoft.Network/applicationGateways', front.id);
  }

  private addHostName(id: string, hostName: string, addresses: string[]): PrivateHostName {
    return new PrivateHostName(this, id, {
      hostName,
      addresses,
      resourceGroupName: this.resourceGroupName,
      hubVirtualNetworkId: this.references.connectivity.hub.id,
      tags: this.tags,
    });
  }
}
