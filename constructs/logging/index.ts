export { DIAGNOSTIC_CATEGORIES, type DiagnosticCategories, type LoggedResourceType } from './diagnostic-categories';
export { LogArchive, type LogArchiveProps } from './log-archive';
export { LogWorkspace, type LogWorkspaceProps } from './log-workspace';
export { ResourceDiagnostics, type LogDestinations, type ResourceDiagnosticsProps } from './resource-diagnostics';
