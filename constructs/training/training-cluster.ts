import { MachineLearningComputeCluster } from '@cdktf/provider-azurerm/lib/machine-learning-compute-cluster';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { WorkloadIdentity } from '../managed-identities';

export interface TrainingClusterProps {
  /** Unique in the workspace. */
  readonly name: string;
  readonly location: string;
  readonly workspaceId: string;
  /** What its jobs run as. */
  readonly identity: WorkloadIdentity;
  /** Size of a machine, in Azure's words. */
  readonly size: string;
  /** Most machines at a time; there are none while nothing runs. */
  readonly maxNodes: number;
  readonly tags: Record<string, string>;
  /** The rules of the managed network and the identity's grants: a cluster without them starts and cannot work. */
  readonly dependsOn: ITerraformDependable[];
}

/** Machines that train: in the managed network, without public addresses, without SSH, without local accounts. */
export class TrainingCluster extends Construct {
  readonly cluster: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TrainingClusterProps) {
    super(scope, id);
    this.cluster = new MachineLearningComputeCluster(this, 'cluster', {
      name: props.name,
      location: props.location,
      machineLearningWorkspaceId: props.workspaceId,
      vmSize: props.size,
      vmPriority: 'Dedicated',
      // Both are on by default.
      nodePublicIpEnabled: false,
      localAuthEnabled: false,
      sshPublicAccessEnabled: false,
      identity: { type: 'UserAssigned', identityIds: [props.identity.id] },
      scaleSettings: {
        minNodeCount: 0,
        maxNodeCount: props.maxNodes,
        scaleDownNodesAfterIdleDuration: 'PT15M',
      },
      tags: props.tags,
      dependsOn: props.dependsOn,
    });
  }
}
