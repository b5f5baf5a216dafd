import fc from 'fast-check';

import { isRegion, nameOf, stableGuid, regionCode, REGION_CODES, REGIONS, RESOURCE_KINDS } from '../../config';
import type { NamingContext, ResourceKind, ResourceKindRules } from '../../config';

const CONTEXT: NamingContext = {
  name: 'contoso-ai',
  environment: 'prod',
  location: 'swedencentral',
  subscriptions: {
    platform: '11111111-1111-1111-1111-111111111111',
    workload: '22222222-2222-2222-2222-222222222222',
  },
};
const KINDS = Object.keys(RESOURCE_KINDS) as ResourceKind[];

/** Names as the schema of landing-zone.yaml lets them through. */
const slug = (max: number) => fc.stringMatching(/^[a-z](?:-?[a-z0-9]){1,30}$/).filter(({ length }) => length <= max);
const contexts = fc.record({
  name: slug(20),
  environment: fc.stringMatching(/^[a-z0-9]{2,5}$/),
  location: fc.constantFrom(...REGIONS),
  subscriptions: fc.record({ platform: fc.uuid(), workload: fc.uuid() }),
});
const qualifiers = fc.option(slug(40), { nil: undefined });
const kinds = fc.constantFrom(...KINDS);

/** Azure's rules, written down a second time and otherwise, for the kinds where a mistake costs a deployment. */
const AZURE: Partial<Record<ResourceKind, RegExp>> = {
  storageAccount: /^[a-z0-9]{3,24}$/,
  keyVault: /^(?!.*--)[a-zA-Z][a-zA-Z0-9-]{1,22}[a-zA-Z0-9]$/,
  containerRegistry: /^[a-zA-Z0-9]{5,50}$/,
  cognitiveAccount: /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,63}$/,
  cognitiveProject: /^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,63}$/,
  searchService: /^(?!.*--)[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/,
  containerApp: /^(?!.*--)[a-z][a-z0-9-]{0,30}[a-z0-9]$/,
  logAnalyticsWorkspace: /^[A-Za-z0-9][A-Za-z0-9-]{2,61}[A-Za-z0-9]$/,
  userAssignedIdentity: /^[A-Za-z0-9][A-Za-z0-9_-]{2,127}$/,
  virtualNetwork: /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]$/,
  firewall: /^[A-Za-z0-9][A-Za-z0-9_.-]{0,54}[A-Za-z0-9_]$/,
  privateEndpoint: /^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}[A-Za-z0-9_]$/,
};

describe('a resource name', () => {
  it.each<[ResourceKind, string | undefined, string]>([
    ['virtualNetwork', 'hub', 'vnet-contoso-ai-hub-prod-sdc'],
    ['resourceGroup', undefined, 'rg-contoso-ai-prod-sdc'],
    ['containerApp', 'mail', 'ca-contoso-ai-mail-prod-sdc'],
    // Global: with a hash.
    ['searchService', undefined, 'srch-contoso-ai-prod-sdc-88zpf'],
    ['containerRegistry', undefined, 'crcontosoaiprodsdc88zpf'],
    // Too long with the location code.
    ['storageAccount', 'arch', 'stcontosoaiarchprod88zpf'],
    // Too long without it as well.
    ['containerApp', 'contract-reviewer', 'ca-contoso-ai-contract-rev-jidha'],
  ])('of a %s for %s is pinned: a deployed resource cannot be renamed', (kind, qualifier, expected) => {
    expect(nameOf(CONTEXT, kind, qualifier)).toBe(expected);
  });

  it('says which table it breaks when a part cannot be part of a name', () => {
    expect(() => nameOf({ ...CONTEXT, name: 'Contoso AI' }, 'virtualNetwork')).toThrow(
      'got "Contoso AI" in the name of a virtualNetwork; expected lower-case letters, digits and single hyphens between them; fix: use the name that landing-zone.yaml gives',
    );
    expect(() => nameOf(CONTEXT, 'virtualNetwork', 'a--b')).toThrow('got "a--b" in the name of a virtualNetwork');
    expect(() => nameOf({ ...CONTEXT, location: 'swedencentrall' }, 'subnet')).toThrow('did you mean swedencentral?');
  });

  it('satisfies the limits of its kind, whatever the landing zone is called', () => {
    fc.assert(
      fc.property(contexts, kinds, qualifiers, (context, kind, qualifier) => {
        const rules: ResourceKindRules = RESOURCE_KINDS[kind];
        const name = nameOf(context, kind, qualifier);
        expect(name.length).toBeGreaterThanOrEqual(rules.min);
        expect(name.length).toBeLessThanOrEqual(rules.max);
        expect(name).toMatch(rules.pattern);
        expect(name).not.toMatch(/--/);
        expect(name).toMatch(AZURE[kind] ?? /./);
        expect(nameOf(context, kind, qualifier)).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  it('is never shared by two resources of one kind', () => {
    fc.assert(
      fc.property(contexts, kinds, slug(40), slug(40), (context, kind, a, b) => {
        fc.pre(a !== b);
        expect(nameOf(context, kind, a)).not.toBe(nameOf(context, kind, b));
      }),
      { numRuns: 500 },
    );
    expect(nameOf(CONTEXT, 'storageAccount', 'a-b')).not.toBe(nameOf(CONTEXT, 'storageAccount', 'ab'));
  });

  it('that everyone in Azure shares differs by subscription, environment and location', () => {
    const other = { ...CONTEXT, subscriptions: { ...CONTEXT.subscriptions, workload: CONTEXT.subscriptions.platform } };
    for (const kind of KINDS.filter((key) => (RESOURCE_KINDS[key] as ResourceKindRules).global)) {
      const names = [CONTEXT, other, { ...CONTEXT, environment: 'test' }, { ...CONTEXT, location: 'westeurope' }];
      expect(new Set(names.map((context) => nameOf(context, kind, 'contract-reviewer'))).size).toBe(4);
    }
  });

  it('does not depend on the case of the subscription id', () => {
    const [lower, upper] = ['abcdefab-1111-1111-1111-111111111111', 'ABCDEFAB-1111-1111-1111-111111111111'].map((id) =>
      nameOf({ ...CONTEXT, subscriptions: { platform: id, workload: id } }, 'keyVault'),
    );
    expect(lower).toBe(upper);
  });
});

describe('the table of kinds', () => {
  it('has abbreviations and ARM types that tell kinds apart', () => {
    const rules = Object.values(RESOURCE_KINDS);
    expect(new Set(rules.map(({ abbreviation }) => abbreviation)).size).toBe(rules.length);
    expect(new Set(rules.map(({ armType }) => armType)).size).toBe(rules.length);
    for (const { armType } of rules) expect(armType).toMatch(/^Microsoft\.[A-Za-z]+(\/[a-z][A-Za-z]+)+$/);
  });
});

describe('region codes', () => {
  it('are short, in lower case, and tell regions apart', () => {
    const codes = Object.values(REGION_CODES);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]{2,4}[0-9]?$/);
    expect(regionCode('swedencentral')).toBe('sdc');
  });

  it('say near matches of an unknown region', () => {
    expect(() => regionCode('West Europ')).toThrow(
      'got location West Europ; expected a region of public Azure such as swedencentral; fix: did you mean westeurope?',
    );
    expect(() => regionCode('mars')).toThrow('fix: see `az account list-locations`');
    expect(isRegion('constructor')).toBe(false);
  });
});

describe('a stable GUID', () => {
  const context = {
    name: 'contoso-ai',
    environment: 'prod',
    location: 'swedencentral',
    subscriptions: { platform: 'p', workload: 'w' },
  };

  it('is the same for the same parts, and another for others', () => {
    expect(stableGuid(context, 'role', 'a')).toBe(stableGuid(context, 'role', 'a'));
    const others = [stableGuid(context, 'role', 'b'), stableGuid({ ...context, environment: 'test' }, 'role', 'a')];
    expect(new Set([stableGuid(context, 'role', 'a'), ...others]).size).toBe(3);
  });

  it('has the shape that Azure asks of a GUID', () => {
    expect(stableGuid(context, 'x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
