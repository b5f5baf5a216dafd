import { SentinelAlertRuleScheduled } from '@cdktf/provider-azurerm/lib/sentinel-alert-rule-scheduled';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { AnalyticsRuleDefinition, Duration } from './ai-analytics-rules';

/** Sentinel refuses a longer query. Source: Microsoft Learn, "Create scheduled analytics rules". */
const LONGEST_QUERY = 10_000;

export interface AnalyticsRuleProps {
  /** GUID; Sentinel names rules by one. */
  readonly name: string;
  /** ARM ID of a workspace that Sentinel is on. */
  readonly workspaceId: string;
  readonly rule: AnalyticsRuleDefinition;
  /** What must be there before: Sentinel itself, and the functions that the query calls. */
  readonly dependsOn: ITerraformDependable[];
}

/** An analytics rule of Sentinel: a query that runs again and again, and opens an incident for what it finds. */
export class AnalyticsRule extends Construct {
  readonly id: string;

  /** @throws when Sentinel would refuse the query or its times */
  constructor(scope: Construct, id: string, props: AnalyticsRuleProps) {
    super(scope, id);
    const { rule } = props;
    const query = rule.query.trim();
    if (query.length > LONGEST_QUERY) {
      throw new Error(
        `${this.node.path}: got a query of ${query.length} characters, expected at most ${LONGEST_QUERY}; ` +
          'fix: move data out of the query into a function of the workspace',
      );
    }
    if (hours(rule.frequency) > hours(rule.period)) {
      throw new Error(
        `${this.node.path}: got frequency ${rule.frequency} over a period of ${rule.period}, expected a period at ` +
          'least as long, or what happens between two runs is never seen; fix: lengthen the period',
      );
    }
    this.id = new SentinelAlertRuleScheduled(this, 'rule', {
      name: props.name,
      logAnalyticsWorkspaceId: props.workspaceId,
      displayName: rule.title,
      description: rule.description + (rule.atlas.length > 0 ? ` MITRE ATLAS: ${rule.atlas.join(', ')}.` : ''),
      severity: rule.severity,
      enabled: true,
      query,
      queryFrequency: rule.frequency,
      queryPeriod: rule.period,
      triggerOperator: 'GreaterThan',
      triggerThreshold: 0,
      tactics: [...rule.tactics],
      techniques: [...rule.techniques],
      entityMapping: Object.entries(rule.entities).map(([type, columns]) => ({
        entityType: type,
        fieldMapping: Object.entries(columns).map(([identifier, columnName]) => ({ identifier, columnName })),
      })),
      // An incident for each finding: one agent's must not hide another's, and the kill switch acts on one.
      eventGrouping: { aggregationMethod: 'AlertPerResult' },
      incident: {
        createIncidentEnabled: true,
        grouping: {
          enabled: true,
          lookbackDuration: 'PT5H',
          reopenClosedIncidents: false,
          entityMatchingMethod: 'AllEntities',
        },
      },
      dependsOn: props.dependsOn,
    }).id;
  }
}

const HOURS = { D: 24, H: 1, M: 1 / 60 } as const;

/** `P14D`, `PT1H`, `PT15M` in hours. */
function hours(duration: Duration): number {
  const unit = duration.slice(-1) as keyof typeof HOURS;
  return Number.parseInt(duration.replace(/^PT?/, ''), 10) * HOURS[unit];
}
