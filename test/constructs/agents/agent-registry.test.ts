import { AgentRegistry } from '../../../constructs/agents';
import { PLACE, synthConstruct } from '../../support/synth-construct';

function registry(zoneRedundant: boolean) {
  return synthConstruct((stack) => {
    new AgentRegistry(stack, 'images', { ...PLACE, name: 'crtest', zoneRedundant });
  }).only('azurerm_container_registry');
}

describe('the registry of agents', () => {
  const attributes = registry(true);

  it('has no admin user and no anonymous pull', () => {
    expect(attributes).toMatchObject({ admin_enabled: false, anonymous_pull_enabled: false });
  });

  it('is reached from no public network, not even by trusted services', () => {
    expect(attributes).toMatchObject({
      public_network_access_enabled: false,
      network_rule_bypass_option: 'None',
      // Terraform wants every key of this object in JSON, the empty one too.
      network_rule_set: [{ default_action: 'Deny', ip_rule: [] }],
    });
  });

  it('lets no image be exported', () => {
    expect(attributes.export_policy_enabled).toBe(false);
  });

  it('is of the only tier with private endpoints, with layers served from its own name', () => {
    expect(attributes).toMatchObject({ sku: 'Premium', data_endpoint_enabled: true });
  });

  it('throws untagged images away after a month', () => {
    expect(attributes.retention_policy_in_days).toBe(30);
  });

  it.each([true, false])('is spread over zones: %s', (zoneRedundant) => {
    expect(registry(zoneRedundant).zone_redundancy_enabled).toBe(zoneRedundant);
  });
});
