export { DatasetSnapshots, snapshotContainer, type DatasetSnapshotsProps } from './dataset-snapshots';
export { TrainingCluster, type TrainingClusterProps } from './training-cluster';
export { TrainingEgressRules, type TrainingDestination, type TrainingEgressRulesProps } from './training-egress-rules';
export { TrainingRegistry, type TrainingRegistryProps } from './training-registry';
export { TrainingStore, type TrainingStoreProps } from './training-store';
export { TrainingTelemetry, type TrainingTelemetryProps } from './training-telemetry';
export { TrainingWorkspace, type TrainingWorkspaceProps } from './training-workspace';
