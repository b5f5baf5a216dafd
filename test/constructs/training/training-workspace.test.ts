import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { CustomerManagedKey } from '../../../constructs/keys';
import { WorkloadIdentity } from '../../../constructs/managed-identities';
import { TrainingWorkspace } from '../../../constructs/training';
import { PLACE, RESOURCE_GROUP, synthConstruct, type Synthesized } from '../../support/synth-construct';

const VAULT = `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`;
const within = (type: string) => `${RESOURCE_GROUP}/providers/${type}/ours`;

function workspace(encrypted: boolean): Synthesized {
  return synthConstruct((stack) => {
    const granted = new ResourceGroup(stack, 'granted', { name: 'rg', location: 'swedencentral' });
    const key = new CustomerManagedKey(stack, 'key', {
      ...PLACE,
      keyName: 'training',
      vaultId: VAULT,
      hardware: true,
      identityName: 'id-key',
    });
    new TrainingWorkspace(stack, 'it', {
      ...PLACE,
      name: 'mlw-test',
      identity: new WorkloadIdentity(stack, 'identity', { ...PLACE, name: 'id-ml' }),
      storageAccountId: within('Microsoft.Storage/storageAccounts'),
      keyVaultId: within('Microsoft.KeyVault/vaults'),
      registryId: within('Microsoft.ContainerRegistry/registries'),
      applicationInsightsId: within('Microsoft.Insights/components'),
      imageBuildCluster: 'image-build',
      encryption: encrypted ? { key, vaultId: VAULT } : undefined,
      dependsOn: [granted],
    });
  });
}

describe('a training workspace', () => {
  const result = workspace(false);
  const made = result.only('azurerm_machine_learning_workspace');

  it('is not on the Internet', () => {
    expect(made.public_network_access_enabled).toBe(false);
  });

  it('lets its machines reach nothing that was not approved, from the start', () => {
    expect(made.managed_network).toEqual({
      isolation_mode: 'AllowOnlyApprovedOutbound',
      provision_on_creation_enabled: true,
    });
  });

  it('runs as an identity of its own, whose grants come first', () => {
    const identity = result.reference('identity/identity', 'id');
    expect(made).toMatchObject({
      identity: { type: 'UserAssigned', identity_ids: [identity] },
      primary_user_assigned_identity: identity,
      depends_on: [result.at('granted').address],
    });
  });

  it('enters its own storage by identity: the account has no key', () => {
    expect(result.only('azapi_update_resource')).toMatchObject({
      type: 'Microsoft.MachineLearningServices/workspaces@2026-05-01',
      resource_id: result.reference('it/workspace', 'id'),
      body: { properties: { systemDatastoresAuthMode: 'Identity' } },
      response_export_values: [],
    });
  });

  it('builds images on a cluster of its own, because the registry is private', () => {
    expect(made.image_build_compute_name).toBe('image-build');
  });

  it('tells Microsoft less about what runs in it, and answers no old interface', () => {
    expect(made).toMatchObject({ high_business_impact: true, v1_legacy_mode_enabled: false, sku_name: 'Basic' });
  });

  it('leaves serverless compute out: without a subnet the provider refuses it', () => {
    expect(made).not.toHaveProperty('serverless_compute');
  });

  it('is encrypted under the customer’s key where one is given', () => {
    const encrypted = workspace(true);
    expect(encrypted.only('azurerm_machine_learning_workspace')).toMatchObject({
      service_side_encryption_enabled: true,
      encryption: {
        key_vault_id: VAULT,
        key_id: encrypted.reference('key/key', 'output.versioned_url'),
        user_assigned_identity_id: encrypted.reference('key/user/identity', 'id'),
      },
      identity: {
        identity_ids: [encrypted.reference('identity/identity', 'id'), encrypted.reference('key/user/identity', 'id')],
      },
    });
    expect(made).not.toHaveProperty('encryption');
    expect(made).not.toHaveProperty('service_side_encryption_enabled');
  });
});
