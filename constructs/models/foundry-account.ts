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
      identity: key
        ? { type: 'SystemAssigned, UserAssigned', identityIds: [key.identityId] }
        : { type: 'SystemAssigned' },
      customerManagedKey: key && { keyVaultKeyId: key.versionedKeyUrl, identityClientId: key.identityClientId },
      tags: props.tags,
      dependsOn: key && [key.grant],
    }).id;
  }
}
