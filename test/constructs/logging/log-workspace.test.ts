import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { LogWorkspace } from '../../../constructs/logging';
import { PLACE, synthConstruct } from '../../support/synth-construct';

describe('the log workspace', () => {
  const result = synthConstruct((stack) => {
    new LogWorkspace(stack, 'logs', {
      ...PLACE,
      name: 'log-test',
      privateLinkScopeName: 'ampls-test',
      retentionInDays: 90,
    });
  });
  const workspace = result.only('azurerm_log_analytics_workspace');

  it('is written and read over Private Link only', () => {
    expect(workspace).toMatchObject({ internet_ingestion_enabled: false, internet_query_enabled: false });
    expect(result.only('azurerm_monitor_private_link_scope')).toMatchObject({
      name: 'ampls-test',
      ingestion_access_mode: 'PrivateOnly',
      query_access_mode: 'PrivateOnly',
    });
  });

  it('belongs to that private link scope, without which nothing would reach it', () => {
    expect(result.only('azurerm_monitor_private_link_scoped_service')).toMatchObject({
      scope_name: result.reference('logs/private-link-scope', 'name'),
      linked_resource_id: result.reference('logs/workspace', 'id'),
    });
  });

  it('has no shared key to write with', () => {
    expect(workspace.local_authentication_enabled).toBe(false);
  });

  it('shows prompts to nobody for the mere right to read the resource', () => {
    expect(workspace.allow_resource_only_permissions).toBe(false);
  });

  it('keeps logs for the days it was given', () => {
    expect(workspace).toMatchObject({ sku: 'PerGB2018', retention_in_days: 90 });
  });

  it('hands out its GUID, which flow logs want instead of the ARM ID', () => {
    const used = synthConstruct((stack) => {
      const { id, workspaceId } = new LogWorkspace(stack, 'logs', {
        ...PLACE,
        name: 'log-test',
        privateLinkScopeName: 'ampls-test',
        retentionInDays: 90,
      });
      new ResourceGroup(stack, 'user', { name: 'rg', location: 'swedencentral', tags: { id, workspaceId } });
    });
    expect(used.at('user').attributes.tags).toEqual({
      id: used.reference('logs/workspace', 'id'),
      workspaceId: used.reference('logs/workspace', 'workspace_id'),
    });
  });
});
