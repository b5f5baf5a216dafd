import type { ITerraformDependable } from 'cdktf';
import type { Model } from '../../../config';
import { ModelDeployment } from '../../../constructs/models';
import { RESOURCE_GROUP, synthConstruct } from '../../support/synth-construct';

const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.CognitiveServices/accounts/aif`;
const MODEL: Model = {
  name: 'chat',
  format: 'OpenAI',
  model: 'gpt-4.1',
  version: '2025-04-14',
  deploymentType: 'DataZoneStandard',
  capacity: 50,
};

describe('a model deployment', () => {
  const result = synthConstruct((stack) => {
    let after: ITerraformDependable | undefined;
    for (const name of ['chat', 'embed']) {
      after = new ModelDeployment(stack, name, {
        accountId: ACCOUNT,
        model: { ...MODEL, name },
        contentPolicyName: 'zt4ai-strict',
        after,
      }).deployment;
    }
  });
  const deployment = result.at('chat/deployment').attributes;

  it('pins the version, and never changes it by itself', () => {
    expect(deployment).toMatchObject({
      model: { format: 'OpenAI', name: 'gpt-4.1', version: '2025-04-14' },
      version_upgrade_option: 'NoAutoUpgrade',
    });
  });

  it('puts every call through the content policy', () => {
    expect(deployment.rai_policy_name).toBe('zt4ai-strict');
  });

  it('processes prompts where its deployment type says, up to a limit', () => {
    expect(deployment.sku).toEqual({ name: 'DataZoneStandard', capacity: 50 });
  });

  it('lies in the account under the name that agents call', () => {
    expect(deployment).toMatchObject({ name: 'chat', cognitive_account_id: ACCOUNT });
  });

  it('takes another name where the model stands behind more than one guardrail', () => {
    const asking = synthConstruct((stack) => {
      new ModelDeployment(stack, 'it', {
        accountId: ACCOUNT,
        name: 'chat-ask',
        model: MODEL,
        contentPolicyName: 'zt4ai-strict-ask',
      });
    }).only('azurerm_cognitive_deployment');
    expect(asking).toMatchObject({ name: 'chat-ask', model: { name: 'gpt-4.1' }, rai_policy_name: 'zt4ai-strict-ask' });
  });

  it('waits for the one before it: an account takes one change at a time', () => {
    expect(deployment).not.toHaveProperty('depends_on');
    expect(result.at('embed/deployment').attributes.depends_on).toEqual([result.at('chat/deployment').address]);
  });
});
