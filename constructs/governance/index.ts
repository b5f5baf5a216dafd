export { CustomRole, MODEL_CALLER, OPERATOR, type CustomRoleProps, type Permissions } from './custom-role';
export { DEFENDER_PLANS, DefenderPlans, type DefenderPlansProps } from './defender-plans';
export { EligibleAccess, type EligibleAccessProps } from './eligible-access';
export {
  GuardrailInitiative,
  type ApprovedModel,
  type GuardrailInitiativeProps,
  type GuardrailScope,
} from './guardrail-initiative';
export {
  GUARDRAIL_GROUPS,
  GUARDRAIL_POLICIES,
  type GuardrailGroup,
  type GuardrailPolicy,
  type InitiativeParameter,
  type PolicyParameter,
} from './guardrail-policies';
export { ProviderRegistrations, type ProviderRegistrationsProps } from './provider-registrations';
export { SpendingBudget, type SpendingBudgetProps } from './spending-budget';
