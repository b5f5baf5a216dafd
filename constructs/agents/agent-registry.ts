import { ContainerRegistry } from '@cdktf/provider-azurerm/lib/container-registry';
import { Construct } from 'constructs';

export interface AgentRegistryProps {
  /** 5 to 50 letters and digits, globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly zoneRedundant: boolean;
  readonly tags: Record<string, string>;
}

/** The registry that agents are pulled from: no admin user, no public network, images cannot be exported. */
export class AgentRegistry extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: AgentRegistryProps) {
    super(scope, id);
    this.id = new ContainerRegistry(this, 'registry', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      // The only tier with private endpoints.
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
      tags: props.tags,
    }).id;
  }
}
