import { isUnknown, type Architecture, type Fact, type Json, type Resource, type Value } from '../../architecture';
import { listAt, sameText, show, valueAt } from '../values';
import { follow } from './follow';
import { subnetsGuardedBy } from './subnets';

/** ARM type of what a web application firewall runs on inside a network. */
export const applicationGatewayType = 'Microsoft.Network/applicationGateways';

/** Whether requests to a gateway are stopped when they are attacks. */
export type Protection =
  | { readonly state: 'prevents' }
  | { readonly state: 'open'; readonly attribute: string; readonly got: string }
  | { readonly state: 'unknown'; readonly attribute: string; readonly expression: string };

const OWN = 'properties.webApplicationFirewallConfiguration';

/** What protects an application gateway: its policy, or the firewall that it carries itself. */
export function protectionOf(gateway: Resource, architecture: Architecture): Protection {
  const attribute = 'firewall_policy_id';
  const policy = follow(architecture, valueAt(gateway.body, 'properties.firewallPolicy.id'));
  if (policy.state === 'unknown') return { state: 'unknown', attribute, expression: policy.expression };
  if (policy.state === 'outside') return { state: 'unknown', attribute, expression: policy.id };
  if (policy.state === 'found') {
    const setting = (name: string): Fact => architecture.fact(policy.resource, `properties.policySettings.${name}`);
    return hold([setting('state'), 'Enabled'], [setting('mode'), 'Prevention']);
  }
  if (valueAt(gateway.body, OWN) === undefined) {
    return { state: 'open', attribute, got: 'no web application firewall' };
  }
  const setting = (name: string): Fact => architecture.fact(gateway, `${OWN}.${name}`);
  return hold([setting('enabled'), true], [setting('firewallMode'), 'Prevention']);
}

/** What is known to be wrong counts before what is not known. */
function hold(...wanted: readonly (readonly [Fact, Json])[]): Protection {
  for (const [fact, value] of wanted) {
    if (fact.state === 'absent') return { state: 'open', attribute: fact.attribute, got: 'not set' };
    if (fact.state === 'known' && !sameText(fact.value, value)) {
      return { state: 'open', attribute: fact.attribute, got: show(fact.value) };
    }
  }
  for (const [fact] of wanted) {
    if (fact.state === 'unknown') return { state: 'unknown', attribute: fact.attribute, expression: fact.expression };
  }
  return { state: 'prevents' };
}

/**
 * What protects all that stands in the subnets of a security group: undefined where one of them holds no application
 * gateway, or where it is not known which subnets those are.
 */
export function protectionBehind(group: Resource, architecture: Architecture): Protection | undefined {
  const subnets = subnetsGuardedBy(group, architecture);
  const protections = subnets.map((subnet) =>
    gatewaysIn(subnet, architecture).map((gateway) => protectionOf(gateway, architecture)),
  );
  if (protections.length === 0 || protections.some((inside) => inside.length === 0)) return undefined;
  const all = protections.flat();
  return all.find(({ state }) => state === 'open') ?? all.find(({ state }) => state === 'unknown') ?? all[0];
}

function gatewaysIn(subnet: Resource, architecture: Architecture): readonly Resource[] {
  return architecture.ofType(applicationGatewayType).filter((gateway) =>
    listAt(gateway.body, 'properties.gatewayIPConfigurations').some((configuration: Value) => {
      if (isUnknown(configuration)) return false;
      const place = follow(architecture, valueAt(configuration, 'properties.subnet.id'));
      return place.state === 'found' && place.resource.key === subnet.key;
    }),
  );
}
