import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { Blocklist, ContentPolicy } from '../../../constructs/models';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.CognitiveServices/accounts/aif`;

const TERMS = [{ pattern: 'Project Falcon', regex: false }];

interface Filter {
  readonly name: string;
  readonly source: string;
  readonly enabled: boolean;
  readonly blocking: boolean;
  readonly action: string;
  readonly severityThreshold?: string;
}

describe('the content policy', () => {
  const result = synthConstruct((stack) => {
    const { policyName } = new ContentPolicy(stack, 'content', {
      name: 'zt4ai-strict',
      accountId: ACCOUNT,
      offTaskCalls: 'block',
    });
    new ResourceGroup(stack, 'user', { name: policyName, location: 'swedencentral' });
  });
  const policy = result.only('azapi_resource');
  const { properties } = policy.body as {
    properties: { mode: string; basePolicyName: string; contentFilters: Filter[] };
  };
  const sourcesOf = (name: string): string[] =>
    properties.contentFilters.filter((filter) => filter.name === name).map(({ source }) => source);

  it('blocks indirect attacks in prompts and after tool calls', () => {
    expect(sourcesOf('Indirect Attack')).toEqual(['Prompt', 'PostToolCall']);
  });

  it('blocks jailbreaks in prompts', () => {
    expect(sourcesOf('Jailbreak')).toEqual(['Prompt']);
  });

  it.each(['Hate', 'Sexual', 'Violence', 'Selfharm'])('blocks %s from the lowest severity, both ways', (harm) => {
    const filters = properties.contentFilters.filter(({ name }) => name === harm);
    expect(filters.map(({ source, severityThreshold }) => [source, severityThreshold])).toEqual([
      ['Prompt', 'Low'],
      ['Completion', 'Low'],
    ]);
  });

  it.each(['Protected Material Text', 'Protected Material Code'])('blocks %s in completions', (material) => {
    expect(sourcesOf(material)).toEqual(['Completion']);
  });

  it('has every filter on and blocking: none only annotates', () => {
    for (const filter of properties.contentFilters)
      expect(filter).toMatchObject({ enabled: true, blocking: true, action: 'BLOCKING' });
    expect(properties.contentFilters).toHaveLength(14);
  });

  it('stops a tool call that does not serve the task, before it is made', () => {
    expect(sourcesOf('Task Adherence')).toEqual(['PreToolCall']);
  });

  it('binds no blocklist where there is none', () => {
    expect((policy.body as { properties: object }).properties).toMatchObject({ customBlocklists: [] });
  });

  it('holds completions back until they are filtered', () => {
    expect(properties.mode).toBe('Blocking');
  });

  it('starts from Microsoft’s current default', () => {
    expect(properties.basePolicyName).toBe('Microsoft.DefaultV2');
  });

  it('uses the API version that knows tool calls; azurerm and older versions do not', () => {
    expect(policy).toMatchObject({
      type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2026-05-01',
      name: 'zt4ai-strict',
      parent_id: ACCOUNT,
    });
  });

  it('hands out its name as a reference, so that no model is deployed before it', () => {
    expect(result.at('user').attributes.name).toBe(result.reference('content/policy', 'name'));
  });
});

describe('the content policy of an agent whose tools a person approves', () => {
  const result = synthConstruct((stack) => {
    const list = new Blocklist(stack, 'list', { name: 'code-names', accountId: ACCOUNT, terms: TERMS });
    new ContentPolicy(stack, 'content', {
      name: 'zt4ai-strict-ask',
      accountId: ACCOUNT,
      offTaskCalls: 'ask',
      blocklists: [list.blocklistName],
      after: list.last,
    });
  });
  const policy = result.at('content/policy').attributes;
  const { properties } = policy.body as { properties: { contentFilters: Filter[]; customBlocklists: object[] } };

  it('puts a tool call off the task before that person, and blocks all the rest', () => {
    const asking = properties.contentFilters.filter(({ action }) => action !== 'BLOCKING');
    expect(asking).toEqual([
      { name: 'Task Adherence', source: 'PreToolCall', enabled: true, blocking: true, action: 'HITL' },
    ]);
    expect(properties.contentFilters).toHaveLength(14);
  });

  it('blocks the terms of its blocklists both ways', () => {
    const blocklistName = result.reference('list/list', 'name');
    expect(properties.customBlocklists).toEqual([
      { blocklistName, blocking: true, source: 'Prompt' },
      { blocklistName, blocking: true, source: 'Completion' },
    ]);
  });

  it('waits for the whole blocklist: an account takes one change at a time', () => {
    const items = result.resources.filter(({ path }) => path.startsWith('list/term-'));
    expect(policy.depends_on).toEqual([items.at(-1)?.address]);
  });
});
