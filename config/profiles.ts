/** One of the three sizes a landing zone comes in; see {@link PROFILES}. */
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

/** The values of each profile: what a first look needs, what production needs, what a supervised industry needs. */
export const PROFILES = {
  sandbox: {
    name: 'sandbox',
    zones: [],
    logRetentionDays: 30,
    archiveDays: 7,
    storageReplication: 'LRS',
    searchSku: 'basic',
    searchReplicas: 1,
    keyVaultSku: 'standard',
    customerManagedKeys: false,
    ddosProtection: false,
    agentReplicas: { min: 1, max: 2 },
    tlsInspectionRequired: false,
  },
  standard: {
    name: 'standard',
    zones: ['1', '2', '3'],
    logRetentionDays: 90,
    archiveDays: 365,
    storageReplication: 'ZRS',
    searchSku: 'standard',
    searchReplicas: 2,
    keyVaultSku: 'premium',
    customerManagedKeys: false,
    ddosProtection: false,
    agentReplicas: { min: 2, max: 5 },
    tlsInspectionRequired: false,
  },
  regulated: {
    name: 'regulated',
    zones: ['1', '2', '3'],
    logRetentionDays: 365,
    archiveDays: 2555,
    storageReplication: 'GZRS',
    searchSku: 'standard',
    // Three is the least with an agreed availability for both queries and indexing (SLA of Azure AI Search).
    searchReplicas: 3,
    keyVaultSku: 'premium',
    customerManagedKeys: true,
    ddosProtection: true,
    agentReplicas: { min: 3, max: 10 },
    tlsInspectionRequired: true,
  },
} as const satisfies Record<ProfileName, ProfileSettings>;

/** Names of {@link PROFILES}, least demanding first. */
export const PROFILE_NAMES = ['sandbox', 'standard', 'regulated'] as const satisfies readonly ProfileName[];
