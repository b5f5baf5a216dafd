export { AgentService, type AgentServiceProps } from './agent-service';
export { AgentStoreRoles, type AgentStore, type AgentStoreRolesProps, type AgentStores } from './agent-store-roles';
export { Blocklist, type BlocklistProps } from './blocklist';
export { ContentPolicy, type ContentPolicyProps } from './content-policy';
export { DefenderForAi, type DefenderForAiProps } from './defender-for-ai';
export { FoundryAccount, type FoundryAccountProps } from './foundry-account';
export { ModelDeployment, type ModelDeploymentProps } from './model-deployment';
