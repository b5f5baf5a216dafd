import type { Framework } from './framework';

/** CISA Zero Trust Maturity Model 2.0: the ids that the catalogue refers to. */
export const cisaZtmm: Framework = {
  title: 'CISA Zero Trust Maturity Model 2.0',
  source: 'MicrosoftDocs/security, cisa-zero-trust-maturity-model-*.md; x.y is the numbering of those pages',
  ids: {
    '1.1': 'Authentication',
    '1.2': 'Identity stores',
    '1.4': 'Access management',
    '3.1': 'Network segmentation',
    '3.2': 'Network traffic management',
    '3.3': 'Traffic encryption',
    '4.1': 'Application access',
    '4.2': 'Application threat protections',
    '4.4': 'Secure application development and deployment workflow',
    '5.1': 'Data inventory management',
    '5.2': 'Data categorization',
    '5.3': 'Data availability',
    '5.4': 'Data access',
    '5.5': 'Data encryption',
    'Visibility and analytics': 'Visibility and analytics',
  },
};
