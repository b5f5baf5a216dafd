import { COMMON, inGroup, type Mappings, type Row } from './mapping';

const ASSIGNMENT: readonly Row[] = [
  ['scope', 'properties.scope'],
  ['role_definition_id', 'properties.roleDefinitionId'],
  ['principal_id', 'properties.principalId'],
  ['principal_type', 'properties.principalType'],
  ['condition', 'properties.condition'],
];

/** Identities and what they may do. */
export const AUTHORIZATION: Mappings = {
  azurerm_user_assigned_identity: {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities',
    id: inGroup('Microsoft.ManagedIdentity/userAssignedIdentities/{name}'),
    rows: COMMON,
  },
  azurerm_federated_identity_credential: {
    type: 'Microsoft.ManagedIdentity/userAssignedIdentities/federatedIdentityCredentials',
    id: '{parent_id}/federatedIdentityCredentials/{name}',
    rows: [
      ['issuer', 'properties.issuer'],
      ['subject', 'properties.subject'],
      ['audience', 'properties.audiences'],
    ],
  },
  azurerm_role_assignment: {
    type: 'Microsoft.Authorization/roleAssignments',
    id: '{scope}/providers/Microsoft.Authorization/roleAssignments/{name}',
    rows: [
      ...ASSIGNMENT,
      // Not an ARM property: a built-in role by name, to be looked up where the roles are known.
      ['role_definition_name', 'properties.roleDefinitionName'],
      ['condition_version', 'properties.conditionVersion'],
      ['delegated_managed_identity_resource_id', 'properties.delegatedManagedIdentityResourceId'],
      ['description', 'properties.description'],
    ],
  },
  azurerm_pim_eligible_role_assignment: {
    type: 'Microsoft.Authorization/roleEligibilityScheduleRequests',
    id: [],
    rows: ASSIGNMENT,
  },
  azurerm_pim_active_role_assignment: {
    type: 'Microsoft.Authorization/roleAssignmentScheduleRequests',
    id: [],
    rows: ASSIGNMENT.slice(0, 4),
  },
  azurerm_role_definition: {
    type: 'Microsoft.Authorization/roleDefinitions',
    id: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}',
    // Its Terraform ID is the ARM ID, a bar, and the scope.
    computed: {
      id: undefined,
      role_definition_resource_id: '{scope}/providers/Microsoft.Authorization/roleDefinitions/{role_definition_id}',
    },
    rows: [
      ['name', 'properties.roleName'],
      ['description', 'properties.description'],
      ['assignable_scopes', 'properties.assignableScopes'],
      [
        'permissions[]',
        'properties.permissions[]',
        [
          ['actions', 'actions'],
          ['not_actions', 'notActions'],
          ['data_actions', 'dataActions'],
          ['not_data_actions', 'notDataActions'],
        ],
      ],
    ],
  },
  azurerm_management_lock: {
    type: 'Microsoft.Authorization/locks',
    id: '{scope}/providers/Microsoft.Authorization/locks/{name}',
    rows: [
      ['lock_level', 'properties.level'],
      ['notes', 'properties.notes'],
    ],
  },
};
