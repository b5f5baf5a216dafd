import { CustomerManagedKey } from '../../../constructs/keys';
import { TrainingStore } from '../../../constructs/training';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const PROPS = { ...PLACE, name: 'sttrain', replication: 'ZRS' } as const;

describe('a store of training', () => {
  const result = synthConstruct((stack) => {
    new TrainingStore(stack, 'it', PROPS);
  });
  const account = result.only('azurerm_storage_account');

  it('takes no key, no local user, no anonymous reader and nothing from the Internet', () => {
    expect(account).toMatchObject({
      shared_access_key_enabled: false,
      local_user_enabled: false,
      allow_nested_items_to_be_public: false,
      public_network_access_enabled: false,
      network_rules: { default_action: 'Deny', bypass: ['None'] },
      default_to_oauth_authentication: true,
      cross_tenant_replication_enabled: false,
      min_tls_version: 'TLS1_2',
      https_traffic_only_enabled: true,
      infrastructure_encryption_enabled: true,
    });
  });

  it('keeps every version, which a hierarchical namespace could not', () => {
    expect(account).toMatchObject({
      is_hns_enabled: false,
      blob_properties: { versioning_enabled: true, change_feed_enabled: true, delete_retention_policy: { days: 30 } },
    });
  });

  it('lets Azure Machine Learning itself in only where it is the workspace’s own', () => {
    const own = synthConstruct((stack) => {
      new TrainingStore(stack, 'it', { ...PROPS, trustedServices: true });
    }).only('azurerm_storage_account');
    expect(own).toMatchObject({ network_rules: { default_action: 'Deny', bypass: ['AzureServices'] } });
  });

  it('is encrypted under the customer’s key where one is given, and follows its rotation', () => {
    const encrypted = synthConstruct((stack) => {
      const customerManagedKey = new CustomerManagedKey(stack, 'key', {
        ...PLACE,
        keyName: 'training',
        vaultId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
        hardware: true,
        identityName: 'id-key',
      });
      new TrainingStore(stack, 'it', { ...PROPS, customerManagedKey });
    });
    const identity = encrypted.reference('key/user/identity', 'id');
    expect(encrypted.only('azurerm_storage_account')).toMatchObject({
      customer_managed_key: {
        key_vault_key_id: 'https://kv.vault.azure.net/keys/training',
        user_assigned_identity_id: identity,
      },
      identity: { type: 'UserAssigned', identity_ids: [identity] },
      depends_on: [encrypted.at('key/user/wrap-and-unwrap').address],
    });
    expect(account).not.toHaveProperty('customer_managed_key');
  });
});
