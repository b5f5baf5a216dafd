/** What the rest of the house may use of `architecture/`: the readers, the model and a few helpers to walk it. */
export { readSynthesized } from './readers/synth-json';
export {
  InputError,
  isUnknown,
  type Architecture,
  type AttributeReference,
  type Fact,
  type Json,
  type Resource,
  type ResourceBody,
  type Stack,
  type Unknown,
  type Value,
} from './model';
export { nameOfId, normalId, parentId, sameId, typeOfId } from './ids';
export { firstUnknown, known, valueAt } from './values';
export { MAPPED_TYPES } from './arm';
export { factsForConstraint, providerFacts, type AttributeFacts, type ProviderFacts, type TypeFacts } from './facts';
