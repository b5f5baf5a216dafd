import type { Label, ProfileSettings } from '../../config';

/** Tag that says how sensitive the data in a resource is; policies and the engine read it. */
export const DATA_LABEL_TAG = 'dataLabel';
/** Tag that says encryption under the customer's key is required. */
export const CUSTOMER_MANAGED_KEY_TAG = 'customerManagedKey';

/** Whether data under this label must be encrypted under a customer-managed key in this profile. */
export function needsCustomerManagedKey(label: Label, profile: ProfileSettings): boolean {
  return profile.customerManagedKeys && label.obligations.customerManagedKey;
}

/** Tags of a resource that holds data under a label: the label itself and what it demands. */
export function labelTags(label: Label, profile: ProfileSettings): Record<string, string> {
  return {
    [DATA_LABEL_TAG]: label.name,
    ...(needsCustomerManagedKey(label, profile) ? { [CUSTOMER_MANAGED_KEY_TAG]: 'required' } : {}),
  };
}
