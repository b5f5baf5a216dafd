import { SecurityCenterContact } from '@cdktf/provider-azurerm/lib/security-center-contact';
import { SecurityCenterSubscriptionPricing } from '@cdktf/provider-azurerm/lib/security-center-subscription-pricing';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

interface DefenderPlan {
  /** Name of the plan in Azure; what the resource is for is its own id here. */
  readonly resourceType: string;
  readonly essential: boolean;
  readonly subplan?: string;
  /** Extensions by name. `{cap}` is the limit of gigabytes. */
  readonly extensions?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Plans that fit the landing zone. Extensions are free text that no stage of Terraform checks: these are the names in
 * the built-in policies that deploy the plans. An extension that is not here is switched off.
 */
export const DEFENDER_PLANS = {
  ai: { resourceType: 'AI', essential: true, extensions: { AIPromptEvidence: {} } },
  api: { resourceType: 'Api', essential: false, subplan: 'P1' },
  arm: { resourceType: 'Arm', essential: true, subplan: 'PerSubscription' },
  'cloud-posture': {
    resourceType: 'CloudPosture',
    essential: false,
    extensions: { ContainerRegistriesVulnerabilityAssessments: {}, SensitiveDataDiscovery: {} },
  },
  containers: {
    resourceType: 'Containers',
    essential: false,
    extensions: { ContainerRegistriesVulnerabilityAssessments: {} },
  },
  'cosmos-db': { resourceType: 'CosmosDbs', essential: false },
  'key-vault': { resourceType: 'KeyVaults', essential: true, subplan: 'PerKeyVault' },
  storage: {
    resourceType: 'StorageAccounts',
    essential: true,
    subplan: 'DefenderForStorageV2',
    extensions: { OnUploadMalwareScanning: { CapGBPerMonthPerStorageAccount: '{cap}' }, SensitiveDataDiscovery: {} },
  },
} as const satisfies Record<string, DefenderPlan>;

export interface DefenderPlansProps {
  /** What an AI workload cannot do without, or all that fit it. */
  readonly plans: 'essential' | 'all';
  readonly malwareScanGbPerMonth: number;
  /** Mailbox that Defender writes to, besides the subscription's owners. @default - none */
  readonly contact?: string;
  /** The provider of the subscription. @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/** Plans of Defender for Cloud in one subscription. A subscription has each plan once: make one of these for each. */
export class DefenderPlans extends Construct {
  constructor(scope: Construct, id: string, props: DefenderPlansProps) {
    super(scope, id);
    const { provider, contact } = props;
    for (const [name, plan] of Object.entries<DefenderPlan>(DEFENDER_PLANS)) {
      if (props.plans === 'essential' && !plan.essential) continue;
      new SecurityCenterSubscriptionPricing(this, name, {
        provider,
        tier: 'Standard',
        resourceType: plan.resourceType,
        subplan: plan.subplan,
        extension:
          plan.extensions &&
          Object.entries(plan.extensions).map(([extension, properties]) => ({
            name: extension,
            additionalExtensionProperties: filled(properties, props.malwareScanGbPerMonth),
          })),
      });
    }
    if (contact) {
      new SecurityCenterContact(this, 'contact', {
        provider,
        // The only name that the service knows.
        name: 'default',
        email: contact,
        alertNotifications: true,
        alertsToAdmins: true,
      });
    }
  }
}

function filled(properties: Readonly<Record<string, string>>, cap: number): Record<string, string> | undefined {
  const entries = Object.entries(properties);
  if (entries.length === 0) return undefined;
  return Object.fromEntries(entries.map(([name, value]) => [name, value.replace('{cap}', String(cap))]));
}
