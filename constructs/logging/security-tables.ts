import { LogAnalyticsDataExportRule } from '@cdktf/provider-azurerm/lib/log-analytics-data-export-rule';
import { LogAnalyticsWorkspaceTable } from '@cdktf/provider-azurerm/lib/log-analytics-workspace-table';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Tables that an investigation, or an auditor, asks for long after the fact. */
export const SECURITY_TABLES = [
  'AADManagedIdentitySignInLogs',
  'AZFWApplicationRule',
  'AZFWNetworkRule',
  'AzureActivity',
  'AzureDiagnostics',
  'SecurityAlert',
  'SecurityIncident',
] as const;

/**
 * Of those, what comes from no diagnostic setting that also writes to the archive, so that only an export brings it
 * there. Source: Microsoft Learn, "Log Analytics workspace data export", supported tables.
 */
const EXPORTED = ['AADManagedIdentitySignInLogs', 'SecurityAlert', 'SecurityIncident'];

/** More than two years: only these. Source: provider facts of azurerm_log_analytics_workspace_table. */
const LONG_RETENTIONS = [1095, 1460, 1826, 2191, 2556, 2922, 3288, 3653, 4018, 4383];
const LONGEST_SHORT = 730;

export interface SecurityTablesProps {
  readonly workspaceId: string;
  readonly resourceGroupName: string;
  /** ARM ID of the immutable archive. */
  readonly archiveId: string;
  /** Days that a table can be asked at once: 30 to 730. */
  readonly retentionInDays: number;
  /** Days that it is kept at all; rounded up to what Azure takes, and at least `retentionInDays`. */
  readonly totalRetentionInDays: number;
  /** What makes the tables: Sentinel brings some. */
  readonly dependsOn: ITerraformDependable[];
}

/** Keeps what matters for security as long as the archive does, and copies to the archive what would not reach it. */
export class SecurityTables extends Construct {
  constructor(scope: Construct, id: string, props: SecurityTablesProps) {
    super(scope, id);
    const totalRetentionInDays = Math.max(props.retentionInDays, totalRetention(props.totalRetentionInDays));
    for (const name of SECURITY_TABLES) {
      new LogAnalyticsWorkspaceTable(this, name, {
        workspaceId: props.workspaceId,
        name,
        plan: 'Analytics',
        retentionInDays: props.retentionInDays,
        totalRetentionInDays,
        dependsOn: props.dependsOn,
      });
    }
    new LogAnalyticsDataExportRule(this, 'export', {
      name: 'to-archive',
      resourceGroupName: props.resourceGroupName,
      workspaceResourceId: props.workspaceId,
      destinationResourceId: props.archiveId,
      tableNames: EXPORTED,
      enabled: true,
      dependsOn: props.dependsOn,
    });
  }
}

/**
 * The shortest retention that Azure has of at least these days.
 * @throws when there is none
 */
export function totalRetention(days: number): number {
  if (days <= LONGEST_SHORT) return days;
  const found = LONG_RETENTIONS.find((each) => each >= days);
  if (found !== undefined) return found;
  throw new Error(
    `got a retention of ${days} days, expected at most ${String(LONG_RETENTIONS.at(-1))}: a workspace keeps nothing ` +
      'longer; fix: shorten it, and leave the rest to the archive',
  );
}
