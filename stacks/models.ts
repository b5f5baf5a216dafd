import { CognitiveAccountProject } from '@cdktf/provider-azurerm/lib/cognitive-account-project';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { nameOf, type LandingZone } from '../config';
import { AzapiProvider } from '../constructs/azapi';
import { labelTags, needsCustomerManagedKey } from '../constructs/dlp-labels';
import { CustomerManagedKey } from '../constructs/keys';
import { ContentPolicy, FoundryAccount, ModelDeployment } from '../constructs/models';
import { ServicePrivateEndpoint } from '../constructs/private-endpoints';
import { highestLabel, LandingZoneStack } from './landing-zone-stack';

/** The models: one private Foundry account, a blocking content policy, and pinned deployments behind it. */
export class ModelsStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'models', landingZone);
    new AzapiProvider(this, 'azapi', {
      subscriptionId: landingZone.subscriptions.workload,
      tenantId: landingZone.tenantId,
    });
    const account = this.addAccount();
    const policy = new ContentPolicy(this, 'content-policy', { name: 'zt4ai-strict', accountId: account.id });

    // An account refuses two changes at once, so deployments, project and endpoint follow one another.
    let last: ITerraformDependable | undefined;
    for (const model of landingZone.models) {
      last = new ModelDeployment(this, `model-${model.name}`, {
        accountId: account.id,
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
      dependsOn: last && [last],
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
