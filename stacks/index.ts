export { AgentsStack } from './agents';
export { ConnectivityStack } from './connectivity';
export { FoundationStack } from './foundation';
export { LandingZoneStack } from './landing-zone-stack';
export { ModelsStack } from './models';
export { ObservabilityStack } from './observability';
