import { constant, either, type Mappings } from './mapping';

/** Microsoft Defender for Cloud. */
export const DEFENDER: Mappings = {
  azurerm_security_center_subscription_pricing: {
    type: 'Microsoft.Security/pricings',
    id: '/subscriptions/{subscription}/providers/Microsoft.Security/pricings/{resource_type}',
    rows: [
      ['tier', 'properties.pricingTier'],
      ['subplan', 'properties.subPlan'],
      [
        'extension[]',
        'properties.extensions[]',
        [
          ['name', 'name'],
          [constant('True'), 'isEnabled'],
          ['additional_extension_properties', 'additionalExtensionProperties'],
        ],
      ],
    ],
  },
  azurerm_security_center_contact: {
    type: 'Microsoft.Security/securityContacts',
    id: '/subscriptions/{subscription}/providers/Microsoft.Security/securityContacts/{name}',
    rows: [
      ['email', 'properties.emails'],
      ['phone', 'properties.phone'],
      ['alert_notifications', 'properties.alertNotifications.state', either('On', 'Off')],
    ],
  },
  azurerm_security_center_storage_defender: {
    type: 'Microsoft.Security/defenderForStorageSettings',
    id: '{storage_account_id}/providers/Microsoft.Security/defenderForStorageSettings/current',
    rows: [
      [constant(true), 'properties.isEnabled'],
      ['override_subscription_settings_enabled', 'properties.overrideSubscriptionLevelSettings'],
      ['malware_scanning_on_upload_enabled', 'properties.malwareScanning.onUpload.isEnabled'],
      ['malware_scanning_on_upload_cap_gb_per_month', 'properties.malwareScanning.onUpload.capGBPerMonth'],
      ['scan_results_event_grid_topic_id', 'properties.malwareScanning.scanResultsEventGridTopicResourceId'],
      ['sensitive_data_discovery_enabled', 'properties.sensitiveDataDiscovery.isEnabled'],
    ],
  },
};
