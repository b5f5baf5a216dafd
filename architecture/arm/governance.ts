import type { Mappings, Row } from './mapping';

const DEFINITION: readonly Row[] = [
  ['policy_type', 'properties.policyType'],
  ['display_name', 'properties.displayName'],
  ['description', 'properties.description'],
  // JSON texts: read as texts.
  ['metadata', 'properties.metadata'],
  ['parameters', 'properties.parameters'],
];

const SET: readonly Row[] = [
  ...DEFINITION,
  [
    'policy_definition_group[]',
    'properties.policyDefinitionGroups[]',
    [
      ['name', 'name'],
      ['display_name', 'displayName'],
      ['category', 'category'],
      ['description', 'description'],
    ],
  ],
  [
    'policy_definition_reference[]',
    'properties.policyDefinitions[]',
    [
      ['policy_definition_id', 'policyDefinitionId'],
      ['reference_id', 'policyDefinitionReferenceId'],
      ['parameter_values', 'parameters'],
      ['policy_group_names', 'groupNames'],
    ],
  ],
];

const ASSIGNMENT: readonly Row[] = [
  ['location', 'location'],
  ['display_name', 'properties.displayName'],
  ['description', 'properties.description'],
  ['policy_definition_id', 'properties.policyDefinitionId'],
  ['metadata', 'properties.metadata'],
  ['parameters', 'properties.parameters'],
  ['not_scopes', 'properties.notScopes'],
  [
    'non_compliance_message[]',
    'properties.nonComplianceMessages[]',
    [
      ['content', 'message'],
      ['policy_definition_reference_id', 'policyDefinitionReferenceId'],
    ],
  ],
];

/** What holds for subscriptions and management groups: policies, budgets, resource providers. */
export const GOVERNANCE: Mappings = {
  azurerm_policy_definition: {
    type: 'Microsoft.Authorization/policyDefinitions',
    id: [
      '{management_group_id}/providers/Microsoft.Authorization/policyDefinitions/{name}',
      '/subscriptions/{subscription}/providers/Microsoft.Authorization/policyDefinitions/{name}',
    ],
    rows: [...DEFINITION, ['mode', 'properties.mode'], ['policy_rule', 'properties.policyRule']],
  },
  azurerm_policy_set_definition: {
    type: 'Microsoft.Authorization/policySetDefinitions',
    id: '/subscriptions/{subscription}/providers/Microsoft.Authorization/policySetDefinitions/{name}',
    rows: SET,
  },
  azurerm_management_group_policy_set_definition: {
    type: 'Microsoft.Authorization/policySetDefinitions',
    id: '{management_group_id}/providers/Microsoft.Authorization/policySetDefinitions/{name}',
    rows: SET,
  },
  azurerm_subscription_policy_assignment: {
    type: 'Microsoft.Authorization/policyAssignments',
    id: '{subscription_id}/providers/Microsoft.Authorization/policyAssignments/{name}',
    rows: ASSIGNMENT,
  },
  azurerm_management_group_policy_assignment: {
    type: 'Microsoft.Authorization/policyAssignments',
    id: '{management_group_id}/providers/Microsoft.Authorization/policyAssignments/{name}',
    rows: ASSIGNMENT,
  },
  azurerm_role_management_policy: {
    type: 'Microsoft.Authorization/roleManagementPolicies',
    id: [],
    rows: [
      ['scope', 'properties.scope'],
      // Not ARM properties: in ARM a policy is a list of rules.
      ['role_definition_id', 'properties.roleDefinitionId'],
      ['activation_rules.require_approval', 'properties.activation.requireApproval'],
      ['activation_rules.require_multifactor_authentication', 'properties.activation.requireMultifactorAuthentication'],
    ],
  },
  azurerm_consumption_budget_subscription: {
    type: 'Microsoft.Consumption/budgets',
    id: '{subscription_id}/providers/Microsoft.Consumption/budgets/{name}',
    rows: [
      ['amount', 'properties.amount'],
      ['time_grain', 'properties.timeGrain'],
      ['time_period.start_date', 'properties.timePeriod.startDate'],
      ['time_period.end_date', 'properties.timePeriod.endDate'],
    ],
  },
  azurerm_resource_provider_registration: {
    type: 'Microsoft.Resources/providers',
    id: '/subscriptions/{subscription}/providers/{name}',
    rows: [],
  },
};
