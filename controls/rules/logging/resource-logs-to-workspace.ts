import { loggingTypes } from '../../joins/diagnostics';
import { judgeLoggedTo } from '../../joins/logged-to';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'resource-logs-to-workspace',
  control: 'ZT-LOG-01',
  title: 'Resource sends its logs to the workspace',
  types: Object.keys(loggingTypes),
  why: 'What happens on it is seen by nobody: no alert, no hunt, no answer after a break-in.',
  fix: 'azurerm_monitor_diagnostic_setting { log_analytics_workspace_id = …, enabled_log { category_group = "allLogs" } }',
  judge: (resource, architecture) => judgeLoggedTo(resource, 'workspaceId', architecture),
};
