import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, resourcesOf, synthesized, type Block, type SynthesizedStack } from '../support/synthesized';

const SECOND = `
  - name: summarizer
    clearance: general
    model: gpt-4.1
    untrustedInput: false
    image: agents/summarizer@sha256:${'1'.repeat(64)}
`;
const BLOCKLISTS = `
blocklists:
  - { name: code-names, terms: [{ pattern: Project Falcon }, { pattern: 'PROJ-[0-9]{4}', regex: true }] }
  - { name: clients, terms: [{ pattern: Northwind }] }
`;
/** Two agents of one model, one with a tool that a person approves, and two blocklists. */
const WIDER = ['\nagents:\n', `${BLOCKLISTS}\nagents:${SECOND}`] as const;

function stacksOf(...zone: Parameters<typeof landingZone>): Record<'models' | 'agents', SynthesizedStack> {
  const stacks = synthesized(landingZone(...zone));
  const [models, agents] = [stacks['contoso-ai-models'], stacks['contoso-ai-agents']];
  if (!models || !agents) throw new Error('no models or agents');
  return { models, agents };
}

const wider = Object.fromEntries(PROFILE_NAMES.map((profile) => [profile, stacksOf(profile, WIDER)]));
const plain = stacksOf('standard');

function policiesOf(stack: SynthesizedStack): { name: unknown; properties: Block }[] {
  return ofType(stack, 'azapi_resource')
    .filter(({ type }) => String(type).includes('/raiPolicies@'))
    .map(({ name, body }) => ({ name, properties: (body as { properties: Block }).properties }));
}

/** What a policy does about a tool call off the task. */
function offTaskAction({ properties }: { properties: Block }): unknown {
  const filters = properties.contentFilters as { name: string; source: string; action: string }[];
  return filters.find(({ name, source }) => name === 'Task Adherence' && source === 'PreToolCall')?.action;
}

function settingOf(stack: SynthesizedStack, agent: string, name: string): string | undefined {
  const found = ofType(stack, 'azurerm_container_app').find(({ tags }) => (tags as Block).agent === agent);
  const text = JSON.stringify(found);
  return new RegExp(`"name":"${name}","value":"([^"]*)"`).exec(text)?.[1];
}

describe.each(PROFILE_NAMES)('the models of a %s landing zone', (profile) => {
  const stack = wider[profile]?.models ?? plain.models;

  it('agree with the facts of azurerm 4.55.0, with blocklists and both guardrails', () => {
    expect(validateTerraformJson(stack, 'models')).toEqual([]);
  });

  it('are watched by Defender for AI', () => {
    const [setting] = ofType(stack, 'azapi_resource').filter(({ type }) => String(type).includes('defenderForAI'));
    expect(setting?.body).toEqual({ properties: { state: 'Enabled' } });
  });

  it('take no key and call out to no host', () => {
    expect(ofType(stack, 'azurerm_cognitive_account')).toMatchObject([
      { local_auth_enabled: false, public_network_access_enabled: false, outbound_network_access_restricted: true },
    ]);
    expect(ofType(stack, 'azurerm_cognitive_account')[0]).not.toHaveProperty('fqdns');
  });
});

describe('guardrails follow the tools that agents declared', () => {
  const { models, agents } = wider.standard ?? plain;
  const deployments = ofType(models, 'azurerm_cognitive_deployment');
  const policyOf = (deployment: string) => {
    const found = deployments.find(({ name }) => name === deployment);
    const [, id] = /^\$\{azapi_resource\.(.+)\.name\}$/.exec(String(found?.rai_policy_name)) ?? [];
    const policy = (models.resource.azapi_resource ?? {})[id ?? ''] as { name: string; body: { properties: Block } };
    return { name: policy.name, properties: policy.body.properties };
  };

  it('an agent with a tool that a person approves has a deployment that asks that person', () => {
    const deployment = settingOf(agents, 'contract-reviewer', 'MODEL_DEPLOYMENT');
    expect(deployment).toBe('gpt-4.1-ask');
    expect(offTaskAction(policyOf('gpt-4.1-ask'))).toBe('HITL');
  });

  it('an agent without one has a deployment that blocks', () => {
    expect(settingOf(agents, 'summarizer', 'MODEL_DEPLOYMENT')).toBe('gpt-4.1');
    expect(offTaskAction(policyOf('gpt-4.1'))).toBe('BLOCKING');
  });

  it('both are the same pinned model', () => {
    expect(deployments.map(({ model }) => model)).toEqual([
      { format: 'OpenAI', name: 'gpt-4.1', version: '2025-04-14' },
      { format: 'OpenAI', name: 'gpt-4.1', version: '2025-04-14' },
    ]);
  });

  it('an agent calls no deployment that is not made', () => {
    const made = ofType(plain.models, 'azurerm_cognitive_deployment').map(({ name }) => name);
    expect(made).toEqual([settingOf(plain.agents, 'contract-reviewer', 'MODEL_DEPLOYMENT')]);
  });

  it('there is no deployment and no policy that nobody needs, but the strict one for what people deploy by hand', () => {
    const alone = stacksOf(
      'standard',
      ['approval: human', 'approval: none'],
      ['untrustedInput: true', 'untrustedInput: false'],
      ['clearance: confidential, effect: write', 'clearance: confidential, effect: read'],
    );
    expect(policiesOf(alone.models).map(({ name }) => name)).toEqual(['zt4ai-strict']);
    expect(ofType(alone.models, 'azurerm_cognitive_deployment')).toHaveLength(1);
  });

  it('what a tool returns is searched for hidden instructions, whoever calls it', () => {
    for (const { properties } of policiesOf(models)) {
      expect(properties.contentFilters).toContainEqual({
        name: 'Indirect Attack',
        source: 'PostToolCall',
        enabled: true,
        blocking: true,
        action: 'BLOCKING',
      });
    }
  });
});

describe('blocklists', () => {
  const { models } = wider.standard ?? plain;

  it('are bound to every policy, for prompts and for completions', () => {
    const lists = Object.keys(models.resource.azurerm_cognitive_account_rai_blocklist ?? {});
    expect(lists).toHaveLength(2);
    expect(policiesOf(models)).toHaveLength(2);
    for (const { properties } of policiesOf(models)) {
      const bound = properties.customBlocklists as { blocklistName: string; source: string; blocking: boolean }[];
      for (const source of ['Prompt', 'Completion']) {
        const names = bound.filter((each) => each.source === source && each.blocking).map((each) => each.blocklistName);
        expect(names.sort()).toEqual(
          lists.map((list) => `\${azurerm_cognitive_account_rai_blocklist.${list}.name}`).sort(),
        );
      }
    }
  });

  it('are none by default', () => {
    expect(ofType(plain.models, 'azurerm_cognitive_account_rai_blocklist')).toEqual([]);
    for (const { properties } of policiesOf(plain.models)) expect(properties.customBlocklists).toEqual([]);
  });
});

describe('the account', () => {
  it('takes one change at a time: everything in it waits for something in it, in one line', () => {
    const { models } = wider.standard ?? plain;
    const inAccount = /rai|cognitive_deployment|cognitive_account_project|defender/;
    const changes = resourcesOf(models).filter(
      ({ type, attributes }) =>
        inAccount.test(type) || (type === 'azapi_resource' && inAccount.test(String(attributes.type))),
    );
    const waiting = changes.map(({ attributes }) => ((attributes.depends_on ?? []) as string[]).join());
    // The first waits for the account alone, by reference; no two wait for the same.
    expect(waiting.filter((address) => address === '')).toHaveLength(1);
    expect(new Set(waiting).size).toBe(changes.length);
  });
});
