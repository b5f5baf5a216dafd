import fs from 'node:fs';
import path from 'node:path';
import { readSynthesized, type Json, type Value } from '../../architecture';
import { check, rules } from '../../controls';
import type { PropertyRule, Status } from '../../controls/model';
import { architecture, unknown } from '../support/architecture-builder';
import { temporaryFolder } from '../support/synthesized';

/** Rule, a value that holds, and one that does not. */
const cases: Readonly<Record<string, readonly [holds: Json, fails: Json]>> = {
  'container-app-environment-internal': [true, false],
  'container-registry-anonymous-pull-disabled': [false, true],
  'container-registry-export-disabled': ['disabled', 'enabled'],
  'storage-account-local-users-disabled': [false, true],
  'virtual-network-dns-servers-set': [['10.0.0.4'], []],
  'application-insights-local-auth-disabled': [true, false],
  'cognitive-account-local-auth-disabled': [true, false],
  'cognitive-account-network-acls-default-deny': ['Deny', 'Allow'],
  'cognitive-account-outbound-restricted': [true, false],
  'cognitive-account-public-network-access-disabled': ['Disabled', 'Enabled'],
  'container-app-environment-public-network-access-disabled': ['Disabled', 'Enabled'],
  'container-app-insecure-traffic-refused': [false, true],
  'container-registry-admin-user-disabled': [false, true],
  'container-registry-public-network-access-disabled': ['Disabled', 'Enabled'],
  'cosmos-account-local-auth-disabled': [true, false],
  'cosmos-account-public-network-access-disabled': ['Disabled', 'Enabled'],
  'data-store-labelled': ['confidential', ''],
  'firewall-policy-dns-proxy-enabled': [true, false],
  'firewall-policy-intrusion-detection-deny': ['Deny', 'Alert'],
  'firewall-policy-premium': ['Premium', 'Standard'],
  'firewall-policy-threat-intelligence-deny': ['Deny', 'Alert'],
  'key-vault-network-acls-default-deny': ['Deny', 'Allow'],
  'key-vault-public-network-access-disabled': ['Disabled', 'Enabled'],
  'key-vault-purge-protection-enabled': [true, false],
  'key-vault-rbac-authorization-enabled': [true, false],
  'key-vault-soft-delete-retention': [90, 89],
  'log-analytics-workspace-ingestion-private': ['Disabled', 'Enabled'],
  'log-analytics-workspace-local-auth-disabled': [true, false],
  'log-analytics-workspace-query-private': ['Disabled', 'Enabled'],
  'log-analytics-workspace-retention': [30, 29],
  'machine-learning-compute-local-auth-disabled': [true, false],
  'machine-learning-compute-public-ip-disabled': [false, true],
  'machine-learning-compute-ssh-disabled': ['Disabled', 'Enabled'],
  'machine-learning-workspace-egress-approved-only': ['AllowOnlyApprovedOutbound', 'AllowInternetOutbound'],
  'machine-learning-workspace-public-network-access-disabled': ['Disabled', 'Enabled'],
  'model-deployment-auto-upgrade-disabled': ['NoAutoUpgrade', 'OnceNewDefaultVersionAvailable'],
  'model-deployment-version-pinned': ['2025-04-14', ''],
  'private-link-scope-ingestion-private-only': ['PrivateOnly', 'Open'],
  'private-link-scope-query-private-only': ['PrivateOnly', 'Open'],
  'rai-policy-filters-synchronously': ['Blocking', 'Deferred'],
  'route-table-bgp-propagation-disabled': [true, false],
  'search-service-local-auth-disabled': [true, false],
  'search-service-public-network-access-disabled': ['disabled', 'enabled'],
  'storage-account-anonymous-access-disabled': [false, true],
  'storage-account-https-only': [true, false],
  'storage-account-infrastructure-encryption': [true, false],
  'storage-account-minimum-tls-version': ['TLS1_2', 'TLS1_1'],
  'storage-account-network-acls-default-deny': ['Deny', 'Allow'],
  'storage-account-public-network-access-disabled': ['Disabled', 'Enabled'],
  'storage-account-shared-key-disabled': [false, true],
  'subnet-default-outbound-access-disabled': [false, true],
};

/** What must be there for a rule to apply at all. */
const context: Readonly<Record<string, Readonly<Record<string, Value>>>> = {
  'container-app-insecure-traffic-refused': { 'properties.configuration.ingress.targetPort': 80 },
};

const propertyRules = rules.filter((rule): rule is PropertyRule => 'path' in rule);

it('has a case for every property rule', () => {
  expect(propertyRules.map(({ id }) => id).sort()).toEqual(Object.keys(cases).sort());
});

describe.each(propertyRules.flatMap((rule) => rule.types.map((type) => [rule.id, type, rule] as const)))(
  '%s on %s',
  (id, type, rule) => {
    const [holds, fails] = cases[id] ?? [null, null];
    const statusOf = (body: Readonly<Record<string, Value>>, defaults: Readonly<Record<string, Json>> = {}): Status => {
      const given = { type, name: 'a', body: { ...context[id], ...body }, defaults };
      return check(architecture(given), [rule]).results[0]?.status ?? 'not-applicable';
    };

    it('passes', () => expect(statusOf({ [rule.path]: holds })).toBe('pass'));
    it('fails', () => expect(statusOf({ [rule.path]: fails })).toBe('fail'));
    it('is unknown', () => expect(statusOf({ [rule.path]: unknown() })).toBe('unknown'));
    it('fails when nobody wrote it', () => expect(statusOf({})).toBe('fail'));
    it("takes the provider's default", () => {
      expect(statusOf({}, { [rule.path]: holds })).toBe('pass');
      expect(statusOf({}, { [rule.path]: fails })).toBe('fail');
    });
  },
);

it('compares numbers and booleans as what they are, not as text', () => {
  const given = (value: Value) =>
    architecture({
      type: 'Microsoft.Storage/storageAccounts',
      name: 'a',
      body: { 'properties.allowSharedKeyAccess': value },
    });
  const [rule] = rules.filter(({ id }) => id === 'storage-account-shared-key-disabled');
  expect(check(given('false'), rule ? [rule] : []).results[0]?.status).toBe('fail');
});

describe('in the words of azurerm', () => {
  const terraformTypes: Readonly<Record<string, string>> = {
    'Microsoft.App/containerApps': 'azurerm_container_app',
    'Microsoft.App/managedEnvironments': 'azurerm_container_app_environment',
    'Microsoft.CognitiveServices/accounts': 'azurerm_cognitive_account',
    'Microsoft.CognitiveServices/accounts/deployments': 'azurerm_cognitive_deployment',
    'Microsoft.CognitiveServices/accounts/raiPolicies': 'azurerm_cognitive_account_rai_policy',
    'Microsoft.ContainerRegistry/registries': 'azurerm_container_registry',
    'Microsoft.DocumentDB/databaseAccounts': 'azurerm_cosmosdb_account',
    'Microsoft.Insights/components': 'azurerm_application_insights',
    'Microsoft.Insights/privateLinkScopes': 'azurerm_monitor_private_link_scope',
    'Microsoft.KeyVault/vaults': 'azurerm_key_vault',
    'Microsoft.MachineLearningServices/workspaces': 'azurerm_machine_learning_workspace',
    'Microsoft.MachineLearningServices/workspaces/computes': 'azurerm_machine_learning_compute_cluster',
    'Microsoft.Network/firewallPolicies': 'azurerm_firewall_policy',
    'Microsoft.Network/routeTables': 'azurerm_route_table',
    'Microsoft.Network/virtualNetworks': 'azurerm_virtual_network',
    'Microsoft.Network/virtualNetworks/subnets': 'azurerm_subnet',
    'Microsoft.OperationalInsights/workspaces': 'azurerm_log_analytics_workspace',
    'Microsoft.Search/searchServices': 'azurerm_search_service',
    'Microsoft.Storage/storageAccounts': 'azurerm_storage_account',
  };
  const bare = (): string => {
    const folder = temporaryFolder();
    const resource = Object.fromEntries(
      Object.values(terraformTypes).map((type) => [type, { bare: { name: 'a', resource_group_name: 'rg' } }]),
    );
    const terraform = { required_providers: { azurerm: { source: 'hashicorp/azurerm', version: '4.55.0' } } };
    fs.writeFileSync(path.join(folder, 'main.tf.json'), JSON.stringify({ terraform, resource }));
    return folder;
  };
  const read = readSynthesized(bare());

  // A path that the reader does not know would be "not set" for ever, and an attribute nobody can find.
  it.each(propertyRules.flatMap((rule) => rule.types.map((type) => [rule.path, type] as const)))(
    '%s of %s is an attribute',
    (property, type) => {
      const [resource] = read.ofType(type);
      expect(resource).toBeDefined();
      if (resource) expect(read.fact(resource, property).attribute).not.toBe(property);
    },
  );
});
