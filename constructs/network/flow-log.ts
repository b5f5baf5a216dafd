import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';

export interface FlowLogProps {
  readonly name: string;
  /** Region of the network, and of the watcher. */
  readonly location: string;
  /** ARM ID of the region's Network Watcher. */
  readonly networkWatcherId: string;
  readonly virtualNetworkId: string;
  /** ARM ID of the storage account, in the same region. */
  readonly storageId: string;
  readonly workspaceId: string;
  /** ARM ID of an identity with the role Storage Blob Data Contributor on the storage account. */
  readonly identityId: string;
  /** Days that the archive cannot be changed: nothing is deleted before. */
  readonly retentionDays: number;
  readonly tags: Record<string, string>;
  /** The identity's grant, where it is in the same stack. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/**
 * Who talked to whom in a virtual network, with traffic analytics. Written with an identity, since the archive takes no
 * keys. Through azapi: azurerm 4.55 knows no identity here, and asks for the GUID of the workspace, which only Azure
 * mints and which therefore cannot come from another stack; Azure itself is content with the ARM ID.
 */
export class FlowLog extends Construct {
  constructor(scope: Construct, id: string, props: FlowLogProps) {
    super(scope, id);
    new AzapiResource(this, 'log', {
      type: 'Microsoft.Network/networkWatchers/flowLogs@2025-01-01',
      name: props.name,
      parentId: props.networkWatcherId,
      location: props.location,
      identity: { type: 'UserAssigned', identityIds: [props.identityId] },
      body: {
        properties: {
          targetResourceId: props.virtualNetworkId,
          storageId: props.storageId,
          enabled: true,
          format: { type: 'JSON', version: 2 },
          // Azure counts to 365; beyond that nothing is deleted.
          retentionPolicy: retention(props.retentionDays),
          flowAnalyticsConfiguration: {
            networkWatcherFlowAnalyticsConfiguration: {
              enabled: true,
              workspaceResourceId: props.workspaceId,
              workspaceRegion: props.location,
              trafficAnalyticsInterval: 10,
            },
          },
        },
      },
      tags: props.tags,
      dependsOn: props.dependsOn,
    });
  }
}

function retention(days: number): { enabled: boolean; days: number } {
  return days <= 365 ? { enabled: true, days } : { enabled: false, days: 0 };
}
