/** The public surface of `config/`: what a landing zone is, how one is read, and what its resources are called. */
export {
  HUB_LAYOUT,
  planAddresses,
  SPOKE_LAYOUT,
  subnetIn,
  type AddressInput,
  type AddressPlan,
  type Place,
  type Planned,
} from './addressing';
export { armId, resourceGroupId, type ArmIdParts } from './arm-id';
export { JSON_SCHEMA_PATH, landingZoneJsonSchema } from './json-schema';
export { highest, isCleared, isKnownLabel, KNOWN_LABEL_NAMES, KNOWN_LABELS, type KnownLabel } from './labels';
export type {
  Agent,
  Inspection,
  Knowledge,
  Label,
  LabelObligations,
  LandingZone,
  Model,
  State,
  Tool,
} from './landing-zone';
export { loadLandingZone, parseLandingZone } from './load';
export {
  nameOf,
  RESOURCE_KINDS,
  stableGuid,
  type NamingContext,
  type ResourceKind,
  type ResourceKindRules,
} from './naming';
export { placeholders } from './placeholders';
export { ConfigurationError, formatProblems, type Path, type Problem, type Refusal } from './problem';
export { PROFILE_NAMES, PROFILES, type ProfileName, type ProfileSettings } from './profiles';
export { isRegion, REGION_CODES, regionCode, REGIONS, type Region } from './regions';
export { landingZoneSchema, type LandingZoneFile } from './schema';
export {
  references,
  STACK_SUBSCRIPTION,
  type References,
  type ResourceGroupReference,
  type ResourceReference,
  type StackName,
} from './references';
