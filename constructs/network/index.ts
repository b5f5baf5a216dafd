export { ClosedSubnet, type ClosedSubnetProps, type Delegation } from './closed-subnet';
export { InspectedRoutes, type InspectedRoutesProps } from './inspected-routes';
export { securityRules, type AllowRule } from './security-rules';
