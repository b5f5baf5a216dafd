export { AzapiProvider, AZAPI_VERSION, type AzapiProviderProps } from './azapi-provider';
export { AzapiResource, type AzapiResourceProps } from './azapi-resource';
export { AzapiRead, type AzapiReadProps } from './azapi-read';
export { AzapiUpdateResource, type AzapiUpdateResourceProps } from './azapi-update-resource';
