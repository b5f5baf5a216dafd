import {
  ConditionalAccessPolicy,
  type ConditionalAccessPolicyConditions,
} from '@cdktf/provider-azuread/lib/conditional-access-policy';
import { Construct } from 'constructs';
import { policyState } from './policy-state';

export interface WorkloadPoliciesProps {
  /** Begins the name of every policy. */
  readonly prefix: string;
  /** Object IDs of the service principals. Managed identities cannot be among them: no policy reaches those. */
  readonly servicePrincipalIds: readonly string[];
  /** Object IDs of the locations that they may come from. @default - none: they may come from anywhere */
  readonly locationIds?: readonly string[];
  /** @default true */
  readonly reportOnly?: boolean;
}

/** Conditional Access for pipelines: nothing at risk, and nothing from outside the places where pipelines run. */
export class WorkloadPolicies extends Construct {
  constructor(scope: Construct, id: string, props: WorkloadPoliciesProps) {
    super(scope, id);
    const { locationIds = [], servicePrincipalIds } = props;
    if (servicePrincipalIds.length === 0) {
      throw new Error(
        `${this.node.path}: got no service principals, expected those of the landing zone; ` +
          'fix: name them: a policy for all of the tenant’s would block what others run',
      );
    }
    addBlock(this, 'risk', props, 'block pipelines at risk', { servicePrincipalRiskLevels: ['medium', 'high'] });
    // Without a place that is left out, it would block every pipeline everywhere.
    if (locationIds.length === 0) return;
    addBlock(this, 'location', props, 'block pipelines from elsewhere', {
      locations: { includedLocations: ['All'], excludedLocations: [...locationIds] },
    });
  }
}

function addBlock(
  scope: Construct,
  id: string,
  { prefix, servicePrincipalIds, reportOnly = true }: WorkloadPoliciesProps,
  title: string,
  conditions: Partial<ConditionalAccessPolicyConditions>,
): void {
  new ConditionalAccessPolicy(scope, id, {
    displayName: `${prefix}: ${title}`,
    state: policyState(reportOnly),
    conditions: {
      clientAppTypes: ['all'],
      applications: { includedApplications: ['All'] },
      clientApplications: { includedServicePrincipals: [...servicePrincipalIds] },
      // Required, although nobody is meant.
      users: { includedUsers: ['None'] },
      ...conditions,
    },
    // The only control that Entra has for workloads.
    grantControls: { operator: 'OR', builtInControls: ['block'] },
  });
}
