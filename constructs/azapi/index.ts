export { AzapiProvider, AZAPI_VERSION, type AzapiProviderProps } from './azapi-provider';
export { AzapiResource, type AzapiResourceProps } from './azapi-resource';
