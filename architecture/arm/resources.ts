import { COMMON, type Mappings } from './mapping';

/** What everything else stands in. */
export const RESOURCES: Mappings = {
  azurerm_resource_group: {
    type: 'Microsoft.Resources/resourceGroups',
    id: '/subscriptions/{subscription}/resourceGroups/{name}',
    rows: [...COMMON, ['managed_by', 'managedBy']],
  },
  azurerm_management_group: {
    type: 'Microsoft.Management/managementGroups',
    id: '/providers/Microsoft.Management/managementGroups/{name}',
    rows: [
      ['display_name', 'properties.displayName'],
      ['parent_management_group_id', 'properties.details.parent.id'],
    ],
  },
};
