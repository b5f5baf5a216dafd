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
  /** Malware scanning of uploads stops at this, for each storage account. */
  readonly scanGigabytesPerMonth: number;
  /** Units of the gateway's API management, and least instances of what stands in front of it. */
  readonly gatewayUnits: number;
  readonly agentReplicas: { readonly min: number; readonly max: number };
  /** Plans of Defender for Cloud: what an AI workload cannot do without, or all that fit it. */
  readonly defenderPlans: 'essential' | 'all';
  /** TLS inspection must be configured. */
  readonly tlsInspectionRequired: boolean;
  /** Operators come in through Bastion Premium, where sessions are recorded. */
  readonly bastion: boolean;
  /** A network manager denies high-risk ports above every security group. */
  readonly networkAdminRules: boolean;
  /** What happens to a DNS question for a name that nobody declared. */
  readonly undeclaredNames: 'Alert' | 'Block';
  /** Whether the perimeter around PaaS stops what its rules do not allow, or logs it. */
  readonly perimeterMode: 'Learning' | 'Enforced';
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
    scanGigabytesPerMonth: 50,
    gatewayUnits: 1,
    agentReplicas: { min: 1, max: 2 },
    defenderPlans: 'essential',
    tlsInspectionRequired: false,
    bastion: false,
    networkAdminRules: false,
    undeclaredNames: 'Alert',
    perimeterMode: 'Learning',
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
    scanGigabytesPerMonth: 1000,
    gatewayUnits: 2,
    agentReplicas: { min: 2, max: 5 },
    defenderPlans: 'all',
    tlsInspectionRequired: false,
    bastion: true,
    networkAdminRules: true,
    undeclaredNames: 'Alert',
    // Enforced also stops services that Azure trusts, such as scans of Defender: read its logs first.
    perimeterMode: 'Learning',
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
    scanGigabytesPerMonth: 5000,
    gatewayUnits: 3,
    agentReplicas: { min: 3, max: 10 },
    defenderPlans: 'all',
    tlsInspectionRequired: true,
    bastion: true,
    networkAdminRules: true,
    undeclaredNames: 'Block',
    perimeterMode: 'Enforced',
  },
} as const satisfies Record<ProfileName, ProfileSettings>;

/** Names of {@link PROFILES}, least demanding first. */
export const PROFILE_NAMES = ['sandbox', 'standard', 'regulated'] as const satisfies readonly ProfileName[];
