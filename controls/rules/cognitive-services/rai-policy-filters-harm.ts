import { judgeFilters } from '../../joins/content-filters';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'rai-policy-filters-harm',
  control: 'ZT-AI-01',
  title: 'Content policy blocks harm in prompts and in answers',
  severity: 'medium',
  types: ['Microsoft.CognitiveServices/accounts/raiPolicies'],
  why: 'What is not blocked on its way out is said in your name.',
  fix: 'content_filter for Hate, Sexual, Violence and Selfharm, each with source "Prompt" and "Completion", block_enabled = true',
  judge: (policy) =>
    judgeFilters(
      policy,
      ['Hate', 'Sexual', 'Violence', 'Selfharm'].flatMap((name) => [
        { name, source: 'Prompt' as const },
        { name, source: 'Completion' as const },
      ]),
    ),
};
