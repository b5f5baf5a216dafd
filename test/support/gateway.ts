/** The section `gateway:` as a test adds it to the default landing zone: a replacement for `landingZone()`. */
export const GATEWAY = [
  'name: contoso-ai\n',
  `name: contoso-ai
gateway:
  hostName: ai.contoso.com
  certificateSecretId: https://kv-pki.vault.azure.net/secrets/gateway-tls
  keyVaultId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-pki/providers/Microsoft.KeyVault/vaults/kv-pki
  contact: ai-platform@contoso.com
  audience: api://ai-gateway
  callers: { roles: [Model.Invoke], clientIds: [ABCDEF01-2345-6789-abcd-ef0123456789] }
`,
] as const;
