import { TerraformStack, type TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';
import { references, regionCode, stableGuid, type LandingZone, type ResourceProvider } from '../config';
import {
  CustomRole,
  DefenderPlans,
  EligibleAccess,
  GuardrailInitiative,
  MODEL_CALLER,
  OPERATOR,
  ProviderRegistrations,
  SpendingBudget,
  type GuardrailScope,
} from '../constructs/governance';
import { addAzurerm, addState } from './landing-zone-stack';

/** A subscription of the landing zone, and the provider that reaches it where that is not the stack's own. */
interface Governed {
  readonly id: 'platform' | 'workload';
  readonly subscriptionId: string;
  readonly provider?: TerraformProvider;
  readonly registerProviders: readonly ResourceProvider[];
}

/**
 * What holds for whole subscriptions: policies, Defender for Cloud, roles, access of people, spending. First in the
 * deployment order: the others are made under it, and agents hold a role of it. It makes nothing that lies in a
 * resource group, so it has none.
 */
export class GovernanceStack extends TerraformStack {
  constructor(
    scope: Construct,
    readonly landingZone: LandingZone,
  ) {
    super(scope, `${landingZone.name}-governance`);
    addState(this, landingZone, 'governance');
    const { profile, contacts, governance } = landingZone;
    const { managementGroup } = governance;
    const subscriptions = this.subscriptions();
    if (managementGroup !== undefined) this.addGuardrails('guardrails', { managementGroup });
    for (const { id, subscriptionId, provider, registerProviders } of subscriptions) {
      if (managementGroup === undefined) this.addGuardrails(`${id}-guardrails`, { subscriptionId }, provider);
      new DefenderPlans(this, `${id}-defender`, {
        plans: profile.defenderPlans,
        malwareScanGbPerMonth: landingZone.data.scanGigabytesPerMonth,
        // Defender knows one mailbox a subscription.
        contact: contacts?.security[0],
        provider,
      });
      new ProviderRegistrations(this, `${id}-providers`, { resourceProviders: registerProviders, provider });
    }
    this.addRoles();
    this.addBudget();
  }

  /** Each subscription once: platform and workload may be the same. */
  private subscriptions(): Governed[] {
    const { subscriptions, governance, tenantId } = this.landingZone;
    const { platform, workload } = subscriptions;
    const { registerProviders } = governance;
    if (platform === workload) {
      const both = [...registerProviders.platform, ...registerProviders.workload];
      return [{ id: 'workload', subscriptionId: workload, registerProviders: both }];
    }
    return [
      {
        id: 'platform',
        subscriptionId: platform,
        provider: addAzurerm(this, 'azurerm-platform', platform, tenantId, 'platform'),
        registerProviders: registerProviders.platform,
      },
      { id: 'workload', subscriptionId: workload, registerProviders: registerProviders.workload },
    ];
  }

  private addGuardrails(id: string, scope: GuardrailScope, provider?: TerraformProvider): void {
    const { landingZone } = this;
    const { name, environment, location, governance, models, labels, profile } = landingZone;
    new GuardrailInitiative(this, id, {
      // A management group may hold several landing zones, and allows 24 characters.
      name: `zt4ai-${stableGuid(landingZone, 'guardrails').slice(0, 8)}`,
      displayName: `ZT4AI guardrails (${name}-${environment}-${regionCode(location)})`,
      scope,
      enforcement: governance.enforcement,
      allowedLocations: governance.allowedLocations,
      approvedModels: models,
      dataLabels: labels.map((label) => label.name),
      customerManagedKeys: profile.customerManagedKeys,
      provider,
    });
  }

  private addRoles(): void {
    const { landingZone } = this;
    const { governance } = references(landingZone);
    const { operators, approvers } = landingZone.governance;
    new CustomRole(this, 'model-caller', {
      name: governance.modelCaller.name,
      roleId: governance.modelCaller.id,
      permissions: MODEL_CALLER,
    });
    const operator = new CustomRole(this, 'operator', {
      name: governance.operator.name,
      roleId: governance.operator.id,
      permissions: OPERATOR,
    });
    if (operators === undefined) return;
    new EligibleAccess(this, 'operators', {
      scope: `/subscriptions/${landingZone.subscriptions.workload}`,
      roleId: operator.id,
      groupId: operators,
      approverGroupId: approvers,
      justification: `Operators of ${landingZone.name}`,
    });
  }

  /** Of the workload alone: what the platform costs, other workloads may share. */
  private addBudget(): void {
    const { name, environment, subscriptions, governance } = this.landingZone;
    if (!governance.budget) return;
    new SpendingBudget(this, 'budget', {
      ...governance.budget,
      name: `budget-${name}-${environment}`,
      subscriptionId: subscriptions.workload,
    });
  }
}
