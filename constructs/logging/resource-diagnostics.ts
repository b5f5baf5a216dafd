import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { DIAGNOSTIC_CATEGORIES, type DiagnosticCategories, type LoggedResourceType } from './diagnostic-categories';

/** Where logs go: for questions now, and for evidence later. */
export interface LogDestinations {
  /** ARM ID of the Log Analytics workspace. @default - none: only for what writes into that workspace by itself */
  readonly workspaceId?: string;
  /** ARM ID of the archive's storage account. @default - none: only for the archive, which cannot log to itself */
  readonly archiveId?: string;
}

export interface ResourceDiagnosticsProps {
  readonly resourceId: string;
  /** Decides the categories. */
  readonly resourceType: LoggedResourceType;
  readonly destinations: LogDestinations;
  /** Another landing zone may have a setting on the same resource, such as a subscription. @default 'zt4ai' */
  readonly name?: string;
}

/** The one diagnostic setting of a resource: all its logs and metrics, to the workspace and the archive. */
export class ResourceDiagnostics extends Construct {
  /** @throws when the logs would go nowhere */
  constructor(scope: Construct, id: string, props: ResourceDiagnosticsProps) {
    super(scope, id);
    if (!props.destinations.workspaceId && !props.destinations.archiveId) {
      throw new Error(
        `${this.node.path}: got no destination for logs, expected a workspace or an archive; fix: pass one of the two`,
      );
    }
    const { logs, metrics, dedicatedTables }: DiagnosticCategories = DIAGNOSTIC_CATEGORIES[props.resourceType];
    new MonitorDiagnosticSetting(this, 'setting', {
      name: props.name ?? 'zt4ai',
      targetResourceId: props.resourceId,
      logAnalyticsWorkspaceId: props.destinations.workspaceId,
      logAnalyticsDestinationType: dedicatedTables ? 'Dedicated' : undefined,
      storageAccountId: props.destinations.archiveId,
      enabledLog: 'group' in logs ? [{ categoryGroup: logs.group }] : logs.categories.map((category) => ({ category })),
      enabledMetric: metrics.length ? metrics.map((category) => ({ category })) : undefined,
    });
  }
}
