import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, synthesized, type Block, type SynthesizedStack } from '../support/synthesized';

describe.each(PROFILE_NAMES)('the foundation of a %s landing zone', (profile) => {
  const stack = synthesized(landingZone(profile))['contoso-ai-foundation'] as SynthesizedStack;

  it('agrees with the facts of azurerm 4.55.0', () => {
    expect(validateTerraformJson(stack, 'foundation')).toEqual([]);
  });

  it('holds no labelled data: that is the data stack’s', () => {
    const stores = ['azurerm_search_service', 'azurerm_storage_account', 'azurerm_cosmosdb_account'];
    expect(stores.flatMap((type) => ofType(stack, type))).toEqual([]);
  });

  it('keeps keys that nobody can purge, in hardware where the profile has it', () => {
    expect(ofType(stack, 'azurerm_key_vault')[0]).toMatchObject({
      purge_protection_enabled: true,
      soft_delete_retention_days: 90,
      public_network_access_enabled: false,
      sku_name: profile === 'sandbox' ? 'standard' : 'premium',
    });
  });

  it('closes every subnet by a security group of its own, which denies the rest both ways', () => {
    const subnets = ofType(stack, 'azurerm_subnet');
    const groups = ofType(stack, 'azurerm_network_security_group');
    expect(subnets.length).toBeGreaterThan(2);
    expect(groups).toHaveLength(subnets.length);
    expect(ofType(stack, 'azurerm_subnet_network_security_group_association')).toHaveLength(subnets.length);
    for (const group of groups) {
      const denied = (group.security_rule as Block[]).filter(
        ({ access, source_address_prefix: from, destination_address_prefix: to }) =>
          access === 'Deny' && from === '*' && to === '*',
      );
      expect(denied.map(({ direction }) => direction).sort()).toEqual(['Inbound', 'Outbound']);
    }
    for (const subnet of subnets) expect(subnet.default_outbound_access_enabled).toBe(false);
  });
});
