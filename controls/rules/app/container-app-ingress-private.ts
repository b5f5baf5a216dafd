import { isUnknown } from '../../../architecture';
import { follow } from '../../joins/follow';
import { fail, notApplicable, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, valueAt } from '../../values';

const expected = 'no external ingress, or an environment that is internal';

export const rule: RelationalRule = {
  id: 'container-app-ingress-private',
  control: 'ZT-AI-02',
  title: 'Agent host cannot be called from the internet',
  severity: 'critical',
  types: ['Microsoft.App/containerApps'],
  why: 'Whoever can call an agent can give it instructions.',
  fix: 'internal_load_balancer_enabled = true and public_network_access = "Disabled" on the environment',
  judge: (app, architecture) => {
    if (valueAt(app.body, 'properties.configuration.ingress') === undefined) return notApplicable('takes no calls');
    const external = valueAt(app.body, 'properties.configuration.ingress.external');
    if (external === false || external === undefined) return pass('ingress.external_enabled', 'false');
    const id = valueAt(app.body, 'properties.environmentId') ?? valueAt(app.body, 'properties.managedEnvironmentId');
    const environment = follow(architecture, id);
    const attribute = 'container_app_environment_id';
    if (environment.state === 'unknown') return unknown(attribute, environment.expression, expected);
    if (environment.state === 'outside') return unknown(attribute, environment.id, expected);
    if (environment.state === 'absent') return fail(attribute, 'not set', expected);
    const internal = architecture.fact(environment.resource, 'properties.vnetConfiguration.internal');
    const open = architecture.fact(environment.resource, 'properties.publicNetworkAccess');
    if (internal.state === 'known' && internal.value === true) return pass(internal.attribute, 'true');
    if (open.state === 'known' && sameText(open.value, 'Disabled')) return pass(open.attribute, 'Disabled');
    const obscure = [internal, open].find((fact) => fact.state === 'unknown');
    if (obscure?.state === 'unknown') return unknown(obscure.attribute, obscure.expression, expected);
    if (isUnknown(external)) return unknown('ingress.external_enabled', external.expression, expected);
    return fail('ingress.external_enabled', 'true, in an environment with a public address', expected);
  },
};
