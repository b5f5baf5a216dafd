import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { TrainingTelemetry } from '../../../constructs/training';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

describe('telemetry of training', () => {
  const result = synthConstruct((stack) => {
    const platform = new AzurermProvider(stack, 'platform', { alias: 'platform', features: [{}] });
    new TrainingTelemetry(stack, 'it', {
      ...PLACE,
      name: 'appi-train',
      logWorkspaceId: `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`,
      privateLinkScope: { name: 'ampls', resourceGroupName: 'rg-logs' },
      platform,
    });
  });

  it('is written and read with Entra ID over Private Link only, and kept in the landing zone’s logs', () => {
    expect(result.only('azurerm_application_insights')).toMatchObject({
      local_authentication_disabled: true,
      internet_ingestion_enabled: false,
      internet_query_enabled: false,
      workspace_id: `${RESOURCE_GROUP}/providers/Microsoft.OperationalInsights/workspaces/log`,
    });
  });

  it('is reached over the private link scope of the platform, in the platform’s subscription', () => {
    expect(result.only('azurerm_monitor_private_link_scoped_service')).toMatchObject({
      provider: 'azurerm.platform',
      scope_name: 'ampls',
      resource_group_name: 'rg-logs',
      linked_resource_id: result.reference('it/insights', 'id'),
    });
  });
});
