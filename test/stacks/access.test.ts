import { App } from 'cdktf';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseLandingZone, type LandingZone } from '../../config';
import { addLandingZone } from '../../main';
import { AccessStack } from '../../stacks';
import { validateAzuread } from '../support/azuread-facts';
import { landingZoneText, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import { ofType, resourcesOf, type SynthesizedStack } from '../support/synthesized';

const ACCESS = `
access:
  breakGlassGroup: 99999999-9999-9999-9999-999999999999
  operatorsGroup: 22222222-2222-2222-2222-222222222222
  developersGroup: 44444444-4444-4444-4444-444444444444
  approversGroup: 33333333-3333-3333-3333-333333333333
`;
const MORE = `
  namedLocations:
    - { name: office, cidrs: [203.0.113.0/28] }
    - { name: runners, cidrs: [198.51.100.7/32] }
  pipelines:
    - { name: deploy, issuer: github, subject: 'repo:contoso/ai-lz:environment:prod' }
    - { name: plan, purpose: plan, issuer: github, subject: 'repo:contoso/ai-lz:pull_request' }
`;

function zone(section: string, profile: (typeof PROFILE_NAMES)[number] = 'standard'): LandingZone {
  return parseLandingZone(landingZoneText(profile) + section, 'landing-zone.yaml');
}

/** Gives an action an app in a folder that goes away with it. */
function inApp<T>(action: (app: App, outdir: string) => T): T {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-access-'));
  try {
    return action(new App({ outdir }), outdir);
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

/** What the stack of a landing zone is written as. */
function text(landingZone: LandingZone): string {
  const { access } = landingZone;
  if (!access) throw new Error('no access');
  return inApp((app, outdir) => {
    new AccessStack(app, landingZone, access);
    app.synth();
    return fs.readFileSync(path.join(outdir, 'stacks', `${landingZone.name}-access`, 'cdk.tf.json'), 'utf8');
  });
}

function synth(landingZone: LandingZone): SynthesizedStack {
  return JSON.parse(text(landingZone)) as SynthesizedStack;
}

function stacksOf(landingZone: LandingZone): string[] {
  return inApp((app) => {
    addLandingZone(app, landingZone);
    return app.node.children.map(({ node }) => node.id);
  });
}

describe('the access stack', () => {
  it('is there only where the landing zone asks for it, and last: no other stack needs it', () => {
    expect(stacksOf(zone(''))).not.toContain('contoso-ai-access');
    expect(stacksOf(zone(ACCESS)).at(-1)).toBe('contoso-ai-access');
  });

  it('is there once, however many regions there are: there is one tenant', () => {
    expect(stacksOf({ ...zone(ACCESS), region: 'secondary' }).filter((name) => name.endsWith('-access'))).toEqual([]);
  });

  it.each(PROFILE_NAMES)('is what azuread takes, in the profile %s', (profile) => {
    for (const section of [ACCESS, ACCESS + MORE]) {
      const terraform = synth(zone(section, profile));
      expect(validateAzuread(terraform, 'access')).toEqual([]);
      expect(validateTerraformJson(terraform, 'access')).toEqual([]);
    }
  });

  it('is of the tenant: one provider, no subscription, no resource group, no secret of its own', () => {
    const terraform = synth(zone(ACCESS + MORE));
    expect(terraform.provider).toEqual({ azuread: [{ tenant_id: '11111111-1111-1111-1111-111111111111' }] });
    expect(terraform.terraform.required_providers).toEqual({
      azuread: { source: 'hashicorp/azuread', version: '3.7.0' },
    });
    expect(resourcesOf(terraform).filter(({ type }) => !type.startsWith('azuread_'))).toEqual([]);
    expect(resourcesOf(terraform).filter(({ type }) => /password|certificate|secret/.test(type))).toEqual([]);
  });

  it('plans alone: it reads nothing and hands nothing out', () => {
    const terraform = synth(zone(ACCESS + MORE));
    expect(terraform.data).toBeUndefined();
    expect(terraform).not.toHaveProperty('output');
  });

  it('keeps a state of its own, where the others keep theirs', () => {
    expect(synth(zone(ACCESS)).terraform.backend).toEqual({
      local: { path: '../../../terraform.contoso-ai-access.tfstate' },
    });
    const azure =
      'state: { backend: azurerm, subscriptionId: 00000000-0000-0000-0000-000000000001, resourceGroup: rg-state, storageAccount: stcontosostate, container: zt4ai }';
    const file = landingZoneText('standard', ['state: { backend: local }', azure]) + ACCESS;
    expect(synth(parseLandingZone(file, 'lz.yaml')).terraform.backend.azurerm).toMatchObject({
      key: 'contoso-ai/prod/access.tfstate',
      use_azuread_auth: true,
    });
  });

  it('is the same to the byte, and without a date', () => {
    expect(text(zone(ACCESS + MORE))).toBe(text(zone(ACCESS + MORE)));
    expect(text(zone(ACCESS + MORE))).not.toMatch(/\d{4}-\d{2}-\d{2}T/);
  });

  it('names everything after the landing zone, so that two of them can share a tenant', () => {
    for (const { path: at, attributes } of resourcesOf(synth(zone(ACCESS + MORE)))) {
      const name = attributes.display_name;
      // These two are names inside something that is named after it.
      if (typeof name !== 'string' || /(?:credential|policy)$/.test(at)) continue;
      expect({ at, name }).toEqual({ at, name: expect.stringMatching(/^contoso-ai-prod/) as string });
    }
  });
});

describe('Conditional Access', () => {
  const states = (section: string): unknown[] => [
    ...new Set(ofType(synth(zone(section)), 'azuread_conditional_access_policy').map(({ state }) => state)),
  ];

  it('only reports, until the landing zone says otherwise', () => {
    expect(states(ACCESS + MORE)).toEqual(['enabledForReportingButNotEnforced']);
    expect(states(`${ACCESS}  reportOnly: false\n${MORE}`)).toEqual(['enabled']);
  });

  it('leaves the emergency accounts out of every policy for people', () => {
    const policies = ofType(synth(zone(ACCESS + MORE)), 'azuread_conditional_access_policy').map(
      ({ conditions }) => (conditions as { users: Record<string, string[]> }).users,
    );
    const people = policies.filter(({ included_users: users }) => users?.[0] !== 'None');
    expect(people).toHaveLength(5);
    for (const users of people) expect(users.excluded_groups).toEqual(['99999999-9999-9999-9999-999999999999']);
  });

  it('covers those who approve access as well as those who have it', () => {
    const included = ofType(synth(zone(ACCESS)), 'azuread_conditional_access_policy').map(
      ({ conditions }) => (conditions as { users: Record<string, string[]> }).users.included_groups?.length,
    );
    expect(included.sort()).toEqual([1, 3, 3, 3, 3]);
  });

  it('binds every pipeline to the named locations, and no service principal of others', () => {
    const workloads = ofType(synth(zone(ACCESS + MORE)), 'azuread_conditional_access_policy').flatMap(
      ({ conditions }) =>
        (conditions as Record<string, { included_service_principals: string[] }>).client_applications ?? [],
    );
    expect(workloads).toHaveLength(2);
    for (const { included_service_principals: ids } of workloads) {
      expect(ids).toHaveLength(2);
      for (const id of ids) expect(id).toMatch(/^\$\{azuread_service_principal\.pipeline-.*\.object_id\}$/);
    }
  });

  it('has nothing for workloads where there is no pipeline', () => {
    expect(ofType(synth(zone(ACCESS)), 'azuread_conditional_access_policy')).toHaveLength(5);
  });
});

describe('access packages', () => {
  it('end sooner and are reviewed more often for operators than for developers', () => {
    const terms = ofType(synth(zone(ACCESS)), 'azuread_access_package_assignment_policy').map((policy) => [
      policy.duration_in_days,
      (policy.assignment_review_settings as Record<string, unknown>).review_frequency,
    ]);
    expect(terms).toEqual([
      [90, 'quarterly'],
      [30, 'monthly'],
    ]);
  });

  it('are not shown outside the tenant', () => {
    expect(ofType(synth(zone(ACCESS)), 'azuread_access_package_catalog')[0]?.externally_visible).toBe(false);
  });
});

describe('identities', () => {
  const terraform = synth(zone(ACCESS + MORE));

  it('of the plan and of the deployment are two', () => {
    const credentials = ofType(terraform, 'azuread_application_federated_identity_credential');
    expect(credentials.map(({ subject }) => subject)).toEqual([
      'repo:contoso/ai-lz:environment:prod',
      'repo:contoso/ai-lz:pull_request',
    ]);
    expect(new Set(credentials.map(({ application_id: id }) => id)).size).toBe(2);
  });

  it('of the gateway keeps its role IDs from run to run, apart from those of other landing zones', () => {
    const ids = (section: LandingZone): unknown[] =>
      ofType(synth(section), 'azuread_application').flatMap(({ app_role: roles }) =>
        ((roles ?? []) as { id: string }[]).map(({ id }) => id),
      );
    const own = ids(zone(ACCESS));
    expect(own).toHaveLength(2);
    expect(new Set(own).size).toBe(2);
    expect(ids(zone(ACCESS + MORE))).toEqual(own);
    expect(ids({ ...zone(ACCESS), name: 'fabrikam-ai' })).not.toEqual(expect.arrayContaining([own[0]]));
  });

  it('of the gateway has the audience that callers ask tokens for', () => {
    const [gateway] = ofType(terraform, 'azuread_application').filter(
      (application) => 'identifier_uris' in application,
    );
    expect(gateway?.identifier_uris).toEqual(['api://11111111-1111-1111-1111-111111111111/contoso-ai-prod-ai-gateway']);
  });
});
