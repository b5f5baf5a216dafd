import { isUnknown, type Resource } from '../../../architecture';
import { samePlace, withoutEnd } from '../../joins/follow';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, valueAt } from '../../values';

const policyType = 'Microsoft.CognitiveServices/accounts/raiPolicies';
const lastTwo = /\/[^/]+\/[^/]+$/;
const attribute = 'rai_policy_name';
const expected = 'a content policy of yours, on the same account';

export const rule: RelationalRule = {
  id: 'model-deployment-guardrail-bound',
  control: 'ZT-AI-01',
  title: 'Model deployment is bound to a content policy of yours',
  types: ['Microsoft.CognitiveServices/accounts/deployments'],
  why: "Without one Microsoft's default applies: it does not look for indirect attacks, and it changes without you.",
  fix: 'rai_policy_name = azurerm_cognitive_account_rai_policy.….name',
  judge: (deployment, architecture) => {
    const name = valueAt(deployment.body, 'properties.raiPolicyName');
    if (name === undefined) return fail(attribute, 'not set', expected);
    const policies = architecture.ofType(policyType);
    if (isUnknown(name)) {
      const referred = policies.find((policy) =>
        name.references.some((reference) => reference.resource === policy.key),
      );
      return referred ? pass(attribute, referred.address) : unknown(attribute, name.expression, expected);
    }
    const bound = policies.find((policy) => sameText(policy.name, name) && isBeside(policy, deployment));
    return bound
      ? pass(attribute, String(name))
      : fail(attribute, `${String(name)}, which is not in what was read`, expected);
  },
};

/** On the same account. */
function isBeside(policy: Resource, deployment: Resource): boolean {
  return samePlace(
    { id: withoutEnd(policy.id, lastTwo), stack: policy.stack },
    { id: withoutEnd(deployment.id, lastTwo), stack: deployment.stack },
  );
}
