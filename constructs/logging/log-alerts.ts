import { MonitorActionGroup } from '@cdktf/provider-azurerm/lib/monitor-action-group';
import { MonitorScheduledQueryRulesAlertV2 } from '@cdktf/provider-azurerm/lib/monitor-scheduled-query-rules-alert-v2';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { PLATFORM_ALERTS } from './platform-alerts';

export interface LogAlertsProps {
  readonly actionGroupName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** ARM ID of the workspace that the queries ask. */
  readonly workspaceId: string;
  /** Mailboxes that are told. */
  readonly emails: readonly string[];
  readonly tags: Record<string, string>;
  /** What the queries need: Sentinel brings some of the tables. @default - nothing */
  readonly dependsOn?: ITerraformDependable[];
}

/** Tells people when the watching itself is in danger: the firewall, the logs, the archive, the detections. */
export class LogAlerts extends Construct {
  /** @throws when nobody would be told */
  constructor(scope: Construct, id: string, props: LogAlertsProps) {
    super(scope, id);
    if (props.emails.length === 0) {
      throw new Error(
        `${this.node.path}: got nobody to tell, expected at least one e-mail address; fix: pass contacts.security`,
      );
    }
    const { location, resourceGroupName, tags } = props;
    const group = new MonitorActionGroup(this, 'people', {
      name: props.actionGroupName,
      resourceGroupName,
      shortName: 'security',
      emailReceiver: props.emails.map((emailAddress, index) => ({
        name: `security-${index + 1}`,
        emailAddress,
        useCommonAlertSchema: true,
      })),
      tags,
    });
    for (const alert of PLATFORM_ALERTS) {
      new MonitorScheduledQueryRulesAlertV2(this, alert.id, {
        name: `zt4ai-${alert.id}`,
        displayName: alert.title,
        description: alert.description,
        location,
        resourceGroupName,
        scopes: [props.workspaceId],
        severity: alert.severity,
        evaluationFrequency: alert.frequency,
        windowDuration: alert.window,
        autoMitigationEnabled: false,
        muteActionsAfterAlertDuration: 'PT6H',
        workspaceAlertsStorageEnabled: false,
        // A table that nothing has written to yet is not an error.
        skipQueryValidation: true,
        criteria: [
          {
            query: alert.query,
            timeAggregationMethod: 'Count',
            operator: 'GreaterThan',
            threshold: 0,
            failingPeriods: { minimumFailingPeriodsToTriggerAlert: 1, numberOfEvaluationPeriods: 1 },
          },
        ],
        action: { actionGroups: [group.id] },
        tags,
        dependsOn: props.dependsOn,
      });
    }
  }
}
