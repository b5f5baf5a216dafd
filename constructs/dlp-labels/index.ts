export { CUSTOMER_MANAGED_KEY_TAG, DATA_LABEL_TAG, labelTags, needsCustomerManagedKey } from './label-tags';
export { purviewManifest } from './purview-manifest';
export { requireDataLabels } from './require-data-labels';
