import type { TerraformStack } from 'cdktf';
import { ApplicationGateway, PrivateHostName, WafPolicy } from '../../../constructs/gateway';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const SUBNET = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/front`;
const HUB = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/hub`;
const SECRET = 'https://kv-pki.vault.azure.net/secrets/gateway-tls';

function addGateway(stack: TerraformStack, secretId = SECRET, zones: string[] = ['1', '2', '3']): ApplicationGateway {
  const waf = new WafPolicy(stack, 'waf', {
    ...PLACE,
    resourceGroupId: RESOURCE_GROUP,
    name: 'waf',
    requestsPerMinute: 60,
  });
  const name = new PrivateHostName(stack, 'name', {
    hostName: 'apim.azure-api.net',
    addresses: ['10.0.0.4'],
    hubVirtualNetworkId: HUB,
    ...PLACE,
  });
  return new ApplicationGateway(stack, 'front', {
    ...PLACE,
    name: 'agw',
    front: { subnetId: SUBNET, address: '10.0.0.254' },
    certificate: { hostName: 'ai.contoso.com', secretId, identityId: `${RESOURCE_GROUP}/providers/x/y/id` },
    wafPolicyId: waf.id,
    backendHostName: 'apim.azure-api.net',
    zones,
    instances: { min: 2, max: 10 },
    dependsOn: name.resolvable,
  });
}

const synthesized = synthConstruct((stack) => addGateway(stack));
const gateway = synthesized.only('azurerm_application_gateway');
const waf = synthesized.at('waf/policy').attributes;

describe('the web application firewall', () => {
  const { properties } = waf.body as { properties: Record<string, Record<string, unknown>> };

  it('prevents, and reads request bodies', () => {
    expect(properties.policySettings).toMatchObject({ state: 'Enabled', mode: 'Prevention', requestBodyCheck: true });
  });

  it('has the rules against web attacks, bots and floods of requests, none of them weakened', () => {
    expect(properties.managedRules).toEqual({
      exclusions: [],
      managedRuleSets: [
        { ruleSetType: 'Microsoft_DefaultRuleSet', ruleSetVersion: '2.1', ruleGroupOverrides: [] },
        { ruleSetType: 'Microsoft_BotManagerRuleSet', ruleSetVersion: '1.1', ruleGroupOverrides: [] },
        { ruleSetType: 'Microsoft_HTTPDDoSRuleSet', ruleSetVersion: '1.0', ruleGroupOverrides: [] },
      ],
    });
  });

  it('limits the requests of each address, whoever it is', () => {
    expect(properties.customRules).toEqual([
      expect.objectContaining({
        ruleType: 'RateLimitRule',
        action: 'Block',
        state: 'Enabled',
        rateLimitDuration: 'OneMin',
        rateLimitThreshold: 60,
        groupByUserSession: [{ groupByVariables: [{ variableName: 'ClientAddr' }] }],
      }),
    ]);
  });

  it('has an ID in the casing that azurerm takes', () => {
    expect(waf.type).toMatch(/^Microsoft\.Network\/applicationGateway/);
    expect(gateway.firewall_policy_id).toBe(synthesized.reference('waf/policy', 'id'));
    expect(gateway.force_firewall_policy_association).toBe(true);
  });
});

describe('the application gateway', () => {
  it('has no public address', () => {
    expect(synthesized.types).not.toContain('azurerm_public_ip');
    expect(gateway.frontend_ip_configuration).toEqual([
      {
        name: 'private',
        subnet_id: SUBNET,
        private_ip_address: '10.0.0.254',
        private_ip_address_allocation: 'Static',
      },
    ]);
  });

  it('speaks HTTPS alone, on both sides, with TLS 1.2 or newer', () => {
    expect(gateway.frontend_port).toEqual([{ name: 'https', port: 443 }]);
    expect(gateway.http_listener).toMatchObject([
      { protocol: 'Https', host_name: 'ai.contoso.com', require_sni: true },
    ]);
    expect(gateway.backend_http_settings).toMatchObject([{ protocol: 'Https', port: 443 }]);
    expect(gateway.ssl_policy).toEqual({ policy_type: 'Predefined', policy_name: 'AppGwSslPolicy20220101S' });
    expect(gateway.enable_http2).toBe(true);
  });

  it('reads its certificate from the vault under an identity of its own, in whatever version is current', () => {
    expect(gateway.ssl_certificate).toEqual([{ name: 'caller-facing', key_vault_secret_id: SECRET }]);
    expect(gateway.identity).toMatchObject({ type: 'UserAssigned' });
    expect(() => synthConstruct((stack) => addGateway(stack, `${SECRET}/0123456789abcdef0123456789abcdef`))).toThrow(
      'expected the ID of a secret without a version',
    );
  });

  it('waits for the name of what stands behind it', () => {
    expect(gateway.depends_on).toEqual([
      synthesized.at('name/record').address,
      synthesized.at('name/zone-link').address,
    ]);
  });

  it('is spread over zones where there are any', () => {
    expect(gateway.zones).toEqual(['1', '2', '3']);
    const single = synthConstruct((stack) => addGateway(stack, SECRET, []));
    expect(single.only('azurerm_application_gateway')).not.toHaveProperty('zones');
  });
});

describe('a private host name', () => {
  it('has a zone of its own, so that no other name of the domain is hidden', () => {
    expect(synthesized.only('azurerm_private_dns_zone').name).toBe('apim.azure-api.net');
    expect(synthesized.only('azurerm_private_dns_a_record')).toMatchObject({ name: '@', records: ['10.0.0.4'] });
  });

  it('is known to the hub’s resolver, and never asked for in public', () => {
    expect(synthesized.only('azurerm_private_dns_zone_virtual_network_link')).toMatchObject({
      virtual_network_id: HUB,
      registration_enabled: false,
      resolution_policy: 'Default',
    });
  });
});
