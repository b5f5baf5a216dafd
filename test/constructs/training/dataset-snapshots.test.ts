import type { Dataset } from '../../../config';
import { KNOWN_LABELS } from '../../../config';
import { ROLES, WorkloadIdentity } from '../../../constructs/managed-identities';
import { DatasetSnapshots } from '../../../constructs/training';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/stdata`;
const DATASET: Dataset = {
  name: 'contracts-2024',
  label: { name: 'confidential', rank: 2, obligations: KNOWN_LABELS.confidential },
};

describe('the snapshots of a dataset', () => {
  const result = synthConstruct((stack) => {
    const identity = (name: string) => new WorkloadIdentity(stack, name, { ...PLACE, name: `id-${name}` });
    new DatasetSnapshots(stack, 'it', {
      dataset: DATASET,
      storageAccountId: ACCOUNT,
      account: { id: ACCOUNT },
      immutableDays: 365,
      writer: identity('writer'),
      writerName: 'id-writer',
      readers: { trainer: identity('trainer') },
    });
  });
  const container = `${ACCOUNT}/blobServices/default/containers/snapshots-contracts-2024`;

  it('cannot be changed or deleted for the time that was asked for, not even appended to', () => {
    expect(result.only('azurerm_storage_container_immutability_policy')).toMatchObject({
      storage_container_resource_manager_id: result.reference('it/container', 'id'),
      immutability_period_in_days: 365,
      protected_append_writes_enabled: false,
    });
  });

  it('are not locked by a deployment: nobody could ever undo that', () => {
    expect(result.only('azurerm_storage_container_immutability_policy').locked).toBe(false);
  });

  it('say where they come from, where the data is', () => {
    expect(result.only('azurerm_storage_container')).toMatchObject({
      name: 'snapshots-contracts-2024',
      container_access_type: 'private',
      metadata: { dataset: 'contracts-2024', label: 'confidential', written_by: 'id-writer' },
    });
  });

  it('are written by one identity and read by another, in this container alone', () => {
    const grants = result.resources
      .filter(({ type }) => type === 'azurerm_role_assignment')
      .map(({ path, attributes }) => [
        path,
        String(attributes.role_definition_id).split('/').at(-1),
        attributes.scope,
        attributes.depends_on,
      ]);
    const made = [result.at('it/container').address];
    expect(grants.sort()).toEqual([
      ['trainer/read-contracts-2024', ROLES.storageBlobDataReader.id, container, made],
      ['writer/write-contracts-2024', ROLES.storageBlobDataContributor.id, container, made],
    ]);
  });
});
