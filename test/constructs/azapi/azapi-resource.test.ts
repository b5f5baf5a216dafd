import type { TerraformStack } from 'cdktf';
import { AzapiResource } from '../../../constructs/azapi';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const BODY = { properties: { keySize: 4096, keyOps: ['wrapKey'] } };
const KEY = {
  type: 'Microsoft.KeyVault/vaults/keys@2023-07-01',
  name: 'models',
  parentId: `${RESOURCE_GROUP}/providers/Microsoft.KeyVault/vaults/kv-test`,
  body: BODY,
};

function make(props: Partial<ConstructorParameters<typeof AzapiResource>[2]> = {}): (stack: TerraformStack) => void {
  return (stack) => new AzapiResource(stack, 'key', { ...KEY, ...props });
}

describe('an azapi resource', () => {
  it('sends the body as it was written, key for key', () => {
    expect(synthConstruct(make()).only('azapi_resource')).toEqual({
      type: KEY.type,
      name: 'models',
      parent_id: KEY.parentId,
      body: BODY,
      response_export_values: [],
    });
  });

  it('keeps nothing of the answer in the state unless asked', () => {
    expect(synthConstruct(make()).only('azapi_resource').response_export_values).toEqual([]);
  });

  it('keeps the named parts of the answer, and hands them out as references', () => {
    const result = synthConstruct((stack) => {
      const key = new AzapiResource(stack, 'key', { ...KEY, responseExportValues: { url: 'properties.keyUri' } });
      new AzapiResource(stack, 'user', { ...KEY, parentId: key.id, name: key.name, body: { url: key.output('url') } });
    });
    expect(result.at('key').attributes.response_export_values).toEqual({ url: 'properties.keyUri' });
    expect(result.at('user').attributes).toMatchObject({
      parent_id: result.reference('key', 'id'),
      name: result.reference('key', 'name'),
      body: { url: result.reference('key', 'output.url') },
    });
  });

  it('passes location, tags and order on', () => {
    const result = synthConstruct((stack) => {
      const first = new AzapiResource(stack, 'first', KEY);
      make({
        location: 'swedencentral',
        tags: { team: 'test' },
        dependsOn: [first],
        lifecycle: { preventDestroy: true },
      })(stack);
    });
    expect(result.at('key').attributes).toMatchObject({
      location: 'swedencentral',
      tags: { team: 'test' },
      depends_on: [result.at('first').address],
      lifecycle: { prevent_destroy: true },
    });
  });

  it.each([
    'Microsoft.KeyVault/vaults/keys',
    'Microsoft.KeyVault@2023-07-01',
    'Microsoft.KeyVault/vaults/keys@latest',
    'microsoft.keyvault/vaults@2023-07-01',
    'azurerm_key_vault',
    '',
  ])('refuses the type "%s", and says how one is written', (type) => {
    expect(() => synthConstruct(make({ type }))).toThrow(
      `azapi resource key: got type "${type}", expected <Namespace>/<type>@<api-version>; ` +
        'fix: write it as in the ARM reference, for instance Microsoft.KeyVault/vaults/keys@2023-07-01',
    );
  });

  it.each([
    'Microsoft.App/managedEnvironments@2025-07-01',
    'Microsoft.Network/virtualNetworks/subnets@2024-05-01-preview',
  ])('takes the type %s', (type) => {
    expect(synthConstruct(make({ type })).only('azapi_resource').type).toBe(type);
  });
});
