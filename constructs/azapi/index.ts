export { AzapiProvider, AZAPI_VERSION, type AzapiProviderProps } from './azapi-provider';
export { AzapiResource, type AzapiResourceProps } from './azapi-resource';
export { AzapiUpdateResource, type AzapiUpdateResourceProps } from './azapi-update-resource';
