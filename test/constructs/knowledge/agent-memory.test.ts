import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { CustomerManagedKey } from '../../../constructs/keys';
import { AgentMemory, MemoryGrant } from '../../../constructs/knowledge';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const MEMORY = {
  ...PLACE,
  name: 'cosmos-test',
  zoneRedundant: true,
  agents: ['reviewer', 'helper'],
  retentionDays: 365,
};
const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-test`;

describe('the memory of agents', () => {
  const result = synthConstruct((stack) => {
    const memory = new AgentMemory(stack, 'memory', MEMORY);
    new ResourceGroup(stack, 'user', { name: memory.id, location: 'x', dependsOn: [memory.last] });
  });
  const account = result.only('azurerm_cosmosdb_account');

  it('has no keys, and none that could be used to change it', () => {
    expect(account).toMatchObject({ local_authentication_disabled: true, access_key_metadata_writes_enabled: false });
  });

  it('is reached from no public network, by no address, and by no trusted service', () => {
    expect(account).toMatchObject({
      public_network_access_enabled: false,
      is_virtual_network_filter_enabled: false,
      network_acl_bypass_for_azure_services: false,
      ip_range_filter: [],
      minimal_tls_version: 'Tls12',
    });
  });

  it('can be put back to any moment of the last 30 days', () => {
    expect(account.backup).toEqual({ type: 'Continuous', tier: 'Continuous30Days' });
  });

  it('cannot cost more than its agents are worth', () => {
    expect(account.capacity).toEqual({ total_throughput_limit: 2000 });
    expect(result.at('memory/memory-helper').attributes.autoscale_settings).toEqual({ max_throughput: 1000 });
  });

  it('stays in its region, across zones where the profile has them', () => {
    expect(account.geo_location).toEqual([{ location: 'swedencentral', failover_priority: 0, zone_redundant: true }]);
    expect(account.multiple_write_locations_enabled).toBe(false);
  });

  it('is a database for each agent', () => {
    const databases = result.resources.filter(({ type }) => type === 'azurerm_cosmosdb_sql_database');
    expect(databases.map(({ attributes }) => attributes.name).sort()).toEqual(['helper', 'reviewer']);
  });

  it('is made for agents whatever they are called', () => {
    const agents = ['account', 'a', 'memory-a', 'a-memory', 'database-a'];
    const odd = synthConstruct((stack) => new AgentMemory(stack, 'memory', { ...MEMORY, agents }));
    expect(odd.types.filter((type) => type === 'azurerm_cosmosdb_sql_database')).toHaveLength(5);
  });

  it('forgets when its label says', () => {
    expect(result.at('memory/memory-reviewer').attributes).toMatchObject({
      name: 'memory',
      default_ttl: 31_536_000,
      partition_key_paths: ['/sessionId'],
    });
  });

  it('is made one change at a time, which is all that an account takes', () => {
    expect(result.at('memory/database-reviewer').attributes.depends_on).toEqual([result.at('memory/account').address]);
    expect(result.at('memory/database-helper').attributes.depends_on).toEqual([
      result.at('memory/memory-reviewer').address,
    ]);
    expect(result.at('user').attributes.depends_on).toEqual([result.at('memory/memory-helper').address]);
  });

  it('is encrypted under a key without a version where there is one, once the grant on it is there', () => {
    const keyed = synthConstruct((stack) => {
      const customerManagedKey = new CustomerManagedKey(stack, 'key', {
        ...PLACE,
        keyName: 'memory',
        vaultId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
        hardware: true,
        identityName: 'id-key',
      });
      new AgentMemory(stack, 'memory', { ...MEMORY, customerManagedKey });
    });
    expect(keyed.only('azurerm_cosmosdb_account')).toMatchObject({
      key_vault_key_id: 'https://kv.vault.azure.net/keys/memory',
      default_identity_type: `UserAssignedIdentity=${keyed.reference('key/user/identity', 'id')}`,
      identity: { type: 'UserAssigned', identity_ids: [keyed.reference('key/user/identity', 'id')] },
      depends_on: [keyed.at('key/user/wrap-and-unwrap').address],
    });
    expect(account).not.toHaveProperty('key_vault_key_id');
  });
});

describe('the grant on a memory', () => {
  const grant = (accountId: string) =>
    synthConstruct((stack) => {
      new MemoryGrant(stack, 'grant', {
        name: '44444444-4444-4444-8444-444444444444',
        accountId,
        database: 'reviewer',
        principalId: '33333333-3333-3333-3333-333333333333',
      });
    });

  it('is on one database, for items and queries and no settings', () => {
    expect(grant(ACCOUNT).only('azurerm_cosmosdb_sql_role_assignment')).toEqual({
      name: '44444444-4444-4444-8444-444444444444',
      resource_group_name: 'rg-test',
      account_name: 'cosmos-test',
      role_definition_id: `${ACCOUNT}/sqlRoleDefinitions/00000000-0000-0000-0000-000000000002`,
      principal_id: '33333333-3333-3333-3333-333333333333',
      scope: `${ACCOUNT}/dbs/reviewer`,
    });
  });

  it.each([RESOURCE_GROUP, `${ACCOUNT}/dbs/reviewer`, 'cosmos-test'])('is refused on %s', (accountId) => {
    expect(() => grant(accountId)).toThrow(
      `got the account "${accountId}", expected the ARM ID of a Cosmos DB account; fix: pass a reference`,
    );
  });
});
