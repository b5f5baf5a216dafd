import type { Framework } from './framework';

/** Zero Trust Assessment: the ids that the catalogue refers to. */
export const zeroTrustAssessment: Framework = {
  title: 'Zero Trust Assessment',
  source: 'microsoft/zerotrustassessment @ 83a8700, src/powershell/tests',
  ids: {
    '25535': 'Outbound traffic from VNET integrated workloads is routed through Azure Firewall',
    '25537': 'Threat intelligence is Enabled in Deny Mode on Azure Firewall',
    '25539': 'IDPS Inspection is Enabled in Deny Mode on Azure Firewall',
    '26887': 'Diagnostic logging is enabled in Azure Firewall',
  },
};
