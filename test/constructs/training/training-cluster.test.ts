import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { WorkloadIdentity } from '../../../constructs/managed-identities';
import { TrainingCluster } from '../../../constructs/training';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

describe('machines that train', () => {
  const result = synthConstruct((stack) => {
    const rules = new ResourceGroup(stack, 'rules', { name: 'rg', location: 'swedencentral' });
    new TrainingCluster(stack, 'it', {
      name: 'train',
      location: PLACE.location,
      tags: PLACE.tags,
      workspaceId: `${RESOURCE_GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw`,
      identity: new WorkloadIdentity(stack, 'trainer', { ...PLACE, name: 'id-trainer' }),
      size: 'STANDARD_NC24ADS_A100_V4',
      maxNodes: 4,
      dependsOn: [rules],
    });
  });
  const cluster = result.only('azurerm_machine_learning_compute_cluster');

  it('have no public address, no SSH and no local account; two of these are on by default', () => {
    expect(cluster).toMatchObject({
      node_public_ip_enabled: false,
      ssh_public_access_enabled: false,
      local_auth_enabled: false,
    });
    expect(cluster).not.toHaveProperty('ssh');
  });

  it('run as the identity that was given, and as nothing else', () => {
    expect(cluster.identity).toEqual({
      type: 'UserAssigned',
      identity_ids: [result.reference('trainer/identity', 'id')],
    });
  });

  it('are gone while nothing is trained', () => {
    expect(cluster.scale_settings).toEqual({
      min_node_count: 0,
      max_node_count: 4,
      scale_down_nodes_after_idle_duration: 'PT15M',
    });
  });

  it('start only once the way to their data is there', () => {
    expect(cluster.depends_on).toEqual([result.at('rules').address]);
  });
});
