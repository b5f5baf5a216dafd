export { AgentEnvironment, type AgentEnvironmentProps } from './agent-environment';
export { AgentHost, type AgentHostProps, type ToolIdentity } from './agent-host';
export { CodeSandbox, type CodeSandboxProps } from './code-sandbox';
export { AgentRegistry, type AgentRegistryProps } from './agent-registry';
