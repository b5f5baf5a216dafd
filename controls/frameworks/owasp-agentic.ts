import type { Framework } from './framework';

/** OWASP Top 10 for Agentic Applications 2026: the ids that the catalogue refers to. */
export const owaspAgentic: Framework = {
  title: 'OWASP Top 10 for Agentic Applications 2026',
  source: 'Third-party transcription of the published PDF (released 2025-12-09)',
  ids: {
    ASI01: 'Agent Goal Hijack',
    ASI02: 'Tool Misuse and Exploitation',
    ASI03: 'Identity and Privilege Abuse',
    ASI04: 'Agentic Supply Chain Vulnerabilities',
    ASI05: 'Unexpected Code Execution (RCE)',
    ASI08: 'Cascading Failures',
    ASI10: 'Rogue Agents',
  },
};
