import type { Framework } from './framework';

/** Microsoft cloud security benchmark v2 (preview): the ids that the catalogue refers to. */
export const mcsbV2: Framework = {
  title: 'Microsoft cloud security benchmark v2 (preview)',
  source:
    'Azure/azure-policy @ f4a50ba, policySetDefinitions/Security Center/MCSBv2.json; titles of the AI domain from Microsoft Learn. Other titles were not readable and are null',
  ids: {
    'AI-1': 'Ensure use of approved models',
    'AI-2': 'Implement multi-layered content filtering',
    'AI-4': 'Apply least privilege for agent functions',
    'AI-6': 'Establish monitoring and detection',
    'DP-1': null,
    'DP-2': null,
    'DP-3': null,
    'DP-4': null,
    'DP-5': null,
    'DP-8': null,
    'IM-1': null,
    'IM-3': null,
    'LT-3': null,
    'LT-4': null,
    'LT-5': null,
    'LT-6': null,
    'NS-1': null,
    'NS-2': null,
    'NS-3': null,
    'PA-7': null,
  },
};
