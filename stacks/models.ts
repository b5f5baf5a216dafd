import { CognitiveAccountProject } from '@cdktf/provider-azurerm/lib/cognitive-account-project';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { deploymentsOf, nameOf, type LandingZone, type OffTaskCalls } from '../config';
import { AzapiProvider } from '../constructs/azapi';
import { labelTags, needsCustomerManagedKey } from '../constructs/dlp-labels';
import { CustomerManagedKey } from '../constructs/keys';
import { Blocklist, ContentPolicy, DefenderForAi, FoundryAccount, ModelDeployment } from '../constructs/models';
import { ServicePrivateEndpoint } from '../constructs/private-endpoints';
import { highestLabel, LandingZoneStack } from './landing-zone-stack';
import { addToPerimeter } from './perimeter';

/** Names of the content policies; an existing one is never renamed. */
const POLICY_NAMES = { block: 'zt4ai-strict', ask: 'zt4ai-strict-ask' } as const satisfies Record<OffTaskCalls, string>;

/**
 * The models: one private Foundry account, content policies that fit what agents' tools may do, and pinned deployments
 * behind them.
 */
export class ModelsStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'models', landingZone);
    new AzapiProvider(this, 'azapi', {
      subscriptionId: landingZone.subscriptions.workload,
      tenantId: landingZone.tenantId,
    });
    const account = this.addAccount();
    // An account refuses two changes at once, so everything in it follows one another.
    const blocklists = this.addBlocklists(account);
    const defender = new DefenderForAi(this, 'defender', { accountId: account.id, after: blocklists.at(-1)?.last });
    const deployments = deploymentsOf(landingZone);
    const strict = this.addPolicy('block', account, blocklists, defender.setting);
    const asking = deployments.some(({ offTaskCalls }) => offTaskCalls === 'ask')
      ? this.addPolicy('ask', account, blocklists, strict.policy)
      : undefined;
    let last: ITerraformDependable = (asking ?? strict).policy;
    for (const { name, model, offTaskCalls } of deployments) {
      const policy = offTaskCalls === 'ask' && asking ? asking : strict;
      last = new ModelDeployment(this, `model-${name}`, {
        accountId: account.id,
        name,
        model,
        contentPolicyName: policy.policyName,
        after: last,
      }).deployment;
    }
    const project = new CognitiveAccountProject(this, 'project', {
      name: nameOf(landingZone, 'cognitiveProject', 'agents'),
      cognitiveAccountId: account.id,
      location: this.location,
      identity: { type: 'SystemAssigned' },
      tags: this.tags,
      dependsOn: [last],
    });
    const { connectivity, foundation } = this.references;
    new ServicePrivateEndpoint(this, 'endpoint', {
      name: nameOf(landingZone, 'privateEndpoint', 'models'),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      subnetId: foundation.privateEndpointSubnet.id,
      service: 'foundry',
      targetId: account.id,
      zoneId: (zone) => connectivity.dnsZone(zone).id,
      tags: this.tags,
      // The account takes an endpoint only once it has left the state Accepted; a child that exists shows that.
      dependsOn: [project],
    });
    this.log('account', 'Microsoft.CognitiveServices/accounts', account.id);
    addToPerimeter(this, 'account', { name: this.references.models.account.name, id: account.id });
  }

  private addBlocklists(account: FoundryAccount): Blocklist[] {
    const made: Blocklist[] = [];
    for (const { name, terms } of this.landingZone.blocklists) {
      const after = made.at(-1)?.last;
      made.push(new Blocklist(this, `blocklist-${name}`, { name, accountId: account.id, terms, after }));
    }
    return made;
  }

  private addPolicy(
    offTaskCalls: OffTaskCalls,
    account: FoundryAccount,
    blocklists: readonly Blocklist[],
    after: ITerraformDependable,
  ): ContentPolicy {
    return new ContentPolicy(this, offTaskCalls === 'block' ? 'content-policy' : 'content-policy-ask', {
      name: POLICY_NAMES[offTaskCalls],
      accountId: account.id,
      offTaskCalls,
      blocklists: blocklists.map(({ blocklistName }) => blocklistName),
      after,
    });
  }

  private addAccount(): FoundryAccount {
    const { landingZone, location, resourceGroupName } = this;
    const { profile } = landingZone;
    const { foundation, models } = this.references;
    const label = highestLabel(landingZone);
    const tags = { ...this.tags, ...labelTags(label, profile) };
    const customerManagedKey = needsCustomerManagedKey(label, profile)
      ? new CustomerManagedKey(this, 'key', {
          keyName: 'models',
          vaultId: foundation.vault.id,
          hardware: profile.keyVaultSku === 'premium',
          identityName: nameOf(landingZone, 'userAssignedIdentity', 'models-key'),
          location,
          resourceGroupName,
          tags: this.tags,
        })
      : undefined;
    return new FoundryAccount(this, 'account', {
      name: models.account.name,
      location,
      resourceGroupName,
      tags,
      customerManagedKey,
    });
  }
}
