import { COMMON, IDENTITY, enabledDisabled, inGroup, type Mappings } from './mapping';

/** The API gateway in front of the models, as far as its network and its identity go. */
export const GATEWAY: Mappings = {
  azurerm_api_management: {
    type: 'Microsoft.ApiManagement/service',
    id: inGroup('Microsoft.ApiManagement/service/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['zones', 'zones'],
      ['sku_name', 'sku.name', { convert: (name) => String(name).split('_')[0] ?? name }],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['virtual_network_type', 'properties.virtualNetworkType'],
      ['virtual_network_configuration.subnet_id', 'properties.virtualNetworkConfiguration.subnetResourceId'],
      ['public_ip_address_id', 'properties.publicIpAddressId'],
      ['min_api_version', 'properties.apiVersionConstraint.minApiVersion'],
      ['gateway_disabled', 'properties.disableGateway'],
      ['client_certificate_enabled', 'properties.enableClientCertificate'],
    ],
  },
};
