export {
  ADMIN_CONFIGURATION,
  AdminRulesInForce,
  NetworkAdminRules,
  type AdminRulesInForceProps,
  type NetworkAdminRulesProps,
} from './admin-rules';
export { BastionAccess, type BastionAccessProps } from './bastion-access';
export { ClosedSubnet, type ClosedSubnetProps, type Delegation } from './closed-subnet';
export { AZURE_DOMAINS, DeclaredNames, type DeclaredNamesProps } from './declared-names';
export { FlowLog, type FlowLogProps } from './flow-log';
export { InspectedRoutes, type InspectedRoutesProps } from './inspected-routes';
export { NameResolver, type ForwardedDomain, type NameResolverProps } from './name-resolver';
export { securityRules, type AllowRule } from './security-rules';
