/**
 * What Container Apps itself must reach when its traffic goes through a firewall, and what a managed identity needs.
 * Source: Microsoft Learn, "Use Azure Firewall with Container Apps" (azure-docs articles/container-apps/use-azure-firewall.md).
 */
export const CONTAINER_APPS_DESTINATIONS = [
  'mcr.microsoft.com',
  '*.data.mcr.microsoft.com',
  'packages.aks.azure.com',
  'acs-mirror.azureedge.net',
] as const;

export const MANAGED_IDENTITY_DESTINATIONS = [
  '*.identity.azure.net',
  'login.microsoftonline.com',
  '*.login.microsoftonline.com',
  '*.login.microsoft.com',
] as const;

/** What an operator's host needs to run Terraform against Azure: Entra ID and Resource Manager. */
export const OPERATIONS_DESTINATIONS = [
  'login.microsoftonline.com',
  'management.azure.com',
  'graph.microsoft.com',
] as const;
