import fs from 'node:fs';
import path from 'node:path';
import {
  CustomRole,
  EligibleAccess,
  MODEL_CALLER,
  OPERATOR,
  type EligibleAccessProps,
  type Permissions,
} from '../../../constructs/governance';
import { SUBSCRIPTION, synthConstruct } from '../../support/synth-construct';

type Written = Readonly<Record<string, readonly string[]>>;
const WRITTEN = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../fixtures/built-in-role-actions.json'), 'utf8'),
) as { actions: Written; dataActions: Written };

/** No built-in role writes these out; they are in learn.microsoft.com's list of permissions of their providers. */
const DOCUMENTED = [
  'Microsoft.App/containerApps/start/action',
  'Microsoft.App/containerApps/stop/action',
  'Microsoft.CognitiveServices/accounts/deployments/read',
];

const GUID = '12345678-1234-8123-a123-123456789abc';
const ROLE_ID = `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/${GUID}`;

function role(permissions: Permissions, roleId = ROLE_ID) {
  return synthConstruct((stack) => new CustomRole(stack, 'role', { name: 'AI tester', roleId, permissions }));
}

describe('a model caller', () => {
  it('calls chat completions and embeddings, and may do nothing else', () => {
    expect(MODEL_CALLER.actions).toEqual([]);
    expect(MODEL_CALLER.dataActions.map((action) => action.split('/OpenAI/')[1])).toEqual([
      'deployments/chat/completions/action',
      'deployments/embeddings/action',
    ]);
  });

  it('reaches no assistant, stored response, file or fine-tuning of the account it shares', () => {
    const permitted = MODEL_CALLER.dataActions.join('\n');
    expect(permitted).not.toMatch(/assistants|responses|files|fine-tun|stored|threads|\/(read|write|delete)$/m);
  });
});

describe('an operator', () => {
  it('sees, stops and starts, and changes nothing else', () => {
    const changing = OPERATOR.actions.filter((action) => !action.endsWith('/read'));
    expect(changing).toEqual(['Microsoft.App/containerApps/start/action', 'Microsoft.App/containerApps/stop/action']);
  });

  it('reads no data, no secret and no key', () => {
    expect(OPERATOR.dataActions).toEqual([]);
    expect(OPERATOR.actions.join('\n')).not.toMatch(/list|secret|key|logs/i);
  });

  it('lists each action once, in order', () => {
    expect(OPERATOR.actions).toEqual([...new Set(OPERATOR.actions)].sort());
  });
});

describe('the actions of custom roles', () => {
  it('are those that Azure’s own roles write out, or that Microsoft documents', () => {
    const actions = [...OPERATOR.actions, ...MODEL_CALLER.actions].filter((action) => !DOCUMENTED.includes(action));
    expect(actions.filter((action) => !(action in WRITTEN.actions))).toEqual([]);
    expect(MODEL_CALLER.dataActions.filter((action) => !(action in WRITTEN.dataActions))).toEqual([]);
  });
});

describe('a custom role', () => {
  it('has the GUID that other stacks know, in the subscription that it is for', () => {
    expect(role(MODEL_CALLER).only('azurerm_role_definition')).toMatchObject({
      name: 'AI tester',
      role_definition_id: GUID,
      scope: SUBSCRIPTION,
      assignable_scopes: [SUBSCRIPTION],
      permissions: [{ actions: [], data_actions: MODEL_CALLER.dataActions, not_actions: [], not_data_actions: [] }],
    });
  });

  it.each(['*', 'Microsoft.CognitiveServices/accounts/OpenAI/responses/*'])('refuses the action %s', (action) => {
    const wild = { ...MODEL_CALLER, dataActions: [...MODEL_CALLER.dataActions, action] };
    expect(() => role(wild)).toThrow(
      `test/role: got the action "${action}" for AI tester, expected one written out; ` +
        'fix: list what is needed, because a wildcard also permits what Azure adds tomorrow',
    );
    expect(() => role({ ...MODEL_CALLER, actions: [action] })).toThrow(`got the action "${action}"`);
  });

  it('refuses an ID that is not one of a role in a subscription', () => {
    expect(() => role(MODEL_CALLER, GUID)).toThrow(
      `test/role: got the ID "${GUID}" for AI tester, expected that of a role in a subscription; ` +
        'fix: pass a reference from config/references',
    );
  });
});

describe('eligible access', () => {
  const props: EligibleAccessProps = {
    scope: SUBSCRIPTION,
    roleId: ROLE_ID,
    groupId: '22222222-2222-2222-2222-222222222222',
    approverGroupId: '33333333-3333-3333-3333-333333333333',
    justification: 'Operators of contoso-ai',
  };
  const access = (more: Partial<EligibleAccessProps> = {}) =>
    synthConstruct((stack) => new EligibleAccess(stack, 'access', { ...props, ...more }));
  const result = access();
  const rules = result.only('azurerm_role_management_policy');

  it('gives nobody the role until they ask for it', () => {
    expect(result.types).toEqual(['azurerm_pim_eligible_role_assignment', 'azurerm_role_management_policy']);
  });

  it('ends after hours, and needs a second factor, a reason and a ticket', () => {
    expect(rules.activation_rules).toMatchObject({
      maximum_duration: 'PT4H',
      require_multifactor_authentication: true,
      require_justification: true,
      require_ticket_info: true,
    });
  });

  it('is approved by another group, where one is named', () => {
    expect(rules.activation_rules).toMatchObject({
      require_approval: true,
      approval_stage: { primary_approver: [{ object_id: props.approverGroupId, type: 'Group' }] },
    });
    const alone = access({ approverGroupId: undefined }).only('azurerm_role_management_policy');
    expect(alone.activation_rules).toMatchObject({ require_approval: false });
    expect(alone.activation_rules).not.toHaveProperty('approval_stage');
  });

  it('is asked for anew each year: eligibility ends too', () => {
    expect(rules.eligible_assignment_rules).toEqual({ expiration_required: true, expire_after: 'P365D' });
    expect(result.only('azurerm_pim_eligible_role_assignment').schedule).toEqual({
      expiration: { duration_days: 365 },
    });
  });

  it('names no date: the plan of tomorrow is the plan of today', () => {
    expect(JSON.stringify(result.resources)).not.toMatch(/\d{4}-\d\d-\d\dT/);
  });

  it('does not ask for tickets in active assignments, which azurerm never reads back', () => {
    expect(rules.active_assignment_rules).not.toHaveProperty('require_ticket_info');
  });

  it('is made after its rules, which else would let the first assignment pass', () => {
    expect(result.only('azurerm_pim_eligible_role_assignment').depends_on).toEqual([result.at('access/rules').address]);
  });
});
