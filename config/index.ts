/** The public surface of `config/`: what a landing zone is, how one is read, and what its resources are called. */
export {
  HUB_LAYOUT,
  planAddresses,
  SPOKE_LAYOUT,
  subnetIn,
  type AddressInput,
  type AddressPlan,
  type AttachedHub,
  type CreatedHub,
  type ExistingHub,
  type Place,
  type Planned,
} from './addressing';
export { armId, resourceGroupId, type ArmIdParts } from './arm-id';
export { JSON_SCHEMA_PATH, landingZoneJsonSchema } from './json-schema';
export { highest, isCleared, isKnownLabel, KNOWN_LABEL_NAMES, KNOWN_LABELS, type KnownLabel } from './labels';
export { gatewayAudience, type Access, type NamedLocation, type Pipeline } from './sections/access';
export type { AutoLabel, DataSettings } from './sections/data';
export type {
  Agent,
  CodeSandbox,
  Inspection,
  Knowledge,
  Label,
  LabelObligations,
  LandingZone,
  Model,
  State,
  Tool,
} from './landing-zone';
export { loadLandingZone, loadLandingZones, parseLandingZone, parseLandingZones } from './load';
export {
  nameOf,
  RESOURCE_KINDS,
  stableGuid,
  type NamingContext,
  type ResourceKind,
  type ResourceKindRules,
} from './naming';
export type { Connectivity } from './sections/network';
export type { Contacts, Observability } from './sections/observability';
export { placeholders } from './placeholders';
export { ConfigurationError, formatProblems, type Path, type Problem, type Refusal } from './problem';
export { PROFILE_NAMES, PROFILES, type ProfileName, type ProfileSettings } from './profiles';
export { isRegion, REGION_CODES, regionCode, REGIONS, type Region } from './regions';
export { landingZoneSchema, type LandingZoneFile } from './schema';
export type { AgentService, Foundry } from './sections/foundry';
export type { Gateway } from './sections/gateway';
export { RESOURCE_PROVIDERS, type Governance, type ResourceProvider } from './sections/governance';
export {
  deploymentOf,
  deploymentsOf,
  offTaskCallsOf,
  type BlockedTerm,
  type Blocklist,
  type GuardedDeployment,
  type OffTaskCalls,
} from './sections/models';
export {
  modelPublishers,
  trainingLabel,
  type Dataset,
  type Training,
  type TrainingCompute,
  type TrainingEgress,
} from './sections/training';
export {
  networkWatcherId,
  references,
  STACK_SUBSCRIPTION,
  type HubReference,
  type References,
  type ResourceGroupReference,
  type ResourceReference,
  type StackName,
} from './references';
