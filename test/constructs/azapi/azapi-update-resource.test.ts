import { AzapiUpdateResource } from '../../../constructs/azapi';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

describe('properties that azurerm does not know', () => {
  const result = synthConstruct((stack) => {
    new AzapiUpdateResource(stack, 'it', {
      type: 'Microsoft.MachineLearningServices/workspaces@2026-05-01',
      resourceId: `${RESOURCE_GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw`,
      body: { properties: { systemDatastoresAuthMode: 'Identity' } },
    });
  });

  it('are set on the resource that azurerm made, and nothing of the answer stays in the state', () => {
    expect(result.only('azapi_update_resource')).toEqual({
      type: 'Microsoft.MachineLearningServices/workspaces@2026-05-01',
      resource_id: `${RESOURCE_GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw`,
      body: { properties: { systemDatastoresAuthMode: 'Identity' } },
      response_export_values: [],
    });
  });
});
