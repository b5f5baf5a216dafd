/** What is watched, what is told to whom, and what Sentinel may do about it. */
import { readSynthesized } from '../../architecture';
import { AI_ANALYTICS_RULES } from '../../constructs/detection';
import { SECURITY_TABLES } from '../../constructs/logging';
import { check } from '../../controls';
import { synthesize } from '../../main';
import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, resourcesOf, synthesized, temporaryFolder, type SynthesizedStack } from '../support/synthesized';

const SENTINEL = '22222222-2222-2222-2222-222222222222';
const KILL_SWITCH = `observability: {killSwitch: {sentinelObjectId: ${SENTINEL}}}`;

/** The default landing zone with more lines. */
function zone(profile: (typeof PROFILE_NAMES)[number], ...lines: readonly string[]) {
  return landingZone(profile, [`\nlocation: `, `\n${lines.map((line) => `${line}\n`).join('')}location: `]);
}

const made = new Map<string, SynthesizedStack>();

/** The stack of such a landing zone; each is synthesized once. */
function observability(...given: Parameters<typeof zone>): SynthesizedStack {
  const key = given.join('\n');
  const stack = made.get(key) ?? synthesized(zone(...given))['contoso-ai-observability'];
  if (!stack) throw new Error('no observability stack');
  made.set(key, stack);
  return stack;
}

const EVERYTHING = [
  'contacts: {security: [soc@contoso.com]}',
  `observability: {tenantLogs: true, killSwitch: {sentinelObjectId: ${SENTINEL}}}`,
];

describe.each(PROFILE_NAMES)('the %s landing zone', (profile) => {
  it('agrees with the facts of azurerm 4.55.0, with all that can be switched on', () => {
    expect(validateTerraformJson(observability(profile, ...EVERYTHING), 'observability')).toEqual([]);
  });

  it('keeps every control with the kill switch on', () => {
    const folder = temporaryFolder();
    synthesize([zone(profile, ...EVERYTHING)], folder);
    const { controls } = check(readSynthesized(folder));
    expect(controls.filter(({ status }) => status !== 'holds').map(({ id }) => id)).toEqual([]);
  });

  it('has every detection, and keeps what they read at least as long as it can be asked', () => {
    const stack = observability(profile);
    expect(ofType(stack, 'azurerm_sentinel_alert_rule_scheduled')).toHaveLength(AI_ANALYTICS_RULES.length);
    const tables = ofType(stack, 'azurerm_log_analytics_workspace_table');
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining([...SECURITY_TABLES]));
    for (const table of tables) {
      expect(Number(table.total_retention_in_days)).toBeGreaterThanOrEqual(Number(table.retention_in_days));
    }
  });
});

describe('detections', () => {
  const stack = observability('standard');

  it('know each agent by the subnet, the identity and the container app that other stacks give it', () => {
    const stacks = synthesized(landingZone('standard'));
    const query = String(ofType(stack, 'azurerm_log_analytics_saved_search')[0]?.query);
    const text = (name: string) => JSON.stringify(stacks[`contoso-ai-${name}`]);
    const [agent, subnet, identity, resource] = [...query.matchAll(/'([^']+)'/g)].map(([, value]) => value ?? '');
    expect(agent).toBe('contract-reviewer');
    expect(text('foundation')).toContain(`"${subnet ?? ''}"`);
    const names = resourcesOf(stacks['contoso-ai-agents'] as SynthesizedStack).map(({ attributes }) => attributes.name);
    expect(names).toContain(identity);
    expect(resource).toContain('/providers/Microsoft.App/containerApps/');
    expect(names).toContain(resource?.split('/').at(-1));
  });

  it('have the same GUIDs in every run, and others in another landing zone', () => {
    const names = (other: SynthesizedStack) =>
      ['azurerm_sentinel_alert_rule_scheduled', 'azurerm_application_insights_workbook'].flatMap((type) =>
        ofType(other, type).map(({ name }) => name),
      );
    const again = synthesized(landingZone('standard'))['contoso-ai-observability'] as SynthesizedStack;
    expect(names(again)).toEqual(names(stack));
    const theirs = synthesized(landingZone('standard', ['name: contoso-ai', 'name: fabrikam-ai']));
    const shared = names(theirs['fabrikam-ai-observability'] as SynthesizedStack).filter((name) =>
      names(stack).includes(name),
    );
    expect(shared).toEqual([]);
  });

  it('are made after Sentinel is on the workspace', () => {
    for (const type of ['azurerm_sentinel_alert_rule_scheduled', 'azurerm_sentinel_automation_rule']) {
      for (const { log_analytics_workspace_id } of ofType(stack, type)) {
        expect(log_analytics_workspace_id).toMatch(/azurerm_sentinel_log_analytics_workspace_onboarding\./);
      }
    }
  });

  it('see what happens to the subscriptions, each once', () => {
    const subscriptions = (text: SynthesizedStack) =>
      ofType(text, 'azurerm_monitor_diagnostic_setting')
        .map(({ target_resource_id }) => String(target_resource_id))
        .filter((id) => /^\/subscriptions\/[^/]+$/.test(id));
    expect(subscriptions(stack)).toHaveLength(1);
    const two = synthesized(
      landingZone('standard', [
        'workload: 00000000-0000-0000-0000-000000000001',
        'workload: 00000000-0000-0000-0000-000000000002',
      ]),
    );
    expect(subscriptions(two['contoso-ai-observability'] as SynthesizedStack)).toEqual([
      '/subscriptions/00000000-0000-0000-0000-000000000001',
      '/subscriptions/00000000-0000-0000-0000-000000000002',
    ]);
  });
});

describe('a second region', () => {
  const region = {
    ...zone('standard', ...EVERYTHING),
    name: 'contoso-eu',
    location: 'westeurope',
    region: 'secondary' as const,
  };
  const found = Object.entries(synthesized(region)).find(([name]) => name.endsWith('observability'));
  const stack = found?.[1] as SynthesizedStack;

  it('does not take in a second time what is of no region: activity logs, and alerts of Defender', () => {
    const targets = ofType(stack, 'azurerm_monitor_diagnostic_setting').map(({ target_resource_id }) =>
      String(target_resource_id),
    );
    expect(targets.filter((id) => /^\/subscriptions\/[^/]+$/.test(id))).toEqual([]);
    expect(ofType(stack, 'azurerm_sentinel_data_connector_azure_security_center')).toEqual([]);
  });

  it('has detections, sign-ins and a kill switch of its own, for agents of its own', () => {
    expect(ofType(stack, 'azurerm_sentinel_alert_rule_scheduled')).toHaveLength(AI_ANALYTICS_RULES.length);
    expect(ofType(stack, 'azurerm_monitor_aad_diagnostic_setting')).toMatchObject([
      { name: 'diag-contoso-eu-prod-we' },
    ]);
    expect(ofType(stack, 'azurerm_role_definition')).toMatchObject([
      { name: 'Stop agents of contoso-eu (prod, westeurope)' },
    ]);
  });
});

describe('telemetry of agents', () => {
  it('is kept here, and its component is where its address is used', () => {
    const stack = observability('standard');
    expect(ofType(stack, 'azurerm_application_insights')).toEqual([]);
    expect(ofType(stack, 'azurerm_monitor_private_link_scoped_service').map(({ name }) => name)).toEqual(['workspace']);
  });
});

describe('what only some landing zones have', () => {
  it('tells nobody where there is nobody to tell', () => {
    const types = Object.keys(observability('standard').resource);
    expect(types).not.toContain('azurerm_monitor_action_group');
    expect(types).not.toContain('azurerm_monitor_scheduled_query_rules_alert_v2');
    expect(Object.keys(observability('standard', ...EVERYTHING).resource)).toContain('azurerm_monitor_action_group');
  });

  it('leaves the tenant alone unless it is asked', () => {
    expect(Object.keys(observability('standard').resource)).not.toContain('azurerm_monitor_aad_diagnostic_setting');
  });

  it('stops nothing without the kill switch, and with it only in the agents’ resource group', () => {
    expect(ofType(observability('standard'), 'azurerm_role_definition')).toEqual([]);
    const stack = observability('standard', KILL_SWITCH);
    const [role] = ofType(stack, 'azurerm_role_definition');
    expect(role?.scope).toMatch(/\/resourceGroups\/rg-contoso-ai-agents-prod-sdc$/);
    const triggered = ofType(stack, 'azurerm_sentinel_automation_rule').find(({ action_playbook }) => action_playbook);
    expect(triggered?.condition_json).toContain('agent-egress-denied');
    expect(triggered?.condition_json).not.toContain('jailbreak');
  });

  it('logs every run of the kill switch', () => {
    const settings = resourcesOf(observability('standard', KILL_SWITCH)).map(({ path }) => path);
    expect(settings).toContain('kill-switch-logs/setting');
  });
});
