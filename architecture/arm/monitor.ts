import { COMMON, IDENTITY, constant, enabledDisabled, inGroup, not, type Mappings } from './mapping';

/** Logs, metrics and who may reach them. */
export const MONITOR: Mappings = {
  azurerm_log_analytics_workspace: {
    type: 'Microsoft.OperationalInsights/workspaces',
    id: inGroup('Microsoft.OperationalInsights/workspaces/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['sku', 'properties.sku.name'],
      ['retention_in_days', 'properties.retentionInDays'],
      ['daily_quota_gb', 'properties.workspaceCapping.dailyQuotaGb'],
      ['local_authentication_enabled', 'properties.features.disableLocalAuth', not],
      ['local_authentication_disabled', 'properties.features.disableLocalAuth'],
      ['allow_resource_only_permissions', 'properties.features.enableLogAccessUsingOnlyResourcePermissions'],
      ['immediate_data_purge_on_30_days_enabled', 'properties.features.immediatePurgeDataOn30Days'],
      ['cmk_for_query_forced', 'properties.forceCmkForQuery'],
      ['internet_ingestion_enabled', 'properties.publicNetworkAccessForIngestion', enabledDisabled],
      ['internet_query_enabled', 'properties.publicNetworkAccessForQuery', enabledDisabled],
    ],
  },
  azurerm_application_insights: {
    type: 'Microsoft.Insights/components',
    id: inGroup('Microsoft.Insights/components/{name}'),
    rows: [
      ...COMMON,
      ['application_type', 'kind'],
      ['application_type', 'properties.Application_Type'],
      ['workspace_id', 'properties.WorkspaceResourceId'],
      ['local_authentication_disabled', 'properties.DisableLocalAuth'],
      ['disable_ip_masking', 'properties.DisableIpMasking'],
      ['force_customer_storage_for_profiler', 'properties.ForceCustomerStorageForProfiler'],
      ['retention_in_days', 'properties.RetentionInDays'],
      ['sampling_percentage', 'properties.SamplingPercentage'],
      ['internet_ingestion_enabled', 'properties.publicNetworkAccessForIngestion', enabledDisabled],
      ['internet_query_enabled', 'properties.publicNetworkAccessForQuery', enabledDisabled],
    ],
  },
  azurerm_monitor_private_link_scope: {
    type: 'Microsoft.Insights/privateLinkScopes',
    id: inGroup('Microsoft.Insights/privateLinkScopes/{name}'),
    rows: [
      [constant('global'), 'location'],
      ['tags', 'tags'],
      ['ingestion_access_mode', 'properties.accessModeSettings.ingestionAccessMode'],
      ['query_access_mode', 'properties.accessModeSettings.queryAccessMode'],
    ],
  },
  azurerm_monitor_private_link_scoped_service: {
    type: 'Microsoft.Insights/privateLinkScopes/scopedResources',
    id: inGroup('Microsoft.Insights/privateLinkScopes/{scope_name}/scopedResources/{name}'),
    rows: [['linked_resource_id', 'properties.linkedResourceId']],
  },
  azurerm_monitor_diagnostic_setting: {
    type: 'Microsoft.Insights/diagnosticSettings',
    id: '{target_resource_id}/providers/Microsoft.Insights/diagnosticSettings/{name}',
    computed: { id: undefined },
    rows: [
      ['log_analytics_workspace_id', 'properties.workspaceId'],
      ['log_analytics_destination_type', 'properties.logAnalyticsDestinationType'],
      ['storage_account_id', 'properties.storageAccountId'],
      ['eventhub_authorization_rule_id', 'properties.eventHubAuthorizationRuleId'],
      ['eventhub_name', 'properties.eventHubName'],
      ['partner_solution_id', 'properties.marketplacePartnerId'],
      [
        'enabled_log[]',
        'properties.logs[]',
        [
          ['category', 'category'],
          ['category_group', 'categoryGroup'],
          [constant(true), 'enabled'],
        ],
      ],
      [
        'enabled_metric[]',
        'properties.metrics[]',
        [
          ['category', 'category'],
          [constant(true), 'enabled'],
        ],
      ],
      [
        'metric[]',
        'properties.metrics[]',
        [
          ['category', 'category'],
          ['enabled', 'enabled'],
        ],
      ],
    ],
  },
  azurerm_monitor_aad_diagnostic_setting: {
    type: 'Microsoft.aadiam/diagnosticSettings',
    id: '/providers/Microsoft.aadiam/diagnosticSettings/{name}',
    rows: [
      ['log_analytics_workspace_id', 'properties.workspaceId'],
      ['storage_account_id', 'properties.storageAccountId'],
      [
        'enabled_log[]',
        'properties.logs[]',
        [
          ['category', 'category'],
          [constant(true), 'enabled'],
        ],
      ],
    ],
  },
  azurerm_log_analytics_workspace_table: {
    type: 'Microsoft.OperationalInsights/workspaces/tables',
    id: '{workspace_id}/tables/{name}',
    rows: [
      ['plan', 'properties.plan'],
      ['retention_in_days', 'properties.retentionInDays'],
      ['total_retention_in_days', 'properties.totalRetentionInDays'],
    ],
  },
  azurerm_log_analytics_data_export_rule: {
    type: 'Microsoft.OperationalInsights/workspaces/dataExports',
    id: '{workspace_resource_id}/dataExports/{name}',
    rows: [
      ['destination_resource_id', 'properties.destination.resourceId'],
      ['table_names', 'properties.tableNames'],
      ['enabled', 'properties.enable'],
    ],
  },
  azurerm_log_analytics_saved_search: {
    type: 'Microsoft.OperationalInsights/workspaces/savedSearches',
    id: '{log_analytics_workspace_id}/savedSearches/{name}',
    rows: [
      ['category', 'properties.category'],
      ['display_name', 'properties.displayName'],
      ['function_alias', 'properties.functionAlias'],
      ['query', 'properties.query'],
    ],
  },
  azurerm_log_analytics_query_pack: {
    type: 'Microsoft.OperationalInsights/queryPacks',
    id: inGroup('Microsoft.OperationalInsights/queryPacks/{name}'),
    rows: COMMON,
  },
  azurerm_log_analytics_query_pack_query: {
    type: 'Microsoft.OperationalInsights/queryPacks/queries',
    id: '{query_pack_id}/queries/{name}',
    rows: [
      ['display_name', 'properties.displayName'],
      ['description', 'properties.description'],
      ['body', 'properties.body'],
    ],
  },
  azurerm_monitor_action_group: {
    type: 'Microsoft.Insights/actionGroups',
    id: inGroup('Microsoft.Insights/actionGroups/{name}'),
    rows: [
      ['tags', 'tags'],
      ['enabled', 'properties.enabled'],
      ['short_name', 'properties.groupShortName'],
      [
        'email_receiver[]',
        'properties.emailReceivers[]',
        [
          ['name', 'name'],
          ['email_address', 'emailAddress'],
          ['use_common_alert_schema', 'useCommonAlertSchema'],
        ],
      ],
    ],
  },
  azurerm_monitor_scheduled_query_rules_alert_v2: {
    type: 'Microsoft.Insights/scheduledQueryRules',
    id: inGroup('Microsoft.Insights/scheduledQueryRules/{name}'),
    rows: [
      ...COMMON,
      ['display_name', 'properties.displayName'],
      ['description', 'properties.description'],
      ['enabled', 'properties.enabled'],
      ['scopes', 'properties.scopes'],
      ['severity', 'properties.severity'],
      ['evaluation_frequency', 'properties.evaluationFrequency'],
      ['window_duration', 'properties.windowSize'],
      ['action.action_groups', 'properties.actions.actionGroups'],
    ],
  },
};
