import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { TrainingEgressRules, type TrainingDestination } from '../../../constructs/training';
import { RESOURCE_GROUP, synthConstruct, type Synthesized } from '../../support/synth-construct';

const WORKSPACE = `${RESOURCE_GROUP}/providers/Microsoft.MachineLearningServices/workspaces/mlw`;
const STORE = `${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/stdata`;

function rules(...destinations: TrainingDestination[]): Synthesized {
  return synthConstruct((stack) => {
    const after = new ResourceGroup(stack, 'before', { name: 'rg', location: 'swedencentral' });
    new TrainingEgressRules(stack, 'it', {
      workspaceId: WORKSPACE,
      stores: [{ name: 'datasets', id: STORE }],
      destinations,
      after,
    });
  });
}

describe('what leaves the network of training', () => {
  const result = rules(
    { name: 'packages', host: 'packages.contoso.com' },
    { name: 'models', host: '*.models.contoso.com' },
  );

  it('is data over a private endpoint, and hosts by name: nothing else', () => {
    expect(result.types).toEqual([
      'azurerm_machine_learning_workspace_network_outbound_rule_fqdn',
      'azurerm_machine_learning_workspace_network_outbound_rule_fqdn',
      'azurerm_machine_learning_workspace_network_outbound_rule_private_endpoint',
      'azurerm_resource_group',
    ]);
    expect(result.at('it/store-datasets').attributes).toMatchObject({
      workspace_id: WORKSPACE,
      service_resource_id: STORE,
      sub_resource_target: 'blob',
      spark_enabled: false,
    });
    expect(result.at('it/host-packages').attributes).toMatchObject({
      workspace_id: WORKSPACE,
      name: 'fqdn-packages',
      destination_fqdn: 'packages.contoso.com',
    });
  });

  it('is approved one rule after the other: a workspace takes one at a time', () => {
    const order = ['before', 'it/store-datasets', 'it/host-packages', 'it/host-models'];
    order.slice(1).forEach((path, index) => {
      expect(result.at(path).attributes.depends_on).toEqual([result.at(order[index] ?? '').address]);
    });
  });

  it.each(['*', '*.com', 'https://packages.contoso.com', 'packages.contoso.com:443', 'a b', ''])(
    'is refused for the host "%s", which the provider would take',
    (host) => {
      expect(() => rules({ name: 'packages', host })).toThrow(
        `training destination packages: got the host "${host}", expected one host name such as packages.contoso.com`,
      );
    },
  );
});
