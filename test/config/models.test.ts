import { deploymentOf, deploymentsOf, offTaskCallsOf, parseLandingZone, type Tool } from '../../config';
import { DEFAULT, edited, problemsOf } from './support';

const zone = (text: string) => parseLandingZone(text, 'lz.yaml');
const APPROVED = 'effect: write, approval: human }';

/** The default agent, and one more of the same model with the tools given. */
function withSecond(tools: string): string {
  return `${DEFAULT}
  - name: second
    clearance: general
    model: gpt-4.1
    untrustedInput: false
    tools: ${tools}
    image: agents/second@sha256:${'0'.repeat(64)}
`;
}

describe('the guardrail of an agent', () => {
  const tool = (approval: Tool['approval']) => ({ approval }) as Tool;

  it('asks a person about a tool call off the task where a person approves one of its tools', () => {
    expect(offTaskCallsOf({ tools: [tool('none'), tool('human')] })).toBe('ask');
  });

  it.each([
    ['no tools', []],
    ['tools that nobody approves', [tool('none')]],
  ])('blocks such a call with %s: there is nobody to ask', (_, tools) => {
    expect(offTaskCallsOf({ tools })).toBe('block');
  });
});

describe('the deployments', () => {
  it('are one for each guardrail in use: of the default landing zone, the one that asks', () => {
    const parsed = zone(DEFAULT);
    expect(deploymentsOf(parsed).map(({ name, offTaskCalls }) => [name, offTaskCalls])).toEqual([
      ['gpt-4.1-ask', 'ask'],
    ]);
  });

  it('of a model with agents of both kinds are two, and each agent calls its own', () => {
    const parsed = zone(withSecond('[]'));
    expect(deploymentsOf(parsed).map(({ name }) => name)).toEqual(['gpt-4.1', 'gpt-4.1-ask']);
    expect(parsed.agents.map((agent) => deploymentOf(agent).name)).toEqual(['gpt-4.1-ask', 'gpt-4.1']);
  });

  it('do not multiply with agents of one kind', () => {
    const tools = `[{ name: mail, egress: mail.contoso.com, clearance: confidential, ${APPROVED}]`;
    expect(deploymentsOf(zone(withSecond(tools)))).toHaveLength(1);
  });

  it('keep the name of one agent’s deployment whatever other agents are added: a new name is a new deployment', () => {
    const [alone] = zone(DEFAULT).agents.map((agent) => deploymentOf(agent).name);
    const [first] = zone(withSecond('[]')).agents.map((agent) => deploymentOf(agent).name);
    expect(first).toBe(alone);
  });

  it('of a model that no agent uses block', () => {
    const parsed = { ...zone(DEFAULT), agents: [] };
    expect(deploymentsOf(parsed).map(({ name, offTaskCalls }) => [name, offTaskCalls])).toEqual([['gpt-4.1', 'block']]);
  });
});

describe('the name of a model', () => {
  const named = (name: string) => edited(['name: gpt-4.1', `name: ${name}`], ['model: gpt-4.1', `model: ${name}`]);

  it('is refused where the deployment of another guardrail would have it', () => {
    expect(problemsOf(named('gpt-ask'))).toMatchObject([
      { path: 'models[0].name', got: 'gpt-ask', fix: 'rename the model' },
    ]);
  });

  it('is refused where it leaves no room for that deployment', () => {
    expect(problemsOf(named('a'.repeat(60)))).toEqual([]);
    expect(problemsOf(named('a'.repeat(61)))).toMatchObject([
      { path: 'models[0].name', expected: 'at most 60 characters, so that -ask can be added' },
    ]);
  });
});

describe('blocklists', () => {
  const listed = (terms: string, name = 'code-names') =>
    `${DEFAULT}\nblocklists: [{ name: ${name}, terms: ${terms} }]\n`;

  it('are text unless they say otherwise, and none by default', () => {
    expect(zone(DEFAULT).blocklists).toEqual([]);
    expect(zone(listed('[{ pattern: Falcon }]')).blocklists).toEqual([
      { name: 'code-names', terms: [{ pattern: 'Falcon', regex: false }] },
    ]);
  });

  it('are refused with an expression that blocks everything', () => {
    expect(problemsOf(listed("[{ pattern: 'PROJ-[0-9]*|', regex: true }]"))).toMatchObject([
      {
        path: 'blocklists[0].terms[0].pattern',
        expected: expect.stringContaining('this one blocks every prompt and every answer') as string,
      },
    ]);
  });

  it('are refused with an expression that cannot be read, unless it is meant as text', () => {
    expect(problemsOf(listed("[{ pattern: 'PROJ-(', regex: true }]"))).toMatchObject([
      { path: 'blocklists[0].terms[0].pattern', expected: 'a regular expression' },
    ]);
    expect(problemsOf(listed("[{ pattern: 'PROJ-(' }]"))).toEqual([]);
  });

  it('are refused without terms, and under one name twice', () => {
    expect(problemsOf(listed('[]'))).toMatchObject([{ path: 'blocklists[0].terms' }]);
    const twice = `${DEFAULT}\nblocklists:\n  - { name: a1, terms: [{ pattern: x }] }\n  - { name: a1, terms: [{ pattern: y }] }\n`;
    expect(problemsOf(twice)).toMatchObject([{ path: 'blocklists[1].name', expected: 'each name once' }]);
  });
});
