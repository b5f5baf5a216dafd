export { ContentPolicy, type ContentPolicyProps } from './content-policy';
export { FoundryAccount, type FoundryAccountProps } from './foundry-account';
export { ModelDeployment, type ModelDeploymentProps } from './model-deployment';
