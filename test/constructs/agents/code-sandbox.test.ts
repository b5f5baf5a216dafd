import { CodeSandbox } from '../../../constructs/agents';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const REGISTRY = `${RESOURCE_GROUP}/providers/Microsoft.ContainerRegistry/registries/crtest`;
const ENVIRONMENT = `${RESOURCE_GROUP}/providers/Microsoft.App/managedEnvironments/cae`;

describe('a code sandbox', () => {
  const result = synthConstruct((stack) => {
    new CodeSandbox(stack, 'sandbox', {
      ...PLACE,
      name: 'spcode',
      resourceGroupId: RESOURCE_GROUP,
      environmentId: ENVIRONMENT,
      identityName: 'id-sandbox',
      registryId: REGISTRY,
      registryServer: 'crtest.azurecr.io',
      image: `sandbox/python@${DIGEST}`,
      port: 8080,
    });
  });
  const pool = result.only('azapi_resource');
  const { properties } = pool.body as { properties: Record<string, unknown> };

  it('lets the code that runs there out to nowhere', () => {
    expect(properties.sessionNetworkConfiguration).toEqual({ status: 'EgressDisabled' });
  });

  it('gives no session an identity: the one it has pulls the image', () => {
    const identity = result.reference('sandbox/puller/identity', 'id');
    expect(properties.managedIdentitySettings).toEqual([{ identity, lifecycle: 'None' }]);
    expect(pool.identity).toEqual({ type: 'UserAssigned', identity_ids: [identity] });
    expect(result.only('azurerm_role_assignment')).toMatchObject({ scope: REGISTRY });
  });

  it('runs in the environment it was given, a container a session, from an image by digest', () => {
    expect(properties).toMatchObject({
      environmentId: ENVIRONMENT,
      containerType: 'CustomContainer',
      customContainerTemplate: { containers: [{ image: `crtest.azurecr.io/sandbox/python@${DIGEST}` }] },
      dynamicPoolConfiguration: { lifecycleConfiguration: { lifecycleType: 'OnContainerExit' } },
    });
  });

  it('waits for the right to pull', () => {
    expect(pool.depends_on).toEqual([result.at('sandbox/puller/pull-image').address]);
  });

  it('keeps nothing of Azure’s answer but where sessions are asked for', () => {
    expect(pool.response_export_values).toEqual({ endpoint: 'properties.poolManagementEndpoint' });
  });
});
