import { KeyVault, type KeyVaultProps } from '../../../constructs/keys';
import { PLACE, synthConstruct } from '../../support/synth-construct';

const TENANT = '11111111-1111-1111-1111-111111111111';

function vault(sku: KeyVaultProps['sku']) {
  return synthConstruct((stack) => {
    new KeyVault(stack, 'keys', { ...PLACE, name: 'kv-test', tenantId: TENANT, sku });
  }).only('azurerm_key_vault');
}

describe('the key vault', () => {
  const attributes = vault('premium');

  it('is opened by Entra ID roles only, never by access policies', () => {
    expect(attributes).toMatchObject({ rbac_authorization_enabled: true, tenant_id: TENANT });
    expect(attributes).not.toHaveProperty('access_policy');
  });

  it('loses nothing for good before 90 days are over', () => {
    expect(attributes).toMatchObject({ purge_protection_enabled: true, soft_delete_retention_days: 90 });
  });

  it('is reached from no public network; trusted services pass to encrypt', () => {
    expect(attributes).toMatchObject({
      public_network_access_enabled: false,
      network_acls: { default_action: 'Deny', bypass: 'AzureServices' },
    });
  });

  it('hands no secret to machines, disks or templates', () => {
    expect(attributes).toMatchObject({
      enabled_for_deployment: false,
      enabled_for_disk_encryption: false,
      enabled_for_template_deployment: false,
    });
  });

  it.each(['standard', 'premium'] as const)('is of the tier %s where that is asked for', (sku) => {
    expect(vault(sku).sku_name).toBe(sku);
  });
});
