/** What follows from what agents declare about each other, about code, and about being cut off. */
import { readSynthesized } from '../../architecture';
import { parseLandingZone, references } from '../../config';
import { check } from '../../controls';
import { synthesize } from '../../main';
import { landingZoneText } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import {
  ofType,
  resourcesOf,
  synthesized,
  temporaryFolder,
  type Block,
  type SynthesizedStack,
} from '../support/synthesized';

const IMAGE = `sha256:${'0'.repeat(64)}`;

function landingZone(keys: string, more = '') {
  const others = `  - {name: summarizer, model: gpt-4.1, clearance: confidential, untrustedInput: false, image: agents/summarizer@${IMAGE}}\n`;
  const own = 'untrustedInput: true # contracts come from outside';
  const text = landingZoneText('standard', [own, `${own}\n    ${keys}`]);
  return parseLandingZone(`${text.trimEnd()}\n${others}${more}`, 'landing-zone.yaml');
}

function stackOf(stacks: Record<string, SynthesizedStack>, name: string): SynthesizedStack {
  const found = stacks[`contoso-ai-${name}`];
  if (!found) throw new Error(`no stack ${name}`);
  return found;
}

/** The allowed openings of a subnet's security group, as `from → to`. */
function openings(
  stacks: Record<string, SynthesizedStack>,
  group: string,
  direction: string,
  stack: 'connectivity' | 'foundation' = 'foundation',
): string[] {
  const found = ofType(stackOf(stacks, stack), 'azurerm_network_security_group').find(({ name }) =>
    String(name).includes(group),
  );
  const rules = (found?.security_rule ?? []) as Block[];
  const ends = (rule: Block, end: string) =>
    [rule[`${end}_address_prefix`] ?? rule[`${end}_address_prefixes`]].flat().join(' ');
  return rules
    .filter((rule) => rule.direction === direction && rule.access === 'Allow')
    .map((rule) => `${ends(rule, 'source')} → ${ends(rule, 'destination')}`);
}

function settings(stacks: Record<string, SynthesizedStack>, agent: string): Record<string, unknown> {
  const app = resourcesOf(stackOf(stacks, 'agents')).find(({ path }) => path === `${agent}-host/app`);
  const [container] = (app?.attributes.template as { container: { env: { name: string; value: unknown }[] }[] })
    .container;
  return Object.fromEntries((container?.env ?? []).map(({ name, value }) => [name, value]));
}

const REVIEWER = '10.20.192.0/27';
const SUMMARIZER = '10.20.192.32/27';
const SANDBOX = '10.20.131.96/27';

describe('an agent that declared a call', () => {
  const stacks = synthesized(landingZone('calls: [summarizer]'));

  it('may open a connection to the other, and the other answers it', () => {
    expect(openings(stacks, 'agent-contract-reviewer', 'Outbound')).toContain(`${REVIEWER} → ${SUMMARIZER}`);
    expect(openings(stacks, 'agent-summarizer', 'Inbound')).toContainEqual(
      expect.stringMatching(/^10\.20\.129\.0\/27 10\.20\.192\.0\/27 → /),
    );
  });

  it('is not called back', () => {
    expect(openings(stacks, 'agent-summarizer', 'Outbound').join()).not.toContain(REVIEWER);
    expect(openings(stacks, 'agent-contract-reviewer', 'Inbound').join()).not.toContain(SUMMARIZER);
  });

  it('is told where the other is', () => {
    expect(settings(stacks, 'contract-reviewer').AGENT_SUMMARIZER).toMatch(
      /^https:\/\/ca-[a-z0-9-]+\.\$\{azurerm_container_app_environment\.[\w-]+\.default_domain\}$/,
    );
    expect(settings(stacks, 'summarizer')).not.toHaveProperty('AGENT_CONTRACT_REVIEWER');
  });
});

describe('an agent with tools', () => {
  const stacks = synthesized(landingZone('calls: []'));

  it('has an identity for each tool, which is granted nothing in Azure', () => {
    const agents = stackOf(stacks, 'agents');
    const identities = resourcesOf(agents).filter(({ type }) => type === 'azurerm_user_assigned_identity');
    expect(identities.map(({ path }) => path)).toContain('contract-reviewer-docusign-tool-identity/identity');
    const grants = JSON.stringify(agents.resource.azurerm_role_assignment);
    expect(grants).not.toContain('tool-identity');
    expect(settings(stacks, 'contract-reviewer')).toHaveProperty('TOOL_DOCUSIGN_CLIENT_ID');
  });
});

describe('an agent that runs code', () => {
  const zone = landingZone('runsCode: true', `codeSandbox: {image: sandbox/python@${IMAGE}}\n`);
  const stacks = synthesized(zone);

  it('does so in a subnet of its own, which it alone may call', () => {
    expect(openings(stacks, 'sandbox', 'Inbound')[0]).toBe(`${REVIEWER} → ${SANDBOX}`);
    expect(openings(stacks, 'agent-contract-reviewer', 'Outbound')).toContain(`${REVIEWER} → ${SANDBOX}`);
    expect(openings(stacks, 'agent-summarizer', 'Outbound').join()).not.toContain(SANDBOX);
  });

  it('has a sandbox that sends no traces', () => {
    const { hub } = zone.network;
    if (hub.existing) throw new Error('expected a hub of ours');
    expect(openings(stacks, 'sandbox', 'Outbound').join()).not.toContain(hub.privateEndpoints);
    expect(openings(stacks, 'hub-private-endpoints', 'Inbound', 'connectivity').join()).not.toContain(SANDBOX);
  });

  it('has a sandbox whose subnet is not let out to the Internet', () => {
    expect(openings(stacks, 'sandbox', 'Outbound').join()).not.toContain('Internet');
  });

  it('may use the pool, at the pool', () => {
    const grant = resourcesOf(stackOf(stacks, 'agents')).find(
      ({ path }) => path === 'contract-reviewer-identity/run-code',
    );
    expect(String(grant?.attributes.scope)).toMatch(/\/Microsoft\.App\/sessionPools\/sp[a-z0-9]+$/);
  });

  it('agrees with the provider in every block, and holds every control', () => {
    for (const [name, stack] of Object.entries(stacks)) expect(validateTerraformJson(stack, name)).toEqual([]);
    const folder = temporaryFolder();
    synthesize([zone], folder);
    const { results } = check(readSynthesized(folder));
    expect(results.filter(({ status }) => status === 'fail' || status === 'unknown')).toEqual([]);
  });
});

describe('telemetry of agents', () => {
  const zone = landingZone('calls: [summarizer]');
  const stack = stackOf(synthesized(zone), 'agents');
  const { agents, observability } = references(zone);
  const [component] = ofType(stack, 'azurerm_application_insights');
  const address = Object.keys(stack.resource.azurerm_application_insights ?? {})[0] ?? 'none';

  it('reaches a component that takes tokens only, over Private Link only, and keeps all in the workspace of the logs', () => {
    expect(component).toMatchObject({
      name: agents.telemetry.name,
      workspace_id: observability.workspace.id,
      local_authentication_disabled: true,
      internet_ingestion_enabled: false,
      internet_query_enabled: false,
      tags: { dataLabel: 'confidential' },
    });
  });

  it('is reached over the private link scope of the platform, in the platform’s subscription', () => {
    const { platform } = zone.subscriptions;
    expect(ofType(stack, 'azurerm_monitor_private_link_scoped_service')).toEqual([
      expect.objectContaining({
        provider: 'azurerm.platform',
        resource_group_name: observability.resourceGroup.name,
        scope_name: observability.privateLinkScope.name,
        linked_resource_id: `\${azurerm_application_insights.${address}.id}`,
      }),
    ]);
    expect(stack.provider.azurerm).toContainEqual(
      expect.objectContaining({ alias: 'platform', subscription_id: platform }),
    );
  });

  it('is addressed by reference, with no key written anywhere', () => {
    for (const agent of ['contract-reviewer', 'summarizer']) {
      expect(settings(synthesized(zone), agent)).toMatchObject({
        APPLICATIONINSIGHTS_CONNECTION_STRING: `\${azurerm_application_insights.${address}.connection_string}`,
        OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT: 'false',
        OTEL_SERVICE_NAME: agent,
      });
    }
    expect(JSON.stringify(stack)).not.toMatch(/InstrumentationKey=/i);
  });

  it('is written with each agent’s own identity, and tools have no part in it', () => {
    const grants = resourcesOf(stack).filter(
      ({ type, attributes }) => type === 'azurerm_role_assignment' && attributes.scope === agents.telemetry.id,
    );
    expect(grants.map(({ path }) => path)).toEqual(['contract-reviewer-identity/trace', 'summarizer-identity/trace']);
    for (const { attributes } of grants) {
      expect(attributes).toMatchObject({
        role_definition_id: expect.stringMatching(/3913510d-42f4-4e42-8a64-420c390055eb$/) as string,
        depends_on: [`azurerm_application_insights.${address}`],
      });
    }
  });

  it('is not written twice into the workspace, and what the component logs is archived', () => {
    const setting = resourcesOf(stack).find(({ path }) => path === 'telemetry-logs/setting')?.attributes;
    expect(setting).not.toHaveProperty('log_analytics_workspace_id');
    expect(setting).toMatchObject({ storage_account_id: observability.archive.id });
  });
});

describe('a suspended agent', () => {
  const stacks = synthesized(landingZone('suspended: true'));

  it('has no grant and no host, and keeps its identity', () => {
    const paths = resourcesOf(stackOf(stacks, 'agents')).map(({ path }) => path);
    expect(paths.filter((path) => path.startsWith('contract-reviewer-identity'))).toEqual([
      'contract-reviewer-identity/identity',
    ]);
    expect(paths).not.toContain('contract-reviewer-host/app');
    expect(paths).toContain('summarizer-host/app');
  });

  it('is cut off: nobody calls it, it reaches no private service and no destination', () => {
    expect(
      openings(stacks, 'agent-contract-reviewer', 'Inbound').filter(
        (opening) => !/AzureLoadBalancer|^10\.20\.192\.0\/27 →/.test(opening),
      ),
    ).toEqual([]);
    const out = openings(stacks, 'agent-contract-reviewer', 'Outbound').join();
    expect(out).not.toContain('10.20.128.0/24');
    expect(out).not.toContain('Internet');
    const rules = JSON.stringify(
      stackOf(stacks, 'connectivity').resource.azurerm_firewall_policy_rule_collection_group,
    );
    expect(rules).not.toContain('api.docusign.net');
  });

  it('is out of reach of private services from their side too', () => {
    const [agents] = openings(stacks, 'nsg-contoso-ai-private-endpoints', 'Inbound');
    expect(agents).toBe(`${SUMMARIZER} → 10.20.128.0/24`);
  });

  it('sends no traces: not from its side, and not from that of the hub’s endpoints', () => {
    const { hub } = landingZone('suspended: true').network;
    if (hub.existing) throw new Error('expected a hub of ours');
    const to = (agent: string) => openings(stacks, `agent-${agent}`, 'Outbound').join();
    expect(to('contract-reviewer')).not.toContain(hub.privateEndpoints);
    expect(to('summarizer')).toContain(`${SUMMARIZER} → ${hub.privateEndpoints}`);
    expect(openings(stacks, 'hub-private-endpoints', 'Inbound', 'connectivity')).toEqual([
      `10.20.129.0/27 → ${hub.privateEndpoints}`,
      `${SUMMARIZER} → ${hub.privateEndpoints}`,
    ]);
  });
});
