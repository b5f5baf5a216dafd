import { ApiManagementApi } from '@cdktf/provider-azurerm/lib/api-management-api';
import { ApiManagementApiOperation } from '@cdktf/provider-azurerm/lib/api-management-api-operation';
import { ApiManagementApiPolicy } from '@cdktf/provider-azurerm/lib/api-management-api-policy';
import { ApiManagementBackend } from '@cdktf/provider-azurerm/lib/api-management-backend';
import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';
import { COGNITIVE_SERVICES } from './policies/cognitive-request';
import { modelPolicy, type ModelPolicyOptions } from './policies/documents';

export interface ModelApiProps {
  /** ID and name of the API Management service, as references. */
  readonly service: { readonly id: string; readonly name: string };
  readonly resourceGroupName: string;
  /** Name of the Foundry account: its sub-domain. */
  readonly accountName: string;
  /** Names of the deployments that may be called; there is no way to any other. */
  readonly deployments: readonly string[];
  readonly limits: Pick<ModelPolicyOptions, 'tokensPerMinute' | 'tokensPerMinutePerAgent'>;
  /** Language in which personal data is looked for. */
  readonly language: string;
  /** Log prompts and completions too. @default false */
  readonly logContent?: boolean;
}

/**
 * The chat models as one API: a backend with a circuit breaker in a pool, a backend for content safety, one operation a
 * deployment, the policy in front of them, and a log of tokens without what was said.
 */
export class ModelApi extends Construct {
  /** @throws when two deployments would be one operation */
  constructor(scope: Construct, id: string, props: ModelApiProps) {
    super(scope, id);
    const { service, resourceGroupName } = props;
    const place = { apiManagementName: service.name, resourceGroupName };
    const analysisEndpoint = `https://${props.accountName}.cognitiveservices.azure.com`;

    const pool = this.addPool(props);
    const safety = new AzapiResource(this, 'content-safety', {
      type: 'Microsoft.ApiManagement/service/backends@2024-06-01-preview',
      name: 'content-safety',
      parentId: service.id,
      // The policy takes its identity from here alone; the provider's schema does not know the key.
      schemaValidation: false,
      body: {
        properties: {
          protocol: 'http',
          url: analysisEndpoint,
          credentials: { managedIdentity: { resource: COGNITIVE_SERVICES } },
          tls: { validateCertificateChain: true, validateCertificateName: true },
        },
      },
    });
    const api = new ApiManagementApi(this, 'api', {
      ...place,
      name: 'models',
      revision: '1',
      displayName: 'Models',
      path: 'openai',
      protocols: ['https'],
      // Callers have a token. A key would be a second way in.
      subscriptionRequired: false,
    });
    new ApiManagementApiPolicy(this, 'policy', {
      ...place,
      apiName: api.name,
      xmlContent: modelPolicy({
        ...props.limits,
        analysisEndpoint,
        language: props.language,
        contentSafetyBackend: 'content-safety',
        modelPool: 'models',
      }),
      dependsOn: [pool, safety],
    });
    for (const deployment of props.deployments) this.addOperation(deployment, api, props);
    this.addLog(props, api);
  }

  /** One backend today; a second region joins the pool without a change for callers. */
  private addPool({ service, resourceGroupName, accountName }: ModelApiProps): AzapiResource {
    const backend = new ApiManagementBackend(this, 'backend', {
      name: 'models-1',
      apiManagementName: service.name,
      resourceGroupName,
      protocol: 'http',
      url: `https://${accountName}.openai.azure.com/openai`,
      tls: { validateCertificateChain: true, validateCertificateName: true },
      circuitBreakerRule: {
        name: 'overloaded-or-failing',
        tripDuration: 'PT1M',
        acceptRetryAfterEnabled: true,
        failureCondition: {
          count: 3,
          intervalDuration: 'PT1M',
          statusCodeRange: [
            { min: 429, max: 429 },
            { min: 500, max: 599 },
          ],
        },
      },
    });
    return new AzapiResource(this, 'pool', {
      type: 'Microsoft.ApiManagement/service/backends@2024-05-01',
      name: 'models',
      parentId: service.id,
      body: { properties: { type: 'Pool', pool: { services: [{ id: backend.id, priority: 1, weight: 100 }] } } },
    });
  }

  private addOperation(deployment: string, api: ApiManagementApi, props: ModelApiProps): void {
    const operationId = `chat-${deployment.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`;
    if (this.node.tryFindChild(operationId)) {
      throw new Error(
        `${this.node.path}: got a second deployment ${deployment} for the operation ${operationId}, expected one; ` +
          'fix: name deployments so that they differ in letters and digits',
      );
    }
    new ApiManagementApiOperation(this, operationId, {
      apiManagementName: props.service.name,
      resourceGroupName: props.resourceGroupName,
      apiName: api.name,
      operationId,
      displayName: `Chat with ${deployment}`,
      method: 'POST',
      urlTemplate: `/deployments/${deployment}/chat/completions`,
    });
  }

  private addLog({ service, logContent }: ModelApiProps, api: ApiManagementApi): void {
    const logger = new AzapiResource(this, 'logger', {
      type: 'Microsoft.ApiManagement/service/loggers@2024-05-01',
      name: 'azuremonitor',
      parentId: service.id,
      body: { properties: { loggerType: 'azureMonitor', isBuffered: true } },
    });
    const messages = logContent ? { requests: { messages: 'all' }, responses: { messages: 'all' } } : {};
    new AzapiResource(this, 'token-log', {
      type: 'Microsoft.ApiManagement/service/apis/diagnostics@2024-10-01-preview',
      name: 'azuremonitor',
      parentId: `${service.id}/apis/${api.name}`,
      body: { properties: { loggerId: logger.id, largeLanguageModel: { logs: 'enabled', ...messages } } },
    });
  }
}
