import { element, type XmlElement } from './xml';

const CATEGORIES = ['Hate', 'SelfHarm', 'Sexual', 'Violence'];

/**
 * Harm and jailbreaks, in what is asked and in what is answered. Text that is too long for the service is refused by
 * the policy itself.
 * Source: Microsoft Learn, "Enforce content safety checks on LLM requests" (llm-content-safety).
 */
export function contentSafety(backendId: string): XmlElement {
  return element(
    'llm-content-safety',
    { 'backend-id': backendId, 'shield-prompt': 'true', 'enforce-on-completions': 'true' },
    element(
      'categories',
      { 'output-type': 'FourSeverityLevels' },
      // 2 is the lowest severity that is not harmless.
      ...CATEGORIES.map((name) => element('category', { name, threshold: '2' })),
    ),
  );
}
