import type { Construct } from 'constructs';
import { nameOf, stableGuid, type LandingZone } from '../config';
import { AzapiProvider } from '../constructs/azapi';
import {
  AgentInventory,
  AI_ANALYTICS_RULES,
  AI_HUNTING_QUERIES,
  AI_WORKBOOK_TILES,
  AnalyticsRule,
  DetectionWorkbook,
  HuntingPack,
  IncidentTriage,
  KillSwitch,
  Sentinel,
} from '../constructs/detection';
import { DATA_LABEL_TAG } from '../constructs/dlp-labels';
import {
  LogAlerts,
  LogArchive,
  LogWorkspace,
  ResourceDiagnostics,
  SecurityTables,
  TenantLogs,
} from '../constructs/logging';
import { agentPrefix } from './egress';
import { highestLabel, LandingZoneStack } from './landing-zone-stack';

/** A rule of Sentinel as the automation rules refer to it. */
interface DeployedRule {
  readonly id: string;
  readonly stopsAgent: boolean;
}

/**
 * Where everything logs to, and what is looked for there. First in the deployment order: it needs nothing, all others
 * need it. The kill switch alone comes last: it is granted on the agents' resource group.
 */
export class ObservabilityStack extends LandingZoneStack {
  constructor(scope: Construct, landingZone: LandingZone) {
    super(scope, 'observability', landingZone);
    const { location, resourceGroupName, tags } = this;
    const { observability } = this.references;
    const { contacts, profile, subscriptions } = landingZone;
    // Logs say something about everything, so they are labelled like the most sensitive of it. They stay under the
    // platform's key: a workload's key would let the workload make its own logs unreadable.
    const labelled = { ...tags, [DATA_LABEL_TAG]: highestLabel(landingZone).name };

    const workspace = new LogWorkspace(this, 'workspace', {
      name: observability.workspace.name,
      privateLinkScopeName: observability.privateLinkScope.name,
      location,
      resourceGroupName,
      retentionInDays: profile.logRetentionDays,
      tags: labelled,
    });
    const archive = new LogArchive(this, 'archive', {
      name: observability.archive.name,
      location,
      resourceGroupName,
      replication: profile.storageReplication,
      immutableDays: profile.archiveDays,
      tags: labelled,
    });
    const destinations = { workspaceId: workspace.id, archiveId: archive.id };

    new ResourceDiagnostics(this, 'workspace-logs', {
      resourceId: workspace.id,
      resourceType: 'Microsoft.OperationalInsights/workspaces',
      destinations,
    });
    new ResourceDiagnostics(this, 'archive-logs', {
      resourceId: archive.blobServiceId,
      resourceType: 'Microsoft.Storage/storageAccounts/blobServices',
      // Azure refuses to log an account into itself.
      destinations: { workspaceId: workspace.id },
    });
    // What a subscription logs and what Defender says of it is of no region: once, or every incident is there twice.
    const watched = landingZone.region === 'primary' ? distinct(subscriptions) : [];
    for (const [role, subscriptionId] of watched) {
      new ResourceDiagnostics(this, `${role}-activity-logs`, {
        resourceId: `/subscriptions/${subscriptionId}`,
        resourceType: 'Microsoft.Resources/subscriptions',
        destinations,
        name: nameOf(landingZone, 'diagnosticSetting'),
      });
    }
    if (landingZone.observability.tenantLogs) {
      new TenantLogs(this, 'tenant-logs', {
        name: nameOf(landingZone, 'diagnosticSetting'),
        workspaceId: workspace.id,
      });
    }

    const sentinel = new Sentinel(this, 'sentinel', {
      workspaceId: workspace.id,
      subscriptionIds: watched.map(([, subscriptionId]) => subscriptionId),
    });
    new ResourceDiagnostics(this, 'sentinel-logs', {
      resourceId: `${sentinel.workspaceId}/providers/Microsoft.SecurityInsights/settings/SentinelHealth`,
      resourceType: 'Microsoft.SecurityInsights/settings',
      destinations,
    });
    new SecurityTables(this, 'security-tables', {
      workspaceId: workspace.id,
      resourceGroupName,
      archiveId: archive.id,
      retentionInDays: profile.logRetentionDays,
      totalRetentionInDays: profile.archiveDays,
      dependsOn: [sentinel.onboarding],
    });
    const rules = this.addDetections(sentinel);
    this.addKillSwitch(sentinel, rules, destinations);
    if (contacts) {
      new LogAlerts(this, 'alerts', {
        actionGroupName: nameOf(landingZone, 'actionGroup', 'security'),
        location,
        resourceGroupName,
        workspaceId: workspace.id,
        emails: contacts.security,
        tags,
        dependsOn: [sentinel.onboarding],
      });
    }
  }

  private addDetections(sentinel: Sentinel): DeployedRule[] {
    const { landingZone, location, resourceGroupName, tags } = this;
    const { agents } = this.references;
    const guid = (kind: string) => (id: string) => stableGuid(landingZone, kind, id);
    const inventory = new AgentInventory(this, 'agent-inventory', {
      workspaceId: sentinel.workspaceId,
      agents: landingZone.agents.map((agent) => ({
        name: agent.name,
        subnet: agentPrefix(landingZone, agent),
        identity: agents.identity(agent).name,
        resourceId: agents.app(agent).id,
      })),
    });
    const rules = AI_ANALYTICS_RULES.map((rule) => ({
      id: new AnalyticsRule(this, `rule-${rule.id}`, {
        name: guid('analytics-rule')(rule.id),
        workspaceId: sentinel.workspaceId,
        rule,
        dependsOn: [inventory.resource],
      }).id,
      stopsAgent: rule.stopsAgent === true,
    }));
    new IncidentTriage(this, 'triage', {
      name: guid('automation-rule')('triage'),
      workspaceId: sentinel.workspaceId,
      analyticsRuleIds: rules.map(({ id }) => id),
    });
    new HuntingPack(this, 'hunting', {
      name: nameOf(landingZone, 'queryPack', 'hunting'),
      location,
      resourceGroupName,
      queries: AI_HUNTING_QUERIES,
      guidOf: guid('hunting-query'),
      tags,
    });
    new DetectionWorkbook(this, 'workbook', {
      name: guid('workbook')('ai'),
      title: `AI landing zone ${landingZone.name}`,
      location,
      resourceGroupName,
      workspaceId: this.references.observability.workspace.id,
      tiles: AI_WORKBOOK_TILES,
      tags,
      dependsOn: [sentinel.onboarding],
    });
    return rules;
  }

  private addKillSwitch(
    sentinel: Sentinel,
    rules: readonly DeployedRule[],
    destinations: { readonly workspaceId: string; readonly archiveId: string },
  ): void {
    const { landingZone, location, tags } = this;
    const { agents, observability } = this.references;
    const { killSwitch } = landingZone.observability;
    if (!killSwitch) return;
    new AzapiProvider(this, 'azapi', {
      subscriptionId: landingZone.subscriptions.platform,
      tenantId: landingZone.tenantId,
    });
    const { workflowId } = new KillSwitch(this, 'kill-switch', {
      names: {
        workflow: nameOf(landingZone, 'logicApp', 'kill-switch'),
        connection: nameOf(landingZone, 'apiConnection', 'sentinel'),
        identity: nameOf(landingZone, 'userAssignedIdentity', 'kill-switch'),
        role: `Stop agents of ${landingZone.name} (${landingZone.environment}, ${location})`,
        roleGuid: stableGuid(landingZone, 'role', 'stop-agents'),
        automationRuleGuid: stableGuid(landingZone, 'automation-rule', 'kill-switch'),
      },
      location,
      resourceGroup: observability.resourceGroup,
      agentsResourceGroupId: agents.resourceGroup.id,
      sentinel: {
        workspaceId: sentinel.workspaceId,
        tenantId: landingZone.tenantId,
        objectId: killSwitch.sentinelObjectId,
      },
      analyticsRuleIds: rules.filter(({ stopsAgent }) => stopsAgent).map(({ id }) => id),
      tags,
    });
    new ResourceDiagnostics(this, 'kill-switch-logs', {
      resourceId: workflowId,
      resourceType: 'Microsoft.Logic/workflows',
      destinations,
    });
  }
}

/** Subscriptions by role, each once. */
function distinct(subscriptions: LandingZone['subscriptions']): [role: string, subscriptionId: string][] {
  const { platform, workload } = subscriptions;
  return [['platform', platform], ...(workload === platform ? [] : [['workload', workload] as [string, string]])];
}
