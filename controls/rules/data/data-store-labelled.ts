import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'data-store-labelled',
  control: 'ZT-DAT-01',
  title: 'Store carries a data label',
  types: [
    'Microsoft.CognitiveServices/accounts',
    'Microsoft.MachineLearningServices/workspaces',
    'Microsoft.Search/searchServices',
    'Microsoft.Storage/storageAccounts',
    'Microsoft.DocumentDB/databaseAccounts',
  ],
  path: 'tags.dataLabel',
  expectation: { present: true },
  why: 'Rules about who may read it have nothing to go by.',
  fix: 'tags = { dataLabel = "confidential" }, with a label of your taxonomy',
};
