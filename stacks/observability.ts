import type { Construct } from 'constructs';
import type { LandingZone } from '../config';
import { DATA_LABEL_TAG } from '../constructs/dlp-labels';
import { LogArchive, LogWorkspace, ResourceDiagnostics } from '../constructs/logging';
import { highestLabel, LandingZoneStack } from './landing-zone-stack';

/** Where everything logs to. First in the deployment order: it needs nothing, all others need it. */
export class ObservabilityStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'observability', landingZone);
    const { location, resourceGroupName, tags } = this;
    const { observability } = this.references;
    const { profile } = landingZone;
    // Logs say something about everything, so they are labelled like the most sensitive of it. They stay under the
    // platform's key: a workload's key would let the workload make its own logs unreadable.
    const labelled = { ...tags, [DATA_LABEL_TAG]: highestLabel(landingZone).name };

    const workspace = new LogWorkspace(this, 'workspace', {
      name: observability.workspace.name,
      privateLinkScopeName: observability.privateLinkScope.name,
      location,
      resourceGroupName,
      retentionInDays: profile.logRetentionDays,
      tags: labelled,
    });
    const archive = new LogArchive(this, 'archive', {
      name: observability.archive.name,
      location,
      resourceGroupName,
      replication: profile.storageReplication,
      immutableDays: profile.archiveDays,
      tags: labelled,
    });

    new ResourceDiagnostics(this, 'workspace-logs', {
      resourceId: workspace.id,
      resourceType: 'Microsoft.OperationalInsights/workspaces',
      destinations: { workspaceId: workspace.id, archiveId: archive.id },
    });
    new ResourceDiagnostics(this, 'archive-logs', {
      resourceId: archive.blobServiceId,
      resourceType: 'Microsoft.Storage/storageAccounts/blobServices',
      // Azure refuses to log an account into itself.
      destinations: { workspaceId: workspace.id },
    });
  }
}
