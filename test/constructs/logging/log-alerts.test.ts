import { LogAlerts, PLATFORM_ALERTS, TENANT_LOGS, TenantLogs } from '../../../constructs/logging';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`;

function alerts(emails: readonly string[]) {
  return synthConstruct((stack) => {
    new LogAlerts(stack, 'it', { ...PLACE, actionGroupName: 'ag-test', workspaceId: WORKSPACE, emails });
  });
}

describe('the alerts', () => {
  const result = alerts(['soc@contoso.com', 'platform@contoso.com']);

  it('reach everybody who was named', () => {
    const { email_receiver } = result.only('azurerm_monitor_action_group') as { email_receiver: object[] };
    expect(email_receiver).toMatchObject([
      { name: 'security-1', email_address: 'soc@contoso.com' },
      { name: 'security-2', email_address: 'platform@contoso.com' },
    ]);
  });

  it.each(PLATFORM_ALERTS.map((alert) => [alert.id, alert] as const))('ask for %s as Azure takes it', (id, alert) => {
    const made = result.at(`it/${id}`).attributes;
    expect(made).toMatchObject({
      scopes: [WORKSPACE],
      severity: alert.severity,
      auto_mitigation_enabled: false,
      action: { action_groups: [result.reference('it/people', 'id')] },
      criteria: [{ query: alert.query, time_aggregation_method: 'Count', operator: 'GreaterThan', threshold: 0 }],
    });
    expect((made.criteria as object[])[0]).not.toHaveProperty('metric_measure_column');
  });

  it('watch the firewall, the logs, the archive and the detections', () => {
    expect(PLATFORM_ALERTS.map(({ id }) => id)).toEqual([
      'firewall-unhealthy',
      'resource-went-silent',
      'archive-refuses-logs',
      'workspace-drops-logs',
      'detection-fails',
    ]);
  });

  it('are refused when nobody would be told', () => {
    expect(() => alerts([])).toThrow('it: got nobody to tell, expected at least one e-mail address; fix:');
  });
});

describe('the tenant’s logs', () => {
  it('hold the sign-ins of managed identities, which agents are', () => {
    const result = synthConstruct((stack) => {
      new TenantLogs(stack, 'it', { name: 'ours', workspaceId: WORKSPACE });
    });
    expect(TENANT_LOGS).toContain('ManagedIdentitySignInLogs');
    expect(result.only('azurerm_monitor_aad_diagnostic_setting')).toMatchObject({
      log_analytics_workspace_id: WORKSPACE,
      enabled_log: TENANT_LOGS.map((category) => ({ category })),
    });
  });
});
