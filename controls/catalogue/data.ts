import type { Control } from '../model';

/** What is protected, and how. */
export const dataControls: readonly Control[] = [
  {
    id: 'ZT-DAT-01',
    title: 'Every store says how sensitive its data is',
    intent:
      'Nobody can keep a confidential document from an agent that may only read general ones when the store does not say which it holds.',
    pillar: 'data',
    principles: ['verify explicitly'],
    stages: ['ingest', 'train', 'operate'],
    severity: 'medium',
    effort: 'low',
    userImpact: 'low',
    when: 'Then',
    frameworks: {
      nist80053: ['AC-4', 'RA-2'],
      mcsbV2: ['DP-1', 'DP-2'],
      owaspLlm: ['LLM02', 'LLM08'],
      owaspAgentic: [],
      atlas: ['AML.T0036', 'AML.T0085.000', 'AML.M0025'],
      cisaZtmm: ['5.1', '5.2'],
    },
    workshopTasks: ['AI_080', 'AI_179'],
    assessmentTests: [],
    azurePolicies: [],
  },
  {
    id: 'ZT-DAT-02',
    title: 'Data is encrypted, and what is deleted can be recovered',
    intent:
      'Data that is read in transit, taken from disk or destroyed together with its keys is lost for good. Encryption is on at every layer, under your key where the label asks for it, and keys outlive a mistake.',
    pillar: 'data',
    principles: ['assume breach'],
    stages: ['ingest', 'train', 'operate'],
    severity: 'high',
    effort: 'medium',
    userImpact: 'low',
    when: 'Then',
    frameworks: {
      nist80053: ['CP-9', 'SC-8', 'SC-8(1)', 'SC-12', 'SC-13', 'SC-28', 'SC-28(1)'],
      mcsbV2: ['DP-3', 'DP-4', 'DP-5', 'DP-8'],
      owaspLlm: ['LLM02'],
      owaspAgentic: [],
      atlas: ['AML.T0035', 'AML.M0012'],
      cisaZtmm: ['3.3', '5.3', '5.5'],
    },
    workshopTasks: ['AI_069', 'AI_181'],
    assessmentTests: [],
    azurePolicies: [
      '0b60c0b2-2dc2-4e1c-b5c9-abbed971de53',
      '1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d',
      '1f905d99-2ab7-462c-a6b0-f709acca6c8f',
      '404c3081-a854-4457-ae30-26a93ef643f9',
      '4733ea7b-a883-42fe-8cac-97454c2a9e4a',
      '5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580',
      '67121cc7-ff39-4ab8-b7e3-95b84dab487d',
      '6fac406b-40ca-413b-bf8e-0bf964659c25',
      '76a56461-9dc0-40f0-82f5-2453283afa2f',
      'fe83a0eb-a853-422d-aac2-1bffd182c5d0',
    ],
  },
];
