import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'model-deployment-auto-upgrade-disabled',
  control: 'ZT-AI-01',
  title: 'Model deployment does not upgrade by itself',
  severity: 'high',
  types: ['Microsoft.CognitiveServices/accounts/deployments'],
  path: 'properties.versionUpgradeOption',
  expectation: { equals: 'NoAutoUpgrade' },
  why: 'The default upgrades the model without an evaluation in between.',
  fix: 'version_upgrade_option = "NoAutoUpgrade"',
};
