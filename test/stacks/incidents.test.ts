/**
 * What went wrong for people with other AI landing zones, as far as a design shows it, and that it cannot here. The
 * reports are named by repository and number; all are public issues of Azure's own landing zones and samples.
 */
import path from 'node:path';
import { loadLandingZones } from '../../config';
import { resourcesOf, synthesized, type Block } from '../support/synthesized';

const example = loadLandingZones(path.join(__dirname, '../../examples/regulated/landing-zone.yaml'));
const stacks = synthesized(...example);
const everything = Object.entries(stacks).flatMap(([stack, terraform]) =>
  resourcesOf(terraform).map((resource) => ({ stack, ...resource })),
);

/** All of one Terraform type, in all stacks; there must be one, or the test would look at nothing. */
function all(type: string): (Block & { readonly stack: string; readonly path: string })[] {
  const found = everything.filter((resource) => resource.type === type);
  expect(found.length).toBeGreaterThan(0);
  return found.map(({ stack, path: at, attributes }) => ({ ...attributes, stack, path: at }));
}

function rules(): Block[] {
  return all('azurerm_firewall_policy_rule_collection_group')
    .flatMap((group) => (group.application_rule_collection ?? []) as { rule: Block[] }[])
    .flatMap(({ rule }) => rule);
}

describe('what other landing zones had to learn', () => {
  it('no capability host is put on an account, which makes its own (foundry-samples#312)', () => {
    const types = all('azapi_resource').map(({ type }) => String(type).split('@')[0]);
    expect(types).not.toContain('Microsoft.CognitiveServices/accounts/capabilityHosts');
  });

  it('an account gets its private endpoint only once something in it exists (terraform-provider-azurerm#31712)', () => {
    const endpoints = all('azurerm_private_endpoint').filter(
      ({ stack, path: at }) => stack.endsWith('-models') && at.startsWith('endpoint/'),
    );
    expect(endpoints).toHaveLength(2);
    for (const { depends_on: first } of endpoints)
      expect(first).toEqual([expect.stringMatching(/^azurerm_cognitive_account_project\./)]);
  });

  it('Cosmos DB roles are for a database, not for a collection of it (bicep-ptn-aiml-landing-zone#94)', () => {
    for (const { scope } of all('azurerm_cosmosdb_sql_role_assignment')) expect(String(scope)).toMatch(/\/dbs\/[^/]+$/);
  });

  it('hosts may reach what Container Apps and managed identities need (microsoft-foundry-baseline#83)', () => {
    const hosts = rules().filter(({ name }) => name === 'agent-hosts');
    expect(hosts).toHaveLength(2);
    for (const { destination_fqdns: names } of hosts) {
      expect(names).toEqual(
        expect.arrayContaining([
          'mcr.microsoft.com',
          '*.data.mcr.microsoft.com',
          'packages.aks.azure.com',
          'acs-mirror.azureedge.net',
        ]),
      );
      expect(names).toEqual(expect.arrayContaining(['login.microsoftonline.com', '*.identity.azure.net']));
    }
  });

  it('agent subnets are delegated in the casing that Azure takes (bicep-ptn-aiml-landing-zone#110)', () => {
    const delegated = all('azurerm_subnet').flatMap(
      ({ delegation }) => (delegation ?? []) as { service_delegation: Block }[],
    );
    const names = delegated
      .map(({ service_delegation: service }) => service.name)
      .filter((name) => /^microsoft\.app\//i.test(String(name)));
    expect(new Set(names)).toEqual(new Set(['Microsoft.App/environments']));
  });

  it('every subnet that may have a security group has one of its own (AI-Landing-Zones#19)', () => {
    const exempt = ['AzureFirewallSubnet', 'AzureFirewallManagementSubnet', 'GatewaySubnet'];
    const subnets = all('azurerm_subnet').filter(({ name }) => !exempt.includes(String(name)));
    const groups = all('azurerm_subnet_network_security_group_association');
    expect(groups).toHaveLength(subnets.length);
    expect(new Set(groups.map(({ stack, network_security_group_id: group }) => `${stack} ${String(group)}`)).size).toBe(
      groups.length,
    );
  });

  it('Defender for AI is on, for the subscription and for the account (AI-Landing-Zones#27)', () => {
    const plans = all('azurerm_security_center_subscription_pricing').filter(
      ({ resource_type: plan }) => plan === 'AI',
    );
    expect(plans.map(({ tier }) => tier)).toEqual(plans.map(() => 'Standard'));
    expect(plans.length).toBeGreaterThan(0);
    const settings = all('azapi_resource').filter(({ type }) => String(type).includes('/defenderForAISettings@'));
    expect(settings.map(({ body }) => body)).toEqual([
      { properties: { state: 'Enabled' } },
      { properties: { state: 'Enabled' } },
    ]);
  });

  it('nothing is signed in to with a key, so no policy against keys stands in the way (terraform-azurerm-avm-ptn-aiml-landing-zone#18)', () => {
    for (const { local_auth_enabled: keys } of all('azurerm_cognitive_account')) expect(keys).toBe(false);
    for (const { local_authentication_enabled: keys } of all('azurerm_search_service')) expect(keys).toBe(false);
    for (const { shared_access_key_enabled: keys } of all('azurerm_storage_account')) expect(keys).toBe(false);
    expect(JSON.stringify(everything)).not.toMatch(/"authType":"ApiKey"/);
    expect(
      everything.map(({ type }) => type).filter((type) => type.startsWith('azurerm_resource_deployment_script')),
    ).toEqual([]);
  });

  it('the zone of Azure Monitor’s agents is spelled as Azure spells it', () => {
    const zones = all('azurerm_private_dns_zone').map(({ name }) => name);
    expect(zones).toContain('privatelink.agentsvc.azure-automation.net');
    expect(zones).not.toContain('privatelink.agentsvc.azure.automation.net');
  });

  it('no firewall rule is for everybody or to everywhere', () => {
    expect(rules().length).toBeGreaterThan(4);
    for (const rule of rules()) {
      expect(rule.source_addresses).not.toContain('*');
      expect(rule.destination_fqdns).not.toContain('*');
    }
  });

  it('no workload identity owns anything', () => {
    const roles = all('azurerm_role_assignment').map(({ role_definition_id: role }) => String(role).split('/').at(-1));
    const owners = [
      '8e3af657-a8ff-443c-a75c-2fe8c4bcb635',
      'b24988ac-6180-42a0-ab88-20f7382dd24c',
      '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9',
    ];
    expect(roles.filter((role) => owners.includes(role ?? ''))).toEqual([]);
  });
});
