import type { SearchSharedPrivateLinkService } from '@cdktf/provider-azurerm/lib/search-shared-private-link-service';
import type { Construct } from 'constructs';
import { nameOf, type Knowledge, type Label, type LandingZone } from '../config';
import { AzapiProvider } from '../constructs/azapi';
import { labelTags, needsCustomerManagedKey, purviewManifest } from '../constructs/dlp-labels';
import { CustomerManagedKey } from '../constructs/keys';
import {
  AgentMemory,
  containerOf,
  DocumentStore,
  INCOMING,
  IndexFeed,
  QUARANTINE,
  READS_CLEAN_BLOBS_ONLY,
  ScanResults,
  SearchIndexService,
  UploadScan,
} from '../constructs/knowledge';
import { WorkloadIdentity } from '../constructs/managed-identities';
import { ServicePrivateEndpoint, type ServicePrivateEndpointProps } from '../constructs/private-endpoints';
import { LandingZoneStack } from './landing-zone-stack';
import { addToPerimeter } from './perimeter';

/** Script for Purview that goes with a landing zone, and its path under the output folder. */
export function purviewScript(landingZone: LandingZone): { readonly path: string; readonly text: string } {
  return { path: `purview/${landingZone.name}-apply-labels.ps1`, text: purviewManifest(landingZone) };
}

/** What holds labelled data: a search service, a document store and a memory for each label that has use of them. */
export class DataStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'data', landingZone);
    new AzapiProvider(this, 'azapi', {
      subscriptionId: landingZone.subscriptions.workload,
      tenantId: landingZone.tenantId,
    });
    const { knowledge, labels } = landingZone;
    const documents = knowledge.filter(({ kind }) => kind === 'documents');
    const indexes = knowledge.filter(({ kind }) => kind === 'search-index');
    const scans = documents.length > 0 ? this.addScanResults() : undefined;

    const stores = new Map<string, DocumentStore>();
    for (const label of labels) {
      const ours = documents.filter((source) => source.label.name === label.name);
      if (scans && ours.length > 0) stores.set(label.name, this.addDocuments(label, ours, scans));
    }
    for (const label of labels) {
      const ours = indexes.filter((source) => source.label.name === label.name);
      if (ours.length > 0) this.addSearch(label, ours, stores);
    }
    for (const label of labels) {
      const agents = landingZone.agents.filter(({ memory }) => memory?.name === label.name).map(({ name }) => name);
      if (agents.length > 0) this.addMemory(label, agents);
    }
    for (const label of labels) {
      const ours = knowledge.filter((source) => source.label.name === label.name);
      if (ours.length > 0) this.addIntake(label, ours, stores.get(label.name));
    }
  }

  private addScanResults(): ScanResults {
    const { location, resourceGroupName, tags } = this;
    const results = new ScanResults(this, 'scan-results', {
      name: this.references.data.scanResults.name,
      location,
      resourceGroupName,
      tags,
    });
    this.addPrivateEndpoint('scan-results', { service: 'eventGridTopic', targetId: results.id });
    this.log('scan-results', 'Microsoft.EventGrid/topics', results.id);
    return results;
  }

  private addDocuments(label: Label, sources: readonly Knowledge[], scans: ScanResults): DocumentStore {
    const { landingZone, location, resourceGroupName } = this;
    const { data, profile, subscriptions, tenantId } = landingZone;
    const id = `documents-${label.name}`;
    const store = new DocumentStore(this, id, {
      name: this.references.data.documents(label).name,
      location,
      resourceGroupName,
      replication: profile.storageReplication,
      sources: sources.map(({ name }) => name),
      retentionDays: label.obligations.retentionDays,
      subscriptionId: subscriptions.workload,
      tenantId,
      customerManagedKey: this.addKey(id, label),
      tags: this.tagsOf(label),
    });
    new UploadScan(this, `${id}-scan`, {
      storageAccountId: store.id,
      gigabytesPerMonth: data.scanGigabytesPerMonth,
      resultsTopicId: scans.id,
    });
    this.addPrivateEndpoint(id, { service: 'blob', targetId: store.id });
    this.log(id, 'Microsoft.Storage/storageAccounts/blobServices', store.blobServiceId);
    // Scans come from a service that the account trusts, and Enforced would trust nobody outside: nothing would ever be clean.
    addToPerimeter(this, id, { name: this.references.data.documents(label).name, id: store.id }, 'Learning');
    return store;
  }

  private addSearch(label: Label, indexes: readonly Knowledge[], stores: ReadonlyMap<string, DocumentStore>): void {
    const { landingZone, location, resourceGroupName } = this;
    const { profile } = landingZone;
    const id = `search-${label.name}`;
    const search = new SearchIndexService(this, id, {
      name: this.references.data.search(label).name,
      location,
      resourceGroupName,
      sku: profile.searchSku,
      replicas: profile.searchReplicas,
      enforceCustomerManagedKey: needsCustomerManagedKey(label, profile),
      customerManagedKey: this.addKey(id, label),
      tags: this.tagsOf(label),
    });
    this.addPrivateEndpoint(id, { service: 'search', targetId: search.id });
    this.log(id, 'Microsoft.Search/searchServices', search.id);
    addToPerimeter(this, id, { name: this.references.data.search(label).name, id: search.id });

    const fed = new Set(indexes.flatMap(({ from }) => from));
    const sources = landingZone.knowledge.filter(({ name }) => fed.has(name));
    // One link a storage account, one after another: the service makes one at a time.
    let last: SearchSharedPrivateLinkService | undefined;
    for (const [labelName, store] of stores) {
      const ours = sources.filter((source) => source.label.name === labelName);
      if (ours.length === 0) continue;
      const containers = ours.map(({ name }) => store.container(containerOf(name)));
      last = new IndexFeed(this, `${id}-from-${labelName}`, {
        searchServiceId: search.id,
        searchPrincipalId: search.principalId,
        linkName: `documents-${labelName}`,
        storageAccountId: store.id,
        containers: ours.map((source) => ({ source: source.name, id: this.containerId(source) })),
        dependsOn: last ? [...containers, last] : containers,
      }).link;
    }
  }

  private addMemory(label: Label, agents: readonly string[]): void {
    const { landingZone, location, resourceGroupName } = this;
    const id = `memory-${label.name}`;
    const memory = new AgentMemory(this, id, {
      name: this.references.data.memory(label).name,
      location,
      resourceGroupName,
      zoneRedundant: landingZone.profile.zones.length > 0,
      agents,
      retentionDays: label.obligations.retentionDays,
      customerManagedKey: this.addKey(id, label),
      tags: this.tagsOf(label),
    });
    this.addPrivateEndpoint(id, { service: 'cosmosNoSql', targetId: memory.id, dependsOn: [memory.last] });
    this.log(id, 'Microsoft.DocumentDB/databaseAccounts', memory.id);
  }

  /**
   * Who takes data in, apart from who reads it. Two identities, so that nobody can both bring a document in and make
   * knowledge of it: what comes in is worked on by the first, what was found clean is published by the second.
   */
  private addIntake(label: Label, sources: readonly Knowledge[], store: DocumentStore | undefined): void {
    const { data } = this.references;
    const curator = this.addIdentity('curate', label);
    for (const source of sources.filter(({ kind }) => kind === 'search-index')) {
      curator.grant(`write-${source.name}`, {
        role: 'searchIndexDataContributor',
        scope: data.searchIndex(label, source.name).id,
        reason: `Publishes ${source.name} (${label.name})`,
      });
    }
    if (!store) return;
    for (const source of sources.filter(({ kind }) => kind === 'documents')) {
      curator.grant(`write-${source.name}`, {
        role: 'storageBlobDataContributor',
        scope: this.containerId(source),
        reason: `Publishes ${source.name} (${label.name})`,
        condition: READS_CLEAN_BLOBS_ONLY,
        dependsOn: [store.container(containerOf(source.name))],
      });
    }
    curator.grant('read-incoming', {
      role: 'storageBlobDataReader',
      scope: data.container(label, INCOMING).id,
      reason: 'Takes over what was found clean',
      condition: READS_CLEAN_BLOBS_ONLY,
      dependsOn: [store.container(INCOMING)],
    });
    const intake = this.addIdentity('ingest', label);
    for (const container of [INCOMING, QUARANTINE]) {
      intake.grant(`write-${container}`, {
        role: 'storageBlobDataContributor',
        scope: data.container(label, container).id,
        reason: `Takes documents in, and sets infected ones aside (${container})`,
        dependsOn: [store.container(container)],
      });
    }
  }

  private addIdentity(task: 'curate' | 'ingest', label: Label): WorkloadIdentity {
    const { location, resourceGroupName, tags } = this;
    return new WorkloadIdentity(this, `${task}-${label.name}`, {
      name: nameOf(this.landingZone, 'userAssignedIdentity', `${task}-${label.name}`),
      location,
      resourceGroupName,
      tags: { ...tags, clearance: label.name },
    });
  }

  /** A key of one store, where its label asks for one and the profile has them. */
  private addKey(id: string, label: Label): CustomerManagedKey | undefined {
    const { landingZone, location, resourceGroupName, tags } = this;
    if (!needsCustomerManagedKey(label, landingZone.profile)) return undefined;
    return new CustomerManagedKey(this, `${id}-key`, {
      keyName: id,
      vaultId: this.references.foundation.vault.id,
      hardware: landingZone.profile.keyVaultSku === 'premium',
      identityName: nameOf(landingZone, 'userAssignedIdentity', `${id}-key`),
      location,
      resourceGroupName,
      tags,
    });
  }

  private addPrivateEndpoint(
    id: string,
    target: Pick<ServicePrivateEndpointProps, 'service' | 'targetId' | 'dependsOn'>,
  ): void {
    const { connectivity, foundation } = this.references;
    new ServicePrivateEndpoint(this, `${id}-endpoint`, {
      ...target,
      name: nameOf(this.landingZone, 'privateEndpoint', id),
      location: this.location,
      resourceGroupName: this.resourceGroupName,
      subnetId: foundation.privateEndpointSubnet.id,
      zoneId: (zone) => connectivity.dnsZone(zone).id,
      tags: this.tags,
    });
  }

  private containerId({ label, name }: Knowledge): string {
    return this.references.data.container(label, containerOf(name)).id;
  }

  private tagsOf(label: Label): Record<string, string> {
    return { ...this.tags, ...labelTags(label, this.landingZone.profile) };
  }
}
