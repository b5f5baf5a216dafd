/**
 * Built-in roles by GUID: a role's name can change, and looking it up needs a call at plan.
 * Source: Azure built-in roles (checked against the published list in test/constructs/managed-identities/roles.test.ts).
 */
export const ROLES = {
  acrPull: { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', name: 'AcrPull' },
  acrPush: { id: '8311e382-0749-4cb8-b61a-304f252e45ec', name: 'AcrPush' },
  aiNetworkConnectionApprover: {
    id: 'b556d68e-0be0-4f35-a333-ad7ee1ce17ea',
    name: 'Azure AI Enterprise Network Connection Approver',
  },
  containerAppsSessionExecutor: {
    id: '0fb8eba5-a2bb-4abe-b1c1-49dfad359bb0',
    name: 'Azure ContainerApps Session Executor',
  },
  cosmosDbOperator: { id: '230815da-be43-4aae-9cb4-875f7bd000aa', name: 'Cosmos DB Operator' },
  keyVaultCryptoServiceEncryptionUser: {
    id: 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
    name: 'Key Vault Crypto Service Encryption User',
  },
  keyVaultSecretsOfficer: { id: 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7', name: 'Key Vault Secrets Officer' },
  keyVaultSecretsUser: { id: '4633458b-17de-408a-b874-0445c86b69e6', name: 'Key Vault Secrets User' },
  monitoringMetricsPublisher: { id: '3913510d-42f4-4e42-8a64-420c390055eb', name: 'Monitoring Metrics Publisher' },
  searchIndexDataContributor: { id: '8ebe5a00-799e-43f5-93ac-243d3dce84a7', name: 'Search Index Data Contributor' },
  searchIndexDataReader: { id: '1407120a-92aa-4202-b7e9-c0e197c71c8f', name: 'Search Index Data Reader' },
  searchServiceContributor: { id: '7ca78c08-252a-4471-8644-bb5ff32d4ba0', name: 'Search Service Contributor' },
  sentinelAutomationContributor: {
    id: 'f4c81013-99ee-4d62-a7ee-b3f1f648599a',
    name: 'Microsoft Sentinel Automation Contributor',
  },
  storageBlobDataContributor: {
    id: 'ba92f5b4-2d11-453d-a403-e96b0029c9fe',
    name: 'Storage Blob Data Contributor',
  },
  storageBlobDataOwner: { id: 'b7e6dc6d-f1e8-4753-8033-0f276bb0955b', name: 'Storage Blob Data Owner' },
  storageBlobDataReader: { id: '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1', name: 'Storage Blob Data Reader' },
} as const satisfies Record<string, { readonly id: string; readonly name: string }>;

export type RoleName = keyof typeof ROLES;

/**
 * The ID under which Azure answers for a role at a scope: with the scope's subscription in front. The short form
 * (`/providers/…`) is accepted too, but then every plan wants to replace the assignment.
 *
 * @throws when the scope is not inside a subscription
 */
export function roleDefinitionId(role: RoleName, scope: string): string {
  const subscription = /^\/subscriptions\/[^/]+/.exec(scope)?.[0];
  if (!subscription) {
    throw new Error(
      `role ${ROLES[role].name}: got scope "${scope}", expected the ARM ID of a resource in a subscription; ` +
        'fix: pass a reference from config/references, which is known before deployment',
    );
  }
  return `${subscription}/providers/Microsoft.Authorization/roleDefinitions/${ROLES[role].id}`;
}
