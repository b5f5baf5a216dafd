import { judgeFilters } from '../../joins/content-filters';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'rai-policy-shields-prompts',
  control: 'ZT-AI-01',
  title: 'Content policy blocks jailbreaks and indirect attacks',
  types: ['Microsoft.CognitiveServices/accounts/raiPolicies'],
  why: 'Instructions hidden in a prompt or in a document the model reads are then followed.',
  fix: 'content_filter { name = "Jailbreak" (and "Indirect Attack"), source = "Prompt", filter_enabled = true, block_enabled = true }',
  judge: (policy) =>
    judgeFilters(policy, [
      { name: 'Jailbreak', source: 'Prompt' },
      { name: 'Indirect Attack', source: 'Prompt' },
    ]),
};
