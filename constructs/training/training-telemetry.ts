import { ApplicationInsights } from '@cdktf/provider-azurerm/lib/application-insights';
import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';

export interface TrainingTelemetryProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** ARM ID of the Log Analytics workspace that keeps it. */
  readonly logWorkspaceId: string;
  /** The private link scope that it is reached over, and where that lies. */
  readonly privateLinkScope: { readonly name: string; readonly resourceGroupName: string };
  /** Provider of the subscription of the private link scope. @default - the stack's own */
  readonly platform?: TerraformProvider;
  readonly tags: Record<string, string>;
}

/** Application Insights of a training workspace: Entra ID only, over Private Link only, kept in the landing zone's logs. */
export class TrainingTelemetry extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: TrainingTelemetryProps) {
    super(scope, id);
    this.id = new ApplicationInsights(this, 'insights', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      applicationType: 'other',
      workspaceId: props.logWorkspaceId,
      localAuthenticationDisabled: true,
      internetIngestionEnabled: false,
      internetQueryEnabled: false,
      tags: props.tags,
    }).id;
    new MonitorPrivateLinkScopedService(this, 'scoped', {
      provider: props.platform,
      name: props.name,
      resourceGroupName: props.privateLinkScope.resourceGroupName,
      scopeName: props.privateLinkScope.name,
      linkedResourceId: this.id,
    });
  }
}
