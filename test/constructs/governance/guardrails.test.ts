import fs from 'node:fs';
import path from 'node:path';
import {
  GUARDRAIL_GROUPS,
  GUARDRAIL_POLICIES,
  GuardrailInitiative,
  type GuardrailInitiativeProps,
  type GuardrailPolicy,
} from '../../../constructs/governance';
import { synthConstruct, type Block } from '../../support/synth-construct';

interface PublishedDefinition {
  readonly id: string;
  readonly displayName: string;
  readonly deprecated: boolean;
  readonly parameters: Readonly<
    Record<string, { readonly allowedValues?: readonly string[]; readonly defaultValue?: unknown }>
  >;
}

const { policies: PUBLISHED } = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../fixtures/azure-policy-definitions.json'), 'utf8'),
) as { policies: PublishedDefinition[] };

const SUBSCRIPTION_ID = '00000000-0000-0000-0000-000000000001';
const PROPS: GuardrailInitiativeProps = {
  name: 'zt4ai-test',
  displayName: 'ZT4AI guardrails',
  scope: { subscriptionId: SUBSCRIPTION_ID },
  enforcement: 'audit',
  allowedLocations: ['swedencentral'],
  approvedModels: [
    { format: 'OpenAI', model: 'gpt-4.1' },
    { format: 'Mistral AI', model: 'mistral-large' },
  ],
  dataLabels: ['public', 'confidential'],
  customerManagedKeys: true,
};

function published({ id }: GuardrailPolicy): PublishedDefinition {
  const found = PUBLISHED.find((definition) => definition.id === id);
  if (!found) throw new Error(`${id} is not a built-in definition`);
  return found;
}

function initiative(props: Partial<GuardrailInitiativeProps> = {}) {
  return synthConstruct((stack) => new GuardrailInitiative(stack, 'guardrails', { ...PROPS, ...props }));
}

interface Reference {
  readonly policy_definition_id: string;
  readonly reference_id: string;
  readonly parameter_values: string;
  readonly policy_group_names: string[];
}

function references(set: Block): Record<string, Record<string, { value: unknown }>> {
  return Object.fromEntries(
    (set.policy_definition_reference as Reference[]).map(({ reference_id, parameter_values }) => [
      reference_id,
      JSON.parse(parameter_values) as Record<string, { value: unknown }>,
    ]),
  );
}

function assigned(assignment: Block): Record<string, unknown> {
  const parameters = JSON.parse(String(assignment.parameters)) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
}

describe.each(GUARDRAIL_POLICIES.map((policy) => [policy.reference, policy] as const))('the policy %s', (_, policy) => {
  const definition = published(policy);
  const effect = definition.parameters[policy.effectParameter ?? 'effect'];

  it('is a built-in definition of that name, and not deprecated', () => {
    expect(definition.displayName).toBe(policy.displayName);
    expect(definition.deprecated).toBe(false);
  });

  it('is given only effects that the definition allows', () => {
    const effects = policy.effect === 'staged' ? ['Audit', 'Deny', 'Disabled'] : [policy.effect];
    for (const each of effects) expect(effect?.allowedValues).toContain(each);
  });

  it('is given every parameter that it needs, and only values that it allows', () => {
    const given = policy.parameters ?? {};
    const others = Object.fromEntries(
      Object.entries(definition.parameters).filter(([, parameter]) => parameter !== effect),
    );
    for (const [name, { defaultValue }] of Object.entries(others)) {
      if (defaultValue === undefined) expect(Object.keys(given)).toContain(name);
    }
    for (const [name, value] of Object.entries(given)) {
      expect(Object.keys(others)).toContain(name);
      const allowed = others[name]?.allowedValues;
      if (!allowed || (typeof value === 'object' && 'from' in value)) continue;
      for (const each of [value].flat()) expect(allowed).toContain(each);
    }
  });

  it('says why, and belongs to a group', () => {
    expect(policy.why).toMatch(/^[A-Z].*[^.]$/);
    expect(Object.keys(GUARDRAIL_GROUPS)).toContain(policy.group);
  });
});

describe('the guardrail policies', () => {
  it('have a reference of their own each, by which exemptions address them', () => {
    expect(new Set(GUARDRAIL_POLICIES.map(({ reference }) => reference)).size).toBe(GUARDRAIL_POLICIES.length);
  });

  it('cover every group, and the fixture holds no definition that is not used', () => {
    expect(new Set(GUARDRAIL_POLICIES.map(({ group }) => group))).toEqual(new Set(Object.keys(GUARDRAIL_GROUPS)));
    expect(PUBLISHED.map(({ id }) => id)).toEqual([...new Set(GUARDRAIL_POLICIES.map(({ id }) => id))].sort());
  });

  it('do not refuse what our own agents are: internal to the network, external to their environment', () => {
    expect(GUARDRAIL_POLICIES.map(({ id }) => id)).not.toContain('783ea2a8-b8fd-46be-896a-9ae79643a0b1');
  });
});

describe('a guardrail initiative', () => {
  const result = initiative();
  const set = result.only('azurerm_policy_set_definition');
  const values = references(set);

  it('reports by default and refuses when it is told to, by one parameter', () => {
    expect(assigned(result.only('azurerm_subscription_policy_assignment')).effect).toBe('Audit');
    const denying = initiative({ enforcement: 'deny' });
    expect(assigned(denying.only('azurerm_subscription_policy_assignment')).effect).toBe('Deny');
    expect(denying.only('azurerm_policy_set_definition')).toEqual(set);
  });

  it('hands the effect to policies that can deny, and to no other', () => {
    for (const policy of GUARDRAIL_POLICIES) {
      const effect = values[policy.reference]?.[policy.effectParameter ?? 'effect'];
      expect(effect).toEqual({ value: policy.effect === 'staged' ? "[parameters('effect')]" : policy.effect });
    }
  });

  it('holds every policy, in its group', () => {
    const groups = (set.policy_definition_reference as Reference[]).map(({ reference_id, policy_group_names }) => [
      reference_id,
      ...policy_group_names,
    ]);
    expect(groups).toEqual([
      ...GUARDRAIL_POLICIES.map(({ reference, group }) => [reference, group]),
      ['dataLabel', 'data'],
    ]);
  });

  it('leaves out policies on keys where the profile has none', () => {
    const without = references(initiative({ customerManagedKeys: false }).only('azurerm_policy_set_definition'));
    expect(Object.keys(values).filter((reference) => !(reference in without))).toEqual([
      'aiKey',
      'cosmosKey',
      'machineLearningKey',
      'searchKey',
    ]);
  });

  it('looks at the keys of Foundry accounts, which the definition leaves out by default', () => {
    const standard = published(GUARDRAIL_POLICIES.find(({ reference }) => reference === 'aiKey') as GuardrailPolicy);
    const excluded = standard.parameters.excludedKinds?.defaultValue as string[];
    expect(excluded).toContain('AIServices');
    expect(values.aiKey?.excludedKinds?.value).toEqual(excluded.filter((kind) => kind !== 'AIServices'));
  });

  it('approves the declared models one by one, and publishers only where models have no known ID', () => {
    expect(assigned(result.only('azurerm_subscription_policy_assignment'))).toMatchObject({
      allowedAssetIds: ['azureml://registries/azure-openai/models/gpt-4.1/versions/'],
      allowedPublishers: ['Mistral AI'],
    });
  });

  it('keeps everything in the allowed regions', () => {
    expect(assigned(result.only('azurerm_subscription_policy_assignment')).allowedLocations).toEqual(['swedencentral']);
    expect(values.locations?.listOfAllowedLocations).toEqual({ value: "[parameters('allowedLocations')]" });
  });

  it('asks for a label of the taxonomy on what holds data, by a definition of our own', () => {
    const own = result.only('azurerm_policy_definition');
    expect(own.mode).toBe('Indexed');
    const rule = JSON.parse(String(own.policy_rule)) as { if: { allOf: [{ in: string[] }, { anyOf: Block[] }] } };
    expect(rule.if.allOf[0].in).toContain('Microsoft.CognitiveServices/accounts');
    expect(rule.if.allOf[1].anyOf).toEqual([
      { field: "tags['dataLabel']", exists: 'false' },
      { field: "tags['dataLabel']", notIn: "[parameters('dataLabels')]" },
    ]);
    const [reference] = (set.policy_definition_reference as Reference[]).slice(-1);
    expect(reference?.policy_definition_id).toBe(result.reference('guardrails/data-label', 'id'));
    expect(assigned(result.only('azurerm_subscription_policy_assignment')).dataLabels).toEqual([
      'public',
      'confidential',
    ]);
  });

  it('declares every parameter that it is assigned, and no other', () => {
    const declared = Object.keys(JSON.parse(String(set.parameters)) as object);
    expect(Object.keys(assigned(result.only('azurerm_subscription_policy_assignment'))).sort()).toEqual(
      declared.sort(),
    );
  });

  it('is enforced on the whole subscription, after it is defined', () => {
    expect(result.only('azurerm_subscription_policy_assignment')).toMatchObject({
      subscription_id: `/subscriptions/${SUBSCRIPTION_ID}`,
      policy_definition_id: result.reference('guardrails/initiative', 'id'),
      enforce: true,
    });
  });

  it('lies at a management group, with all its parts, where one is given', () => {
    const grouped = initiative({ scope: { managementGroup: 'mg-ai' } });
    expect(grouped.types).toEqual([
      'azurerm_management_group_policy_assignment',
      'azurerm_management_group_policy_set_definition',
      'azurerm_policy_definition',
    ]);
    for (const { attributes } of grouped.resources) {
      expect(attributes.management_group_id).toBe('/providers/Microsoft.Management/managementGroups/mg-ai');
    }
  });

  it('refuses a name that a management group would refuse', () => {
    expect(() => initiative({ name: 'zt4ai-guardrails-of-contoso' })).toThrow(
      'test/guardrails: got the name "zt4ai-guardrails-of-contoso" of 27 characters, expected at most 24; fix: shorten it',
    );
  });
});
