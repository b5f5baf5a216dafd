/** The validator of azuread blocks: what is right passes, and each thing that was seen to be refused is found. */
import { validateAzuread } from '../../support/azuread-facts';

type Block = Record<string, unknown>;

const USERS = { included_groups: ['g'], excluded_groups: ['b'] };
const POLICY = {
  display_name: 'p',
  state: 'enabled',
  conditions: { client_app_types: ['all'], applications: { included_applications: ['All'] }, users: USERS },
  grant_controls: { operator: 'OR', built_in_controls: ['block'] },
};
const WORKLOADS = {
  ...POLICY,
  conditions: {
    ...POLICY.conditions,
    users: { included_users: ['None'] },
    client_applications: { included_service_principals: ['s'] },
  },
};
const CREDENTIAL = {
  application_id: '${azuread_application.a.id}',
  display_name: 'c',
  issuer: 'https://token.example',
  subject: 's',
  audiences: ['api://AzureADTokenExchange'],
};
const REVIEW = {
  enabled: true,
  duration_in_days: 14,
  review_frequency: 'monthly',
  review_type: 'Reviewers',
  access_review_timeout_behavior: 'removeAccess',
  reviewer: [{ object_id: 'g', subject_type: 'groupMembers' }],
};
const ASSIGNMENT = { access_package_id: 'p', display_name: 'a', description: 'a', assignment_review_settings: REVIEW };
const ROLE = { id: 'r', display_name: 'r', description: 'r', value: 'R', allowed_member_types: ['User'] };

const RIGHT: readonly [type: string, block: Block][] = [
  ['azuread_conditional_access_policy', POLICY],
  ['azuread_conditional_access_policy', WORKLOADS],
  ['azuread_application_federated_identity_credential', CREDENTIAL],
  ['azuread_access_package_assignment_policy', ASSIGNMENT],
  ['azuread_application', { display_name: 'a', identifier_uris: ['api://a'], app_role: [ROLE] }],
  ['azuread_named_location', { display_name: 'n', ip: { ip_ranges: ['203.0.113.0/28'] } }],
  ['azuread_authentication_strength_policy', { display_name: 's', allowed_combinations: ['fido2'] }],
  ['azuread_service_principal', { client_id: 'c', depends_on: ['azuread_application.a'] }],
];

function problemsOf(type: string, block: Block): string[] {
  return validateAzuread({ resource: { [type]: { it: block } } }, 's').map((line) =>
    line.replace(`s: ${type}.it: `, ''),
  );
}

function conditions(changes: Block): Block {
  return { ...POLICY, conditions: { ...POLICY.conditions, ...changes } };
}

const WRONG: readonly [found: string, type: string, block: Block][] = [
  ['resource type is not in azuread 3.7.0', 'azuread_conditional_acces_policy', POLICY],
  ['unknown attribute owner', 'azuread_application', { display_name: 'a', owner: 'me' }],
  ['unknown attribute id', 'azuread_application', { display_name: 'a', id: 'a' }],
  ['unknown attribute app_role.name', 'azuread_application', { display_name: 'a', app_role: [{ ...ROLE, name: 'r' }] }],
  ['display_name is required', 'azuread_application', {}],
  ['conditions.users is required', 'azuread_conditional_access_policy', conditions({ users: undefined })],
  [
    'hidden must be a boolean',
    'azuread_access_package',
    { catalog_id: 'c', display_name: 'a', description: 'a', hidden: 'no' },
  ],
  [
    'audiences must be a list',
    'azuread_application_federated_identity_credential',
    { ...CREDENTIAL, audiences: 'api' },
  ],
  ['grant_controls must be a block', 'azuread_conditional_access_policy', { ...POLICY, grant_controls: 'block' }],
  ['state must be one of', 'azuread_conditional_access_policy', { ...POLICY, state: 'reportOnly' }],
  ['users is empty', 'azuread_conditional_access_policy', conditions({ users: {} })],
  ['applications is empty', 'azuread_conditional_access_policy', conditions({ applications: {} })],
  [
    'service_principal_risk_levels must be one of low, medium, high; got hidden',
    'azuread_conditional_access_policy',
    conditions({ service_principal_risk_levels: ['hidden'] }),
  ],
  [
    'one of grant_controls and session_controls',
    'azuread_conditional_access_policy',
    { ...POLICY, grant_controls: undefined },
  ],
  [
    'grant_controls asks for nothing',
    'azuread_conditional_access_policy',
    { ...POLICY, grant_controls: { operator: 'OR' } },
  ],
  [
    'session_controls.sign_in_frequency also needs session_controls.sign_in_frequency_period',
    'azuread_conditional_access_policy',
    { ...POLICY, session_controls: { sign_in_frequency: 4 } },
  ],
  [
    'mfa beside an authentication strength',
    'azuread_conditional_access_policy',
    {
      ...POLICY,
      grant_controls: { operator: 'AND', built_in_controls: ['mfa'], authentication_strength_policy_id: 'x' },
    },
  ],
  [
    'a policy for workloads can only block',
    'azuread_conditional_access_policy',
    { ...WORKLOADS, grant_controls: { operator: 'OR', built_in_controls: ['compliantDevice'] } },
  ],
  [
    'locations are named by object_id',
    'azuread_conditional_access_policy',
    conditions({ locations: { included_locations: ['All'], excluded_locations: ['${azuread_named_location.n.id}'] } }),
  ],
  [
    'allowed_combinations must be one of fido2',
    'azuread_authentication_strength_policy',
    { display_name: 's', allowed_combinations: ['passkey'] },
  ],
  ['exactly one of ip and country', 'azuread_named_location', { display_name: 'n' }],
  ['10.0.0.0/8 is private', 'azuread_named_location', { display_name: 'n', ip: { ip_ranges: ['10.0.0.0/8'] } }],
  [
    'audiences takes exactly one',
    'azuread_application_federated_identity_credential',
    { ...CREDENTIAL, audiences: ['a', 'b'] },
  ],
  [
    'application_id is /applications/',
    'azuread_application_federated_identity_credential',
    { ...CREDENTIAL, application_id: '${azuread_application.a.client_id}' },
  ],
  [
    'issuer is https, without a slash at the end',
    'azuread_application_federated_identity_credential',
    { ...CREDENTIAL, issuer: 'https://token.example/' },
  ],
  [
    'duration_in_days and expiration_date exclude each other',
    'azuread_access_package_assignment_policy',
    { ...ASSIGNMENT, duration_in_days: 30, expiration_date: '2027-01-01T00:00:00Z' },
  ],
  [
    'review_frequency must be one of annual',
    'azuread_access_package_assignment_policy',
    { ...ASSIGNMENT, assignment_review_settings: { ...REVIEW, review_frequency: 'daily' } },
  ],
  [
    'assignment_review_settings.enabled also needs assignment_review_settings.access_review_timeout_behavior',
    'azuread_access_package_assignment_policy',
    { ...ASSIGNMENT, assignment_review_settings: { ...REVIEW, access_review_timeout_behavior: undefined } },
  ],
  [
    'reviewer.subject_type must be one of',
    'azuread_access_package_assignment_policy',
    { ...ASSIGNMENT, assignment_review_settings: { ...REVIEW, reviewer: [{ subject_type: 'Group' }] } },
  ],
  [
    'resource_origin_system must be one of AadGroup',
    'azuread_access_package_resource_catalog_association',
    { catalog_id: 'c', resource_origin_id: 'g', resource_origin_system: 'Group' },
  ],
  [
    'access_type must be one of Member',
    'azuread_access_package_resource_package_association',
    { access_package_id: 'p', catalog_resource_association_id: 'c', access_type: 'Reader' },
  ],
  [
    'identifier_uris: ai-gateway has no scheme',
    'azuread_application',
    { display_name: 'a', identifier_uris: ['ai-gateway'] },
  ],
  [
    'allowed_member_types must be one of Application, User; got Group',
    'azuread_application',
    { display_name: 'a', app_role: [{ ...ROLE, allowed_member_types: ['Group'] }] },
  ],
  [
    'roles and scopes share an id',
    'azuread_application',
    { display_name: 'a', app_role: [ROLE, { ...ROLE, value: 'S' }] },
  ],
];

describe('the validator of azuread blocks', () => {
  it.each(RIGHT)('finds nothing wrong with %s %#', (type, block) => {
    expect(problemsOf(type, block)).toEqual([]);
  });

  it.each(WRONG)('finds: %s', (found, type, block) => {
    const problems = problemsOf(type, block);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(found);
  });

  it('leaves other providers alone', () => {
    expect(validateAzuread({ resource: { azurerm_subnet: { it: { anything: 1 } } } }, 's')).toEqual([]);
  });
});
