import type { ITerraformDependable, TerraformStack } from 'cdktf';
import { AzapiResource } from '../../../constructs/azapi';
import { ROLES, WorkloadIdentity, type GrantProps } from '../../../constructs/managed-identities';
import { PLACE, RESOURCE_GROUP, SUBSCRIPTION, synthConstruct } from '../../support/synth-construct';

const INDEX = `${RESOURCE_GROUP}/providers/Microsoft.Search/searchServices/srch/indexes/contracts`;
const READ: GrantProps = { role: 'searchIndexDataReader', scope: INDEX, reason: 'Reads contracts' };

const CALLER = {
  name: 'AI model caller',
  id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/12345678-1234-8123-a123-123456789abc`,
};

function identity(stack: TerraformStack): WorkloadIdentity {
  return new WorkloadIdentity(stack, 'agent', { ...PLACE, name: 'id-agent' });
}

describe('a workload identity', () => {
  const result = synthConstruct((stack) => {
    identity(stack).grant('read', READ);
  });
  const assignment = result.at('agent/read').attributes;

  it('is user-assigned, and has no secret to leak', () => {
    expect(result.only('azurerm_user_assigned_identity')).toEqual({
      name: 'id-agent',
      location: 'swedencentral',
      resource_group_name: 'rg-test',
      tags: { team: 'test' },
    });
  });

  it('may do nothing until something is granted', () => {
    expect(synthConstruct(identity).types).toEqual(['azurerm_user_assigned_identity']);
  });

  it('is granted one role at one resource, down to a single index', () => {
    expect(assignment).toMatchObject({
      scope: INDEX,
      role_definition_id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${ROLES.searchIndexDataReader.id}`,
      principal_id: result.reference('agent/identity', 'principal_id'),
      principal_type: 'ServicePrincipal',
    });
  });

  it('shows in the portal why it was granted', () => {
    expect(assignment.description).toBe('Reads contracts');
  });

  it('is granted without a lookup in Entra ID, which a new identity fails', () => {
    expect(assignment.skip_service_principal_aad_check).toBe(true);
    expect(assignment).not.toHaveProperty('depends_on');
  });

  it('is granted under a condition where one is given, of the version that conditions have', () => {
    const narrowed = synthConstruct((stack) => identity(stack).grant('read', { ...READ, condition: '(true)' }));
    expect(narrowed.at('agent/read').attributes).toMatchObject({ condition: '(true)', condition_version: '2.0' });
    // The provider refuses a version without a condition.
    expect(assignment).not.toHaveProperty('condition_version');
  });

  it('is granted after the resource that the scope names, where that is made beside it', () => {
    const ordered = synthConstruct((stack) => {
      const key: ITerraformDependable = new AzapiResource(stack, 'key', {
        type: 'Microsoft.KeyVault/vaults/keys@2023-07-01',
        name: 'key',
        parentId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv`,
        body: {},
      });
      identity(stack).grant('read', { ...READ, dependsOn: [key] });
    });
    expect(ordered.at('agent/read').attributes.depends_on).toEqual([ordered.at('key').address]);
  });

  it.each([
    ['a resource group', RESOURCE_GROUP],
    ['a resource group with a slash at the end', `${RESOURCE_GROUP}/`],
    ['a resource group in other letter case', RESOURCE_GROUP.replace('resourceGroups', 'resourcegroups')],
    ['a subscription', SUBSCRIPTION],
    ['a subscription with a slash at the end', `${SUBSCRIPTION}/`],
  ])('refuses a grant on %s', (_, scope) => {
    expect(() => synthConstruct((stack) => identity(stack).grant('wide', { ...READ, scope }))).toThrow(
      `test/agent: got the scope "${scope}" for Search Index Data Reader, expected one resource; ` +
        'fix: grant at the resource that the workload uses',
    );
  });

  it.each(['/providers/Microsoft.Management/managementGroups/root', '/'])('refuses a grant on %s', (scope) => {
    expect(() => synthConstruct((stack) => identity(stack).grant('wide', { ...READ, scope }))).toThrow(
      `got scope "${scope}", expected the ARM ID of a resource in a subscription`,
    );
  });

  it('is granted a role of our own by the ID that the governance stack gives it', () => {
    const result = synthConstruct((stack) => identity(stack).grant('call', { ...READ, role: CALLER }));
    expect(result.at('agent/call').attributes).toMatchObject({ scope: INDEX, role_definition_id: CALLER.id });
  });

  it.each([
    ['another subscription', INDEX.replace(SUBSCRIPTION, '/subscriptions/00000000-0000-0000-0000-000000000009')],
    ['the tenant', '/'],
  ])('refuses a role of our own in %s, where it does not exist', (_, scope) => {
    expect(() => synthConstruct((stack) => identity(stack).grant('call', { role: CALLER, scope, reason: '' }))).toThrow(
      `test/agent: got scope "${scope}" for AI model caller, expected the ARM ID of a resource in ${SUBSCRIPTION}/; ` +
        'fix: pass a reference from config/references, which is known before deployment',
    );
  });

  it('refuses a role of our own on a resource group', () => {
    expect(() =>
      synthConstruct((stack) => identity(stack).grant('call', { ...READ, role: CALLER, scope: RESOURCE_GROUP })),
    ).toThrow(`got the scope "${RESOURCE_GROUP}" for AI model caller, expected one resource`);
  });

  it('refuses a scope that is known only after deployment, because how wide it is cannot be seen', () => {
    const grant = () =>
      synthConstruct((stack) => {
        const agent = identity(stack);
        agent.grant('own', { ...READ, scope: agent.id });
      });
    expect(grant).toThrow('fix: pass a reference from config/references, which is known before deployment');
  });
});
