export { AgentInventory, type AgentInventoryProps, type InventoriedAgent } from './agent-inventory';
export {
  AI_ANALYTICS_RULES,
  type AnalyticsRuleDefinition,
  type Duration,
  type EntityMappings,
  type Tactic,
} from './ai-analytics-rules';
export { AnalyticsRule, type AnalyticsRuleProps } from './analytics-rule';
export { DetectionWorkbook, type DetectionWorkbookProps } from './detection-workbook';
export { HuntingPack, type HuntingPackProps } from './hunting-pack';
export { AI_HUNTING_QUERIES, type HuntingQuery } from './hunting-queries';
export { IncidentTriage, incidentOf, type IncidentTriageProps } from './incident-triage';
export { KillSwitch, type KillSwitchProps } from './kill-switch';
export { killSwitchWorkflow, SENTINEL_API, type KillSwitchWorkflowProps } from './kill-switch-workflow';
export { Sentinel, type SentinelProps } from './sentinel';
export { AI_WORKBOOK_TILES, type WorkbookTile } from './workbook-tiles';
