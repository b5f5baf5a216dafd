import { MachineLearningWorkspaceNetworkOutboundRuleFqdn } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-fqdn';
import { MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint } from '@cdktf/provider-azurerm/lib/machine-learning-workspace-network-outbound-rule-private-endpoint';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

/** Hosts that would let a job send anything to anyone, whatever the rule is called. */
const ANYWHERE = /^(\*\.?)+$|^\*\.[^.]+$/;

export interface TrainingDestination {
  /** Unique in the workspace. */
  readonly name: string;
  /** Host name; one leading `*.` may stand before at least two labels. */
  readonly host: string;
}

export interface TrainingEgressRulesProps {
  readonly workspaceId: string;
  /** Storage that jobs read over a private endpoint of the managed network. */
  readonly stores: readonly { readonly name: string; readonly id: string }[];
  /** The only hosts outside that jobs may call. */
  readonly destinations: readonly TrainingDestination[];
  /** What the workspace does before: it takes one rule at a time. */
  readonly after: ITerraformDependable;
}

/**
 * What leaves the managed network of a workspace. Endpoints to the workspace's own storage, vault and registry are made
 * by Azure itself, because those are private.
 *
 * @throws on a host that stands for all of them, or that is more than a host
 */
export class TrainingEgressRules extends Construct {
  /** The last rule: machines wait for it, else they start without a way to their data. */
  readonly last: ITerraformDependable;

  constructor(scope: Construct, id: string, props: TrainingEgressRulesProps) {
    super(scope, id);
    refuseUnsafe(props.destinations);
    const { workspaceId } = props;
    let last = props.after;
    for (const store of props.stores) {
      last = new MachineLearningWorkspaceNetworkOutboundRulePrivateEndpoint(this, `store-${store.name}`, {
        name: `pe-${store.name}`,
        workspaceId,
        serviceResourceId: store.id,
        subResourceTarget: 'blob',
        sparkEnabled: false,
        dependsOn: [last],
      });
    }
    for (const { name, host } of props.destinations) {
      last = new MachineLearningWorkspaceNetworkOutboundRuleFqdn(this, `host-${name}`, {
        name: `fqdn-${name}`,
        workspaceId,
        destinationFqdn: host,
        dependsOn: [last],
      });
    }
    this.last = last;
  }
}

function refuseUnsafe(destinations: readonly TrainingDestination[]): void {
  for (const { name, host } of destinations) {
    // The provider takes any text here.
    if (!ANYWHERE.test(host) && /^(\*\.)?[a-z0-9.-]+$/.test(host)) continue;
    throw new Error(
      `training destination ${name}: got the host "${host}", expected one host name such as packages.contoso.com; ` +
        'fix: name the host alone, without scheme, port or path, and not all hosts at once',
    );
  }
}
