export { AgentEnvironment, type AgentEnvironmentProps } from './agent-environment';
export { AgentHost, type AgentHostProps } from './agent-host';
export { AgentRegistry, type AgentRegistryProps } from './agent-registry';
