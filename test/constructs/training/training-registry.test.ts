import { CustomerManagedKey } from '../../../constructs/keys';
import { TrainingRegistry } from '../../../constructs/training';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const PROPS = { ...PLACE, name: 'crtrain', zoneRedundant: true };

describe('the registry of training', () => {
  const registry = synthConstruct((stack) => {
    new TrainingRegistry(stack, 'it', PROPS);
  }).only('azurerm_container_registry');

  it('has no admin user, no anonymous reader, no public network and no export', () => {
    expect(registry).toMatchObject({
      sku: 'Premium',
      admin_enabled: false,
      anonymous_pull_enabled: false,
      public_network_access_enabled: false,
      export_policy_enabled: false,
      network_rule_bypass_option: 'None',
      network_rule_set: [{ default_action: 'Deny', ip_rule: [] }],
    });
  });

  it('is encrypted under the customer’s key where one is given, with every key of the object: the provider asks for it', () => {
    const result = synthConstruct((stack) => {
      const customerManagedKey = new CustomerManagedKey(stack, 'key', {
        ...PLACE,
        keyName: 'training',
        vaultId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
        hardware: true,
        identityName: 'id-key',
      });
      new TrainingRegistry(stack, 'it', { ...PROPS, customerManagedKey });
    });
    expect(result.only('azurerm_container_registry')).toMatchObject({
      encryption: [
        {
          key_vault_key_id: 'https://kv.vault.azure.net/keys/training',
          identity_client_id: result.reference('key/user/identity', 'client_id'),
        },
      ],
      identity: { type: 'UserAssigned', identity_ids: [result.reference('key/user/identity', 'id')] },
      depends_on: [result.at('key/user/wrap-and-unwrap').address],
    });
    expect(registry).not.toHaveProperty('encryption');
  });
});
