import { loggingTypes, isLogArchive } from '../../joins/diagnostics';
import { judgeLoggedTo } from '../../joins/logged-to';
import { notApplicable } from '../../judgements';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'resource-logs-to-archive',
  control: 'ZT-LOG-01',
  title: 'Resource sends its logs to the archive',
  severity: 'medium',
  types: Object.keys(loggingTypes),
  why: 'A workspace forgets after its retention, and its administrators can purge it; evidence must outlast both.',
  fix: 'storage_account_id of the archive, in the same azurerm_monitor_diagnostic_setting',
  judge: (resource, architecture) => {
    if (isLogArchive(resource, architecture))
      return notApplicable('Azure refuses to log a storage account into itself');
    return judgeLoggedTo(resource, 'storageAccountId', architecture);
  },
};
