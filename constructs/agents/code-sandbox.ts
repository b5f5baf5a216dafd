import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';
import { WorkloadIdentity } from '../managed-identities';

export interface CodeSandboxProps {
  /** 3 to 63 lower-case letters and digits, starting with a letter. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** ARM ID of that resource group. */
  readonly resourceGroupId: string;
  /** A Container Apps environment in a subnet of its own, inside the network only. */
  readonly environmentId: string;
  /** Name of the identity that pulls the image; code that runs in a session cannot use it. */
  readonly identityName: string;
  readonly registryId: string;
  readonly registryServer: string;
  /** `repository@sha256:<64 hex digits>` in that registry. */
  readonly image: string;
  readonly port: number;
  readonly tags: Record<string, string>;
}

/**
 * Where the code that models write is run: a pool of containers that live for one session, have no identity and no way
 * out of the network. Source: Microsoft.App/sessionPools, api-version 2025-07-01.
 */
export class CodeSandbox extends Construct {
  readonly pool: AzapiResource;
  /** Where sessions are asked for. */
  readonly endpoint: string;

  constructor(scope: Construct, id: string, props: CodeSandboxProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = props;
    const identity = new WorkloadIdentity(this, 'puller', {
      name: props.identityName,
      location,
      resourceGroupName,
      tags,
    });
    const pull = identity.grant('pull-image', {
      role: 'acrPull',
      scope: props.registryId,
      reason: 'The sandbox pulls its image',
    });
    this.pool = new AzapiResource(this, 'pool', {
      type: 'Microsoft.App/sessionPools@2025-07-01',
      name: props.name,
      parentId: props.resourceGroupId,
      location,
      identity: { type: 'UserAssigned', identityIds: [identity.id] },
      body: {
        properties: {
          environmentId: props.environmentId,
          poolManagementType: 'Dynamic',
          containerType: 'CustomContainer',
          scaleConfiguration: { maxConcurrentSessions: 10, readySessionInstances: 1 },
          dynamicPoolConfiguration: {
            lifecycleConfiguration: { lifecycleType: 'OnContainerExit', maxAlivePeriodInSeconds: 3600 },
          },
          customContainerTemplate: {
            registryCredentials: { server: props.registryServer, identity: identity.id },
            containers: [
              {
                name: 'sandbox',
                image: `${props.registryServer}/${props.image}`,
                resources: { cpu: 1, memory: '2Gi' },
              },
            ],
            ingress: { targetPort: props.port },
          },
          sessionNetworkConfiguration: { status: 'EgressDisabled' },
          // The identity pulls the image and is in no session: code that a model wrote must not be able to use it.
          managedIdentitySettings: [{ identity: identity.id, lifecycle: 'None' }],
        },
      },
      tags,
      responseExportValues: { endpoint: 'properties.poolManagementEndpoint' },
      dependsOn: [pull],
    });
    this.endpoint = this.pool.output('endpoint');
  }
}
