import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import type { ITerraformDependable, TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface ApplicationTelemetryProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** ARM ID of the workspace that holds the traces. */
  readonly workspaceId: string;
  /** The private link scope that it is reached over, and where that lies. */
  readonly privateLinkScope: { readonly name: string; readonly resourceGroupName: string };
  /** Provider of the subscription of the private link scope. @default - the stack's own */
  readonly platform?: TerraformProvider;
  readonly retentionInDays: number;
  readonly tags: Record<string, string>;
}

/** Application Insights has only these. Source: provider facts of azurerm_application_insights. */
const RETENTIONS = [30, 60, 90, 120, 180, 270, 365, 550, 730];

/** Application Insights for OpenTelemetry: its data in the workspace, written with Entra ID only, over Private Link only. */
export class ApplicationTelemetry extends Construct {
  readonly id: string;
  /** What a grant on it waits for. */
  readonly component: ITerraformDependable;
  /**
   * Where it takes telemetry, as a reference. No credential: local authentication is disabled, so the key in it names the
   * component, and whoever writes needs a token and Monitoring Metrics Publisher. Source: Microsoft Learn, "Microsoft
   * Entra authentication for Application Insights" (azure/azure-monitor/app/azure-ad-authentication).
   */
  readonly connectionString: string;

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
      localAuthenticationDisabled: true,
      internetIngestionEnabled: false,
      internetQueryEnabled: false,
      disableIpMasking: false,
      retentionInDays: props.retentionInDays,
      samplingPercentage: 100,
      tags: props.tags,
    });
    new MonitorPrivateLinkScopedService(this, 'scoped-insights', {
      provider: props.platform,
      name: props.name,
      resourceGroupName: props.privateLinkScope.resourceGroupName,
      scopeName: props.privateLinkScope.name,
      linkedResourceId: insights.id,
    });
    this.id = insights.id;
    this.component = insights;
    this.connectionString = insights.connectionString;
  }
}
