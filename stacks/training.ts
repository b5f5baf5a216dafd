import { MachineLearningDatastoreBlobstorage } from '@cdktf/provider-azurerm/lib/machine-learning-datastore-blobstorage';
import type { ITerraformDependable } from 'cdktf';
import type { Construct } from 'constructs';
import { nameOf, trainingLabel, type Dataset, type Label, type LandingZone, type Training } from '../config';
import { AzapiProvider } from '../constructs/azapi';
import { labelTags, needsCustomerManagedKey } from '../constructs/dlp-labels';
import { CustomerManagedKey, KeyVault } from '../constructs/keys';
import { WorkloadIdentity } from '../constructs/managed-identities';
import { ServicePrivateEndpoint, type PrivateLinkServiceName } from '../constructs/private-endpoints';
import {
  DatasetSnapshots,
  TrainingCluster,
  TrainingEgressRules,
  TrainingRegistry,
  TrainingStore,
  TrainingTelemetry,
  TrainingWorkspace,
} from '../constructs/training';
import { addAzurerm, LandingZoneStack } from './landing-zone-stack';

const IMAGE_BUILD = { name: 'image-build', size: 'STANDARD_DS3_V2', maxNodes: 1 } as const;

/** A landing zone that trains. */
export type TrainingLandingZone = LandingZone & { readonly training: Training };

/**
 * Where models are trained or tuned: snapshots that nobody can change, machines without a way out but the approved one,
 * and three identities that cannot stand in for each other: one adds data, one trains on it, one runs the workspace.
 */
export class TrainingStack extends LandingZoneStack {
  private readonly label: Label;
  private readonly labelled: Record<string, string>;
  private readonly key: CustomerManagedKey | undefined;

  constructor(
    scope: Construct,
    readonly trainingZone: TrainingLandingZone,
  ) {
    super(scope, 'training', trainingZone);
    const { profile, subscriptions, tenantId, training } = trainingZone;
    new AzapiProvider(this, 'azapi', { subscriptionId: subscriptions.workload, tenantId });
    this.label = trainingLabel(training);
    this.labelled = {
      ...this.tags,
      ...labelTags(this.label, profile),
      // Provenance: where every model that is tuned here may come from.
      baseModelPublishers: training.baseModelPublishers.join(', '),
    };
    this.key = this.addKey();

    const { training: ours } = this.references;
    const workspaceIdentity = this.addIdentity('workspace', nameOf(trainingZone, 'userAssignedIdentity', 'training'));
    const trainer = this.addIdentity('trainer', ours.trainer.name);
    const writer = this.addIdentity('writer', ours.writer.name);

    const storage = this.addStore('storage', ours.storage.name, true);
    const datasets = this.addStore('datasets', ours.datasets.name, false);
    const vault = this.addVault();
    const registry = this.addRegistry();
    const telemetry = this.addTelemetry();
    const snapshots = training.datasets.map((dataset) =>
      this.addSnapshots(dataset, datasets, writer, { workspace: workspaceIdentity, trainer }),
    );

    const workspace = new TrainingWorkspace(this, 'ml', {
      name: ours.workspace.name,
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      identity: workspaceIdentity,
      storageAccountId: storage.id,
      keyVaultId: vault.id,
      registryId: registry.id,
      applicationInsightsId: telemetry.id,
      imageBuildCluster: IMAGE_BUILD.name,
      encryption: this.key && { key: this.key, vaultId: this.references.foundation.vault.id },
      tags: this.labelled,
      dependsOn: this.grantWorkspace(workspaceIdentity, { storage, datasets, vault, registry }),
    });
    this.addEndpoint('workspace', 'machineLearning', workspace.id, [workspace.ready]);
    this.log('workspace', 'Microsoft.MachineLearningServices/workspaces', workspace.id);

    const rules = new TrainingEgressRules(this, 'egress', {
      workspaceId: workspace.id,
      stores: [{ name: 'datasets', id: datasets.id }],
      destinations: training.egress,
      after: workspace.ready,
    });
    this.addClusters(workspace, workspaceIdentity, trainer, rules.last);
    snapshots.forEach(({ dataset, containerId }) => this.addDatastore(dataset, containerId, workspace, rules.last));
  }

  private addKey(): CustomerManagedKey | undefined {
    const { landingZone, location, resourceGroupName, tags } = this;
    if (!needsCustomerManagedKey(this.label, landingZone.profile)) return undefined;
    return new CustomerManagedKey(this, 'key', {
      keyName: 'training',
      vaultId: this.references.foundation.vault.id,
      hardware: landingZone.profile.keyVaultSku === 'premium',
      identityName: nameOf(landingZone, 'userAssignedIdentity', 'training-key'),
      location,
      resourceGroupName,
      tags,
    });
  }

  private addIdentity(id: string, name: string): WorkloadIdentity {
    const { location, resourceGroupName, tags } = this;
    return new WorkloadIdentity(this, `${id}-identity`, { name, location, resourceGroupName, tags });
  }

  private addStore(id: 'storage' | 'datasets', name: string, trustedServices: boolean): TrainingStore {
    const { storageReplication } = this.landingZone.profile;
    const staysInRegion = this.label.obligations.residency === 'region';
    const store = new TrainingStore(this, id, {
      name,
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      // The copy of a geo-redundant account lies in another region.
      replication: staysInRegion && storageReplication === 'GZRS' ? 'ZRS' : storageReplication,
      trustedServices,
      customerManagedKey: this.key,
      tags: this.labelled,
    });
    this.addEndpoint(id, 'blob', store.id);
    this.log(id, 'Microsoft.Storage/storageAccounts/blobServices', store.blobServiceId);
    return store;
  }

  private addVault(): KeyVault {
    const { landingZone, location, resourceGroupName, tags } = this;
    const vault = new KeyVault(this, 'vault', {
      name: this.references.training.vault.name,
      location,
      resourceGroupName,
      tenantId: landingZone.tenantId,
      sku: landingZone.profile.keyVaultSku,
      tags,
    });
    this.addEndpoint('vault', 'keyVault', vault.id);
    this.log('vault', 'Microsoft.KeyVault/vaults', vault.id);
    return vault;
  }

  private addRegistry(): TrainingRegistry {
    const { landingZone, location, resourceGroupName } = this;
    const registry = new TrainingRegistry(this, 'registry', {
      name: this.references.training.registry.name,
      location,
      resourceGroupName,
      zoneRedundant: landingZone.profile.zones.length > 0,
      customerManagedKey: this.key,
      tags: this.labelled,
    });
    this.addEndpoint('registry', 'containerRegistry', registry.id);
    this.log('registry', 'Microsoft.ContainerRegistry/registries', registry.id);
    return registry;
  }

  private addTelemetry(): TrainingTelemetry {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { observability } = this.references;
    const { platform } = landingZone.subscriptions;
    return new TrainingTelemetry(this, 'telemetry', {
      name: nameOf(landingZone, 'applicationInsights', 'training'),
      location,
      resourceGroupName,
      logWorkspaceId: observability.workspace.id,
      privateLinkScope: {
        name: observability.privateLinkScope.name,
        resourceGroupName: observability.resourceGroup.name,
      },
      platform: addAzurerm(this, 'azurerm-platform', platform, landingZone.tenantId, 'platform'),
      tags,
    });
  }

  private addSnapshots(
    dataset: Dataset,
    store: TrainingStore,
    writer: WorkloadIdentity,
    readers: Readonly<Record<string, WorkloadIdentity>>,
  ): { readonly dataset: Dataset; readonly containerId: string } {
    const { training } = this.references;
    const { containerId } = new DatasetSnapshots(this, `snapshots-${dataset.name}`, {
      dataset,
      storageAccountId: training.datasets.id,
      account: store,
      immutableDays: this.landingZone.profile.archiveDays,
      writer,
      writerName: training.writer.name,
      readers,
    });
    return { dataset, containerId };
  }

  /**
   * What the workspace does in what belongs to it, and the approval of the endpoints that its network makes. It never
   * writes to the snapshots.
   */
  private grantWorkspace(
    identity: WorkloadIdentity,
    parts: Readonly<Record<'storage' | 'datasets' | 'vault' | 'registry', { readonly resource: ITerraformDependable }>>,
  ): ITerraformDependable[] {
    const { training } = this.references;
    const approvals = (['storage', 'datasets', 'vault', 'registry'] as const).map((part) =>
      identity.grant(`approve-${part}`, {
        role: 'aiNetworkConnectionApprover',
        scope: training[part].id,
        reason: `The managed network of training has an endpoint to its ${part}`,
        dependsOn: [parts[part].resource],
      }),
    );
    return [
      ...approvals,
      identity.grant('use-storage', {
        role: 'storageBlobDataContributor',
        scope: training.storage.id,
        reason: 'The workspace keeps code, logs and results',
        dependsOn: [parts.storage.resource],
      }),
      identity.grant('use-vault', {
        role: 'keyVaultSecretsOfficer',
        scope: training.vault.id,
        reason: 'The workspace keeps the secrets of its connections',
        dependsOn: [parts.vault.resource],
      }),
      identity.grant('push-images', {
        role: 'acrPush',
        scope: training.registry.id,
        reason: 'The workspace builds images and keeps them',
        dependsOn: [parts.registry.resource],
      }),
      ...(this.key ? [this.key.grant] : []),
    ];
  }

  private addClusters(
    workspace: TrainingWorkspace,
    workspaceIdentity: WorkloadIdentity,
    trainer: WorkloadIdentity,
    last: ITerraformDependable,
  ): void {
    const { training } = this.references;
    const pull = trainer.grant('pull-images', {
      role: 'acrPull',
      scope: training.registry.id,
      reason: 'Jobs run images of the training registry',
    });
    // Models and metrics go to the workspace's own store, never back to where training data comes from.
    const results = trainer.grant('write-results', {
      role: 'storageBlobDataContributor',
      scope: training.storage.id,
      reason: 'Jobs write models and metrics',
      dependsOn: [last],
    });
    const place = { location: this.location, workspaceId: workspace.id, tags: this.labelled };
    const build = new TrainingCluster(this, 'image-build', {
      ...place,
      ...IMAGE_BUILD,
      identity: workspaceIdentity,
      dependsOn: [last],
    });
    new TrainingCluster(this, 'train', {
      ...place,
      name: 'train',
      identity: trainer,
      size: this.trainingZone.training.compute.size,
      maxNodes: this.trainingZone.training.compute.maxNodes,
      dependsOn: [build.cluster, pull, results],
    });
  }

  /** By identity: there is no key to it, and no token that could be passed on. */
  private addDatastore(
    { name, label }: Dataset,
    storageContainerId: string,
    workspace: TrainingWorkspace,
    last: ITerraformDependable,
  ): void {
    new MachineLearningDatastoreBlobstorage(this, `datastore-${name}`, {
      // Azure allows letters, digits and underscores.
      name: `snapshots_${name.replaceAll('-', '_')}`,
      workspaceId: workspace.id,
      storageContainerId,
      serviceDataAuthIdentity: 'WorkspaceUserAssignedIdentity',
      description: `Snapshots of ${name} (${label.name})`,
      isDefault: false,
      tags: this.tags,
      dependsOn: [last],
    });
  }

  private addEndpoint(
    id: string,
    service: PrivateLinkServiceName,
    targetId: string,
    dependsOn?: ITerraformDependable[],
  ): void {
    const { connectivity, foundation } = this.references;
    new ServicePrivateEndpoint(this, `${id}-endpoint`, {
      name: nameOf(this.landingZone, 'privateEndpoint', `training-${id}`),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      subnetId: foundation.privateEndpointSubnet.id,
      service,
      targetId,
      zoneId: (zone) => connectivity.dnsZone(zone).id,
      tags: this.tags,
      dependsOn,
    });
  }
}
