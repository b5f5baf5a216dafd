import { SentinelAutomationRule } from '@cdktf/provider-azurerm/lib/sentinel-automation-rule';
import { Construct } from 'constructs';

export interface IncidentTriageProps {
  /** GUID; Sentinel names automation rules by one. */
  readonly name: string;
  readonly workspaceId: string;
  /** ARM IDs of the analytics rules whose incidents it is for. */
  readonly analyticsRuleIds: readonly string[];
}

/** What a person does with an AI incident, in this order. */
const TASKS = [
  {
    title: 'Find the agent',
    description:
      'The incident’s resources name the agent’s container app, the model account or the index. AgentInventory lists the agents.',
  },
  {
    title: 'Stop it if it may still do harm',
    description:
      'Run the kill switch from the incident, or: az containerapp stop. A token that it already holds stays valid until it ends, so go on with the next task.',
  },
  {
    title: 'Take its reach away',
    description:
      'Set suspended: true on the agent in landing-zone.yaml and deploy: its grants, openings and destinations go.',
  },
  {
    title: 'Read what it was told',
    description: 'Prompt evidence of the Defender alert, and what the agent read and called in the hour before.',
  },
] as const;

/** An automation rule that makes every AI incident an active one with a list of tasks. */
export class IncidentTriage extends Construct {
  constructor(scope: Construct, id: string, props: IncidentTriageProps) {
    super(scope, id);
    new SentinelAutomationRule(this, 'rule', {
      name: props.name,
      logAnalyticsWorkspaceId: props.workspaceId,
      displayName: 'AI incidents: label and tasks',
      order: 1,
      enabled: true,
      triggersOn: 'Incidents',
      triggersWhen: 'Created',
      conditionJson: incidentOf(props.analyticsRuleIds),
      actionIncident: [{ order: 1, status: 'Active', labels: ['ai'] }],
      actionIncidentTask: TASKS.map((task, index) => ({ order: index + 2, ...task })),
    });
  }
}

/** The condition that an incident was opened by one of these rules, as Sentinel writes it. */
export function incidentOf(analyticsRuleIds: readonly string[]): string {
  return JSON.stringify([
    {
      conditionProperties: {
        operator: 'Contains',
        propertyName: 'IncidentRelatedAnalyticRuleIds',
        propertyValues: analyticsRuleIds,
      },
      conditionType: 'Property',
    },
  ]);
}
