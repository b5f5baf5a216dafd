import { SearchIndexService } from '../../../constructs/knowledge';
import { PLACE, synthConstruct } from '../../support/synth-construct';

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

  it('has the size it was given, in one partition', () => {
    expect(attributes).toMatchObject({ sku: 'standard', replica_count: 3, partition_count: 1 });
  });
});
