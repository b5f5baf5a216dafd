import { MonitorDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-diagnostic-setting';
import { Construct } from 'constructs';
import { DIAGNOSTIC_CATEGORIES, type DiagnosticCategories, type LoggedResourceType } from './diagnostic-categories';

/** Where logs go: for questions now, and for evidence later. */
export interface LogDestinations {
  /** ARM ID of the Log Analytics workspace. */
  readonly workspaceId: string;
  /** ARM ID of the archive's storage account. @default - none: only for the archive, which cannot log to itself */
  readonly archiveId?: string;
}

export interface ResourceDiagnosticsProps {
  readonly resourceId: string;
  /** Decides the categories. */
  readonly resourceType: LoggedResourceType;
  readonly destinations: LogDestinations;
}

/** The one diagnostic setting of a resource: all its logs and metrics, to the workspace and the archive. */
export class ResourceDiagnostics extends Construct {
  constructor(scope: Construct, id: string, props: ResourceDiagnosticsProps) {
    super(scope, id);
    const { logs, metrics, dedicatedTables }: DiagnosticCategories = DIAGNOSTIC_CATEGORIES[props.resourceType];
    new MonitorDiagnosticSetting(this, 'setting', {
      name: 'zt4ai',
      targetResourceId: props.resourceId,
      logAnalyticsWorkspaceId: props.destinations.workspaceId,
      logAnalyticsDestinationType: dedicatedTables ? 'Dedicated' : undefined,
      storageAccountId: props.destinations.archiveId,
      enabledLog: 'group' in logs ? [{ categoryGroup: logs.group }] : logs.categories.map((category) => ({ category })),
      enabledMetric: metrics.length ? metrics.map((category) => ({ category })) : undefined,
    });
  }
}
