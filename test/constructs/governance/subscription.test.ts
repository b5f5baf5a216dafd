import {
  DEFENDER_PLANS,
  DefenderPlans,
  ProviderRegistrations,
  SpendingBudget,
  type DefenderPlansProps,
  type SpendingBudgetProps,
} from '../../../constructs/governance';
import { synthConstruct, type Block } from '../../support/synth-construct';

describe('Defender for Cloud', () => {
  const plans = (props: Partial<DefenderPlansProps> = {}) =>
    synthConstruct(
      (stack) => new DefenderPlans(stack, 'defender', { plans: 'all', malwareScanGbPerMonth: 500, ...props }),
    );
  const byType = (result: ReturnType<typeof plans>): Record<string, Block> =>
    Object.fromEntries(
      result.resources
        .filter(({ type }) => type === 'azurerm_security_center_subscription_pricing')
        .map(({ attributes: { resource_type, ...rest } }) => [resource_type, rest]),
    );
  const all = byType(plans());

  it('alerts on prompts, with the prompt as evidence', () => {
    expect(all.AI).toEqual({ tier: 'Standard', extension: [{ name: 'AIPromptEvidence' }] });
  });

  it('scans uploads for malware up to a limit, and looks for sensitive data', () => {
    expect(all.StorageAccounts).toEqual({
      tier: 'Standard',
      subplan: 'DefenderForStorageV2',
      extension: [
        {
          name: 'OnUploadMalwareScanning',
          additional_extension_properties: { CapGBPerMonthPerStorageAccount: '500' },
        },
        { name: 'SensitiveDataDiscovery' },
      ],
    });
  });

  it('covers models, data, keys, images, APIs and the control plane', () => {
    expect(Object.keys(all)).toEqual([
      'AI',
      'Api',
      'Arm',
      'CloudPosture',
      'Containers',
      'CosmosDbs',
      'KeyVaults',
      'StorageAccounts',
    ]);
  });

  it('keeps what an AI workload cannot do without in the smallest profile', () => {
    expect(Object.keys(byType(plans({ plans: 'essential' })))).toEqual(['AI', 'Arm', 'KeyVaults', 'StorageAccounts']);
  });

  it('always says which plan it is: without a type the provider would switch on the one for servers', () => {
    for (const { resourceType } of Object.values(DEFENDER_PLANS)) expect(all).toHaveProperty(resourceType);
  });

  it('names only extensions that Microsoft’s policies name: a typing error passes every stage of Terraform', () => {
    const names = Object.values(all).flatMap(({ extension }) =>
      ((extension ?? []) as { name: string }[]).map(({ name }) => name),
    );
    const authorities = [
      'AIPromptEvidence',
      'ContainerRegistriesVulnerabilityAssessments',
      'OnUploadMalwareScanning',
      'SensitiveDataDiscovery',
    ];
    expect([...new Set(names)].sort()).toEqual(authorities);
  });

  it('writes to the contact under the only name that the service knows, and to the owners', () => {
    const contact = plans({ contact: 'secops@contoso.example' }).only('azurerm_security_center_contact');
    expect(contact).toEqual({
      name: 'default',
      email: 'secops@contoso.example',
      alert_notifications: true,
      alerts_to_admins: true,
    });
    expect(plans().types).not.toContain('azurerm_security_center_contact');
  });
});

describe('a budget', () => {
  const props: SpendingBudgetProps = {
    name: 'budget-contoso-ai',
    subscriptionId: '00000000-0000-0000-0000-000000000001',
    monthly: 5000,
    start: '2026-12',
    contacts: ['finops@contoso.example'],
  };
  const budget = (more: Partial<SpendingBudgetProps> = {}) =>
    synthConstruct((stack) => new SpendingBudget(stack, 'budget', { ...props, ...more })).only(
      'azurerm_consumption_budget_subscription',
    );

  it('tells people before it is spent, when it is, and when it will be', () => {
    const notices = budget().notification as Block[];
    expect(notices.map(({ threshold, threshold_type }) => [threshold, threshold_type])).toEqual([
      [80, 'Actual'],
      [100, 'Actual'],
      [100, 'Forecasted'],
    ]);
    for (const notice of notices) {
      expect(notice).toMatchObject({ enabled: true, contact_emails: ['finops@contoso.example'] });
    }
  });

  it('has no two notices that differ in their type alone', () => {
    const keys = (budget().notification as Block[]).map(({ operator, threshold }) => `${operator} ${threshold}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('begins on the first of its month and does not end unnoticed', () => {
    expect(budget().time_period).toEqual({ start_date: '2026-12-01T00:00:00Z', end_date: '2036-12-01T00:00:00Z' });
  });

  it('is monthly, and of the whole subscription: what nobody tagged costs too', () => {
    expect(budget()).toMatchObject({
      amount: 5000,
      time_grain: 'Monthly',
      subscription_id: '/subscriptions/00000000-0000-0000-0000-000000000001',
    });
    expect(budget()).not.toHaveProperty('filter');
  });

  it.each(['2026-12-15', '2026-13', '2026', 'december'])('refuses to start on %s', (start) => {
    expect(() => budget({ start })).toThrow(
      `test/budget: got the start "${start}", expected a month like 2026-12; ` +
        'fix: a budget starts on the first of a month, so leave the day out',
    );
  });

  it('refuses to tell nobody, which Azure accepts', () => {
    expect(() => budget({ contacts: [] })).toThrow(
      'test/budget: got no contacts, expected somebody to tell; fix: give an e-mail address',
    );
  });
});

describe('registrations of resource providers', () => {
  it('are made once each, under the exact name', () => {
    const result = synthConstruct(
      (stack) =>
        new ProviderRegistrations(stack, 'providers', {
          resourceProviders: ['Microsoft.App', 'Microsoft.Search', 'Microsoft.App'],
        }),
    );
    expect(result.resources.map(({ attributes }) => attributes)).toEqual([
      { name: 'Microsoft.App' },
      { name: 'Microsoft.Search' },
    ]);
  });
});
