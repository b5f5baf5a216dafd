import { CustomerManagedKey } from '../../../constructs/keys';
import { FoundryAccount } from '../../../constructs/models';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const PROPS = { ...PLACE, name: 'aif-test' };

describe('a Foundry account', () => {
  const account = synthConstruct((stack) => {
    new FoundryAccount(stack, 'models', PROPS);
  }).only('azurerm_cognitive_account');

  it('has no keys: callers show who they are', () => {
    expect(account.local_auth_enabled).toBe(false);
  });

  it('is reached from no public network, not even by trusted services', () => {
    expect(account).toMatchObject({
      public_network_access_enabled: false,
      network_acls: { default_action: 'Deny', bypass: 'None' },
    });
  });

  it('calls no host that was not named, and names none', () => {
    expect(account.outbound_network_access_restricted).toBe(true);
    expect(account).not.toHaveProperty('fqdns');
  });

  it('has a sub-domain of its own, which Entra ID and private endpoints need', () => {
    expect(account).toMatchObject({ name: 'aif-test', custom_subdomain_name: 'aif-test' });
  });

  it('takes projects, under an identity that Azure looks after', () => {
    expect(account).toMatchObject({
      kind: 'AIServices',
      sku_name: 'S0',
      project_management_enabled: true,
      identity: { type: 'SystemAssigned' },
    });
  });

  it('is under Microsoft’s keys unless it is given one', () => {
    expect(account).not.toHaveProperty('customer_managed_key');
    expect(account).not.toHaveProperty('depends_on');
  });
});

describe('a Foundry account under a customer-managed key', () => {
  const result = synthConstruct((stack) => {
    const customerManagedKey = new CustomerManagedKey(stack, 'key', {
      ...PLACE,
      keyName: 'models',
      vaultId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
      hardware: true,
      identityName: 'id-key',
    });
    new FoundryAccount(stack, 'models', { ...PROPS, customerManagedKey });
  });
  const account = result.only('azurerm_cognitive_account');

  it('encrypts under that key, by the key’s own identity', () => {
    expect(account.customer_managed_key).toEqual({
      key_vault_key_id: result.reference('key/key', 'output.versioned_url'),
      identity_client_id: result.reference('key/user/identity', 'client_id'),
    });
    expect(account.identity).toEqual({
      type: 'SystemAssigned, UserAssigned',
      identity_ids: [result.reference('key/user/identity', 'id')],
    });
  });

  it('has the key from the start: added later, the provider would replace the account', () => {
    expect(result.types).not.toContain('azurerm_cognitive_account_customer_managed_key');
  });

  it('is made after it may use the key', () => {
    expect(account.depends_on).toEqual([result.at('key/user/wrap-and-unwrap').address]);
  });
});
