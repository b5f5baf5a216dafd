export {
  PRIVATE_LINK_SERVICES,
  zonesOf,
  type PrivateLinkServiceDescription,
  type PrivateLinkServiceName,
} from './catalogue';
export { PrivateDnsZones, type PrivateDnsZonesProps } from './private-dns-zones';
export { ServicePrivateEndpoint, type ServicePrivateEndpointProps } from './service-private-endpoint';
