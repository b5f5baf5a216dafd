import { AZAPI_VERSION } from '../../../constructs/azapi';
import { synthConstruct } from '../../support/synth-construct';

describe('the azapi provider', () => {
  const { terraform, provider } = synthConstruct(() => undefined);

  it('comes from Azure, at the exact version that the bodies were written against', () => {
    expect((terraform.required_providers as Record<string, unknown>).azapi).toEqual({
      source: 'Azure/azapi',
      version: AZAPI_VERSION,
    });
    expect(AZAPI_VERSION).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('is told the subscription and the tenant, and no credential', () => {
    expect(provider.azapi).toEqual([
      {
        subscription_id: '00000000-0000-0000-0000-000000000001',
        tenant_id: '11111111-1111-1111-1111-111111111111',
      },
    ]);
  });
});
