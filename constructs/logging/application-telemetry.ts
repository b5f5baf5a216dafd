import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import { Construct } from 'constructs';

export interface ApplicationTelemetryProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** ARM ID of the workspace that holds the traces. */
  readonly workspaceId: string;
  readonly privateLinkScopeName: string;
  readonly retentionInDays: number;
  readonly tags: Record<string, string>;
}

/** Application Insights has only these. Source: provider facts of azurerm_application_insights. */
const RETENTIONS = [30, 60, 90, 120, 180, 270, 365, 550, 730];

/** Application Insights for OpenTelemetry: its data in the workspace, written with Entra ID only, over Private Link only. */
export class ApplicationTelemetry extends Construct {
  readonly id: string;

  /** @throws when Application Insights does not have the retention */
  constructor(scope: Construct, id: string, props: ApplicationTelemetryProps) {
    super(scope, id);
    if (!RETENTIONS.includes(props.retentionInDays)) {
      throw new Error(
        `${this.node.path}: got a retention of ${props.retentionInDays} days, expected one of ${RETENTIONS.join(', ')}; ` +
          'fix: take the next longer one',
      );
    }
    const insights = new ApplicationInsights(this, 'insights', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      applicationType: 'web',
      workspaceId: props.workspaceId,
      // The key in its connection string says where to, and is no right to write.
      localAuthenticationDisabled: true,
      internetIngestionEnabled: false,
      internetQueryEnabled: false,
      disableIpMasking: false,
      retentionInDays: props.retentionInDays,
      samplingPercentage: 100,
      tags: props.tags,
    });
    new MonitorPrivateLinkScopedService(this, 'scoped-insights', {
      name: 'application-insights',
      resourceGroupName: props.resourceGroupName,
      scopeName: props.privateLinkScopeName,
      linkedResourceId: insights.id,
    });
    this.id = insights.id;
  }
}
