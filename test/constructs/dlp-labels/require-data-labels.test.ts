import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import { CosmosdbAccount } from '@cdktf/provider-azurerm/lib/cosmosdb-account';
import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import { SearchService } from '@cdktf/provider-azurerm/lib/search-service';
import { StorageAccount } from '@cdktf/provider-azurerm/lib/storage-account';
import type { TerraformStack } from 'cdktf';
import { Construct } from 'constructs';
import { KNOWN_LABEL_NAMES, KNOWN_LABELS, type Label } from '../../../config';
import { requireDataLabels } from '../../../constructs/dlp-labels';
import { WorkloadIdentity } from '../../../constructs/managed-identities';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const LABELS: Label[] = KNOWN_LABEL_NAMES.map((name, rank) => ({ name, rank, obligations: KNOWN_LABELS[name] }));
const { location, resourceGroupName } = PLACE;

type Tags = Record<string, string> | undefined;

/** Every type that holds data, with as few attributes as its binding wants. */
const DATA_BEARING: Record<string, (scope: Construct, tags: Tags) => unknown> = {
  azurerm_cognitive_account: (scope, tags) =>
    new CognitiveAccount(scope, 'data', {
      name: 'aif',
      location,
      resourceGroupName,
      kind: 'AIServices',
      skuName: 'S0',
      tags,
    }),
  azurerm_cosmosdb_account: (scope, tags) =>
    new CosmosdbAccount(scope, 'data', {
      name: 'cosmos',
      location,
      resourceGroupName,
      offerType: 'Standard',
      consistencyPolicy: { consistencyLevel: 'Session' },
      geoLocation: [{ location, failoverPriority: 0 }],
      tags,
    }),
  azurerm_machine_learning_workspace: (scope, tags) =>
    new MachineLearningWorkspace(scope, 'data', {
      name: 'mlw',
      location,
      resourceGroupName,
      applicationInsightsId: `${RESOURCE_GROUP}/providers/Microsoft.Insights/components/appi`,
      keyVaultId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
      storageAccountId: `${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/st`,
      identity: { type: 'SystemAssigned' },
      tags,
    }),
  azurerm_search_service: (scope, tags) =>
    new SearchService(scope, 'data', { name: 'srch', location, resourceGroupName, sku: 'basic', tags }),
  azurerm_storage_account: (scope, tags) =>
    new StorageAccount(scope, 'data', {
      name: 'stdata',
      location,
      resourceGroupName,
      accountTier: 'Standard',
      accountReplicationType: 'LRS',
      tags,
    }),
};

function synth(build: (stack: TerraformStack) => unknown) {
  return synthConstruct((stack) => {
    requireDataLabels(stack, LABELS);
    build(stack);
  });
}

describe.each(Object.entries(DATA_BEARING))('an %s', (type, make) => {
  it('is refused without a data label', () => {
    expect(() => synth((stack) => make(stack, undefined))).toThrow(
      'test/data: got no data label, expected one of public, general, confidential, highly-confidential; ' +
        'fix: pass labelTags(label, profile) in its tags',
    );
  });

  it('is refused with other tags alone', () => {
    expect(() => synth((stack) => make(stack, { team: 'test' }))).toThrow('test/data: got no data label');
  });

  it('is refused with a label that the taxonomy lacks', () => {
    expect(() => synth((stack) => make(stack, { dataLabel: 'secret-ish' }))).toThrow(
      'test/data: got the label "secret-ish", expected one of public, general, confidential, highly-confidential',
    );
  });

  it('is taken with a label of the taxonomy', () => {
    expect(synth((stack) => make(stack, { dataLabel: 'confidential' })).types).toEqual([type]);
  });
});

describe('the demand for labels', () => {
  it('reaches resources deep inside constructs, and names each one', () => {
    const deep = (stack: TerraformStack) => {
      for (const id of ['one', 'two']) DATA_BEARING.azurerm_search_service?.(new Construct(stack, id), undefined);
    };
    expect(() => synth(deep)).toThrow(/test\/one\/data: got no data label[^]*test\/two\/data: got no data label/);
  });

  it('leaves resources alone that hold no data', () => {
    expect(synth((stack) => new WorkloadIdentity(stack, 'identity', { ...PLACE, name: 'id-test' })).types).toHaveLength(
      1,
    );
  });

  it('counts resources that are added after it was made', () => {
    const late = () =>
      synthConstruct((stack) => {
        requireDataLabels(stack, LABELS);
        DATA_BEARING.azurerm_storage_account?.(stack, undefined);
      });
    expect(late).toThrow('test/data: got no data label');
  });
});
