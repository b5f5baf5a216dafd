import type { Control } from '../model';

/** What can be seen afterwards. */
export const loggingControls: readonly Control[] = [
  {
    id: 'ZT-LOG-01',
    title: 'Every resource that can log does',
    intent:
      'An attack that crosses a resource without logs leaves no trace there. Each one sends its logs to the workspace, where they are searched, and to the archive, where they stay.',
    pillar: 'logging',
    principles: ['assume breach', 'verify explicitly'],
    stages: ['operate'],
    severity: 'high',
    effort: 'low',
    userImpact: 'low',
    when: 'Next',
    frameworks: {
      nist80053: ['AU-2', 'AU-12', 'AU-12(1)', 'SI-4'],
      mcsbV2: ['LT-3', 'LT-4', 'AI-6'],
      owaspLlm: ['LLM02', 'LLM06', 'LLM10'],
      owaspAgentic: [],
      atlas: ['AML.M0024'],
      cisaZtmm: ['Visibility and analytics'],
    },
    workshopTasks: ['AI_085', 'NET_088', 'NET_091'],
    assessmentTests: ['26887'],
    azurePolicies: [
      '1b4d1c4e-934c-4703-944c-27c82c06bebb',
      '98a2e215-5382-489e-bd29-32e7190a39ba',
      'b4330a05-a843-4bc8-bf9a-cacce50c67f4',
      'b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb',
      'cf820ca0-f99e-4f3e-84fb-66e913812d21',
    ],
  },
  {
    id: 'ZT-LOG-02',
    title: 'Logs cannot be altered, and stay long enough',
    intent:
      'Whoever breaks in with administrator rights deletes the evidence first. The archive cannot be changed or removed, not even by its owner.',
    pillar: 'logging',
    principles: ['assume breach'],
    stages: ['operate'],
    severity: 'high',
    effort: 'low',
    userImpact: 'low',
    when: 'Next',
    frameworks: {
      nist80053: ['AU-9', 'AU-9(2)', 'AU-11'],
      mcsbV2: ['LT-5', 'LT-6'],
      owaspLlm: [],
      owaspAgentic: [],
      atlas: ['AML.M0024'],
      cisaZtmm: ['Visibility and analytics'],
    },
    workshopTasks: ['AI_085'],
    assessmentTests: [],
    azurePolicies: ['c36a325b-ae04-4863-ad4f-19c6678f8e08'],
  },
];
