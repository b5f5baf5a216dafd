import { MonitorAadDiagnosticSetting } from '@cdktf/provider-azurerm/lib/monitor-aad-diagnostic-setting';
import { Construct } from 'constructs';

export interface TenantLogsProps {
  /** Part of the tenant, so other landing zones' names must differ. */
  readonly name: string;
  readonly workspaceId: string;
}

/** What Entra ID logs about identities. Source: documentation of azurerm_monitor_aad_diagnostic_setting. */
export const TENANT_LOGS = [
  'AuditLogs',
  'ManagedIdentitySignInLogs',
  'NonInteractiveUserSignInLogs',
  'RiskyServicePrincipals',
  'RiskyUsers',
  'ServicePrincipalRiskEvents',
  'ServicePrincipalSignInLogs',
  'SignInLogs',
  'UserRiskEvents',
];

/** Sends the sign-in and audit logs of the Entra tenant to the workspace. */
export class TenantLogs extends Construct {
  constructor(scope: Construct, id: string, props: TenantLogsProps) {
    super(scope, id);
    new MonitorAadDiagnosticSetting(this, 'setting', {
      name: props.name,
      logAnalyticsWorkspaceId: props.workspaceId,
      enabledLog: TENANT_LOGS.map((category) => ({ category })),
    });
  }
}
