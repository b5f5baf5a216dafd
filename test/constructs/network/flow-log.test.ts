import { FlowLog } from '../../../constructs/network';
import { PLACE, RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

function flowLog(retentionDays: number) {
  const { location, tags } = PLACE;
  return synthConstruct((stack) => {
    new FlowLog(stack, 'flows', {
      name: 'fl-test',
      location,
      tags,
      networkWatcherId: 'watcher',
      virtualNetworkId: 'network',
      storageId: 'archive',
      workspaceId: 'workspace',
      identityId: `${RESOURCE_GROUP}/identity`,
      retentionDays,
    });
  }).only('azapi_resource');
}

describe('a flow log', () => {
  it('is written with an identity, because the archive takes no keys', () => {
    expect(flowLog(90).identity).toEqual({ type: 'UserAssigned', identity_ids: [`${RESOURCE_GROUP}/identity`] });
  });

  it('holds bytes and packets of the whole network, and feeds traffic analytics by the workspace’s ARM ID', () => {
    expect(flowLog(90)).toMatchObject({
      parent_id: 'watcher',
      body: {
        properties: {
          targetResourceId: 'network',
          storageId: 'archive',
          enabled: true,
          format: { type: 'JSON', version: 2 },
          retentionPolicy: { enabled: true, days: 90 },
          flowAnalyticsConfiguration: {
            networkWatcherFlowAnalyticsConfiguration: {
              enabled: true,
              workspaceResourceId: 'workspace',
              workspaceRegion: 'swedencentral',
              trafficAnalyticsInterval: 10,
            },
          },
        },
      },
    });
  });

  it('deletes nothing where the archive keeps longer than Azure counts', () => {
    expect(flowLog(2555)).toMatchObject({ body: { properties: { retentionPolicy: { enabled: false, days: 0 } } } });
  });
});
