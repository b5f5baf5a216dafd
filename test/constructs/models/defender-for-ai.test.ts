import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { DefenderForAi } from '../../../constructs/models';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.CognitiveServices/accounts/aif`;

describe('Defender for AI on an account', () => {
  const result = synthConstruct((stack) => {
    const before = new ResourceGroup(stack, 'before', { name: 'rg', location: 'swedencentral' });
    new DefenderForAi(stack, 'it', { accountId: ACCOUNT, after: before });
  });

  it('is on, whatever the default of the subscription is', () => {
    expect(result.only('azapi_resource')).toMatchObject({
      type: 'Microsoft.CognitiveServices/accounts/defenderForAISettings@2026-05-01',
      name: 'Default',
      parent_id: ACCOUNT,
      body: { properties: { state: 'Enabled' } },
    });
  });

  it('has no location, which the provider refuses on this type', () => {
    expect(result.only('azapi_resource')).not.toHaveProperty('location');
  });

  it('waits its turn: an account takes one change at a time', () => {
    expect(result.only('azapi_resource').depends_on).toEqual([result.at('before').address]);
  });
});
