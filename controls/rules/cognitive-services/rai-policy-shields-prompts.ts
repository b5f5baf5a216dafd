import { isUnknown, type Value } from '../../../architecture';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { firstUnknown, listAt, sameText, textAt, valueAt } from '../../values';

/** Names of the prompt shields in a policy's filters. Source: raiPolicies, api-version 2026-05-01. */
const shields = ['Jailbreak', 'Indirect Attack'];

export const rule: RelationalRule = {
  id: 'rai-policy-shields-prompts',
  control: 'ZT-AI-01',
  title: 'Content policy blocks jailbreaks and indirect attacks',
  types: ['Microsoft.CognitiveServices/accounts/raiPolicies'],
  why: 'Instructions hidden in a prompt or in a document the model reads are then followed.',
  fix: 'content_filter { name = "Jailbreak" (and "Indirect Attack"), source = "Prompt", filter_enabled = true, block_enabled = true }',
  judge: (policy) => {
    const filters = listAt(policy.body, 'properties.contentFilters');
    const missing = shields.filter((shield) => !filters.some((filter) => blocks(filter, shield)));
    if (missing.length === 0) return pass('content_filter', shields.join(', '));
    const expected = `${shields.join(' and ')}, blocking on Prompt`;
    const obscure = filters.filter((filter) => missing.some((shield) => maybe(filter, shield))).map(firstUnknown);
    const [expression] = obscure.flatMap((hidden) => hidden?.expression ?? []);
    if (expression !== undefined) return unknown('content_filter', expression, expected);
    return fail('content_filter', `${missing.join(' and ')} not blocked`, expected);
  },
};

function blocks(filter: Value, shield: string): boolean {
  return (
    isNamed(filter, shield) &&
    sameText(valueAt(filter, 'source'), 'Prompt') &&
    valueAt(filter, 'enabled') !== false &&
    !isUnknown(valueAt(filter, 'enabled')) &&
    (valueAt(filter, 'blocking') === true || sameText(valueAt(filter, 'action'), 'BLOCKING'))
  );
}

function maybe(filter: Value, shield: string): boolean {
  return isUnknown(filter) || isUnknown(valueAt(filter, 'name')) || isNamed(filter, shield);
}

// azurerm writes "Indirect Attack", other tools "indirect_attack".
function isNamed(filter: Value, shield: string): boolean {
  const plain = (name: string) => name.toLowerCase().replaceAll(/[ _]/g, '');
  return plain(textAt(filter, 'name') ?? '') === plain(shield);
}
