import { parseLandingZone, parseLandingZones, references, RESOURCE_PROVIDERS } from '../../config';
import { DEFAULT, positionOf, problemsOf } from './support';

const OPERATORS = '22222222-2222-2222-2222-22222222222A';
const APPROVERS = '33333333-3333-3333-3333-33333333333B';

/** The default landing zone with a section `governance:`. */
function governed(section: string, profile = 'standard'): string {
  return `${DEFAULT.replace('profile: standard', `profile: ${profile}`)}\ngovernance:\n${section}`;
}

function governance(section: string) {
  return parseLandingZone(governed(section), 'lz.yaml').governance;
}

describe('governance that nobody configured', () => {
  it('reports, registers nothing, and gives nobody access', () => {
    expect(parseLandingZone(DEFAULT, 'lz.yaml').governance).toEqual({
      location: 'swedencentral',
      enforcement: 'audit',
      allowedLocations: ['swedencentral'],
      registerProviders: { platform: [], workload: [] },
    });
  });

  it('is the same where the section is there and empty of keys', () => {
    expect(governance('  enforcement: audit\n')).toEqual(parseLandingZone(DEFAULT, 'lz.yaml').governance);
  });
});

describe('configured governance', () => {
  it('always allows the landing zone’s own regions, once each', () => {
    expect(governance('  allowedLocations: [westeurope, swedencentral]\n').allowedLocations).toEqual([
      'swedencentral',
      'westeurope',
    ]);
    const regions = '\nregions:\n  - {location: westeurope, addressSpace: 10.60.0.0/16}\n';
    expect(parseLandingZone(DEFAULT + regions, 'lz.yaml').governance.allowedLocations).toEqual([
      'swedencentral',
      'westeurope',
    ]);
  });

  it('has group IDs in lower case, as Azure answers', () => {
    const { operators, approvers } = governance(`  operators: ${OPERATORS}\n  approvers: ${APPROVERS}\n`);
    expect([operators, approvers]).toEqual([OPERATORS.toLowerCase(), APPROVERS.toLowerCase()]);
  });

  it('takes a month without quotation marks', () => {
    const { budget } = governance('  budget: {monthly: 5000, start: 2026-12, contacts: [finops@contoso.example]}\n');
    expect(budget).toEqual({ monthly: 5000, start: '2026-12', contacts: ['finops@contoso.example'] });
  });

  it('knows each resource provider once, in order', () => {
    expect(RESOURCE_PROVIDERS).toEqual([...new Set(RESOURCE_PROVIDERS)].sort());
  });

  it('gives agents of a further region the same role: it is made once', () => {
    const regions = '\nregions:\n  - {location: westeurope, addressSpace: 10.60.0.0/16}\n';
    const [primary, secondary] = parseLandingZones(DEFAULT + regions, 'lz.yaml').map(references);
    expect(secondary?.governance.modelCaller).toEqual(primary?.governance.modelCaller);
  });
});

interface Refused {
  readonly because: string;
  readonly section: string;
  readonly profile?: string;
  /** Text at whose start the problem must be. */
  readonly at: string;
  readonly path: string;
  readonly got: string;
  readonly expected: string;
  readonly fix: string;
}

const GROUP = {
  expected: 'a GUID, like 12345678-90ab-cdef-1234-567890abcdef',
  fix: 'copy it from `az ad group show --group … --query id`',
};
const MONTH = {
  path: 'governance.budget.start',
  expected: 'a month, like 2026-12: a budget starts on the first of one',
  fix: 'write the year and the month alone, without a day',
};

const REFUSED: readonly Refused[] = [
  {
    because: 'an enforcement that is no stage',
    section: '  enforcement: denny\n',
    at: 'denny',
    path: 'governance.enforcement',
    got: 'denny',
    expected: 'audit or deny',
    fix: 'did you mean deny?',
  },
  {
    because: 'a budget that starts on a day',
    section: '  budget: {monthly: 1, start: 2026-12-15, contacts: [a@b.example]}\n',
    at: '2026-12-15',
    got: '2026-12-15',
    ...MONTH,
  },
  {
    because: 'a budget that starts in a month that is none',
    section: "  budget: {monthly: 1, start: '2026-13', contacts: [a@b.example]}\n",
    at: "'2026-13'",
    got: '2026-13',
    ...MONTH,
  },
  {
    because: 'a budget that tells nobody',
    section: '  budget: {monthly: 1, start: 2026-12, contacts: []}\n',
    at: '[]}',
    path: 'governance.budget.contacts',
    got: 'an empty list',
    expected: 'a list of 1 to 50 e-mail addresses',
    fix: 'write a list of 1 to 50 e-mail addresses',
  },
  {
    because: 'a budget of nothing',
    section: '  budget: {monthly: 0, start: 2026-12, contacts: [a@b.example]}\n',
    at: '0, start',
    path: 'governance.budget.monthly',
    got: '0 (a number)',
    expected: 'a whole number from 1 to 1000000000',
    fix: 'write a whole number from 1 to 1000000000',
  },
  {
    because: 'operators by name',
    section: '  operators: platform-team\n',
    at: 'platform-team',
    path: 'governance.operators',
    got: 'platform-team',
    ...GROUP,
  },
  {
    because: 'approvers by name',
    section: `  operators: ${OPERATORS}\n  approvers: security-team\n`,
    at: 'security-team',
    path: 'governance.approvers',
    got: 'security-team',
    ...GROUP,
  },
  {
    because: 'approvers who have nothing to approve',
    section: `  approvers: ${APPROVERS}\n`,
    at: APPROVERS,
    path: 'governance.approvers',
    got: 'approvers without operators',
    expected: 'somebody whose access they approve',
    fix: 'add `operators:`, or take approvers out',
  },
  {
    because: 'operators who approve themselves, in whatever letter case',
    section: `  operators: ${OPERATORS}\n  approvers: ${OPERATORS.toLowerCase()}\n`,
    at: OPERATORS.toLowerCase(),
    path: 'governance.approvers',
    got: 'the group that is also operators',
    expected: 'another group: nobody approves access of their own (four eyes)',
    fix: 'name a group whose members are no operators',
  },
  {
    because: 'operators of a regulated landing zone whom nobody approves',
    section: `  operators: ${OPERATORS}\ninspection: {tls: {keyVaultId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-pki/providers/Microsoft.KeyVault/vaults/kv-pki, certificateName: ca}}\n`,
    profile: 'regulated',
    at: OPERATORS,
    path: 'governance.operators',
    got: 'operators without approvers, in the profile regulated',
    expected: 'a second person for each activation (four eyes)',
    fix: 'add `approvers:`, the object ID of an Entra group',
  },
  {
    because: 'a management group by its ARM ID',
    section: '  managementGroup: /providers/Microsoft.Management/managementGroups/mg-ai\n',
    at: '/providers/Microsoft.Management',
    path: 'governance.managementGroup',
    got: '/providers/Microsoft.Management/managementGroups/mg-ai',
    expected:
      'the name of a management group: 1 to 90 letters, digits, periods, underscores, hyphens and parentheses, no period at the end',
    fix: 'give the name alone, not its ARM ID: `az account management-group list --query "[].name"`',
  },
  {
    because: 'an allowed location that is none',
    section: '  allowedLocations: [swedencentrl]\n',
    at: 'swedencentrl',
    path: 'governance.allowedLocations[0]',
    got: 'swedencentrl',
    expected: 'a region of public Azure, like swedencentral',
    fix: 'did you mean swedencentral?',
  },
  {
    because: 'a resource provider that the landing zone does not use',
    section: '  registerProviders: {workload: [Microsoft.Apps]}\n',
    at: 'Microsoft.Apps',
    path: 'governance.registerProviders.workload[0]',
    got: 'Microsoft.Apps',
    expected: `${RESOURCE_PROVIDERS.slice(0, -1).join(', ')} or Microsoft.Web`,
    fix: 'did you mean Microsoft.App?',
  },
  {
    because: 'a key that it does not have',
    section: '  enforcment: deny\n',
    at: 'enforcment',
    path: 'governance.enforcment',
    got: 'the unknown key enforcment',
    expected: 'enforcement, managementGroup, allowedLocations, operators, approvers, budget or registerProviders',
    fix: 'did you mean enforcement?',
  },
];

describe('governance refuses', () => {
  it.each(REFUSED)('$because', ({ section, profile, at, path, got, expected, fix }) => {
    const text = governed(section, profile);
    // Positions count from the section: earlier text may hold the same words.
    const start = text.indexOf('\ngovernance:');
    const { line, column } = positionOf(text.slice(start + 1), at);
    const before = text.slice(0, start + 1).split('\n').length - 1;
    expect(problemsOf(text)).toEqual([{ file: 'lz.yaml', line: line + before, column, path, got, expected, fix }]);
  });
});
