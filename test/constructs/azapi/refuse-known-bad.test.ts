import { AzapiResource } from '../../../constructs/azapi';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.CognitiveServices/accounts/aif`;

function make(type: string, properties: Record<string, unknown>): unknown {
  return synthConstruct((stack) => {
    new AzapiResource(stack, 'it', { type, name: 'ours', parentId: ACCOUNT, body: { properties } });
  });
}

describe('what the schema takes and cannot be safe', () => {
  it('is a second capability host of an account, which breaks the one that the service makes', () => {
    expect(() => make('Microsoft.CognitiveServices/accounts/capabilityHosts@2026-05-01', {})).toThrow(
      'test/it: got a capability host of an account, expected none',
    );
    expect(() => make('Microsoft.CognitiveServices/accounts/projects/capabilityHosts@2026-05-01', {})).not.toThrow();
  });

  it.each([
    'Microsoft.CognitiveServices/accounts/connections@2026-05-01',
    'Microsoft.CognitiveServices/accounts/projects/connections@2026-05-01',
    'Microsoft.MachineLearningServices/workspaces/connections@2026-05-01',
  ])('is a connection that holds a secret: %s', (type) => {
    for (const authType of ['ApiKey', 'AccountKey', 'SAS', 'PAT', 'CustomKeys', 'None', undefined])
      expect(() => make(type, { category: 'AppInsights', authType })).toThrow('expected AAD or ManagedIdentity');
    expect(() => make(type, { category: 'CosmosDb', authType: 'AAD' })).not.toThrow();
  });

  it('is nothing else', () => {
    expect(() => make('Microsoft.Web/connections@2016-06-01', { authType: 'ApiKey' })).not.toThrow();
  });
});
