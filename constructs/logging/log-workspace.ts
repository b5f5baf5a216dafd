import { LogAnalyticsWorkspace } from '@cdktf/provider-azurerm/lib/log-analytics-workspace';
import { MonitorPrivateLinkScope } from '@cdktf/provider-azurerm/lib/monitor-private-link-scope';
import { MonitorPrivateLinkScopedService } from '@cdktf/provider-azurerm/lib/monitor-private-link-scoped-service';
import { Construct } from 'constructs';

export interface LogWorkspaceProps {
  readonly name: string;
  readonly privateLinkScopeName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** 30 to 730. */
  readonly retentionInDays: number;
  readonly tags: Record<string, string>;
}

/** A Log Analytics workspace that is written and read with Entra ID only, over Private Link only. */
export class LogWorkspace extends Construct {
  readonly id: string;
  /** Its GUID, which flow logs and agents want instead of the ARM ID. */
  readonly workspaceId: string;

  constructor(scope: Construct, id: string, props: LogWorkspaceProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = props;
    const workspace = new LogAnalyticsWorkspace(this, 'workspace', {
      name: props.name,
      location,
      resourceGroupName,
      sku: 'PerGB2018',
      retentionInDays: props.retentionInDays,
      localAuthenticationEnabled: false,
      internetIngestionEnabled: false,
      internetQueryEnabled: false,
      // Who may read a resource may not read its logs by that alone: prompts and traces are more than the resource.
      allowResourceOnlyPermissions: false,
      tags,
    });
    const scopeResource = new MonitorPrivateLinkScope(this, 'private-link-scope', {
      name: props.privateLinkScopeName,
      resourceGroupName,
      ingestionAccessMode: 'PrivateOnly',
      queryAccessMode: 'PrivateOnly',
      tags,
    });
    new MonitorPrivateLinkScopedService(this, 'scoped-workspace', {
      name: 'workspace',
      resourceGroupName,
      scopeName: scopeResource.name,
      linkedResourceId: workspace.id,
    });
    this.id = workspace.id;
    this.workspaceId = workspace.workspaceId;
  }
}
