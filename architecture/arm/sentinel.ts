import { COMMON, constant, type Mappings, type Row } from './mapping';

const WORKSPACE_RULE = '{log_analytics_workspace_id}/providers/Microsoft.SecurityInsights';

const DETECTION: readonly Row[] = [
  ['display_name', 'properties.displayName'],
  ['description', 'properties.description'],
  ['severity', 'properties.severity'],
  ['enabled', 'properties.enabled'],
  ['query', 'properties.query'],
  ['tactics', 'properties.tactics'],
  ['techniques', 'properties.techniques'],
];

/** Microsoft Sentinel, and what people see of it. */
export const SENTINEL: Mappings = {
  azurerm_sentinel_log_analytics_workspace_onboarding: {
    type: 'Microsoft.SecurityInsights/onboardingStates',
    id: '{workspace_id}/providers/Microsoft.SecurityInsights/onboardingStates/default',
    rows: [['customer_managed_key_enabled', 'properties.customerManagedKey']],
  },
  azurerm_sentinel_alert_rule_scheduled: {
    type: 'Microsoft.SecurityInsights/alertRules',
    id: `${WORKSPACE_RULE}/alertRules/{name}`,
    rows: [
      [constant('Scheduled'), 'kind'],
      ...DETECTION,
      ['query_frequency', 'properties.queryFrequency'],
      ['query_period', 'properties.queryPeriod'],
      ['trigger_operator', 'properties.triggerOperator'],
      ['trigger_threshold', 'properties.triggerThreshold'],
      ['suppression_enabled', 'properties.suppressionEnabled'],
      ['suppression_duration', 'properties.suppressionDuration'],
    ],
  },
  azurerm_sentinel_automation_rule: {
    type: 'Microsoft.SecurityInsights/automationRules',
    id: `${WORKSPACE_RULE}/automationRules/{name}`,
    rows: [
      ['display_name', 'properties.displayName'],
      ['order', 'properties.order'],
      ['enabled', 'properties.triggeringLogic.isEnabled'],
      ['triggers_on', 'properties.triggeringLogic.triggersOn'],
      ['triggers_when', 'properties.triggeringLogic.triggersWhen'],
      [
        'action_playbook[]',
        'properties.actions[]',
        [
          [constant('RunPlaybook'), 'actionType'],
          ['order', 'order'],
          ['logic_app_id', 'actionConfiguration.logicAppResourceId'],
          ['tenant_id', 'actionConfiguration.tenantId'],
        ],
      ],
    ],
  },
  azurerm_sentinel_data_connector_azure_security_center: {
    type: 'Microsoft.SecurityInsights/dataConnectors',
    id: `${WORKSPACE_RULE}/dataConnectors/{name}`,
    rows: [
      [constant('AzureSecurityCenter'), 'kind'],
      ['subscription_id', 'properties.subscriptionId'],
    ],
  },
  azurerm_application_insights_workbook: {
    type: 'Microsoft.Insights/workbooks',
    id: '/subscriptions/{subscription}/resourceGroups/{resource_group_name}/providers/Microsoft.Insights/workbooks/{name}',
    rows: [
      ...COMMON,
      ['display_name', 'properties.displayName'],
      ['category', 'properties.category'],
      ['source_id', 'properties.sourceId'],
    ],
  },
};
