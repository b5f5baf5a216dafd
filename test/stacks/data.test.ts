import fs from 'node:fs';
import path from 'node:path';
import { parseLandingZone, PROFILE_NAMES, type LandingZone, type ProfileName } from '../../config';
import { synthesize } from '../../main';
import { landingZone, landingZoneText } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import {
  ofType,
  resourcesOf,
  synthesized,
  temporaryFolder,
  type Block,
  type SynthesizedStack,
} from '../support/synthesized';

const SOURCES = '  - { name: contracts, kind: search-index, label: confidential }';
const AGENT = '    reads: [contracts]';
const READER = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
const CONTRIBUTOR = 'ba92f5b4-2d11-453d-a403-e96b0029c9fe';
const INDEX_CONTRIBUTOR = '8ebe5a00-799e-43f5-93ac-243d3dce84a7';

/** The default landing zone with documents of two labels, an index that is fed from both, and a memory. */
function wide(profile: ProfileName): LandingZone {
  const sources = [
    '  - { name: handbook, kind: documents, label: general }',
    '  - { name: files, kind: documents, label: confidential }',
    '  - { name: contracts, kind: search-index, label: confidential, from: [files, handbook] }',
  ];
  const agent = ['    reads: [contracts, handbook]', '    writes: [files]', '    memory: confidential'];
  return parseLandingZone(
    landingZoneText(profile, [SOURCES, sources.join('\n')], [AGENT, agent.join('\n')]),
    'landing-zone.yaml',
  );
}

function stackOf(zone: LandingZone, name: string): SynthesizedStack {
  const stack = synthesized(zone)[`contoso-ai-${name}`];
  if (!stack) throw new Error(`no stack ${name}`);
  return stack;
}

/** Grants of the identity at a construct path: role, and the end of the scope. */
function grantsUnder(stack: SynthesizedStack, prefix: string): string[] {
  return resourcesOf(stack)
    .filter(({ type, path }) => type === 'azurerm_role_assignment' && path.startsWith(prefix))
    .map(({ attributes }) => `${lastOf(attributes.role_definition_id)} ${lastOf(attributes.scope)}`);
}

function lastOf(id: unknown): string {
  return String(id).split('/').at(-1) ?? '';
}

describe.each(PROFILE_NAMES)('the data stack of a %s landing zone', (profile) => {
  const narrow = stackOf(parseLandingZone(landingZoneText(profile), 'x'), 'data');
  const stack = stackOf(wide(profile), 'data');

  it('agrees with the facts of azurerm 4.55.0, with one index and with everything', () => {
    expect(validateTerraformJson(narrow, 'data')).toEqual([]);
    expect(validateTerraformJson(stack, 'data')).toEqual([]);
    expect(validateTerraformJson(stackOf(wide(profile), 'agents'), 'agents')).toEqual([]);
  });

  it('reads no other state and no data source, and hands nothing out', () => {
    expect(stack.data).toBeUndefined();
    expect(stack).not.toHaveProperty('output');
  });

  it('has nothing that answers the public network, and no key', () => {
    const open = resourcesOf(stack).filter(({ attributes }) => attributes.public_network_access_enabled === true);
    expect(open).toEqual([]);
    expect(ofType(stack, 'azurerm_storage_account').map((account) => account.shared_access_key_enabled)).toEqual([
      false,
      false,
    ]);
    expect(ofType(stack, 'azurerm_cosmosdb_account')[0]?.local_authentication_disabled).toBe(true);
    expect(ofType(stack, 'azurerm_eventgrid_topic')[0]?.local_auth_enabled).toBe(false);
    expect(ofType(stack, 'azurerm_search_service')[0]?.local_authentication_enabled).toBe(false);
  });

  it('gives every service a private endpoint and a diagnostic setting', () => {
    const services = ['documents-confidential', 'documents-general', 'memory-confidential', 'scan-results'];
    const wanted = [...services, 'search-confidential'];
    const at = (type: string, ending: string) =>
      resourcesOf(stack)
        .filter((resource) => resource.type === type)
        .map(({ path }) => path.replace(ending, ''));
    expect(at('azurerm_private_endpoint', '-endpoint/endpoint')).toEqual(wanted);
    expect(at('azurerm_monitor_diagnostic_setting', '-logs/setting')).toEqual(wanted);
  });

  it('encrypts under keys of their own what the label says, where the profile has keys', () => {
    const keyed = (type: string, attribute: string) =>
      ofType(stack, type).map((store) => [
        (store.tags as Block).dataLabel,
        store[attribute] !== undefined && store[attribute] !== false,
      ]);
    const has = profile === 'regulated';
    expect(keyed('azurerm_storage_account', 'customer_managed_key')).toEqual([
      ['confidential', has],
      ['general', false],
    ]);
    expect(keyed('azurerm_cosmosdb_account', 'key_vault_key_id')).toEqual([['confidential', has]]);
    expect(keyed('azurerm_search_service', 'customer_managed_key_enforcement_enabled')).toEqual([
      ['confidential', has],
    ]);
    const keys = ofType(stack, 'azapi_resource').filter(({ type }) => String(type).includes('/vaults/keys@'));
    expect(keys.map(({ name }) => name)).toEqual(
      has ? ['documents-confidential', 'memory-confidential', 'search-confidential'] : [],
    );
  });
});

describe('the data stack', () => {
  const stack = stackOf(wide('standard'), 'data');

  it('has no store but a search service where there is nothing but an index', () => {
    const narrow = stackOf(parseLandingZone(landingZoneText('standard'), 'x'), 'data');
    const stores = resourcesOf(narrow).filter(({ type }) => /storage|cosmosdb|eventgrid|search/.test(type));
    expect(stores.map(({ type }) => type)).toEqual(['azurerm_search_service']);
  });

  it('scans every upload, up to what the profile or the file allows, and reports to a private topic', () => {
    const scans = ofType(stack, 'azurerm_security_center_storage_defender');
    expect(scans).toHaveLength(2);
    for (const scan of scans) {
      expect(scan).toMatchObject({
        override_subscription_settings_enabled: true,
        malware_scanning_on_upload_enabled: true,
        malware_scanning_on_upload_cap_gb_per_month: 1000,
      });
      expect(scan.scan_results_event_grid_topic_id).toMatch(/^\$\{azurerm_eventgrid_topic\./);
    }
    const capped = landingZoneText(
      'standard',
      [SOURCES, '  - { name: files, kind: documents, label: general }'],
      [AGENT, '    reads: [files]'],
    ).concat('\ndata: { scanGigabytesPerMonth: 7 }\n');
    expect(
      ofType(stackOf(parseLandingZone(capped, 'x'), 'data'), 'azurerm_security_center_storage_defender')[0],
    ).toMatchObject({ malware_scanning_on_upload_cap_gb_per_month: 7 });
  });

  it('lets who takes documents in write nowhere but where they come in, and into quarantine', () => {
    expect(grantsUnder(stack, 'ingest-confidential/')).toEqual([
      `${CONTRIBUTOR} incoming`,
      `${CONTRIBUTOR} quarantine`,
    ]);
  });

  it('lets another identity make knowledge of them, which reads only what was found clean', () => {
    expect(grantsUnder(stack, 'curate-confidential/')).toEqual([
      `${READER} incoming`,
      `${INDEX_CONTRIBUTOR} contracts`,
      `${CONTRIBUTOR} source-files`,
    ]);
    const conditions = resourcesOf(stack)
      .filter(({ type, path }) => type === 'azurerm_role_assignment' && path.startsWith('curate-confidential/'))
      .map(({ attributes }) => String(attributes.condition ?? 'none').includes("'No threats found'"));
    expect(conditions).toEqual([true, false, true]);
  });

  it('links the search service to the accounts it is fed from, one after the other', () => {
    const links = ofType(stack, 'azurerm_search_shared_private_link_service');
    expect(links.map(({ name, subresource_name }) => [name, subresource_name])).toEqual([
      ['documents-confidential', 'blob'],
      ['documents-general', 'blob'],
    ]);
    const waits = links.map(({ depends_on }) =>
      (depends_on as string[]).filter((address) => address.startsWith('azurerm_search_shared_private_link_service.')),
    );
    expect(waits.map(({ length }) => length)).toEqual([1, 0]);
  });

  it('lets the search service read the clean documents of these containers, by its own identity', () => {
    expect(grantsUnder(stack, 'search-confidential-from-')).toEqual([
      `${READER} source-files`,
      `${READER} source-handbook`,
    ]);
    const [grant] = resourcesOf(stack).filter(({ path }) => path === 'search-confidential-from-general/read-handbook');
    expect(grant?.attributes.principal_id).toMatch(/^\$\{azurerm_search_service\..*identity\[0\]\.principal_id\}$/);
    expect(grant?.attributes.condition_version).toBe('2.0');
  });

  it('forgets documents and memories when their label says', () => {
    const days = resourcesOf(stack)
      .filter(({ type }) => type === 'azurerm_storage_management_policy')
      .map(({ attributes }) => JSON.stringify(attributes.rule).match(/since_modification_greater_than":(\d+)/)?.[1]);
    expect(days).toEqual(['730', '1095']);
    expect(ofType(stack, 'azurerm_cosmosdb_sql_container')[0]?.default_ttl).toBe(730 * 86_400);
  });
});

describe('an agent', () => {
  const zone = wide('standard');
  const agents = stackOf(zone, 'agents');

  it('reads documents at their container, and only those that were found clean', () => {
    const [read] = resourcesOf(agents).filter(({ path }) => path === 'contract-reviewer-identity/read-handbook');
    expect(read?.attributes.scope).toMatch(/\/blobServices\/default\/containers\/source-handbook$/);
    expect(lastOf(read?.attributes.role_definition_id)).toBe(READER);
    expect(read?.attributes.condition).toContain('Malware Scanning scan result');
  });

  it('writes where it was told to and nowhere else', () => {
    expect(grantsUnder(agents, 'contract-reviewer-identity/write-')).toEqual([`${CONTRIBUTOR} source-files`]);
  });

  it('remembers in a database of its own, and has no right to the account', () => {
    const [grant] = ofType(agents, 'azurerm_cosmosdb_sql_role_assignment');
    expect(grant?.scope).toMatch(/\/databaseAccounts\/[^/]+\/dbs\/contract-reviewer$/);
    expect(grant?.role_definition_id).toMatch(/\/sqlRoleDefinitions\/00000000-0000-0000-0000-000000000002$/);
    const databases = ofType(stackOf(zone, 'data'), 'azurerm_cosmosdb_sql_database').map(({ name }) => name);
    expect(databases).toEqual(['contract-reviewer']);
  });

  it('is told where all of it is', () => {
    const text = JSON.stringify(ofType(agents, 'azurerm_container_app'));
    expect(text).toMatch(/blob\.core\.windows\.net\/source-handbook/);
    expect(text).toMatch(/"name":"MEMORY_DATABASE","value":"contract-reviewer"/);
  });

  it('has no memory, and no account for one is made, unless it says so', () => {
    const plain = parseLandingZone(landingZoneText('standard'), 'x');
    expect(ofType(stackOf(plain, 'agents'), 'azurerm_cosmosdb_sql_role_assignment')).toEqual([]);
    expect(ofType(stackOf(plain, 'data'), 'azurerm_cosmosdb_account')).toEqual([]);
  });

  it('loses its grants to data when it is suspended', () => {
    const text = landingZoneText(
      'standard',
      [SOURCES, '  - { name: files, kind: documents, label: confidential }'],
      [AGENT, '    reads: [files]\n    memory: confidential\n    suspended: true'],
    );
    const suspended = stackOf(parseLandingZone(text, 'x'), 'agents');
    expect(ofType(suspended, 'azurerm_role_assignment')).toEqual([]);
    expect(ofType(suspended, 'azurerm_cosmosdb_sql_role_assignment')).toEqual([]);
  });

  it('waits with its grant until the one before it on the same account is there', () => {
    const second = landingZoneText('standard', [AGENT, '    reads: [contracts]\n    memory: confidential']).concat(
      [
        '  - name: helper',
        '    clearance: confidential',
        '    model: gpt-4.1',
        '    memory: confidential',
        '    untrustedInput: false',
        `    image: agents/helper@sha256:${'0'.repeat(64)}`,
        '',
      ].join('\n'),
    );
    const zoneOfTwo = parseLandingZone(second, 'x');
    const grants = ofType(stackOf(zoneOfTwo, 'agents'), 'azurerm_cosmosdb_sql_role_assignment');
    expect(grants.map(({ depends_on }) => (depends_on as string[] | undefined)?.length ?? 0)).toEqual([0, 1]);
    const databases = ofType(stackOf(zoneOfTwo, 'data'), 'azurerm_cosmosdb_sql_database');
    expect(databases.map(({ depends_on }) => String(depends_on))).toEqual([
      expect.stringMatching(/^azurerm_cosmosdb_account\./),
      expect.stringMatching(/^azurerm_cosmosdb_sql_container\./),
    ]);
  });
});

describe('the Purview script', () => {
  const written = (folder: string) => fs.readdirSync(path.join(folder, 'purview'));

  it('is written beside the stacks, the same each time, and goes when its landing zone goes', () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    synthesize([landingZone('standard')], one);
    synthesize([landingZone('standard')], two);
    expect(written(one)).toEqual(['contoso-ai-apply-labels.ps1']);
    const textIn = (folder: string) =>
      fs.readFileSync(path.join(folder, 'purview', 'contoso-ai-apply-labels.ps1'), 'utf8');
    expect(textIn(one)).toBe(textIn(two));
    synthesize([landingZone('standard', ['name: contoso-ai', 'name: fabrikam-ai'])], one);
    expect(written(one)).toEqual(['fabrikam-ai-apply-labels.ps1']);
  });

  it('is made once for a landing zone in several regions: labels are the tenant’s', () => {
    const folder = temporaryFolder();
    const primary = landingZone('standard');
    const secondary = {
      ...landingZone('standard', ['name: contoso-ai', 'name: contoso-ai-2']),
      region: 'secondary' as const,
    };
    synthesize([primary, secondary], folder);
    expect(written(folder)).toEqual(['contoso-ai-apply-labels.ps1']);
  });
});
