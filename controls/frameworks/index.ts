import { atlas } from './atlas';
import { azurePolicy } from './azure-policy';
import { cisaZtmm } from './cisa-ztmm';
import { mcsbV2 } from './mcsb-v2';
import { nist80053 } from './nist-800-53';
import { owaspAgentic } from './owasp-agentic';
import { owaspLlm } from './owasp-llm';
import { zeroTrustAssessment } from './zero-trust-assessment';
import { zeroTrustWorkshop } from './zero-trust-workshop';

export type { Framework } from './framework';

/** By the name of the field of a control that refers to it. */
export const frameworks = {
  nist80053: nist80053,
  mcsbV2: mcsbV2,
  owaspLlm: owaspLlm,
  owaspAgentic: owaspAgentic,
  atlas: atlas,
  cisaZtmm: cisaZtmm,
  workshopTasks: zeroTrustWorkshop,
  assessmentTests: zeroTrustAssessment,
  azurePolicies: azurePolicy,
} as const;
