import { CustomerManagedKey } from '../../../constructs/keys';
import { SearchIndexService } from '../../../constructs/knowledge';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

function service(enforceCustomerManagedKey: boolean) {
  return synthConstruct((stack) => {
    new SearchIndexService(stack, 'search', {
      ...PLACE,
      name: 'srch-test',
      sku: 'standard',
      replicas: 3,
      enforceCustomerManagedKey,
    });
  }).only('azurerm_search_service');
}

function serviceWithKey() {
  const result = synthConstruct((stack) => {
    const customerManagedKey = new CustomerManagedKey(stack, 'key', {
      ...PLACE,
      keyName: 'search',
      vaultId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
      hardware: true,
      identityName: 'id-search-key',
    });
    new SearchIndexService(stack, 'search', {
      ...PLACE,
      name: 'srch-test',
      sku: 'standard',
      replicas: 3,
      enforceCustomerManagedKey: true,
      customerManagedKey,
    });
  });
  return { result, key: 'key/user/identity' };
}

describe('a search service', () => {
  const attributes = service(false);

  it('has no admin or query keys', () => {
    expect(attributes.local_authentication_enabled).toBe(false);
    // The provider refuses this one beside it.
    expect(attributes).not.toHaveProperty('authentication_failure_mode');
  });

  it('is reached from no public network, not even by trusted services', () => {
    expect(attributes).toMatchObject({ public_network_access_enabled: false, network_rule_bypass_option: 'None' });
  });

  it('lets nobody in by address', () => {
    expect(attributes).not.toHaveProperty('allowed_ips');
  });

  it('has an identity, so that it reads its sources without keys', () => {
    expect(attributes.identity).toEqual({ type: 'SystemAssigned' });
  });

  it.each([true, false])('refuses indexes without a customer-managed key: %s', (enforced) => {
    expect(service(enforced).customer_managed_key_enforcement_enabled).toBe(enforced);
  });

  it('may use the key that its indexes name, beside its own identity', () => {
    const { result, key } = serviceWithKey();
    expect(result.only('azurerm_search_service').identity).toEqual({
      type: 'SystemAssigned, UserAssigned',
      identity_ids: [result.reference(key, 'id')],
    });
  });

  it('has the size it was given, in one partition', () => {
    expect(attributes).toMatchObject({ sku: 'standard', replica_count: 3, partition_count: 1 });
  });
});
