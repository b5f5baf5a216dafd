import { CognitiveAccount } from '@cdktf/provider-azurerm/lib/cognitive-account';
import { Construct } from 'constructs';
import type { CustomerManagedKey } from '../keys';

export interface FoundryAccountProps {
  /** Also the sub-domain of its endpoints: globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
  /** @default - Microsoft-managed keys */
  readonly customerManagedKey?: CustomerManagedKey;
  /**
   * ARM ID of a subnet that is delegated to `Microsoft.App/environments` and no other account's: agents that Foundry
   * hosts run there. Give it when the account is made. @default - Foundry hosts no agents
   */
  readonly agentSubnetId?: string;
  /** Hosts that the account may call. @default - none */
  readonly outboundHosts?: readonly string[];
}

/** A Foundry account: no keys, no public network, and no call to a host that was not named. */
export class FoundryAccount extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: FoundryAccountProps) {
    super(scope, id);
    const key = props.customerManagedKey;
    this.id = new CognitiveAccount(this, 'account', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      kind: 'AIServices',
      skuName: 'S0',
      customSubdomainName: props.name,
      projectManagementEnabled: true,
      localAuthEnabled: false,
      publicNetworkAccessEnabled: false,
      networkAcls: { defaultAction: 'Deny', bypass: 'None' },
      outboundNetworkAccessRestricted: true,
      fqdns: props.outboundHosts && [...props.outboundHosts],
      networkInjection: props.agentSubnetId ? { scenario: 'agent', subnetId: props.agentSubnetId } : undefined,
      identity: key
        ? { type: 'SystemAssigned, UserAssigned', identityIds: [key.identityId] }
        : { type: 'SystemAssigned' },
      customerManagedKey: key && { keyVaultKeyId: key.versionedKeyUrl, identityClientId: key.identityClientId },
      tags: props.tags,
      dependsOn: key && [key.grant],
      // Azure lets go of the subnet long after the account is gone.
      timeouts: props.agentSubnetId ? { delete: '90m' } : undefined,
    }).id;
  }
}
