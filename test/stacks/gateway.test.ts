import { readSynthesized } from '../../architecture';
import { check } from '../../controls';
import { synthesize } from '../../main';
import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, synthesized, temporaryFolder, type Block, type SynthesizedStack } from '../support/synthesized';
import { GATEWAY } from '../support/gateway';

const stacks = Object.fromEntries(
  PROFILE_NAMES.map((profile) => [profile, synthesized(landingZone(profile, GATEWAY))]),
) as Record<(typeof PROFILE_NAMES)[number], Record<string, SynthesizedStack>>;

function stack(name: string, profile: (typeof PROFILE_NAMES)[number] = 'standard'): SynthesizedStack {
  const found = stacks[profile][`contoso-ai-${name}`];
  if (!found) throw new Error(`no stack ${name} in ${profile}`);
  return found;
}

describe.each(PROFILE_NAMES)('the gateway of a %s landing zone', (profile) => {
  it('is a stack of its own, right after the agents', () => {
    const names = Object.keys(stacks[profile]);
    expect(names[names.indexOf('contoso-ai-agents') + 1]).toBe('contoso-ai-gateway');
  });

  it('agrees with the facts of azurerm 4.55.0, as do the stacks that make room for it', () => {
    for (const name of ['gateway', 'foundation', 'connectivity']) {
      expect(validateTerraformJson(stack(name, profile), name)).toEqual([]);
    }
  });

  it('reads no other state, hands nothing out, and holds no secret', () => {
    const terraform = stack('gateway', profile);
    expect(terraform.data).toBeUndefined();
    expect(terraform).not.toHaveProperty('output');
    expect(JSON.stringify(terraform)).not.toMatch(/"\w*(access_key|password|connection_string|client_secret)\w*": "/i);
  });
});

describe('a landing zone without a gateway', () => {
  it('has no such stack, no subnet for one and no opening', () => {
    const without = synthesized(landingZone('standard'));
    expect(Object.keys(without)).not.toContain('contoso-ai-gateway');
    const text = JSON.stringify(without);
    expect(text).not.toContain('Microsoft.Web/hostingEnvironments');
    expect(text).not.toContain('Microsoft.Network/applicationGateways');
  });
});

/** A resource of a type by a part of its name. */
function named(stackName: string, type: string, part: string): Block {
  const found = ofType(stack(stackName), type).find(({ name }) => String(name).includes(part));
  if (!found) throw new Error(`no ${type} ${part}`);
  return found;
}

/** What a security group lets through: rule → from, to, ports. */
function openings(part: string, direction: 'Inbound' | 'Outbound'): Record<string, unknown[]> {
  const rules = named('foundation', 'azurerm_network_security_group', part).security_rule as Block[];
  const allowed = rules.filter((rule) => rule.direction === direction && rule.access === 'Allow');
  return Object.fromEntries(
    allowed.map((rule) => [
      String(rule.name).replace(`-${direction.toLowerCase()}`, ''),
      [
        rule.source_address_prefix ?? rule.source_address_prefixes,
        rule.destination_address_prefix ?? rule.destination_address_prefixes,
        rule.destination_port_range ?? rule.destination_port_ranges,
      ],
    ]),
  );
}

const FRONT = '10.20.130.0/24';
const SERVICE = '10.20.131.0/27';
const OPERATIONS = '10.20.129.0/27';
const ENDPOINTS = '10.20.128.0/24';

describe('the network of the gateway', () => {
  it('has a subnet for each part, delegated in the casing that Azure insists on', () => {
    const delegation = (part: string) =>
      (named('foundation', 'azurerm_subnet', part).delegation as Block[]).map(
        ({ service_delegation }) => service_delegation,
      );
    expect(delegation('application-gateway')).toEqual([
      {
        name: 'Microsoft.Network/applicationGateways',
        actions: ['Microsoft.Network/virtualNetworks/subnets/join/action'],
      },
    ]);
    expect(delegation('api-management')).toEqual([
      { name: 'Microsoft.Web/hostingEnvironments', actions: ['Microsoft.Network/virtualNetworks/subnets/action'] },
    ]);
  });

  it('takes calls from operators and named networks, and probes of Azure: nobody on the Internet', () => {
    expect(openings('application-gateway', 'Inbound')).toEqual({
      'allow-callers': [OPERATIONS, FRONT, '443'],
      'allow-load-balancer-probes': ['AzureLoadBalancer', FRONT, '*'],
    });
  });

  it('lets nobody reach API Management past the web application firewall', () => {
    expect(openings('api-management', 'Inbound')).toEqual({
      'allow-application-gateway': [FRONT, SERVICE, '443'],
      'allow-load-balancer-probes': ['AzureLoadBalancer', SERVICE, '*'],
      'allow-units': [SERVICE, SERVICE, '*'],
    });
  });

  it('lets the application gateway reach what is behind it, names, and its vault', () => {
    expect(openings('application-gateway', 'Outbound')).toEqual({
      'allow-api-management': [FRONT, SERVICE, '443'],
      'allow-private-endpoints': [FRONT, expect.arrayContaining([ENDPOINTS]), '443'],
      'allow-key-vault': [FRONT, 'AzureKeyVault', '443'],
      'allow-dns': [FRONT, '10.20.0.4/32', '53'],
    });
  });

  it('lets API Management reach models and the services that it runs on, by tag and not the Internet', () => {
    expect(openings('api-management', 'Outbound')).toEqual({
      'allow-units': [SERVICE, SERVICE, '*'],
      'allow-private-endpoints': [SERVICE, ENDPOINTS, '443'],
      'allow-dns': [SERVICE, '10.20.0.4/32', '53'],
      'allow-entra-id': [SERVICE, 'AzureActiveDirectory', '443'],
      'allow-monitor': [SERVICE, 'AzureMonitor', '443'],
      'allow-storage': [SERVICE, 'Storage', '443'],
    });
  });

  it('opens the private endpoints of the models to the gateway', () => {
    expect(openings('private-endpoints', 'Inbound')['allow-gateway']).toEqual([[FRONT, SERVICE], ENDPOINTS, '443']);
  });

  it('is routed to the firewall, which opens one vault to one part and tokens and storage to the other', () => {
    const rules = ofType(stack('connectivity'), 'azurerm_firewall_policy_rule_collection_group').flatMap((group) =>
      (group.application_rule_collection as { rule: Block[] }[]).flatMap((collection) => collection.rule),
    );
    const of = (source: string) =>
      rules
        .filter((rule) => (rule.source_addresses as string[]).includes(source))
        .map((rule) => rule.destination_fqdns);
    expect(of(FRONT)).toEqual([['kv-pki.vault.azure.net']]);
    expect(of(SERVICE)).toEqual([
      [
        '*.identity.azure.net',
        'login.microsoftonline.com',
        '*.login.microsoftonline.com',
        '*.login.microsoft.com',
        '*.blob.core.windows.net',
        '*.queue.core.windows.net',
        '*.table.core.windows.net',
      ],
    ]);
    const associations = Object.keys(stack('foundation').resource.azurerm_subnet_route_table_association ?? {});
    expect(associations.filter((key) => /^(application-gateway|api-management)_/.test(key))).toHaveLength(2);
  });

  it('resolves two names, each in a zone that hides no other', () => {
    const zones = ofType(stack('gateway'), 'azurerm_private_dns_zone').map(({ name }) => String(name));
    expect(zones.sort()).toEqual([
      'ai.contoso.com',
      expect.stringMatching(/^apim-contoso-ai-prod-.*\.azure-api\.net$/),
    ]);
    const records = ofType(stack('gateway'), 'azurerm_private_dns_a_record').map((record) => record.records);
    expect(records).toContainEqual(['10.20.130.254']);
  });

  it('has both names, or the domains above them, among those that the resolver may answer', () => {
    const lists = ofType(stack('connectivity'), 'azapi_resource')
      .filter(({ type }) => String(type).startsWith('Microsoft.Network/dnsResolverDomainLists@'))
      .flatMap(({ body }) => (body as { properties: { domains: string[] } }).properties.domains);
    expect(lists).toContain('ai.contoso.com.');
    expect(lists.some((domain) => domain !== '.' && 'apim.azure-api.net.'.endsWith(domain))).toBe(true);
  });
});

describe('the gateway', () => {
  it('may read the one secret that is its certificate, and no other of the vault', () => {
    const grants = ofType(stack('gateway'), 'azurerm_role_assignment').map(({ scope, role_definition_id }) => [
      String(scope).split('/providers/').at(-1),
      String(role_definition_id).split('/').at(-1),
    ]);
    expect(grants).toContainEqual([
      'Microsoft.KeyVault/vaults/kv-pki/secrets/gateway-tls',
      '4633458b-17de-408a-b874-0445c86b69e6',
    ]);
    expect(grants).toHaveLength(2);
  });

  it('waits for the right to its certificate and for the name behind it', () => {
    const front = ofType(stack('gateway'), 'azurerm_application_gateway')[0];
    expect((front?.depends_on as string[]).map((address) => address.split('.')[0]).sort()).toEqual([
      'azurerm_private_dns_a_record',
      'azurerm_private_dns_zone_virtual_network_link',
      'azurerm_role_assignment',
    ]);
  });

  it('speaks of models and subnets that other stacks make under the same names', () => {
    const text = JSON.stringify(stack('gateway').resource);
    const names = [
      ofType(stack('models'), 'azurerm_cognitive_account')[0]?.name,
      named('foundation', 'azurerm_subnet', 'application-gateway').name,
      named('foundation', 'azurerm_subnet', 'api-management').name,
    ];
    for (const name of names) expect(text).toContain(String(name));
  });

  it('leads to every model that a guardrail of its own stops, and is checked against our tenant', () => {
    const operations = ofType(stack('gateway'), 'azurerm_api_management_api_operation');
    expect(operations.map(({ url_template }) => url_template)).toEqual(['/deployments/gpt-4.1/chat/completions']);
    const policy = String(ofType(stack('gateway'), 'azurerm_api_management_policy')[0]?.xml_content);
    expect(policy).toContain('tenant-id="11111111-1111-1111-1111-111111111111"');
    expect(policy).toContain('<application-id>abcdef01-2345-6789-abcd-ef0123456789</application-id>');
  });

  it('logs all that its two parts can log', () => {
    const settings = ofType(stack('gateway'), 'azurerm_monitor_diagnostic_setting');
    const targets = settings.map(({ target_resource_id }) => String(target_resource_id).split('.')[0]).sort();
    expect(targets).toEqual(['${azurerm_api_management', '${azurerm_application_gateway']);
    for (const setting of settings) expect(setting.enabled_log).toEqual([{ category_group: 'allLogs' }]);
  });

  it('grows with the profile', () => {
    const units = PROFILE_NAMES.map(
      (profile) => ofType(stack('gateway', profile), 'azurerm_api_management')[0]?.sku_name,
    );
    expect(units).toEqual(['PremiumV2_1', 'PremiumV2_2', 'PremiumV2_3']);
  });
});

describe.each(PROFILE_NAMES)('the rules, on a %s landing zone with a gateway', (profile) => {
  const folder = temporaryFolder();
  synthesize([landingZone(profile, GATEWAY)], folder);
  const { results } = check(readSynthesized(folder));
  const parts = results.filter(({ resource }) => /-gateway$|-foundation$|-connectivity$/.test(resource.stack));

  it('find nothing wrong with it and nothing that they cannot tell', () => {
    expect(parts.length).toBeGreaterThan(50);
    const open = parts.filter(({ status }) => status === 'fail' || status === 'unknown');
    expect(open.map(({ rule, resource, got }) => [rule, resource.address, got])).toEqual([]);
  });

  it('see the firewall prevent, on both parts of the way in', () => {
    const ingress = parts.filter(({ rule }) => rule === 'public-ingress-behind-waf');
    expect(ingress.map(({ status }) => status)).toEqual(['pass', 'pass']);
  });
});
