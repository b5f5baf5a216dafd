import { AzurermProvider } from '@cdktf/provider-azurerm/lib/provider';
import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { AzurermBackend, LocalBackend, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import {
  highest,
  references,
  regionCode,
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
  machineLearning: [{ purgeSoftDeletedWorkspaceOnDestroy: true }],
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
    name: Exclude<StackName, 'governance'>,
    readonly landingZone: LandingZone,
  ) {
    super(scope, stackId(landingZone, name));
    this.references = references(landingZone);
    addState(this, landingZone, name);
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

/** A stack in a subscription, or the one of the tenant. */
type StateName = StackName | 'access';

/** `contoso-ai-models`; `contoso-ai-weu-models` in a further region. */
function stackId({ name, region, location }: LandingZone, stack: StateName): string {
  return region === 'primary' ? `${name}-${stack}` : `${name}-${regionCode(location)}-${stack}`;
}

function stateKey({ name, environment, region, location }: LandingZone, stack: StateName): string {
  const place = region === 'primary' ? [] : [location];
  return [name, environment, ...place, `${stack}.tfstate`].join('/');
}

/** The highest label of the data that the landing zone holds: what is made from all of it, such as logs, carries it. */
export function highestLabel({ agents, foundry, knowledge, labels, training }: LandingZone): Label {
  const memories = agents.flatMap(({ memory }) => memory ?? []);
  const datasets = (training?.datasets ?? []).map((dataset) => dataset.label);
  const hosted = foundry ? [foundry.agentService.label] : [];
  const label = highest([...knowledge.map((source) => source.label), ...memories, ...datasets, ...hosted]) ?? labels[0];
  if (!label)
    throw new Error('got no labels, expected at least one; fix: list them under labels: in landing-zone.yaml');
  return label;
}

/** The state of a stack, and the provider of the subscription that it is deployed to. */
export function addState(stack: TerraformStack, landingZone: LandingZone, name: StackName): void {
  addBackend(stack, landingZone, name);
  addAzurerm(stack, 'azurerm', landingZone.subscriptions[STACK_SUBSCRIPTION[name]], landingZone.tenantId);
  // Bindings say just "azurerm", which OpenTofu looks for elsewhere.
  stack.addOverride('terraform.required_providers.azurerm.source', 'hashicorp/azurerm');
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

/** Where the state of a stack is kept. */
export function addBackend(stack: TerraformStack, landingZone: LandingZone, name: StateName): void {
  const { state } = landingZone;
  if (state.backend === 'local') {
    // Relative, because the default would write this machine's path into the output; beside cdktf.out, because that
    // folder can be made anew at any time and the state cannot.
    new LocalBackend(stack, { path: `../../../terraform.${stackId(landingZone, name)}.tfstate` });
    return;
  }
  new AzurermBackend(stack, {
    subscriptionId: state.subscriptionId,
    tenantId: landingZone.tenantId,
    resourceGroupName: state.resourceGroup,
    storageAccountName: state.storageAccount,
    containerName: state.container,
    key: stateKey(landingZone, name),
    useAzureadAuth: true,
  });
}
