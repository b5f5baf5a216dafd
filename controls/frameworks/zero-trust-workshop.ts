import type { Framework } from './framework';

/** Zero Trust Workshop: the ids that the catalogue refers to. */
export const zeroTrustWorkshop: Framework = {
  title: 'Zero Trust Workshop',
  source: 'microsoft/zerotrustassessment @ 83a8700, workshop guidance',
  ids: {
    AI_017: 'Inventory workload identities with agent-like behavior',
    AI_069: 'Define Isolation Requirements for Agent Infrastructure',
    AI_072: 'Require Content Safety SDK Integration for All Agent Inputs Across Hosting Platforms',
    AI_080: 'Define Sensitivity Label Inheritance Requirements for AI Outputs',
    AI_084: 'Establish Identity Requirements for Agent Development',
    AI_085: 'Enable Diagnostic Logging for AI Services and Agents',
    AI_105: 'Assign Azure Policy to Govern AI Model Deployments',
    AI_149: 'Configure Privileged Roles to Manage AI',
    AI_179: 'Configure DLP policies for agent grounding data sources',
    AI_181: 'Define memory protection requirements for agent development',
    DS_073: 'Enforce artifact integrity validation in deployment gates',
    NET_053: 'Discover and Assess Public Network Endpoints/Resources',
    NET_058: 'Deploy Azure Firewall and route all outbound and inbound traffic through it',
    NET_059:
      'Enable and use Azure Firewall Network rules to explicitly allow traffic from specific sources/to specific destinations.',
    NET_060:
      'Enable and use Azure Firewall Application Rules to manage outbound and east-west application-layer traffic',
    NET_062: 'Evaluate Network Segmentation Strategy',
    NET_069: 'Enable Threat Intelligence based filtering in Azure Firewall Policy',
    NET_070: 'Enable IDPS to inspect all inbound and outbound traffic on Azure Firewall',
    NET_076:
      'Enable and configure TLS inspection on Azure Firewall policy to Inspect all outbound TLS traffic to allow/deny with IDPS and Application rules',
    NET_088: 'Enable and configure diagnostic logging and metrics for the Azure Firewall',
    NET_091: 'Integrate and export diagnostic logs into SIEM',
  },
};
