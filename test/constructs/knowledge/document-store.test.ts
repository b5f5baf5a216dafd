import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { CustomerManagedKey } from '../../../constructs/keys';
import { containerOf, DocumentStore, ScanResults, UploadScan } from '../../../constructs/knowledge';
import { PLACE, RESOURCE_GROUP, synthConstruct, type Block } from '../../support/synth-construct';

const STORE = {
  ...PLACE,
  name: 'sttest',
  replication: 'ZRS' as const,
  sources: ['contracts', 'incoming'],
  retentionDays: 730,
  subscriptionId: '00000000-0000-0000-0000-000000000001',
  tenantId: '11111111-1111-1111-1111-111111111111',
  tags: { dataLabel: 'confidential' },
};

describe('a document store', () => {
  const result = synthConstruct((stack) => {
    const store = new DocumentStore(stack, 'store', STORE);
    new ResourceGroup(stack, 'user', {
      name: store.blobServiceId,
      location: 'x',
      dependsOn: [store.container(containerOf('contracts'))],
    });
  });
  const account = result.only('azurerm_storage_account');

  it('has no keys, no local users and no anonymous readers', () => {
    expect(account).toMatchObject({
      shared_access_key_enabled: false,
      local_user_enabled: false,
      sftp_enabled: false,
      allow_nested_items_to_be_public: false,
      default_to_oauth_authentication: true,
      sas_policy: { expiration_action: 'Block', expiration_period: '00.01:00:00' },
    });
  });

  it('is reached from no public network, and lets in nobody but the malware scanner', () => {
    expect(account.public_network_access_enabled).toBe(false);
    expect(account.network_rules).toEqual({
      default_action: 'Deny',
      bypass: ['None'],
      private_link_access: [
        {
          endpoint_resource_id:
            '/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Security/datascanners/StorageDataScanner',
          endpoint_tenant_id: STORE.tenantId,
        },
      ],
    });
  });

  it('has a flat namespace, because a hierarchical one has no tags to say what is clean', () => {
    expect(account).toMatchObject({ is_hns_enabled: false, blob_properties: { versioning_enabled: true } });
  });

  it('sends nothing to another tenant or past private links', () => {
    expect(account).toMatchObject({ cross_tenant_replication_enabled: false, allowed_copy_scope: 'PrivateLink' });
  });

  it('undoes a deletion for 30 days', () => {
    expect(account.blob_properties).toMatchObject({
      delete_retention_policy: { days: 30 },
      container_delete_retention_policy: { days: 30 },
    });
  });

  it('has a private container for each source, one to come in by and one for what is infected', () => {
    const containers = result.resources.filter(({ type }) => type === 'azurerm_storage_container');
    expect(containers.map(({ attributes }) => [attributes.name, attributes.container_access_type])).toEqual([
      ['incoming', 'private'],
      ['quarantine', 'private'],
      ['source-contracts', 'private'],
      ['source-incoming', 'private'],
    ]);
    for (const { attributes } of containers) {
      expect(attributes.storage_account_id).toBe(result.reference('store/account', 'id'));
      expect(attributes).not.toHaveProperty('storage_account_name');
    }
  });

  it('says of each container how sensitive and how far on its way the data is', () => {
    const stages = ['incoming', 'quarantine', 'source-contracts'].map(
      (name) => result.at(`store/${name}`).attributes.metadata,
    );
    expect(stages).toEqual([
      { stage: 'incoming', datalabel: 'confidential' },
      { stage: 'quarantine', datalabel: 'confidential' },
      { stage: 'knowledge', datalabel: 'confidential' },
    ]);
  });

  it('deletes documents when their label says, and what came in or is infected after 30 days', () => {
    const [knowledge, transit] = result.only('azurerm_storage_management_policy').rule as Block[];
    expect(knowledge).toMatchObject({
      enabled: true,
      filters: { prefix_match: ['source-contracts/', 'source-incoming/'] },
      actions: {
        base_blob: { delete_after_days_since_modification_greater_than: 730 },
        version: { delete_after_days_since_creation: 30 },
      },
    });
    expect(transit).toMatchObject({
      enabled: true,
      filters: { prefix_match: ['incoming/', 'quarantine/'] },
      actions: { base_blob: { delete_after_days_since_creation_greater_than: 30 } },
    });
  });

  it('keeps no old version longer than the document', () => {
    const short = synthConstruct((stack) => new DocumentStore(stack, 'store', { ...STORE, retentionDays: 5 }));
    expect((short.only('azurerm_storage_management_policy').rule as Block[])[0]).toMatchObject({
      actions: {
        snapshot: { delete_after_days_since_creation_greater_than: 5 },
        version: { delete_after_days_since_creation: 5 },
      },
    });
  });

  it('is what waits for a container can wait for, and says which containers there are', () => {
    expect(result.at('user').attributes.depends_on).toEqual([result.at('store/source-contracts').address]);
    expect(() => synthConstruct((stack) => new DocumentStore(stack, 'store', STORE).container('contracts'))).toThrow(
      'got the container contracts, expected one of incoming, quarantine, source-contracts, source-incoming; fix:',
    );
  });
});

describe('a document store under a key of its own', () => {
  const result = synthConstruct((stack) => {
    const customerManagedKey = new CustomerManagedKey(stack, 'key', {
      ...PLACE,
      keyName: 'documents',
      vaultId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
      hardware: true,
      identityName: 'id-key',
    });
    new DocumentStore(stack, 'store', { ...STORE, customerManagedKey });
  });

  it('names the key without a version, so that a rotated one is taken up by itself', () => {
    expect(result.only('azurerm_storage_account')).toMatchObject({
      customer_managed_key: {
        key_vault_key_id: 'https://kv.vault.azure.net/keys/documents',
        user_assigned_identity_id: result.reference('key/user/identity', 'id'),
      },
      identity: { type: 'UserAssigned', identity_ids: [result.reference('key/user/identity', 'id')] },
      queue_encryption_key_type: 'Account',
      table_encryption_key_type: 'Account',
      infrastructure_encryption_enabled: true,
    });
  });

  it('waits for the grant on the key, without which it cannot be made', () => {
    expect(result.only('azurerm_storage_account').depends_on).toEqual([result.at('key/user/wrap-and-unwrap').address]);
  });
});

describe('scanning', () => {
  const result = synthConstruct((stack) => {
    const topic = new ScanResults(stack, 'results', { ...PLACE, name: 'evgt-test' });
    new UploadScan(stack, 'scan', {
      storageAccountId: `${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/sttest`,
      gigabytesPerMonth: 50,
      resultsTopicId: topic.id,
    });
  });

  it('looks at every upload whatever the subscription says, up to a limit', () => {
    expect(result.only('azurerm_security_center_storage_defender')).toMatchObject({
      override_subscription_settings_enabled: true,
      malware_scanning_on_upload_enabled: true,
      malware_scanning_on_upload_cap_gb_per_month: 50,
      sensitive_data_discovery_enabled: true,
      scan_results_event_grid_topic_id: result.reference('results/topic', 'id'),
    });
  });

  it('reports to a topic without keys and without a public network', () => {
    expect(result.only('azurerm_eventgrid_topic')).toMatchObject({
      local_auth_enabled: false,
      public_network_access_enabled: false,
    });
  });
});
