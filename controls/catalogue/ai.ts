import type { Control } from '../model';

/** The models, and what runs on them. */
export const aiControls: readonly Control[] = [
  {
    id: 'ZT-AI-01',
    title: 'Models are pinned and guarded',
    intent:
      'A model that changes by itself is not the one that was evaluated, and a model without a prompt shield does what a document tells it. The version is fixed, and jailbreaks and indirect attacks are blocked before the model answers.',
    pillar: 'ai',
    principles: ['verify explicitly', 'assume breach'],
    stages: ['deploy', 'operate'],
    severity: 'critical',
    effort: 'low',
    userImpact: 'low',
    when: 'First',
    frameworks: {
      nist80053: ['CM-2', 'CM-3', 'SI-10', 'SR-3'],
      mcsbV2: ['AI-1', 'AI-2'],
      owaspLlm: ['LLM01', 'LLM03'],
      owaspAgentic: ['ASI01'],
      atlas: ['AML.T0051', 'AML.T0051.001', 'AML.T0054', 'AML.M0020'],
      cisaZtmm: ['4.2'],
    },
    workshopTasks: ['AI_072', 'AI_105'],
    assessmentTests: [],
    azurePolicies: [
      '930f48f9-f07e-427c-9494-52603581c6a9',
      'aafe3651-cb78-4f68-9f81-e7e41509110f',
      'c1ad46c6-37f8-4af0-9c71-c208375c87dd',
      'f3a9c2e0-7b4d-4d8f-9c3a-2e1f6b9a8d4e',
    ],
  },
  {
    id: 'ZT-AI-02',
    title: 'AI services and agent hosts are contained',
    intent:
      'The platform side of an AI service can fetch any address an attacker names, and a host can run any image a tag is moved to. Both are held: no free outbound calls, code pinned by digest, no door to the public network.',
    pillar: 'ai',
    principles: ['assume breach', 'least privilege'],
    stages: ['deploy', 'operate'],
    severity: 'high',
    effort: 'medium',
    userImpact: 'low',
    when: 'Then',
    frameworks: {
      nist80053: ['CM-2', 'SC-7(5)', 'SC-8', 'SR-3', 'SR-11'],
      mcsbV2: ['NS-2', 'DP-3'],
      owaspLlm: ['LLM03', 'LLM06'],
      owaspAgentic: ['ASI04', 'ASI05'],
      atlas: ['AML.T0010.004', 'AML.T0025', 'AML.T0049', 'AML.M0014'],
      cisaZtmm: ['4.1', '4.4'],
    },
    workshopTasks: ['AI_069', 'DS_073'],
    assessmentTests: [],
    azurePolicies: [
      '0e80e269-43a4-4ae9-b5bc-178126b8a5cb',
      '783ea2a8-b8fd-46be-896a-9ae79643a0b1',
      '8b346db6-85af-419b-8557-92cee2c0f9bb',
    ],
  },
];
