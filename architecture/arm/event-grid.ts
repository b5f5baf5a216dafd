import { COMMON, IDENTITY, enabledDisabled, inGroup, not, type Mappings } from './mapping';

/** Azure Event Grid. */
export const EVENT_GRID: Mappings = {
  azurerm_eventgrid_topic: {
    type: 'Microsoft.EventGrid/topics',
    id: inGroup('Microsoft.EventGrid/topics/{name}'),
    rows: [
      ...COMMON,
      ...IDENTITY,
      ['local_auth_enabled', 'properties.disableLocalAuth', not],
      ['public_network_access_enabled', 'properties.publicNetworkAccess', enabledDisabled],
      ['input_schema', 'properties.inputSchema'],
    ],
  },
};
