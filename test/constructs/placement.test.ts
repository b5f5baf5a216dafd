/** What holds for every construct: its resources lie where they were told to, under the tags they were given. */
import type { TerraformStack } from 'cdktf';
import { AgentEnvironment, AgentHost, AgentRegistry } from '../../constructs/agents';
import { CustomerManagedKey, KeyVault } from '../../constructs/keys';
import { SearchIndexService } from '../../constructs/knowledge';
import { LogArchive, LogWorkspace } from '../../constructs/logging';
import { WorkloadIdentity } from '../../constructs/managed-identities';
import { FoundryAccount } from '../../constructs/models';
import { BastionAccess, ClosedSubnet, InspectedRoutes, NameResolver } from '../../constructs/network';
import { InspectionFirewall, InspectionPolicy } from '../../constructs/network-inspection';
import { PrivateDnsZones, ServicePrivateEndpoint } from '../../constructs/private-endpoints';
import { TrainingRegistry, TrainingStore, TrainingTelemetry } from '../../constructs/training';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../support/synth-construct';

const NETWORK = `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet`;
const VAULT = `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`;
const POLICY = `${RESOURCE_GROUP}/providers/Microsoft.Network/firewallPolicies/afwp`;
const { resourceGroupName, tags } = PLACE;

/** Types that Azure has no tags for. */
const UNTAGGED = new Set([
  'azurerm_management_lock',
  'azurerm_monitor_private_link_scoped_service',
  'azurerm_private_dns_resolver_forwarding_rule',
  'azurerm_private_dns_resolver_virtual_network_link',
  'azurerm_role_assignment',
  'azurerm_subnet',
  'azurerm_subnet_network_security_group_association',
]);
/** Types that have no location of their own: global, children of something, or assigned to something. */
const UNPLACED = /^azapi_resource$|private_dns|private_link_scope|role_assignment|lock|subnet|azurerm_container_app$/;
/** Types that Azure makes a name up for, or that have none. */
const NAMELESS = /role_assignment|_association$/;

const CONSTRUCTS: Record<string, (stack: TerraformStack) => unknown> = {
  AgentEnvironment: (stack) =>
    new AgentEnvironment(stack, 'it', {
      ...PLACE,
      name: 'ours',
      infrastructureResourceGroupName: 'rg-hosts',
      subnetId: `${NETWORK}/subnets/agent`,
      hubVirtualNetworkId: NETWORK,
      zoneRedundant: true,
    }),
  AgentHost: (stack) =>
    new AgentHost(stack, 'it', {
      name: 'ours',
      resourceGroupName,
      environmentId: `${RESOURCE_GROUP}/providers/Microsoft.App/managedEnvironments/cae`,
      identity: new WorkloadIdentity(stack, 'identity', { ...PLACE, name: 'ours' }),
      registryServer: 'crtest.azurecr.io',
      image: `agent@sha256:${'0'.repeat(64)}`,
      port: 8080,
      replicas: { min: 1, max: 2 },
      settings: {},
      tags,
      dependsOn: [],
    }),
  AgentRegistry: (stack) => new AgentRegistry(stack, 'it', { ...PLACE, name: 'ours', zoneRedundant: true }),
  BastionAccess: (stack) =>
    new BastionAccess(stack, 'it', {
      ...PLACE,
      name: 'ours',
      publicIpName: 'ours',
      networkSecurityGroupName: 'ours',
      virtualNetworkName: 'vnet',
      addressPrefix: '10.0.0.128/26',
      dnsServer: '10.0.0.4',
      hosts: ['10.1.0.0/27'],
      zones: [],
    }),
  ClosedSubnet: (stack) =>
    new ClosedSubnet(stack, 'it', {
      ...PLACE,
      name: 'ours',
      networkSecurityGroupName: 'ours',
      virtualNetworkName: 'vnet',
      addressPrefix: '10.1.0.0/27',
    }),
  CustomerManagedKey: (stack) =>
    new CustomerManagedKey(stack, 'it', {
      ...PLACE,
      keyName: 'ours',
      vaultId: VAULT,
      hardware: true,
      identityName: 'ours',
    }),
  FoundryAccount: (stack) => new FoundryAccount(stack, 'it', { ...PLACE, name: 'ours' }),
  InspectedRoutes: (stack) =>
    new InspectedRoutes(stack, 'it', { ...PLACE, name: 'ours', firewallPrivateIp: '10.0.0.4' }),
  InspectionFirewall: (stack) =>
    new InspectionFirewall(stack, 'it', {
      ...PLACE,
      name: 'ours',
      publicIpName: 'ours',
      subnetId: `${NETWORK}/subnets/AzureFirewallSubnet`,
      policyId: POLICY,
      zones: [],
    }),
  InspectionPolicy: (stack) =>
    new InspectionPolicy(stack, 'it', {
      ...PLACE,
      name: 'ours',
      tls: { keyVaultId: VAULT, certificateName: 'ca', identityName: 'ours' },
    }),
  KeyVault: (stack) => new KeyVault(stack, 'it', { ...PLACE, name: 'ours', tenantId: '0'.repeat(8), sku: 'standard' }),
  LogArchive: (stack) => new LogArchive(stack, 'it', { ...PLACE, name: 'ours', replication: 'LRS', immutableDays: 7 }),
  LogWorkspace: (stack) =>
    new LogWorkspace(stack, 'it', { ...PLACE, name: 'ours', privateLinkScopeName: 'ours', retentionInDays: 30 }),
  NameResolver: (stack) =>
    new NameResolver(stack, 'it', {
      ...PLACE,
      name: 'ours',
      rulesetName: 'ours',
      virtualNetworkId: NETWORK,
      inboundSubnetId: `${NETWORK}/subnets/in`,
      outboundSubnetId: `${NETWORK}/subnets/out`,
      privateIp: '10.0.1.68',
      forward: [{ domain: 'corp.contoso.com', servers: ['10.50.0.4'] }],
    }),
  PrivateDnsZones: (stack) =>
    new PrivateDnsZones(stack, 'it', {
      resourceGroupName,
      tags,
      zones: ['ours'],
      virtualNetworkId: NETWORK,
    }),
  SearchIndexService: (stack) =>
    new SearchIndexService(stack, 'it', {
      ...PLACE,
      name: 'ours',
      sku: 'basic',
      replicas: 1,
      enforceCustomerManagedKey: false,
    }),
  ServicePrivateEndpoint: (stack) =>
    new ServicePrivateEndpoint(stack, 'it', {
      ...PLACE,
      name: 'ours',
      subnetId: `${NETWORK}/subnets/snet`,
      service: 'keyVault',
      targetId: VAULT,
      zoneId: (zone) => zone,
    }),
  TrainingRegistry: (stack) => new TrainingRegistry(stack, 'it', { ...PLACE, name: 'ours', zoneRedundant: true }),
  TrainingStore: (stack) => new TrainingStore(stack, 'it', { ...PLACE, name: 'ours', replication: 'LRS' }),
  TrainingTelemetry: (stack) =>
    new TrainingTelemetry(stack, 'it', {
      ...PLACE,
      name: 'ours',
      logWorkspaceId: `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`,
      privateLinkScope: { name: 'ampls', resourceGroupName },
    }),
  WorkloadIdentity: (stack) => new WorkloadIdentity(stack, 'it', { ...PLACE, name: 'ours' }),
};

describe.each(Object.entries(CONSTRUCTS))('%s', (_, build) => {
  const { resources } = synthConstruct(build);

  it('tags everything that takes tags, so that label and owner can be seen on it', () => {
    const tagged = resources.filter(({ type }) => !UNTAGGED.has(type));
    expect(tagged.length).toBeGreaterThan(0);
    for (const { path, attributes } of tagged) expect({ path, tags: attributes.tags }).toEqual({ path, tags });
  });

  it('puts everything into the region and the resource group that it was given', () => {
    for (const { path, type, attributes } of resources) {
      if (!UNPLACED.test(type)) expect({ path, in: attributes.location }).toEqual({ path, in: 'swedencentral' });
      if ('parent_id' in attributes || 'scope' in attributes || type.endsWith('_association')) continue;
      if ('private_dns_resolver_id' in attributes || 'dns_forwarding_ruleset_id' in attributes) continue;
      expect({ path, in: attributes.resource_group_name }).toEqual({ path, in: 'rg-test' });
    }
  });

  it('names everything that takes a name, by what it was given', () => {
    for (const { path, type, attributes } of resources) {
      if (!NAMELESS.test(type))
        expect({ path, name: attributes.name }).toEqual({ path, name: expect.any(String) as string });
    }
    expect(resources.map(({ attributes }) => attributes.name)).toContain('ours');
  });
});
