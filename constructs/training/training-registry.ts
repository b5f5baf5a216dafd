import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { CustomerManagedKey } from '../keys';

export interface TrainingRegistryProps {
  /** 5 to 50 letters and digits, globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly zoneRedundant: boolean;
  /** @default - Microsoft-managed keys */
  readonly customerManagedKey?: CustomerManagedKey;
  readonly tags: Record<string, string>;
}

/** Where training keeps its images and packaged models, apart from what agents run: private, no admin user, no export. */
export class TrainingRegistry extends Construct {
  readonly id: string;
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TrainingRegistryProps) {
    super(scope, id);
    const key = props.customerManagedKey;
    const registry = new ContainerRegistry(this, 'registry', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      // The only tier with private endpoints and own keys.
      sku: 'Premium',
      adminEnabled: false,
      anonymousPullEnabled: false,
      publicNetworkAccessEnabled: false,
      exportPolicyEnabled: false,
      dataEndpointEnabled: true,
      networkRuleBypassOption: 'None',
      networkRuleSet: [{ defaultAction: 'Deny', ipRule: [] }],
      zoneRedundancyEnabled: props.zoneRedundant,
      retentionPolicyInDays: 30,
      identity: key && { type: 'UserAssigned', identityIds: [key.identityId] },
      encryption: key && [{ keyVaultKeyId: key.keyUrl, identityClientId: key.identityClientId }],
      tags: props.tags,
      dependsOn: key && [key.grant],
    });
    this.id = registry.id;
    this.resource = registry;
  }
}
