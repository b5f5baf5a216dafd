export {
  GatewayApplication,
  GATEWAY_ROLES,
  type GatewayApplicationProps,
  type GatewayRole,
} from './gateway-application';
export { GroupAccessPackage, type GroupAccessPackageProps } from './group-access-package';
export { PeoplePolicies, type PeoplePoliciesProps } from './people-policies';
export { PipelineIdentity, type PipelineIdentityProps } from './pipeline-identity';
export { PublicLocation, type PublicLocationProps } from './public-location';
export { WorkloadPolicies, type WorkloadPoliciesProps } from './workload-policies';
