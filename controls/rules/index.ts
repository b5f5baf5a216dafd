import type { Rule } from '../model';
import { rule as containerAppEnvironmentInternal } from './app/container-app-environment-internal';
import { rule as containerAppEnvironmentPublicNetworkAccessDisabled } from './app/container-app-environment-public-network-access-disabled';
import { rule as containerAppIdentityNotShared } from './app/container-app-identity-not-shared';
import { rule as containerAppIdentityUserAssigned } from './app/container-app-identity-user-assigned';
import { rule as containerAppImagePinned } from './app/container-app-image-pinned';
import { rule as containerAppIngressPrivate } from './app/container-app-ingress-private';
import { rule as containerAppInsecureTrafficRefused } from './app/container-app-insecure-traffic-refused';
import { rule as roleAssignmentDataScopeNarrow } from './authorization/role-assignment-data-scope-narrow';
import { rule as roleAssignmentNotAdministrator } from './authorization/role-assignment-not-administrator';
import { rule as roleAssignmentRoleById } from './authorization/role-assignment-role-by-id';
import { rule as cognitiveAccountLocalAuthDisabled } from './cognitive-services/cognitive-account-local-auth-disabled';
import { rule as cognitiveAccountNetworkAclsDefaultDeny } from './cognitive-services/cognitive-account-network-acls-default-deny';
import { rule as cognitiveAccountOutboundRestricted } from './cognitive-services/cognitive-account-outbound-restricted';
import { rule as cognitiveAccountPublicNetworkAccessDisabled } from './cognitive-services/cognitive-account-public-network-access-disabled';
import { rule as modelDeploymentAutoUpgradeDisabled } from './cognitive-services/model-deployment-auto-upgrade-disabled';
import { rule as modelDeploymentGuardrailBound } from './cognitive-services/model-deployment-guardrail-bound';
import { rule as modelDeploymentVersionPinned } from './cognitive-services/model-deployment-version-pinned';
import { rule as raiPolicyFiltersHarm } from './cognitive-services/rai-policy-filters-harm';
import { rule as raiPolicyFiltersSynchronously } from './cognitive-services/rai-policy-filters-synchronously';
import { rule as raiPolicyGuardsToolCalls } from './cognitive-services/rai-policy-guards-tool-calls';
import { rule as raiPolicyShieldsPrompts } from './cognitive-services/rai-policy-shields-prompts';
import { rule as containerRegistryAdminUserDisabled } from './container-registry/container-registry-admin-user-disabled';
import { rule as containerRegistryAnonymousPullDisabled } from './container-registry/container-registry-anonymous-pull-disabled';
import { rule as containerRegistryExportDisabled } from './container-registry/container-registry-export-disabled';
import { rule as containerRegistryPublicNetworkAccessDisabled } from './container-registry/container-registry-public-network-access-disabled';
import { rule as dataStoreCustomerManagedKey } from './data/data-store-customer-managed-key';
import { rule as dataStoreLabelled } from './data/data-store-labelled';
import { rule as cosmosAccountLocalAuthDisabled } from './document-db/cosmos-account-local-auth-disabled';
import { rule as cosmosAccountPublicNetworkAccessDisabled } from './document-db/cosmos-account-public-network-access-disabled';
import { rule as applicationInsightsLocalAuthDisabled } from './insights/application-insights-local-auth-disabled';
import { rule as monitorResourceInPrivateLinkScope } from './insights/monitor-resource-in-private-link-scope';
import { rule as privateLinkScopeIngestionPrivateOnly } from './insights/private-link-scope-ingestion-private-only';
import { rule as privateLinkScopeQueryPrivateOnly } from './insights/private-link-scope-query-private-only';
import { rule as keyVaultNetworkAclsDefaultDeny } from './key-vault/key-vault-network-acls-default-deny';
import { rule as keyVaultPublicNetworkAccessDisabled } from './key-vault/key-vault-public-network-access-disabled';
import { rule as keyVaultPurgeProtectionEnabled } from './key-vault/key-vault-purge-protection-enabled';
import { rule as keyVaultRbacAuthorizationEnabled } from './key-vault/key-vault-rbac-authorization-enabled';
import { rule as keyVaultSoftDeleteRetention } from './key-vault/key-vault-soft-delete-retention';
import { rule as logArchiveImmutable } from './logging/log-archive-immutable';
import { rule as logArchiveLocked } from './logging/log-archive-locked';
import { rule as logArchiveVersioned } from './logging/log-archive-versioned';
import { rule as logDestinationKnown } from './logging/log-destination-known';
import { rule as resourceLogsToArchive } from './logging/resource-logs-to-archive';
import { rule as resourceLogsToWorkspace } from './logging/resource-logs-to-workspace';
import { rule as machineLearningComputeLocalAuthDisabled } from './machine-learning/machine-learning-compute-local-auth-disabled';
import { rule as machineLearningComputePublicIpDisabled } from './machine-learning/machine-learning-compute-public-ip-disabled';
import { rule as machineLearningComputeSshDisabled } from './machine-learning/machine-learning-compute-ssh-disabled';
import { rule as machineLearningWorkspaceEgressApprovedOnly } from './machine-learning/machine-learning-workspace-egress-approved-only';
import { rule as machineLearningWorkspacePublicNetworkAccessDisabled } from './machine-learning/machine-learning-workspace-public-network-access-disabled';
import { rule as firewallHasPremiumPolicy } from './network/firewall-has-premium-policy';
import { rule as firewallPolicyDnsProxyEnabled } from './network/firewall-policy-dns-proxy-enabled';
import { rule as firewallPolicyIntrusionDetectionDeny } from './network/firewall-policy-intrusion-detection-deny';
import { rule as firewallPolicyPremium } from './network/firewall-policy-premium';
import { rule as firewallPolicyThreatIntelligenceDeny } from './network/firewall-policy-threat-intelligence-deny';
import { rule as firewallRuleAgentsNotTerminated } from './network/firewall-rule-agents-not-terminated';
import { rule as firewallRuleDestinationNamed } from './network/firewall-rule-destination-named';
import { rule as firewallRuleSourceNamed } from './network/firewall-rule-source-named';
import { rule as networkSecurityGroupClosedToInternet } from './network/network-security-group-closed-to-internet';
import { rule as networkSecurityGroupDeniesInbound } from './network/network-security-group-denies-inbound';
import { rule as networkSecurityGroupDeniesOutbound } from './network/network-security-group-denies-outbound';
import { rule as privateDnsZoneLinked } from './network/private-dns-zone-linked';
import { rule as privateEndpointDnsZonesComplete } from './network/private-endpoint-dns-zones-complete';
import { rule as privateEndpointForService } from './network/private-endpoint-for-service';
import { rule as publicIngressBehindWaf } from './network/public-ingress-behind-waf';
import { rule as routeNextHopRead } from './network/route-next-hop-read';
import { rule as routeNextHopRulesRead } from './network/route-next-hop-rules-read';
import { rule as routeTableBgpPropagationDisabled } from './network/route-table-bgp-propagation-disabled';
import { rule as subnetDefaultOutboundAccessDisabled } from './network/subnet-default-outbound-access-disabled';
import { rule as subnetEgressThroughFirewall } from './network/subnet-egress-through-firewall';
import { rule as subnetNetworkSecurityGroupOwn } from './network/subnet-network-security-group-own';
import { rule as subnetPrivateEndpointPoliciesEnabled } from './network/subnet-private-endpoint-policies-enabled';
import { rule as virtualNetworkDnsServersSet } from './network/virtual-network-dns-servers-set';
import { rule as logAnalyticsWorkspaceIngestionPrivate } from './operational-insights/log-analytics-workspace-ingestion-private';
import { rule as logAnalyticsWorkspaceLocalAuthDisabled } from './operational-insights/log-analytics-workspace-local-auth-disabled';
import { rule as logAnalyticsWorkspaceQueryPrivate } from './operational-insights/log-analytics-workspace-query-private';
import { rule as logAnalyticsWorkspaceRetention } from './operational-insights/log-analytics-workspace-retention';
import { rule as searchServiceLocalAuthDisabled } from './search/search-service-local-auth-disabled';
import { rule as searchServicePublicNetworkAccessDisabled } from './search/search-service-public-network-access-disabled';
import { rule as storageAccountAnonymousAccessDisabled } from './storage/storage-account-anonymous-access-disabled';
import { rule as storageAccountHttpsOnly } from './storage/storage-account-https-only';
import { rule as storageAccountInfrastructureEncryption } from './storage/storage-account-infrastructure-encryption';
import { rule as storageAccountLocalUsersDisabled } from './storage/storage-account-local-users-disabled';
import { rule as storageAccountMinimumTlsVersion } from './storage/storage-account-minimum-tls-version';
import { rule as storageAccountNetworkAclsDefaultDeny } from './storage/storage-account-network-acls-default-deny';
import { rule as storageAccountPublicNetworkAccessDisabled } from './storage/storage-account-public-network-access-disabled';
import { rule as storageAccountSharedKeyDisabled } from './storage/storage-account-shared-key-disabled';

/** Every rule. A test finds the file that is not listed here. */
export const rules: readonly Rule[] = [
  containerAppEnvironmentInternal,
  containerAppEnvironmentPublicNetworkAccessDisabled,
  containerAppIdentityNotShared,
  containerAppIdentityUserAssigned,
  containerAppImagePinned,
  containerAppIngressPrivate,
  containerAppInsecureTrafficRefused,
  roleAssignmentDataScopeNarrow,
  roleAssignmentNotAdministrator,
  roleAssignmentRoleById,
  cognitiveAccountLocalAuthDisabled,
  cognitiveAccountNetworkAclsDefaultDeny,
  cognitiveAccountOutboundRestricted,
  cognitiveAccountPublicNetworkAccessDisabled,
  modelDeploymentAutoUpgradeDisabled,
  modelDeploymentGuardrailBound,
  modelDeploymentVersionPinned,
  raiPolicyFiltersHarm,
  raiPolicyFiltersSynchronously,
  raiPolicyGuardsToolCalls,
  raiPolicyShieldsPrompts,
  containerRegistryAdminUserDisabled,
  containerRegistryAnonymousPullDisabled,
  containerRegistryExportDisabled,
  containerRegistryPublicNetworkAccessDisabled,
  dataStoreCustomerManagedKey,
  dataStoreLabelled,
  cosmosAccountLocalAuthDisabled,
  cosmosAccountPublicNetworkAccessDisabled,
  applicationInsightsLocalAuthDisabled,
  monitorResourceInPrivateLinkScope,
  privateLinkScopeIngestionPrivateOnly,
  privateLinkScopeQueryPrivateOnly,
  keyVaultNetworkAclsDefaultDeny,
  keyVaultPublicNetworkAccessDisabled,
  keyVaultPurgeProtectionEnabled,
  keyVaultRbacAuthorizationEnabled,
  keyVaultSoftDeleteRetention,
  logArchiveImmutable,
  logArchiveLocked,
  logArchiveVersioned,
  logDestinationKnown,
  resourceLogsToArchive,
  resourceLogsToWorkspace,
  machineLearningComputeLocalAuthDisabled,
  machineLearningComputePublicIpDisabled,
  machineLearningComputeSshDisabled,
  machineLearningWorkspaceEgressApprovedOnly,
  machineLearningWorkspacePublicNetworkAccessDisabled,
  firewallHasPremiumPolicy,
  firewallPolicyDnsProxyEnabled,
  firewallPolicyIntrusionDetectionDeny,
  firewallPolicyPremium,
  firewallPolicyThreatIntelligenceDeny,
  firewallRuleAgentsNotTerminated,
  firewallRuleDestinationNamed,
  firewallRuleSourceNamed,
  networkSecurityGroupClosedToInternet,
  networkSecurityGroupDeniesInbound,
  networkSecurityGroupDeniesOutbound,
  privateDnsZoneLinked,
  privateEndpointDnsZonesComplete,
  privateEndpointForService,
  publicIngressBehindWaf,
  routeNextHopRead,
  routeNextHopRulesRead,
  routeTableBgpPropagationDisabled,
  subnetDefaultOutboundAccessDisabled,
  subnetEgressThroughFirewall,
  subnetNetworkSecurityGroupOwn,
  subnetPrivateEndpointPoliciesEnabled,
  virtualNetworkDnsServersSet,
  logAnalyticsWorkspaceIngestionPrivate,
  logAnalyticsWorkspaceLocalAuthDisabled,
  logAnalyticsWorkspaceQueryPrivate,
  logAnalyticsWorkspaceRetention,
  searchServiceLocalAuthDisabled,
  searchServicePublicNetworkAccessDisabled,
  storageAccountAnonymousAccessDisabled,
  storageAccountHttpsOnly,
  storageAccountInfrastructureEncryption,
  storageAccountLocalUsersDisabled,
  storageAccountMinimumTlsVersion,
  storageAccountNetworkAclsDefaultDeny,
  storageAccountPublicNetworkAccessDisabled,
  storageAccountSharedKeyDisabled,
];
