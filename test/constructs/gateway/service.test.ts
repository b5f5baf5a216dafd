import type { TerraformStack } from 'cdktf';
import { ApiGateway, ModelApi, type ModelApiProps } from '../../../constructs/gateway';
import { PLACE, RESOURCE_GROUP, SUBSCRIPTION, synthConstruct } from '../../support/synth-construct';
import { parseXml } from '../../support/xml';

const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.CognitiveServices/accounts/aif`;
const ROLE = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/01234567-89ab-8cde-a123-456789abcdef`;

function add(stack: TerraformStack, more: Partial<ModelApiProps> = {}): void {
  const service = new ApiGateway(stack, 'service', {
    ...PLACE,
    name: 'apim-test',
    subnetId: `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/apim`,
    units: 2,
    publisher: { name: 'Contoso', email: 'ai@contoso.com' },
    policy: {
      callers: {
        tenantId: '11111111-1111-1111-1111-111111111111',
        audience: 'api://ai-gateway',
        clientIds: [],
        roles: ['Agent.Call'],
      },
      requestsPerMinute: 60,
    },
    models: { accountId: ACCOUNT, roleName: 'AI gateway', roleId: ROLE },
  });
  new ModelApi(stack, 'models', {
    service,
    resourceGroupName: 'rg-test',
    accountName: 'aif',
    deployments: ['gpt-4.1', 'small'],
    limits: { tokensPerMinute: 1000, tokensPerMinutePerAgent: 400 },
    language: 'en',
    ...more,
  });
}

const synthesized = synthConstruct((stack) => add(stack));
const service = synthesized.only('azurerm_api_management');
const body = (path: string) =>
  (synthesized.at(path).attributes.body as { properties: Record<string, unknown> }).properties;

describe('the API Management service', () => {
  it('is in the network only', () => {
    expect(service).toMatchObject({ sku_name: 'PremiumV2_2', virtual_network_type: 'Internal' });
    expect(service).not.toHaveProperty('public_ip_address_id');
  });

  it('is made with the switch that Azure demands at first, and has nothing public behind it', () => {
    expect(service.public_network_access_enabled).toBe(true);
  });

  it('has every old protocol and every cipher without forward secrecy off', () => {
    const switches = Object.entries(service.security as Record<string, boolean>);
    expect(switches.length).toBe(17);
    expect(switches.filter(([, value]) => value)).toEqual([]);
  });

  it('sets nothing that a v2 tier refuses only after it has been made', () => {
    for (const key of ['zones', 'sign_in', 'sign_up', 'delegation', 'tenant_access', 'client_certificate_enabled']) {
      expect(service).not.toHaveProperty(key);
    }
  });

  it('has a policy that every API inherits', () => {
    const policy = synthesized.only('azurerm_api_management_policy');
    expect(policy.api_management_id).toBe(synthesized.reference('service/service', 'id'));
    expect(parseXml(String(policy.xml_content)).name).toBe('policies');
  });
});

describe('the gateway’s right on the models', () => {
  const role = synthesized.only('azurerm_role_definition');
  const [permissions] = role.permissions as { actions: string[]; data_actions: string[] }[];

  it('is four calls, and no management at all', () => {
    expect(permissions?.actions).toEqual([]);
    expect(permissions?.data_actions).toEqual([
      'Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action',
      'Microsoft.CognitiveServices/accounts/ContentSafety/text:analyze/action',
      'Microsoft.CognitiveServices/accounts/ContentSafety/text:shieldprompt/action',
      'Microsoft.CognitiveServices/accounts/Language/analyze-text/action',
    ]);
  });

  it('is on one account, for the identity of the service, and waits for the role', () => {
    expect(synthesized.only('azurerm_role_assignment')).toMatchObject({
      scope: ACCOUNT,
      role_definition_id: synthesized.reference('service/role/role', 'role_definition_resource_id'),
      principal_id: `\${${synthesized.at('service/service').address}.identity[0].principal_id}`,
    });
    expect(role.role_definition_id).toBe(ROLE.split('/').at(-1));
  });
});

describe('the model API', () => {
  it('takes HTTPS and tokens alone: no subscription key exists', () => {
    expect(synthesized.only('azurerm_api_management_api')).toMatchObject({
      protocols: ['https'],
      subscription_required: false,
      path: 'openai',
    });
    for (const type of ['azurerm_api_management_subscription', 'azurerm_api_management_product']) {
      expect(synthesized.types).not.toContain(type);
    }
  });

  it('leads to the deployments that were declared, and to nothing else', () => {
    const operations = synthesized.resources.filter(({ type }) => type === 'azurerm_api_management_api_operation');
    expect(
      operations.map(({ attributes }) => [attributes.operation_id, attributes.method, attributes.url_template]),
    ).toEqual([
      ['chat-gpt-4-1', 'POST', '/deployments/gpt-4.1/chat/completions'],
      ['chat-small', 'POST', '/deployments/small/chat/completions'],
    ]);
  });

  it('refuses deployments whose names differ in punctuation alone', () => {
    expect(() => synthConstruct((stack) => add(stack, { deployments: ['gpt-4.1', 'gpt-4-1'] }))).toThrow(
      'expected one; fix: name deployments so that they differ in letters and digits',
    );
  });

  it('stops calling a backend that is overloaded or fails, and checks its certificate', () => {
    const backend = synthesized.only('azurerm_api_management_backend');
    expect(backend.url).toBe('https://aif.openai.azure.com/openai');
    expect(backend.tls).toEqual({ validate_certificate_chain: true, validate_certificate_name: true });
    expect(backend.circuit_breaker_rule).toMatchObject({
      trip_duration: 'PT1M',
      accept_retry_after_enabled: true,
      failure_condition: {
        status_code_range: [
          { min: 429, max: 429 },
          { min: 500, max: 599 },
        ],
      },
    });
  });

  it('goes through a pool, which a second region can join', () => {
    expect(body('models/pool')).toEqual({
      type: 'Pool',
      pool: { services: [{ id: synthesized.reference('models/backend', 'id'), priority: 1, weight: 100 }] },
    });
  });

  it('has content safety answered by the same account, under the identity of the service', () => {
    expect(body('models/content-safety')).toMatchObject({
      url: 'https://aif.cognitiveservices.azure.com',
      credentials: { managedIdentity: { resource: 'https://cognitiveservices.azure.com' } },
    });
    expect(synthesized.at('models/content-safety').attributes.schema_validation_enabled).toBe(false);
    expect(synthesized.at('models/pool').attributes).not.toHaveProperty('schema_validation_enabled');
  });

  it('has its policy put on only when the backends that it names exist', () => {
    expect(synthesized.at('models/policy').attributes.depends_on).toEqual([
      synthesized.at('models/pool').address,
      synthesized.at('models/content-safety').address,
    ]);
  });

  it('logs tokens and nothing that was said', () => {
    expect(body('models/token-log').largeLanguageModel).toEqual({ logs: 'enabled' });
  });

  it('logs what was said only where that was asked for', () => {
    const told = synthConstruct((stack) => add(stack, { logContent: true }));
    const log = told.at('models/token-log').attributes.body as { properties: Record<string, unknown> };
    expect(log.properties.largeLanguageModel).toEqual({
      logs: 'enabled',
      requests: { messages: 'all' },
      responses: { messages: 'all' },
    });
  });
});
