import { SentinelDataConnectorAzureSecurityCenter } from '@cdktf/provider-azurerm/lib/sentinel-data-connector-azure-security-center';
import { SentinelLogAnalyticsWorkspaceOnboarding } from '@cdktf/provider-azurerm/lib/sentinel-log-analytics-workspace-onboarding';
import { Construct } from 'constructs';

export interface SentinelProps {
  /** ARM ID of the workspace that it watches. */
  readonly workspaceId: string;
  /** GUIDs of the subscriptions whose alerts of Defender for Cloud it takes in. */
  readonly subscriptionIds: readonly string[];
}

/** Sentinel on a workspace, with the alerts of Defender for Cloud. */
export class Sentinel extends Construct {
  /** The workspace, as a reference that waits for Sentinel. */
  readonly workspaceId: string;
  readonly onboarding: SentinelLogAnalyticsWorkspaceOnboarding;

  constructor(scope: Construct, id: string, { workspaceId, subscriptionIds }: SentinelProps) {
    super(scope, id);
    this.onboarding = new SentinelLogAnalyticsWorkspaceOnboarding(this, 'onboarding', {
      workspaceId,
      customerManagedKeyEnabled: false,
    });
    this.workspaceId = this.onboarding.workspaceId;
    for (const subscriptionId of subscriptionIds) {
      new SentinelDataConnectorAzureSecurityCenter(this, `defender-${subscriptionId}`, {
        name: `defender-for-cloud-${subscriptionId}`,
        logAnalyticsWorkspaceId: this.workspaceId,
        // A bare GUID, not an ARM ID.
        subscriptionId,
      });
    }
  }
}
