import { COMMON, IDENTITY, enabledDisabled, inGroup, type Mappings } from './mapping';

const SERVICE = 'Microsoft.ApiManagement/service/{api_management_name}';

/** The API gateway in front of the models: its network, its identity, and what it lets through under which policy. */
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
  azurerm_api_management_policy: {
    type: 'Microsoft.ApiManagement/service/policies',
    id: '{api_management_id}/policies/policy',
    rows: [['xml_content', 'properties.value']],
  },
  azurerm_api_management_api: {
    type: 'Microsoft.ApiManagement/service/apis',
    id: inGroup(`${SERVICE}/apis/{name}`),
    rows: [
      ['display_name', 'properties.displayName'],
      ['path', 'properties.path'],
      ['protocols', 'properties.protocols'],
      ['service_url', 'properties.serviceUrl'],
      ['subscription_required', 'properties.subscriptionRequired'],
    ],
  },
  azurerm_api_management_api_operation: {
    type: 'Microsoft.ApiManagement/service/apis/operations',
    id: inGroup(`${SERVICE}/apis/{api_name}/operations/{operation_id}`),
    rows: [
      ['display_name', 'properties.displayName'],
      ['method', 'properties.method'],
      ['url_template', 'properties.urlTemplate'],
    ],
  },
  azurerm_api_management_api_policy: {
    type: 'Microsoft.ApiManagement/service/apis/policies',
    id: inGroup(`${SERVICE}/apis/{api_name}/policies/policy`),
    rows: [['xml_content', 'properties.value']],
  },
  azurerm_api_management_backend: {
    type: 'Microsoft.ApiManagement/service/backends',
    id: inGroup(`${SERVICE}/backends/{name}`),
    rows: [
      ['protocol', 'properties.protocol'],
      ['url', 'properties.url'],
      ['tls.validate_certificate_chain', 'properties.tls.validateCertificateChain'],
      ['tls.validate_certificate_name', 'properties.tls.validateCertificateName'],
    ],
  },
};
