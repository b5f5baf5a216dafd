export { ROLES, roleDefinitionId, type RoleName } from './roles';
export {
  WorkloadIdentity,
  type CustomRoleReference,
  type GrantProps,
  type WorkloadIdentityProps,
} from './workload-identity';
