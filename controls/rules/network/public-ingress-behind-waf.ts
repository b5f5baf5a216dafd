import { isUnknown, type Architecture, type Resource } from '../../../architecture';
import { applicationGatewayType, protectionOf } from '../../joins/web-application-firewalls';
import { fail, notApplicable, pass, unknown } from '../../judgements';
import type { Judgement, RelationalRule } from '../../model';
import { sameText, show, valueAt } from '../../values';

const serviceType = 'Microsoft.ApiManagement/service';

export const rule: RelationalRule = {
  id: 'public-ingress-behind-waf',
  control: 'ZT-NET-03',
  title: 'Every public ingress sits behind a WAF in prevention mode',
  severity: 'critical',
  types: [applicationGatewayType, serviceType],
  why: 'What the internet can call is attacked from its first minute. A firewall that only detects lets the attack in.',
  fix: 'firewall_policy_id of a policy with mode = "Prevention"; API Management: virtual_network_type = "Internal"',
  judge: (resource, architecture) =>
    sameText(resource.type, serviceType) ? judgeService(resource, architecture) : judgeGateway(resource, architecture),
};

/** One inside the network is judged too: callers in the network attack as well, and it can get a public address. */
function judgeGateway(gateway: Resource, architecture: Architecture): Judgement {
  const expected = 'a web application firewall that is enabled and prevents';
  const protection = protectionOf(gateway, architecture);
  if (protection.state === 'prevents') return pass('firewall_policy_id', 'Prevention');
  return protection.state === 'open'
    ? fail(protection.attribute, protection.got, expected)
    : unknown(protection.attribute, protection.expression, expected);
}

/** It has no web application firewall of its own, so callers must not reach it past the one in front. */
function judgeService(service: Resource, architecture: Architecture): Judgement {
  const attribute = 'virtual_network_type';
  const type = valueAt(service.body, 'properties.virtualNetworkType');
  if (sameText(type, 'Internal')) return pass(attribute, 'Internal');
  const access = architecture.fact(service, 'properties.publicNetworkAccess');
  if (access.state === 'known' && sameText(access.value, 'Disabled')) return notApplicable('takes no public calls');
  if (isUnknown(type)) return unknown(attribute, type.expression, 'Internal');
  if (access.state === 'unknown') return unknown(access.attribute, access.expression, 'Disabled');
  return fail(attribute, show(typeof type === 'string' ? type : undefined), 'Internal');
}
