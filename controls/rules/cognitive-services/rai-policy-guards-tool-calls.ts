import { judgeFilters } from '../../joins/content-filters';
import type { RelationalRule } from '../../model';

export const rule: RelationalRule = {
  id: 'rai-policy-guards-tool-calls',
  control: 'ZT-AI-01',
  title: 'Content policy guards tool calls',
  severity: 'high',
  types: ['Microsoft.CognitiveServices/accounts/raiPolicies'],
  why: 'What a tool returns can instruct the model, and the next call it makes is then the attacker’s.',
  fix: 'azapi_resource of raiPolicies@2026-05-01 (azurerm knows no tool calls): contentFilters "Indirect Attack" at PostToolCall and "Task Adherence" at PreToolCall, action BLOCKING, or HITL for the latter',
  judge: (policy) =>
    judgeFilters(policy, [
      { name: 'Indirect Attack', source: 'PostToolCall' },
      { name: 'Task Adherence', source: 'PreToolCall', orPerson: true },
    ]),
};
