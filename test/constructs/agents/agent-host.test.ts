import { AgentHost, type AgentHostProps } from '../../../constructs/agents';
import { WorkloadIdentity } from '../../../constructs/managed-identities';
import { PLACE, RESOURCE_GROUP, synthConstruct, type Block } from '../../support/synth-construct';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const ENVIRONMENT = `${RESOURCE_GROUP}/providers/Microsoft.App/managedEnvironments/cae`;
const REGISTRY = `${RESOURCE_GROUP}/providers/Microsoft.ContainerRegistry/registries/crtest`;

function host(props: Partial<AgentHostProps> = {}) {
  return synthConstruct((stack) => {
    const identity = new WorkloadIdentity(stack, 'identity', { ...PLACE, name: 'id-agent' });
    const pull = identity.grant('pull', { role: 'acrPull', scope: REGISTRY, reason: 'Pulls its image' });
    new AgentHost(stack, 'agent', {
      name: 'ca-agent',
      resourceGroupName: PLACE.resourceGroupName,
      environmentId: ENVIRONMENT,
      identity,
      registryServer: 'crtest.azurecr.io',
      image: `agents/reviewer@${DIGEST}`,
      port: 8080,
      replicas: { min: 2, max: 5 },
      settings: { MODEL_DEPLOYMENT: 'chat' },
      tags: PLACE.tags,
      dependsOn: [pull],
      ...props,
    });
  });
}

describe('an agent host', () => {
  const result = host();
  const app = result.only('azurerm_container_app');
  const { container: containers, ...template } = app.template as { container: Block[] };

  it('runs as one identity, its own', () => {
    expect(app.identity).toEqual({
      type: 'UserAssigned',
      identity_ids: [result.reference('identity/identity', 'id')],
    });
  });

  it('pulls with that identity, so there is no registry password', () => {
    expect(app.registry).toEqual([
      { server: 'crtest.azurecr.io', identity: result.reference('identity/identity', 'id') },
    ]);
    expect(app).not.toHaveProperty('secret');
  });

  it('runs the image that was built, by digest, from the landing zone’s registry', () => {
    expect(containers.map(({ image }) => image)).toEqual([`crtest.azurecr.io/agents/reviewer@${DIGEST}`]);
  });

  it('answers callers with a client certificate only, over TLS only', () => {
    expect(app.ingress).toEqual({
      external_enabled: true,
      target_port: 8080,
      transport: 'http',
      allow_insecure_connections: false,
      client_certificate_mode: 'require',
      traffic_weight: [{ latest_revision: true, percentage: 100 }],
    });
  });

  it('knows which identity it is, and its settings', () => {
    expect(containers[0]?.env).toEqual([
      { name: 'AZURE_CLIENT_ID', value: result.reference('identity/identity', 'client_id') },
      { name: 'MODEL_DEPLOYMENT', value: 'chat' },
    ]);
  });

  it('has one revision at a time, so no old version keeps running', () => {
    expect(app).toMatchObject({ revision_mode: 'Single', container_app_environment_id: ENVIRONMENT });
  });

  it('runs on the profile that its environment has', () => {
    expect(app.workload_profile_name).toBe('Consumption');
  });

  it('scales between the numbers it was given', () => {
    expect(template).toMatchObject({ min_replicas: 2, max_replicas: 5 });
  });

  it('starts after the grants that it needs', () => {
    expect(app.depends_on).toEqual([result.at('identity/pull').address]);
  });

  it.each([
    'agents/reviewer:latest',
    'agents/reviewer',
    'agents/reviewer@sha256:abc',
    `agents/reviewer@${DIGEST.toUpperCase()}`,
    `agents/reviewer@${DIGEST}:latest`,
    '',
  ])('refuses the image "%s", which can change under it', (image) => {
    expect(() => host({ image })).toThrow(
      `test/agent: got the image "${image}", expected one pinned by digest; ` +
        'fix: write repository@sha256:<digest>, from the output of your build',
    );
  });
});
