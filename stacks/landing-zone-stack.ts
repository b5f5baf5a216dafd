import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { AzurermBackend, LocalBackend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  highest,
  references,
  STACK_SUBSCRIPTION,
  type Label,
  type LandingZone,
  type References,
  type StackName,
} from '../config';
import { requireDataLabels } from '../constructs/dlp-labels';
import { ResourceDiagnostics, type LogDestinations, type LoggedResourceType } from '../constructs/logging';

/** What the provider may and may not do on its own; the same in every stack. */
const FEATURES = {
  cognitiveAccount: [{ purgeSoftDeleteOnDestroy: true }],
  keyVault: [{ purgeSoftDeleteOnDestroy: false, recoverSoftDeletedKeyVaults: true }],
  resourceGroup: [{ preventDeletionIfContainsResources: true }],
  // A pipeline outside the network cannot reach data planes, and must not need to.
  storage: [{ dataPlaneAvailable: false }],
};

/**
 * One deployable Terraform state of a landing zone: its backend, its providers and its resource group. Stacks point at
 * each other through `references` alone.
 */
export class LandingZoneStack extends TerraformStack {
  readonly references: References;
  readonly tags: Record<string, string>;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly logs: Required<LogDestinations>;

  constructor(
    scope: Construct,
    name: StackName,
    readonly landingZone: LandingZone,
  ) {
    super(scope, `${landingZone.name}-${name}`);
    this.references = references(landingZone);
    const subscriptionId = landingZone.subscriptions[STACK_SUBSCRIPTION[name]];
    addBackend(this, landingZone, name);
    addAzurerm(this, 'azurerm', subscriptionId, landingZone.tenantId);
    // Bindings say just "azurerm", which OpenTofu looks for elsewhere.
    this.addOverride('terraform.required_providers.azurerm.source', 'hashicorp/azurerm');
    requireDataLabels(this, landingZone.labels);

    this.location = landingZone.location;
    this.tags = {
      landingZone: landingZone.name,
      environment: landingZone.environment,
      stack: name,
      managedBy: 'zt4ai',
    };
    this.resourceGroupName = new ResourceGroup(this, 'resource-group', {
      name: this.references[name].resourceGroup.name,
      location: this.location,
      tags: this.tags,
    }).name;
    this.logs = {
      workspaceId: this.references.observability.workspace.id,
      archiveId: this.references.observability.archive.id,
    };
  }

  /** Sends all that a resource logs to the landing zone's workspace and archive. */
  protected log(id: string, resourceType: LoggedResourceType, resourceId: string): void {
    new ResourceDiagnostics(this, `${id}-logs`, { resourceId, resourceType, destinations: this.logs });
  }
}

/** The highest label of the data that the landing zone holds: what is made from all of it, such as logs, carries it. */
export function highestLabel({ knowledge, labels }: LandingZone): Label {
  const label = highest(knowledge.map((source) => source.label)) ?? labels[0];
  if (!label)
    throw new Error('got no labels, expected at least one; fix: list them under labels: in landing-zone.yaml');
  return label;
}

/** A provider for one subscription. Credentials come from the environment: `az login`, OIDC or a managed identity. */
export function addAzurerm(
  stack: TerraformStack,
  id: string,
  subscriptionId: string,
  tenantId: string,
  alias?: string,
): AzurermProvider {
  return new AzurermProvider(stack, id, {
    alias,
    subscriptionId,
    tenantId,
    storageUseAzuread: true,
    // Registering needs rights on the whole subscription; see docs/deploy.md.
    resourceProviderRegistrations: 'none',
    features: [FEATURES],
  });
}

function addBackend(stack: TerraformStack, landingZone: LandingZone, name: StackName): void {
  const { state } = landingZone;
  if (state.backend === 'local') {
    // Relative, because the default would write this machine's path into the output; beside cdktf.out, because that
    // folder can be made anew at any time and the state cannot.
    new LocalBackend(stack, { path: `../../../terraform.${landingZone.name}-${name}.tfstate` });
    return;
  }
  new AzurermBackend(stack, {
    subscriptionId: state.subscriptionId,
    tenantId: landingZone.tenantId,
    resourceGroupName: state.resourceGroup,
    storageAccountName: state.storageAccount,
    containerName: state.container,
    key: `${landingZone.name}/${landingZone.environment}/${name}.tfstate`,
    useAzureadAuth: true,
  });
}
