import { EventgridTopic } from '@cdktf/provider-azurerm/lib/eventgrid-topic';
import { Construct } from 'constructs';

export interface ScanResultsProps {
  /** 3 to 50 letters, digits and hyphens. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
}

/** The topic that malware scans report to: no keys, no public network. */
export class ScanResults extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: ScanResultsProps) {
    super(scope, id);
    this.id = new EventgridTopic(this, 'topic', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      localAuthEnabled: false,
      publicNetworkAccessEnabled: false,
      identity: { type: 'SystemAssigned' },
      tags: props.tags,
    }).id;
  }
}
