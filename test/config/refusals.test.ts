import { DEFAULT, edited, positionOf, problemsOf } from './support';

type Edit = readonly [from: string, to: string];

interface Refused {
  readonly because: string;
  readonly edits: readonly Edit[];
  /** Text at whose start the problem must be. */
  readonly at: string;
  readonly path: string;
  readonly got: string;
  readonly expected: string;
  readonly fix: string;
}

const LANDING_ZONE_NAME =
  '2 to 20 lower-case letters, digits and single hyphens, starting with a letter and not ending with a hyphen';
const RESPELL = 'shorten or respell the name: names of Azure resources are made from it';
const HOST =
  'a host name in lower case, like api.docusign.net or *.docusign.net: no scheme, port, path, address or bare *';
const IMAGE = 'repository@sha256: and 64 hex digits, without a registry or a tag';
const IMAGE_FIX = 'copy the digest from `az acr manifest list-metadata`: a tag can be moved to another image';
const DIGEST = '0'.repeat(64);
const LABELS = 'labels: [public, general, confidential, highly-confidential]';
const NO_APPROVAL: Edit = ['approval: human', 'approval: none'];
const AZURERM =
  'state: {backend: azurerm, subscriptionId: 22222222-2222-2222-2222-222222222222, resourceGroup: rg-state, storageAccount: stacct, container: state}';

function egress(host: string): Refused {
  return {
    because: `an egress of ${host}`,
    edits: [['egress: api.docusign.net', `egress: '${host}'`]],
    at: `'${host}'`,
    path: 'agents[0].tools[0].egress',
    got: host,
    expected: HOST,
    fix: 'name the host alone, and as narrowly as you can',
  };
}

function image(name: string): Refused {
  return {
    because: `an image ${name.slice(0, 40)}`,
    edits: [[`agents/contract-reviewer@sha256:${DIGEST}`, name]],
    at: name,
    path: 'agents[0].image',
    got: name.length > 80 ? `${name.slice(0, 80)}… (${name.length} characters)` : name,
    expected: IMAGE,
    fix: IMAGE_FIX,
  };
}

function version(text: string, got: string): Refused {
  return {
    because: `a model version ${text}`,
    edits: [["version: '2025-04-14'", `version: ${text}`]],
    at: `${text} # pinned`,
    path: 'models[0].version',
    got,
    expected: 'one pinned version as text, like "2025-04-14"; never latest',
    fix: 'copy `version` from `az cognitiveservices model list`, in quotation marks',
  };
}

function badName(name: string): Refused {
  return {
    because: `the landing zone name ${name}`,
    edits: [['name: contoso-ai', `name: ${name}`]],
    at: `${name}\nenvironment`,
    path: 'name',
    got: name,
    expected: LANDING_ZONE_NAME,
    fix: RESPELL,
  };
}

const REFUSED: readonly Refused[] = [
  ...[
    'Contoso',
    '1contoso',
    'contoso--ai',
    'contoso-',
    'contoso_ai',
    'c',
    'abcdefghijklmnopqrstu',
    'Contoso_And_Everyone_Else',
  ].map(badName),
  {
    because: 'a long agent name',
    edits: [['name: contract-reviewer', 'name: contract-reviewer-of-europe']],
    at: 'contract-reviewer-of-europe',
    path: 'agents[0].name',
    got: 'contract-reviewer-of-europe',
    expected: LANDING_ZONE_NAME,
    fix: RESPELL,
  },
  {
    because: 'a knowledge name with capitals',
    edits: [
      ['name: contracts', 'name: Contracts'],
      ['reads: [contracts]', 'reads: []'],
    ],
    at: 'Contracts',
    path: 'knowledge[0].name',
    got: 'Contracts',
    expected: LANDING_ZONE_NAME.replace('20', '40'),
    fix: RESPELL,
  },
  {
    because: 'a label name that is not one',
    edits: [
      [
        LABELS,
        'labels: [public, general, confidential, {name: Top_Secret, residency: region, contentInLogs: false, approvalForEffects: true, customerManagedKey: true}]',
      ],
    ],
    at: 'Top_Secret',
    path: 'labels[3].name',
    got: 'Top_Secret',
    expected: LANDING_ZONE_NAME.replace('2 to', '3 to'),
    fix: RESPELL,
  },
  {
    because: 'an obligation that no label can have',
    edits: [[LABELS, 'labels: [public, general, {name: confidential, residency: datazone}]']],
    at: 'datazone}',
    path: 'labels[2].residency',
    got: 'datazone',
    expected: 'global, data-zone or region',
    fix: 'did you mean data-zone?',
  },
  {
    because: 'an environment that is too long',
    edits: [['environment: prod', 'environment: production']],
    at: 'production',
    path: 'environment',
    got: 'production',
    expected: '2 to 5 lower-case letters and digits, like prod',
    fix: 'shorten it: names of Azure resources are made from it',
  },
  {
    because: 'an unknown location',
    edits: [['swedencentral', 'swedencentrall']],
    at: 'swedencentrall',
    path: 'location',
    got: 'swedencentrall',
    expected: 'a region of public Azure, like swedencentral',
    fix: 'did you mean swedencentral?',
  },
  {
    because: 'an unknown profile',
    edits: [['profile: standard', 'profile: paranoid']],
    at: 'paranoid',
    path: 'profile',
    got: 'paranoid',
    expected: 'sandbox, standard or regulated',
    fix: 'write sandbox, standard or regulated',
  },
  {
    because: 'a subscription that is not a GUID',
    edits: [['platform: 00000000-0000-0000-0000-000000000001', 'platform: my-subscription']],
    at: 'my-subscription',
    path: 'subscriptions.platform',
    got: 'my-subscription',
    expected: 'a GUID, like 12345678-90ab-cdef-1234-567890abcdef',
    fix: 'copy it from `az account list`',
  },
  {
    because: 'an unknown key',
    edits: [['clearance: confidential\n    model', 'clearence: confidential\n    clearance: confidential\n    model']],
    at: 'clearence',
    path: 'agents[0].clearence',
    got: 'the unknown key clearence',
    expected:
      'name, clearance, reads, writes, memory, model, tools, untrustedInput, image, calls, runsCode, suspended, port or slot',
    fix: 'did you mean clearance?',
  },
  {
    because: 'an unknown key like no other',
    edits: [['environment: prod', 'environment: prod\ncolour: red']],
    at: 'colour',
    path: 'colour',
    got: 'the unknown key colour',
    expected:
      'name, environment, profile, location, tenantId, subscriptions, state, network, inspection, regions, labels, knowledge, data, models, blocklists, agents, training, gateway, foundry, codeSandbox, access, contacts, observability or governance',
    fix: 'take it out',
  },
  {
    because: 'untrustedInput that nobody decided',
    edits: [['    untrustedInput: true # contracts come from outside\n', '']],
    at: 'name: contract-reviewer',
    path: 'agents[0].untrustedInput',
    got: 'nothing',
    expected: 'true or false: whether the agent reads mail, web pages or files from outside',
    fix: 'add `untrustedInput:`; decide: true when anything it reads was written by someone you would not let instruct it',
  },
  {
    because: 'a value of the wrong type',
    edits: [['capacity: 50', 'capacity: lots']],
    at: 'lots',
    path: 'models[0].capacity',
    got: 'lots',
    expected: 'a whole number from 1 to 1000000',
    fix: 'write a whole number from 1 to 1000000',
  },
  {
    because: 'a list with nothing in it',
    edits: [['    reads: [contracts]', '    reads:']],
    at: 'reads:',
    path: 'agents[0].reads',
    got: 'nothing',
    expected: 'a list of names of `knowledge`',
    fix: 'write a list of names of `knowledge`',
  },
  version('20250414', '20250414 (a number)'),
  version('latest', 'latest'),
  version('">=1"', '>=1'),
  ...[
    'https://api.docusign.net',
    'api.docusign.net/v1',
    'api.docusign.net:443',
    '203.0.113.7',
    '*',
    '*.net',
    'api.*.net',
    '*.*.net',
    'localhost',
    'API.docusign.net',
    '-api.docusign.net',
    'api..net',
    '2001:db8::1',
  ].map(egress),
  image('agents/contract-reviewer:latest'),
  image('agents/contract-reviewer'),
  image('agents/contract-reviewer@sha256:abc'),
  image(`docker.io/agents/contract-reviewer@sha256:${DIGEST}`),
  image(`localhost:5000/agents@sha256:${DIGEST}`),
  {
    because: 'a Terraform backend that we do not know',
    edits: [['backend: local', 'backend: s3']],
    at: 's3',
    path: 'state.backend',
    got: 's3',
    expected: 'a mapping: {backend: local}, or backend azurerm with its storage account',
    fix: 'write `state: {backend: local}` for a first look',
  },
  {
    because: 'a storage account name with a hyphen',
    edits: [['state: { backend: local }', AZURERM.replace('stacct', 'st-acct')]],
    at: 'st-acct',
    path: 'state.storageAccount',
    got: 'st-acct',
    expected: 'the name of a storage account: 3 to 24 lower-case letters and digits',
    fix: 'give the name alone, without its host name',
  },
  {
    because: 'a container name with capitals',
    edits: [['state: { backend: local }', AZURERM.replace('container: state', 'container: State')]],
    at: 'State}',
    path: 'state.container',
    got: 'State',
    expected: 'the name of a container: 3 to 63 lower-case letters, digits and single hyphens',
    fix: 'give the name of a container that exists',
  },
  {
    because: 'a resource group name that ends with a period',
    edits: [['state: { backend: local }', AZURERM.replace('rg-state', 'rg-state.')]],
    at: 'rg-state.',
    path: 'state.resourceGroup',
    got: 'rg-state.',
    expected:
      'the name of a resource group: 1 to 90 letters, digits, periods, underscores, hyphens and parentheses, no period at the end',
    fix: 'copy it from `az storage account show --query resourceGroup`',
  },
  {
    because: 'an azurerm key on the local backend',
    edits: [['backend: local', 'backend: local, container: x']],
    at: 'container: x',
    path: 'state.container',
    got: 'the unknown key container',
    expected: 'backend',
    fix: 'take it out',
  },
  {
    because: 'a vault URL for a vault ID',
    edits: [
      ['network:', 'inspection: {tls: {keyVaultId: "https://kv.vault.azure.net", certificateName: ca}}\nnetwork:'],
    ],
    at: '"https://kv',
    path: 'inspection.tls.keyVaultId',
    got: 'https://kv.vault.azure.net',
    expected: 'the ARM ID of a vault: /subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…',
    fix: 'copy it from `az keyvault show --name … --query id`',
  },
  {
    because: 'a reference to an unknown label',
    edits: [['kind: search-index, label: confidential', 'kind: search-index, label: confidental']],
    at: 'confidental',
    path: 'knowledge[0].label',
    got: 'confidental',
    expected: 'one of `labels`: public, general, confidential or highly-confidential',
    fix: 'did you mean confidential?',
  },
  {
    because: 'an unknown clearance of an agent',
    edits: [['    clearance: confidential', '    clearance: secret']],
    at: 'secret',
    path: 'agents[0].clearance',
    got: 'secret',
    expected: 'one of `labels`: public, general, confidential or highly-confidential',
    fix: 'add it to `labels`, or name one that is there',
  },
  {
    because: 'an unknown clearance of a tool',
    edits: [['net, clearance: confidential', 'net, clearance: secret']],
    at: 'secret',
    path: 'agents[0].tools[0].clearance',
    got: 'secret',
    expected: 'one of `labels`: public, general, confidential or highly-confidential',
    fix: 'add it to `labels`, or name one that is there',
  },
  {
    because: 'a reference to unknown knowledge',
    edits: [['reads: [contracts]', 'reads: [contracts, contract]']],
    at: 'contract]',
    path: 'agents[0].reads[1]',
    got: 'contract',
    expected: 'one of `knowledge`: contracts',
    fix: 'did you mean contracts?',
  },
  {
    because: 'a reference to an unknown model',
    edits: [['model: gpt-4.1', 'model: o3']],
    at: 'o3',
    path: 'agents[0].model',
    got: 'o3',
    expected: 'one of `models`: gpt-4.1',
    fix: 'add it to `models`, or name one that is there',
  },
  {
    because: 'a label that is there twice',
    edits: [[LABELS, 'labels: [public, general, confidential, highly-confidential, {name: general}]']],
    at: 'general}',
    path: 'labels[4].name',
    got: 'a second general; the first is at position 2 of the list',
    expected: 'each name once',
    fix: 'rename one of them, or take it out',
  },
  {
    because: 'knowledge that is read twice',
    edits: [['reads: [contracts]', 'reads: [contracts, contracts]']],
    at: 'contracts]',
    path: 'agents[0].reads[1]',
    got: 'a second contracts; the first is at position 1 of the list',
    expected: 'each name once',
    fix: 'rename one of them, or take it out',
  },
  {
    because: 'two tools of one name',
    edits: [
      [
        'effect: write, approval: human }',
        'effect: write, approval: human }\n      - { name: docusign, egress: x.docusign.net, clearance: confidential, approval: human }',
      ],
    ],
    at: 'docusign, egress: x',
    path: 'agents[0].tools[1].name',
    got: 'a second docusign; the first is at position 1 of the list',
    expected: 'each name once',
    fix: 'rename one of them, or take it out',
  },
  {
    because: 'known labels in the wrong order',
    edits: [[LABELS, 'labels: [public, confidential, general, highly-confidential]']],
    at: 'general, highly',
    path: 'labels[2]',
    got: 'general after confidential',
    expected: 'labels from the lowest to the highest',
    fix: 'move general before confidential',
  },
  {
    because: 'a label of one’s own that leaves an obligation open',
    edits: [
      [
        LABELS,
        'labels: [public, general, confidential, {name: secret, residency: region, contentInLogs: false, approvalForEffects: true}]',
      ],
    ],
    at: '{name: secret',
    path: 'labels[3].customerManagedKey',
    got: 'nothing',
    expected: 'all four obligations of secret: only public, general, confidential or highly-confidential have defaults',
    fix: 'add `customerManagedKey:`',
  },
  {
    because: 'a label that is neither known nor defined',
    edits: [[LABELS, 'labels: [public, general, confidential, secret]']],
    at: 'secret]',
    path: 'labels[3]',
    got: 'secret',
    expected: 'public, general, confidential or highly-confidential, or a mapping that defines a label',
    fix: 'use a known label, or define this one: {name, residency, contentInLogs, approvalForEffects, customerManagedKey}',
  },
  {
    because: 'an agent that reads above its clearance',
    edits: [['    clearance: confidential', '    clearance: general']],
    at: 'contracts]',
    path: 'agents[0].reads[0]',
    got: 'contracts (confidential)',
    expected: 'data labelled general or lower: the clearance of contract-reviewer',
    fix: 'raise the clearance of contract-reviewer, or take contracts out of its reads',
  },
  {
    because: 'a tool that would write down',
    edits: [['net, clearance: confidential', 'net, clearance: general']],
    at: 'general, effect',
    path: 'agents[0].tools[0].clearance',
    got: 'general, for a tool that can write',
    expected: 'confidential or higher: what contract-reviewer reads could flow to docusign (no write down)',
    fix: 'clear docusign for confidential if its operator may have such data, or take the tool out of contract-reviewer',
  },
  {
    because: 'a tool that only reads and is cleared for less: its requests carry data',
    edits: [['net, clearance: confidential, effect: write', 'net, clearance: public, effect: read']],
    at: 'public, effect',
    path: 'agents[0].tools[0].clearance',
    got: 'public, for a tool that can read',
    expected: 'confidential or higher: what contract-reviewer reads could flow to docusign (no write down)',
    fix: 'clear docusign for confidential if its operator may have such data, or take the tool out of contract-reviewer',
  },
  {
    because: 'the lethal trifecta through a tool that only reads',
    edits: [NO_APPROVAL, ['effect: write', 'effect: read']],
    at: 'none }',
    path: 'agents[0].tools[0].approval',
    got: 'none, for a tool that can read, on an agent that reads confidential data and untrusted input',
    expected:
      'a person between them: otherwise whoever writes what contract-reviewer reads can make it send private data out (lethal trifecta)',
    fix: 'add `approval: human` to docusign',
  },
  {
    because: 'the lethal trifecta',
    edits: [NO_APPROVAL],
    at: 'none }',
    path: 'agents[0].tools[0].approval',
    got: 'none, for a tool that can write, on an agent that reads confidential data and untrusted input',
    expected:
      'a person between them: otherwise whoever writes what contract-reviewer reads can make it send private data out (lethal trifecta)',
    fix: 'add `approval: human` to docusign',
  },
  {
    because: 'the lethal trifecta with data whose label asks for no approval',
    edits: [
      NO_APPROVAL,
      ['kind: search-index, label: confidential', 'kind: search-index, label: general'],
      ['effect: write', 'effect: act'],
    ],
    at: 'none }',
    path: 'agents[0].tools[0].approval',
    got: 'none, for a tool that can act, on an agent that reads general data and untrusted input',
    expected:
      'a person between them: otherwise whoever writes what contract-reviewer reads can make it send private data out (lethal trifecta)',
    fix: 'add `approval: human` to docusign',
  },
  {
    because: 'an effect without the approval that its label asks for',
    edits: [NO_APPROVAL, ['untrustedInput: true', 'untrustedInput: false']],
    at: 'none }',
    path: 'agents[0].tools[0].approval',
    got: 'none, for a tool that can write',
    expected: 'human: contract-reviewer reads contracts, and confidential asks for approval of effects',
    fix: 'add `approval: human` to docusign',
  },
  {
    because: 'a global deployment for data that stays in a data zone',
    edits: [['deploymentType: DataZoneStandard', 'deploymentType: GlobalProvisionedManaged']],
    at: 'gpt-4.1\n    reads',
    path: 'agents[0].model',
    got: 'gpt-4.1 (GlobalProvisionedManaged, processed anywhere)',
    expected:
      'a model deployed as DataZoneStandard, DataZoneProvisionedManaged, Standard or ProvisionedManaged: contract-reviewer reads contracts (confidential: data-zone)',
    fix: 'deploy such a model and give it to contract-reviewer, or take contracts out of its reads',
  },
  {
    because: 'a data-zone deployment for data that stays in its region',
    edits: [
      ['kind: search-index, label: confidential', 'kind: search-index, label: highly-confidential'],
      ['    clearance: confidential', '    clearance: highly-confidential'],
      ['net, clearance: confidential', 'net, clearance: highly-confidential'],
    ],
    at: 'gpt-4.1\n    reads',
    path: 'agents[0].model',
    got: 'gpt-4.1 (DataZoneStandard, processed anywhere in the data zone)',
    expected:
      'a model deployed as Standard or ProvisionedManaged: contract-reviewer reads contracts (highly-confidential: region)',
    fix: 'deploy such a model and give it to contract-reviewer, or take contracts out of its reads',
  },
  {
    because: 'the lethal trifecta with the lowest label, where no label is public',
    edits: [
      NO_APPROVAL,
      [LABELS, 'labels: [general, confidential, highly-confidential]'],
      ['kind: search-index, label: confidential', 'kind: search-index, label: general'],
    ],
    at: 'none }',
    path: 'agents[0].tools[0].approval',
    got: 'none, for a tool that can write, on an agent that reads general data and untrusted input',
    expected:
      'a person between them: otherwise whoever writes what contract-reviewer reads can make it send private data out (lethal trifecta)',
    fix: 'add `approval: human` to docusign',
  },
  {
    because: 'a deployment outside the residency of a label that is not the highest but the strictest',
    edits: [
      [LABELS, 'labels: [public, {name: general, residency: region}, confidential]'],
      ['knowledge:\n', 'knowledge:\n  - { name: wages, kind: search-index, label: general }\n'],
      ['reads: [contracts]', 'reads: [contracts, wages]'],
    ],
    at: 'gpt-4.1\n    reads',
    path: 'agents[0].model',
    got: 'gpt-4.1 (DataZoneStandard, processed anywhere in the data zone)',
    expected: 'a model deployed as Standard or ProvisionedManaged: contract-reviewer reads wages (general: region)',
    fix: 'deploy such a model and give it to contract-reviewer, or take wages out of its reads',
  },
  {
    because: 'a regulated landing zone that does not inspect TLS',
    edits: [['profile: standard', 'profile: regulated']],
    at: 'regulated #',
    path: 'profile',
    got: 'regulated, without inspection.tls',
    expected: 'TLS inspection: the firewall of a regulated landing zone opens what does not come from agents',
    fix: 'add `inspection: {tls: {keyVaultId: …, certificateName: …}}`, or choose the profile standard',
  },
  {
    because: 'an address space that is not a network',
    edits: [['10.20.0.0/16', '10.20.1.0/16']],
    at: '10.20.1.0',
    path: 'network.addressSpace',
    got: '10.20.1.0/16',
    expected: 'the address of a network: no bits set after the prefix',
    fix: 'write 10.20.0.0/16',
  },
  {
    because: 'an address space that is no CIDR',
    edits: [['10.20.0.0/16', '10.20.0.0']],
    at: '10.20.0.0 #',
    path: 'network.addressSpace',
    got: '10.20.0.0',
    expected: 'an IPv4 network in CIDR notation, like 10.20.0.0/16',
    fix: 'write four numbers from 0 to 255 without leading zeros, a slash and the prefix length',
  },
  {
    because: 'an agent subnet that is too small',
    edits: [['onPremises: []', 'subnets: {agents: 28}']],
    at: '28',
    path: 'network.subnets.agents',
    got: '28 (a number)',
    expected: 'a prefix length from 16 to 27: Container Apps and Foundry agent subnets need at least /27',
    fix: 'write 27 or less, or leave it out',
  },
  {
    because: 'no addresses at all',
    edits: [['  addressSpace: 10.20.0.0/16 # hub and spoke are planned inside it\n', '']],
    at: 'onPremises',
    path: 'network.addressSpace',
    got: 'nothing',
    expected: 'a space to cut the hub and the spoke from, or a space for each',
    fix: 'add `addressSpace: 10.20.0.0/16`, or give both hub.addressSpace and spoke.addressSpace',
  },
];

describe('a landing zone is refused for', () => {
  it.each(REFUSED.map((refused) => [refused.because, refused] as const))('%s', (_, refused) => {
    const text = edited(...refused.edits);
    const { path, got, expected, fix } = refused;
    expect(problemsOf(text)).toEqual([{ file: 'lz.yaml', ...positionOf(text, refused.at), path, got, expected, fix }]);
  });

  it('a key that is there twice, naming both lines', () => {
    expect(problemsOf(edited(['environment: prod', 'environment: prod\nenvironment: test']))).toEqual([
      {
        file: 'lz.yaml',
        line: 5,
        column: 1,
        path: 'environment',
        got: 'a second environment; the first is on line 4',
        expected: 'each key once in a mapping',
        fix: 'merge the two, or take one out',
      },
    ]);
  });

  it.each(['knowledge', 'models', 'agents'])('two %s of one name', (list) => {
    const [, block = ''] = new RegExp(`^${list}:\\n((?: .*\\n)+)`, 'm').exec(`${DEFAULT}\n`) ?? [];
    const text = `${DEFAULT.trimEnd()}\n`.replace(block, () => block + block);
    expect(problemsOf(text).filter(({ got }) => got.startsWith('a second'))).toMatchObject([
      { path: `${list}[1].name`, expected: 'each name once' },
    ]);
  });
});

describe('a landing zone is not refused for', () => {
  it.each<[string, readonly Edit[]]>([
    ['nothing at all', []],
    ['a wildcard host before two labels', [['egress: api.docusign.net', "egress: '*.docusign.net'"]]],
    [
      'an unapproved tool that only reads, where nothing untrusted comes in',
      [NO_APPROVAL, ['effect: write', 'effect: read'], ['untrustedInput: true', 'untrustedInput: false']],
    ],
    [
      'an unapproved effect with public data alone',
      [NO_APPROVAL, ['kind: search-index, label: confidential', 'kind: search-index, label: public']],
    ],
    ['a regional deployment', [['deploymentType: DataZoneStandard', 'deploymentType: ProvisionedManaged']]],
    [
      'a known label that overrides an obligation',
      [['general, confidential', '{name: general, residency: region}, confidential']],
    ],
    [
      'a regulated profile with TLS inspection',
      [
        ['profile: standard', 'profile: regulated'],
        [
          'network:',
          'inspection: {tls: {keyVaultId: /subscriptions/22222222-2222-2222-2222-222222222222/resourceGroups/rg-pki/providers/Microsoft.KeyVault/vaults/kv-pki, certificateName: ca}}\nnetwork:',
        ],
      ],
    ],
    ['a Terraform state in Azure', [['state: { backend: local }', AZURERM]]],
  ])('%s', (_, edits) => {
    expect(problemsOf(edited(...edits))).toEqual([]);
  });
});

describe('many mistakes', () => {
  const text = edited(
    ['environment: prod', 'enviroment: prod'],
    ['swedencentral', 'Sweden Central'],
    ['10.20.0.0/16', '10.20.1.0/16'],
    ["version: '2025-04-14'", 'version: latest'],
    ['    clearance: confidential', '    clearance: general'],
    ['egress: api.docusign.net', 'egress: https://api.docusign.net'],
    NO_APPROVAL,
  );

  it('are all reported at once, in the order of the file, those of form beside those of meaning', () => {
    const problems = problemsOf(text);
    expect(problems.map(({ path }) => path)).toEqual([
      'enviroment',
      'location',
      'network.addressSpace',
      'models[0].version',
      'agents[0].reads[0]',
      'agents[0].tools[0].egress',
      'agents[0].tools[0].approval',
    ]);
  });

  it('do not make other parts wrong: a badly spelt name can be referred to', () => {
    const spelt = edited(['name: contracts', 'name: Contracts'], ['reads: [contracts]', 'reads: [Contracts]']);
    expect(problemsOf(spelt).map(({ path }) => path)).toEqual(['knowledge[0].name']);
  });

  it('do not make references wrong when the list itself cannot be read', () => {
    expect(problemsOf(edited([LABELS, 'labels: none'])).map(({ path }) => path)).toEqual(['labels']);
  });

  it('keep positions in a list when one of its values cannot be read', () => {
    const networks = edited(['onPremises: []', 'onPremises: [7, 8.8.8.0/24]']);
    expect(problemsOf(networks).map(({ path }) => path)).toEqual(['network.onPremises[0]', 'network.onPremises[1]']);
  });
});
