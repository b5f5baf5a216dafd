/**
 * Built-in roles by GUID: a role's name can change, and looking it up needs a call at plan.
 * Source: Azure built-in roles (checked against the published list in test/constructs/managed-identities/roles.test.ts).
 */
export const ROLES = {
  acrPull: { id: '7f951dda-4ed3-4680-a7ca-43fe172d538d', name: 'AcrPull' },
  cognitiveServicesOpenAiUser: {
    id: '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd',
    name: 'Cognitive Services OpenAI User',
  },
  keyVaultCryptoServiceEncryptionUser: {
    id: 'e147488a-f6f5-4113-8e2d-b22465e65bf6',
    name: 'Key Vault Crypto Service Encryption User',
  },
  keyVaultSecretsUser: { id: '4633458b-17de-408a-b874-0445c86b69e6', name: 'Key Vault Secrets User' },
  searchIndexDataReader: { id: '1407120a-92aa-4202-b7e9-c0e197c71c8f', name: 'Search Index Data Reader' },
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
