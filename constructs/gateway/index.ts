export { ApiGateway, type ApiGatewayProps } from './api-gateway';
export { ApplicationGateway, type ApplicationGatewayProps } from './application-gateway';
export { ModelApi, type ModelApiProps } from './model-api';
export { modelPolicy, servicePolicy, type ModelPolicyOptions, type ServicePolicyOptions } from './policies/documents';
export { PrivateHostName, type PrivateHostNameProps } from './private-host-name';
export { WafPolicy, type WafPolicyProps } from './waf-policy';
