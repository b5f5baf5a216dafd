export { EgressRules, type AddressSet, type EgressRulesProps, type EgressSet } from './egress-rules';
export { InspectionFirewall, type ForcedTunnelProps, type InspectionFirewallProps } from './inspection-firewall';
export { InspectionPolicy, type InspectionPolicyProps, type TlsInspectionProps } from './inspection-policy';
export {
  CONTAINER_APPS_DESTINATIONS,
  MANAGED_IDENTITY_DESTINATIONS,
  OPERATIONS_DESTINATIONS,
} from './platform-destinations';
