import type { Framework } from './framework';

/** OWASP Top 10 for LLM Applications 2025: the ids that the catalogue refers to. */
export const owaspLlm: Framework = {
  title: 'OWASP Top 10 for LLM Applications 2025',
  source: 'OWASP repository, 2_0_vulns',
  ids: {
    LLM01: 'Prompt Injection',
    LLM02: 'Sensitive Information Disclosure',
    LLM03: 'Supply Chain',
    LLM06: 'Excessive Agency',
    LLM08: 'Vector and Embedding Weaknesses',
    LLM10: 'Unbounded Consumption',
  },
};
