export type ProfileName = 'sandbox' | 'standard' | 'regulated';

/** What a profile changes. Controls that cost nothing are in every profile and have no switch here. */
export interface ProfileSettings {
  readonly name: ProfileName;
  /** Availability zones of zonal resources; empty: no zone redundancy. */
  readonly zones: readonly string[];
  /** Days that logs stay in the workspace. */
  readonly logRetentionDays: number;
  /** Days that the archive cannot be changed. */
  readonly archiveDays: number;
  readonly storageReplication: 'LRS' | 'ZRS' | 'GZRS';
  readonly searchSku: 'basic' | 'standard';
  readonly searchReplicas: number;
  readonly keyVaultSku: 'standard' | 'premium';
  /** Encrypt under customer-managed keys where a label asks for it. */
  readonly customerManagedKeys: boolean;
  readonly ddosProtection: boolean;
  readonly agentReplicas: { readonly min: number; readonly max: number };
  /** TLS inspection must be configured. */
  readonly tlsInspectionRequired: boolean;
}
