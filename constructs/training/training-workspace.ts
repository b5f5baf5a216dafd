import { MachineLearningWorkspace } from '@cdktf/provider-azurerm/lib/machine-learning-workspace';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { AzapiUpdateResource } from '../azapi';
import type { CustomerManagedKey } from '../keys';
import type { WorkloadIdentity } from '../managed-identities';

export interface TrainingWorkspaceProps {
  /** 3 to 33 characters. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  /** What the workspace runs as. Its grants come first: pass them in `dependsOn`. */
  readonly identity: WorkloadIdentity;
  /** ARM IDs of what belongs to the workspace alone. */
  readonly storageAccountId: string;
  readonly keyVaultId: string;
  readonly registryId: string;
  readonly applicationInsightsId: string;
  /** Name of the cluster that builds images: the registry is private, so Azure's own builders cannot push to it. */
  readonly imageBuildCluster: string;
  /** With the vault that it lies in. @default - Microsoft-managed keys */
  readonly encryption?: { readonly key: CustomerManagedKey; readonly vaultId: string };
  readonly tags: Record<string, string>;
  readonly dependsOn: ITerraformDependable[];
}

/**
 * An Azure Machine Learning workspace that is not on the Internet and whose jobs reach nothing that was not approved:
 * its machines stand in a network that Azure manages, with no way out but rules.
 */
export class TrainingWorkspace extends Construct {
  readonly id: string;
  /** The last of its settings: rules, machines and endpoints wait for it. */
  readonly ready: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TrainingWorkspaceProps) {
    super(scope, id);
    const { identity, encryption } = props;
    const workspace = new MachineLearningWorkspace(this, 'workspace', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      kind: 'Default',
      skuName: 'Basic',
      applicationInsightsId: props.applicationInsightsId,
      keyVaultId: props.keyVaultId,
      storageAccountId: props.storageAccountId,
      containerRegistryId: props.registryId,
      publicNetworkAccessEnabled: false,
      // Microsoft collects less about what runs here.
      highBusinessImpact: true,
      v1LegacyModeEnabled: false,
      imageBuildComputeName: props.imageBuildCluster,
      primaryUserAssignedIdentity: identity.id,
      identity: {
        type: 'UserAssigned',
        identityIds: encryption ? [identity.id, encryption.key.identityId] : [identity.id],
      },
      managedNetwork: { isolationMode: 'AllowOnlyApprovedOutbound', provisionOnCreationEnabled: true },
      // Data of the service itself stays with the service, under the same key, instead of in a group of its own.
      serviceSideEncryptionEnabled: encryption && true,
      encryption: encryption && {
        keyVaultId: encryption.vaultId,
        keyId: encryption.key.versionedKeyUrl,
        userAssignedIdentityId: encryption.key.identityId,
      },
      tags: props.tags,
      dependsOn: props.dependsOn,
    });
    this.id = workspace.id;
    // azurerm 4.55 cannot say it (issue 22150), and the default is the account's key, which is off.
    this.ready = new AzapiUpdateResource(this, 'datastores-by-identity', {
      type: 'Microsoft.MachineLearningServices/workspaces@2026-05-01',
      resourceId: workspace.id,
      body: { properties: { systemDatastoresAuthMode: 'Identity' } },
    });
  }
}
