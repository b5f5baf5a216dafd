import { ContainerApp } from '@cdktf/provider-azurerm/lib/container-app';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { WorkloadIdentity } from '../managed-identities';

const PINNED_IMAGE = /^[a-z0-9][a-z0-9._/-]*@sha256:[0-9a-f]{64}$/;

export interface AgentHostProps {
  /** 2 to 32 characters. */
  readonly name: string;
  readonly resourceGroupName: string;
  readonly environmentId: string;
  /** The agent's own identity: nothing else runs as it. */
  readonly identity: WorkloadIdentity;
  /** An identity for each tool, so that logs and partners can tell which tool acted. @default - none */
  readonly toolIdentities?: readonly ToolIdentity[];
  /** Host name of the registry. */
  readonly registryServer: string;
  /** `repository@sha256:<64 hex digits>` in that registry. */
  readonly image: string;
  readonly port: number;
  readonly replicas: { readonly min: number; readonly max: number };
  /** Settings, never secrets. */
  readonly settings: Readonly<Record<string, string>>;
  readonly tags: Record<string, string>;
  /** The grants that it needs to start. */
  readonly dependsOn: ITerraformDependable[];
}

/** The identity that an agent calls one of its tools with. */
export interface ToolIdentity {
  /** Name of the tool. */
  readonly name: string;
  readonly identity: WorkloadIdentity;
}

/** An agent as a container app: its own identity, an image by digest, callers with a client certificate only. */
export class AgentHost extends Construct {
  /** @throws when the image is not pinned by digest */
  constructor(scope: Construct, id: string, props: AgentHostProps) {
    super(scope, id);
    if (!PINNED_IMAGE.test(props.image)) {
      throw new Error(
        `${this.node.path}: got the image "${props.image}", expected one pinned by digest; ` +
          'fix: write repository@sha256:<digest>, from the output of your build',
      );
    }
    const tools = props.toolIdentities ?? [];
    new ContainerApp(this, 'app', {
      name: props.name,
      resourceGroupName: props.resourceGroupName,
      containerAppEnvironmentId: props.environmentId,
      revisionMode: 'Single',
      workloadProfileName: 'Consumption',
      identity: {
        type: 'UserAssigned',
        identityIds: [props.identity, ...tools.map((tool) => tool.identity)].map(({ id }) => id),
      },
      registry: [{ server: props.registryServer, identity: props.identity.id }],
      ingress: {
        // "External" to the environment, which is internal to the network: callers inside it, nobody outside.
        externalEnabled: true,
        targetPort: props.port,
        transport: 'http',
        allowInsecureConnections: false,
        clientCertificateMode: 'require',
        trafficWeight: [{ latestRevision: true, percentage: 100 }],
      },
      template: {
        minReplicas: props.replicas.min,
        maxReplicas: props.replicas.max,
        container: [
          {
            name: 'agent',
            image: `${props.registryServer}/${props.image}`,
            cpu: 1,
            memory: '2Gi',
            env: [
              { name: 'AZURE_CLIENT_ID', value: props.identity.clientId },
              ...tools.map((tool) => ({ name: clientIdOf(tool), value: tool.identity.clientId })),
              ...Object.entries(props.settings).map(([name, value]) => ({ name, value })),
            ],
          },
        ],
      },
      tags: props.tags,
      dependsOn: props.dependsOn,
    });
  }
}

/** `TOOL_DOCUSIGN_CLIENT_ID` */
function clientIdOf({ name }: ToolIdentity): string {
  return `TOOL_${name.toUpperCase().replaceAll('-', '_')}_CLIENT_ID`;
}
