import { CognitiveAccountProject } from '@cdktf/provider-azurerm/lib/cognitive-account-project';
import { StorageManagementPolicy } from '@cdktf/provider-azurerm/lib/storage-management-policy';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { deploymentsOf, nameOf, stableGuid, type Label, type LandingZone, type OffTaskCalls } from '../config';
import { AzapiProvider } from '../constructs/azapi';
import { labelTags, needsCustomerManagedKey } from '../constructs/dlp-labels';
import { CustomerManagedKey } from '../constructs/keys';
import { AgentMemory, SearchIndexService } from '../constructs/knowledge';
import {
  AgentService,
  AgentStoreRoles,
  Blocklist,
  ContentPolicy,
  DefenderForAi,
  FoundryAccount,
  ModelDeployment,
} from '../constructs/models';
import { ServicePrivateEndpoint, type ServicePrivateEndpointProps } from '../constructs/private-endpoints';
import { TrainingStore, type TrainingStoreProps } from '../constructs/training';
import { highestLabel, LandingZoneStack } from './landing-zone-stack';
import { addToPerimeter } from './perimeter';

/** Names of the content policies; an existing one is never renamed. */
const POLICY_NAMES = { block: 'zt4ai-strict', ask: 'zt4ai-strict-ask' } as const satisfies Record<OffTaskCalls, string>;

/** Azure makes three containers for threads and wants 1000 request units a second for each. */
const UNITS_OF_THREADS = 3000;
/** How long a deleted file can be brought back. */
const UNDO_DAYS = 30;
const SIGN_IN = 'login.microsoftonline.com';

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
    // The account takes an endpoint only once it has left the state Accepted; a child that exists shows that.
    const endpoint = this.addEndpoint('endpoint', 'models', {
      service: 'foundry',
      targetId: account.id,
      dependsOn: [project],
    });
    this.log('account', 'Microsoft.CognitiveServices/accounts', account.id);
    addToPerimeter(this, 'account', { name: this.references.models.account.name, id: account.id });
    if (landingZone.foundry) this.addAgentService(landingZone.foundry.agentService.label, project, endpoint);
  }

  /** The capability host of the project, after all that it needs; see `AgentService`. */
  private addAgentService(label: Label, project: CognitiveAccountProject, endpoint: ITerraformDependable): void {
    const stores = this.references.models.agentService;
    const { identity } = project;
    const made = this.addAgentStores(label);
    const { grants } = new AgentStoreRoles(this, 'agent-store-roles', {
      stores,
      principalId: identity.principalId,
      dependsOn: made.stores,
    });
    new AgentService(this, 'agent-service', {
      projectId: project.id,
      principalId: identity.principalId,
      location: this.location,
      stores,
      databaseGrantName: stableGuid(this.landingZone, 'agent-service', 'threads'),
      dependsOn: [...grants, ...made.endpoints, endpoint],
    });
  }

  /** Threads, files and indexes of agents that Foundry hosts: three services that nothing else uses. */
  private addAgentStores(label: Label): { stores: ITerraformDependable[]; endpoints: ITerraformDependable[] } {
    const { landingZone, location, resourceGroupName } = this;
    const { profile } = landingZone;
    const names = this.references.models.agentService;
    const shared = {
      location,
      resourceGroupName,
      customerManagedKey: this.addKey('agent-stores-key', 'foundry-agent-service', label),
      tags: { ...this.tags, ...labelTags(label, profile) },
    };
    const threads = new AgentMemory(this, 'agent-threads', {
      ...shared,
      name: names.threads.name,
      zoneRedundant: profile.zones.length > 0,
      agents: [],
      unitsForOthers: UNITS_OF_THREADS,
      retentionDays: label.obligations.retentionDays,
    });
    this.log('agent-threads', 'Microsoft.DocumentDB/databaseAccounts', threads.id);
    const files = this.addAgentFiles(label, shared);
    const vectors = new SearchIndexService(this, 'agent-vectors', {
      ...shared,
      name: names.vectors.name,
      sku: profile.searchSku,
      replicas: profile.searchReplicas,
      enforceCustomerManagedKey: needsCustomerManagedKey(label, profile),
    });
    this.log('agent-vectors', 'Microsoft.Search/searchServices', vectors.id);
    addToPerimeter(this, 'agent-vectors', { name: names.vectors.name, id: vectors.id });
    const endpoint = (id: string, target: Pick<ServicePrivateEndpointProps, 'service' | 'targetId'>) =>
      this.addEndpoint(`${id}-endpoint`, `foundry-${id}`, target);
    return {
      stores: [threads.last, files.resource, vectors.resource],
      endpoints: [
        endpoint('agent-threads', { service: 'cosmosNoSql', targetId: threads.id }),
        endpoint('agent-files', { service: 'blob', targetId: files.id }),
        endpoint('agent-vectors', { service: 'search', targetId: vectors.id }),
      ],
    };
  }

  private addAgentFiles(
    label: Label,
    shared: Pick<TrainingStoreProps, 'location' | 'resourceGroupName' | 'customerManagedKey' | 'tags'>,
  ): TrainingStore {
    const { storageReplication } = this.landingZone.profile;
    const { residency, retentionDays } = label.obligations;
    const { name } = this.references.models.agentService.files;
    const files = new TrainingStore(this, 'agent-files', {
      ...shared,
      name,
      // The copy of a geo-redundant account lies in another region.
      replication: residency === 'region' && storageReplication === 'GZRS' ? 'ZRS' : storageReplication,
    });
    const undoDays = Math.min(UNDO_DAYS, retentionDays);
    new StorageManagementPolicy(this, 'agent-files-lifecycle', {
      storageAccountId: files.id,
      rule: [
        {
          name: 'forget-what-is-too-old',
          enabled: true,
          filters: { blobTypes: ['blockBlob'] },
          actions: {
            baseBlob: { deleteAfterDaysSinceModificationGreaterThan: retentionDays },
            snapshot: { deleteAfterDaysSinceCreationGreaterThan: undoDays },
            version: { deleteAfterDaysSinceCreation: undoDays },
          },
        },
      ],
    });
    this.log('agent-files', 'Microsoft.Storage/storageAccounts/blobServices', files.blobServiceId);
    addToPerimeter(this, 'agent-files', { name, id: files.id });
    return files;
  }

  private addEndpoint(
    id: string,
    name: string,
    target: Pick<ServicePrivateEndpointProps, 'service' | 'targetId' | 'dependsOn'>,
  ): ITerraformDependable {
    const { connectivity, foundation } = this.references;
    return new ServicePrivateEndpoint(this, id, {
      ...target,
      name: nameOf(this.landingZone, 'privateEndpoint', name),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      subnetId: foundation.privateEndpointSubnet.id,
      zoneId: (zone) => connectivity.dnsZone(zone).id,
      tags: this.tags,
    }).resource;
  }

  /** A key, where a label asks for one and the profile has them. */
  private addKey(id: string, keyName: string, label: Label): CustomerManagedKey | undefined {
    const { landingZone, location, resourceGroupName, tags } = this;
    if (!needsCustomerManagedKey(label, landingZone.profile)) return undefined;
    return new CustomerManagedKey(this, id, {
      keyName,
      vaultId: this.references.foundation.vault.id,
      hardware: landingZone.profile.keyVaultSku === 'premium',
      identityName: nameOf(landingZone, 'userAssignedIdentity', `${keyName}-key`),
      location,
      resourceGroupName,
      tags,
    });
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
    return new FoundryAccount(this, 'account', {
      name: models.account.name,
      location,
      resourceGroupName,
      tags,
      customerManagedKey: this.addKey('key', 'models', label),
      ...(landingZone.foundry
        ? { agentSubnetId: foundation.agentServiceSubnet.id, outboundHosts: [SIGN_IN, ...this.agentStoreHosts()] }
        : {}),
    });
  }

  private agentStoreHosts(): string[] {
    return Object.values(this.references.models.agentService).map(({ endpoint }) => new URL(endpoint).hostname);
  }
}
