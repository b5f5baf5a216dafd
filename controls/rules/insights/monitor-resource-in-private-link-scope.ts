import { follow } from '../../joins/follow';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { valueAt } from '../../values';

export const rule: RelationalRule = {
  id: 'monitor-resource-in-private-link-scope',
  control: 'ZT-NET-02',
  title: 'Logs are reached through a monitor private link scope',
  types: ['Microsoft.OperationalInsights/workspaces', 'Microsoft.Insights/components'],
  why: 'A workspace that is closed to the public network and in no scope can be neither written nor read.',
  fix: 'azurerm_monitor_private_link_scoped_service with linked_resource_id of this resource',
  judge: (resource, architecture) => {
    const links = architecture
      .ofType('Microsoft.Insights/privateLinkScopes/scopedResources')
      .map((link) => follow(architecture, valueAt(link.body, 'properties.linkedResourceId')));
    if (links.some((link) => link.state === 'found' && link.resource.key === resource.key)) return pass();
    const blind = links.find((link) => link.state === 'unknown');
    if (blind?.state === 'unknown') return unknown('linked_resource_id', blind.expression);
    return fail('azurerm_monitor_private_link_scoped_service', 'in no scope', 'in a private link scope');
  },
};
