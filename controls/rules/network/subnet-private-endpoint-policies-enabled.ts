import { privateEndpointsIn, subnetType } from '../../joins/subnets';
import type { RelationalRule } from '../../model';
import { judgeFact } from '../../properties';

export const rule: RelationalRule = {
  id: 'subnet-private-endpoint-policies-enabled',
  control: 'ZT-NET-03',
  title: 'Rules and routes apply to private endpoints',
  types: [subnetType],
  applies: (subnet, architecture) => {
    const { endpoints, undecided } = privateEndpointsIn(subnet, architecture);
    return endpoints.length > 0 || undecided;
  },
  why: 'By default the security group and the routes of the subnet do not apply to its private endpoints: all may call them.',
  fix: 'private_endpoint_network_policies = "Enabled"',
  judge: (subnet, architecture) =>
    judgeFact(architecture.fact(subnet, 'properties.privateEndpointNetworkPolicies'), { equals: 'Enabled' }),
};
