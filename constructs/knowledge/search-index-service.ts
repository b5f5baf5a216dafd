import { SearchService } from '@cdktf/provider-azurerm/lib/search-service';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { CustomerManagedKey } from '../keys';

export interface SearchIndexServiceProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly sku: 'basic' | 'standard';
  /** Copies of the indexes; 2 for reads, 3 for reads and writes under Azure's SLA. */
  readonly replicas: number;
  /** Refuse indexes that are not encrypted under a customer-managed key. */
  readonly enforceCustomerManagedKey: boolean;
  /** The key that indexes name, by an identity that the service may use it by. @default - none */
  readonly customerManagedKey?: CustomerManagedKey;
  readonly tags: Record<string, string>;
}

/** An AI Search service for the indexes of one data label: Entra ID only, private only. */
export class SearchIndexService extends Construct {
  readonly id: string;
  /** Of its own identity, by which it reads what it indexes. */
  readonly principalId: string;
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: SearchIndexServiceProps) {
    super(scope, id);
    const { customerManagedKey: key } = props;
    const service = new SearchService(this, 'service', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      sku: props.sku,
      replicaCount: props.replicas,
      partitionCount: 1,
      localAuthenticationEnabled: false,
      publicNetworkAccessEnabled: false,
      networkRuleBypassOption: 'None',
      customerManagedKeyEnforcementEnabled: props.enforceCustomerManagedKey,
      identity: key
        ? { type: 'SystemAssigned, UserAssigned', identityIds: [key.identityId] }
        : { type: 'SystemAssigned' },
      tags: props.tags,
    });
    this.id = service.id;
    this.resource = service;
    this.principalId = service.identity.principalId;
  }
}
