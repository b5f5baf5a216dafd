import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { LogArchive } from '../../../constructs/logging';
import { PLACE, synthConstruct } from '../../support/synth-construct';

describe('the log archive', () => {
  const result = synthConstruct((stack) => {
    const archive = new LogArchive(stack, 'archive', {
      ...PLACE,
      name: 'stlogs',
      replication: 'GZRS',
      immutableDays: 365,
    });
    new ResourceGroup(stack, 'user', { name: archive.id, location: archive.blobServiceId });
  });
  const account = result.only('azurerm_storage_account');

  it('has no keys, no shared-key signatures and no local users', () => {
    expect(account).toMatchObject({
      shared_access_key_enabled: false,
      default_to_oauth_authentication: true,
      local_user_enabled: false,
      sas_policy: { expiration_period: '00.01:00:00', expiration_action: 'Block' },
    });
  });

  it('is reached from no public network; only Azure Monitor passes as a trusted service', () => {
    expect(account).toMatchObject({
      public_network_access_enabled: false,
      network_rules: { default_action: 'Deny', bypass: ['AzureServices'] },
    });
  });

  it('shows no blob to anonymous readers', () => {
    expect(account.allow_nested_items_to_be_public).toBe(false);
  });

  it('copies nothing to another tenant', () => {
    expect(account).toMatchObject({ cross_tenant_replication_enabled: false, allowed_copy_scope: 'AAD' });
  });

  it('takes TLS 1.2 or better alone', () => {
    expect(account).toMatchObject({ min_tls_version: 'TLS1_2', https_traffic_only_enabled: true });
  });

  it('encrypts twice', () => {
    expect(account.infrastructure_encryption_enabled).toBe(true);
  });

  it('keeps each log unchanged for the days it was given, and can still be added to', () => {
    expect(account.immutability_policy).toEqual({
      // Azure takes Locked only as a later change.
      state: 'Unlocked',
      period_since_creation_in_days: 365,
      allow_protected_append_writes: true,
    });
    expect(account.blob_properties).toMatchObject({ versioning_enabled: true });
  });

  it('gives back what was deleted', () => {
    expect(account.blob_properties).toMatchObject({
      delete_retention_policy: { days: 30 },
      container_delete_retention_policy: { days: 30 },
    });
  });

  it('cannot be deleted while its lock is there', () => {
    expect(result.only('azurerm_management_lock')).toMatchObject({
      scope: result.reference('archive/account', 'id'),
      lock_level: 'CanNotDelete',
    });
  });

  it('is copied as widely as the profile says', () => {
    expect(account.account_replication_type).toBe('GZRS');
  });

  it('hands out the account and its blob service, which is what logs reads and writes', () => {
    expect(result.at('user').attributes).toMatchObject({
      name: result.reference('archive/account', 'id'),
      location: `${result.reference('archive/account', 'id')}/blobServices/default`,
    });
  });
});
