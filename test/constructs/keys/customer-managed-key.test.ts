import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { CustomerManagedKey } from '../../../constructs/keys';
import { ROLES } from '../../../constructs/managed-identities';
import { PLACE, RESOURCE_GROUP, SUBSCRIPTION, synthConstruct, type Block } from '../../support/synth-construct';

const VAULT = `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`;

function customerManagedKey(hardware: boolean) {
  return synthConstruct((stack) => {
    const key = new CustomerManagedKey(stack, 'key', {
      ...PLACE,
      keyName: 'models',
      vaultId: VAULT,
      hardware,
      identityName: 'id-models-key',
    });
    new ResourceGroup(stack, 'user', {
      name: key.versionedKeyUrl,
      location: key.identityClientId,
      managedBy: key.identityId,
      dependsOn: [key.grant],
    });
    new ResourceGroup(stack, 'versionless', { name: key.keyUrl, location: 'swedencentral' });
  });
}

describe('a customer-managed key', () => {
  const result = customerManagedKey(true);
  const { properties } = result.only('azapi_resource').body as { properties: Block };

  it('is made over Resource Manager, so a pipeline outside the network can make it', () => {
    expect(result.only('azapi_resource')).toMatchObject({
      type: 'Microsoft.KeyVault/vaults/keys@2023-07-01',
      name: 'models',
      parent_id: VAULT,
    });
    expect(result.types).not.toContain('azurerm_key_vault_key');
  });

  it('is kept in hardware where the vault has it, and is 4096 bits long either way', () => {
    expect(properties).toMatchObject({ kty: 'RSA-HSM', keySize: 4096 });
    expect((customerManagedKey(false).only('azapi_resource').body as { properties: Block }).properties).toMatchObject({
      kty: 'RSA',
      keySize: 4096,
    });
  });

  it('wraps and unwraps, does nothing else, and never leaves the vault', () => {
    expect(properties).toMatchObject({
      keyOps: ['wrapKey', 'unwrapKey'],
      attributes: { enabled: true, exportable: false },
    });
  });

  it('rotates by itself before it expires, and says so', () => {
    expect(properties.rotationPolicy).toEqual({
      attributes: { expiryTime: 'P2Y' },
      lifetimeActions: [
        { action: { type: 'rotate' }, trigger: { timeBeforeExpiry: 'P60D' } },
        { action: { type: 'notify' }, trigger: { timeBeforeExpiry: 'P30D' } },
      ],
    });
  });

  it('is used by an identity of its own, which may use this key and no other', () => {
    expect(result.only('azurerm_user_assigned_identity').name).toBe('id-models-key');
    expect(result.only('azurerm_role_assignment')).toMatchObject({
      scope: `${VAULT}/keys/models`,
      role_definition_id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${ROLES.keyVaultCryptoServiceEncryptionUser.id}`,
      principal_id: result.reference('key/user/identity', 'principal_id'),
      description: 'Encrypts its data under this key',
    });
  });

  it('exists before the grant on it', () => {
    expect(result.only('azurerm_role_assignment').depends_on).toEqual([result.at('key/key').address]);
  });

  it('keeps nothing in the state but the URL of its current version', () => {
    expect(result.only('azapi_resource').response_export_values).toEqual({
      versioned_url: 'properties.keyUriWithVersion',
    });
  });

  it('has a URL without a version, known before deployment, for services that follow a rotation by themselves', () => {
    expect(result.at('versionless').attributes.name).toBe('https://kv.vault.azure.net/keys/models');
  });

  it('hands its user the URL, the identity and the grant to wait for', () => {
    expect(result.at('user').attributes).toMatchObject({
      name: result.reference('key/key', 'output.versioned_url'),
      location: result.reference('key/user/identity', 'client_id'),
      managed_by: result.reference('key/user/identity', 'id'),
      depends_on: [result.at('key/user/wrap-and-unwrap').address],
    });
  });
});
