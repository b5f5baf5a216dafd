import {
  FirewallPolicyRuleCollectionGroup,
  type FirewallPolicyRuleCollectionGroupApplicationRuleCollectionRule as ApplicationRule,
} from '@cdktf/provider-azurerm/lib/firewall-policy-rule-collection-group';
import { Token, type ITerraformDependable, type TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import { BlockList, isIPv4 } from 'node:net';

/** A host name of two labels or more: `*`, `*.com` and URLs are none. */
const HOST_NAME = /^(\*\.)?([a-z0-9_-]+\.)+[a-z0-9-]+$/i;

/** What one source may reach, by name, over HTTPS. */
export interface EgressSet {
  readonly name: string;
  readonly description: string;
  /** CIDRs of the source. Never `*`: a destination is allowed for somebody, not for everybody. */
  readonly sources: readonly string[];
  /** Host names; a leading `*.` is allowed, `*` alone is not. */
  readonly destinations: readonly string[];
  /** Open TLS and inspect what is inside. @default false */
  readonly inspectTls?: boolean;
}

/** Where a workload may go by address: for what is no web call, such as questions to a DNS server of one's own. */
export interface AddressSet {
  readonly name: string;
  readonly description: string;
  /** CIDRs. */
  readonly sources: readonly string[];
  /** Private addresses. */
  readonly destinations: readonly string[];
  readonly protocols: readonly ('TCP' | 'UDP')[];
  readonly ports: readonly string[];
}

export interface EgressRulesProps {
  readonly name: string;
  readonly policyId: string;
  /** 100 to 65000; lower is earlier. */
  readonly priority: number;
  readonly sets: readonly EgressSet[];
  /** @default - nobody goes anywhere by address */
  readonly addressSets?: readonly AddressSet[];
  /** Whether the policy has a CA to open TLS with. */
  readonly opensTls: boolean;
  /** CIDRs whose TLS must stay closed: Container Apps and Foundry agents break when it is opened. */
  readonly neverInspect: readonly string[];
  /** For a policy in another subscription. @default - the provider of the stack */
  readonly provider?: TerraformProvider;
  /** The group before it: a policy takes one change at a time. @default - it is the first */
  readonly dependsOn?: ITerraformDependable[];
}

/** Application rules that allow each source its own destinations. What is in no set is denied by the firewall. */
export class EgressRules extends Construct {
  readonly group: FirewallPolicyRuleCollectionGroup;

  /** @throws on a source or destination that is everybody, and on TLS inspection of a source that it would break */
  constructor(scope: Construct, id: string, props: EgressRulesProps) {
    super(scope, id);
    for (const set of props.sets) refuseUnsafe(this.node.path, set, props);
    for (const set of props.addressSets ?? []) refuseUnsafeAddresses(this.node.path, set);
    this.group = new FirewallPolicyRuleCollectionGroup(this, 'group', {
      provider: props.provider,
      name: props.name,
      firewallPolicyId: props.policyId,
      priority: props.priority,
      applicationRuleCollection: [
        { name: 'allow', action: 'Allow', priority: props.priority, rule: props.sets.map(applicationRule) },
      ],
      networkRuleCollection: props.addressSets?.length
        ? [
            {
              name: 'allow-addresses',
              action: 'Allow',
              priority: props.priority + 1,
              rule: props.addressSets.map((set) => ({
                name: set.name,
                description: set.description,
                sourceAddresses: [...set.sources],
                destinationAddresses: [...set.destinations],
                destinationPorts: [...set.ports],
                protocols: [...set.protocols],
              })),
            },
          ]
        : undefined,
      dependsOn: props.dependsOn,
    });
  }
}

function applicationRule(set: EgressSet): ApplicationRule {
  return {
    name: set.name,
    description: set.description,
    sourceAddresses: [...set.sources],
    destinationFqdns: [...set.destinations],
    terminateTls: set.inspectTls ?? false,
    protocols: [{ type: 'Https', port: 443 }],
  };
}

function refuseUnsafe(path: string, set: EgressSet, props: EgressRulesProps): void {
  const where = `${path} (${set.name})`;
  if (set.sources.length === 0 || set.sources.some(isEverybody)) {
    throw new Error(
      `${where}: got ${quoted('source', set.sources)}, expected the CIDRs of one workload; fix: name who may go there`,
    );
  }
  if (set.destinations.length === 0 || !set.destinations.every(isHostName)) {
    throw new Error(
      `${where}: got ${quoted('destination', set.destinations)}, expected host names; fix: list what the workload calls`,
    );
  }
  if (!set.inspectTls) return;
  const broken = set.sources.filter((source) => props.neverInspect.some((closed) => overlap(source, closed)));
  if (broken.length > 0) {
    throw new Error(
      `${where}: got TLS inspection for ${broken.join(', ')}, expected none there: agent hosts pin certificates; ` +
        'fix: leave inspectTls off for agent subnets',
    );
  }
  if (!props.opensTls) {
    throw new Error(`${where}: got TLS inspection without a CA, expected one; fix: set inspection.tls`);
  }
}

function refuseUnsafeAddresses(path: string, set: AddressSet): void {
  const where = `${path} (${set.name})`;
  for (const [what, addresses] of [
    ['source', set.sources],
    ['destination', set.destinations],
  ] as const) {
    if (addresses.length > 0 && !addresses.some(isEverybody)) continue;
    throw new Error(`${where}: got ${quoted(what, addresses)}, expected addresses; fix: name who talks to whom`);
  }
}

function quoted(what: string, values: readonly string[]): string {
  return values.length === 0 ? `no ${what}` : `the ${what} "${values.join('", "')}"`;
}

function isEverybody(source: string): boolean {
  return source === '*' || source.endsWith('/0');
}

function isHostName(destination: string): boolean {
  return Token.isUnresolved(destination) || HOST_NAME.test(destination);
}

/** A wider or narrower source holds the same hosts. */
function overlap(one: string, other: string): boolean {
  return one === other || covers(one, other) || covers(other, one);
}

function covers(outer: string, inner: string): boolean {
  const [network = '', length = '32'] = outer.split('/');
  const [address = ''] = inner.split('/');
  if (!isIPv4(network) || !isIPv4(address)) return false;
  const block = new BlockList();
  block.addSubnet(network, Number(length));
  return block.check(address);
}
