/** Names of the built-in roles that AI workloads hold, for those who wrote the GUID. */
import type { Resource } from '../architecture/model';
import { at } from './lookup';

/** Source: "Azure built-in roles", learn.microsoft.com/azure/role-based-access-control/built-in-roles. */
export const BUILT_IN: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  'acdd72a7-3385-48ef-bd42-f606fba81ae7': 'Reader',
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': 'Cognitive Services OpenAI User',
  'a001fd3d-188f-4b5d-821b-7da978bf7442': 'Cognitive Services OpenAI Contributor',
  'a97b65f3-24c7-4388-baec-2e87135dc908': 'Cognitive Services User',
  '53ca6127-db72-4b80-b1b0-d745d6d5456d': 'Foundry User',
  '1407120a-92aa-4202-b7e9-c0e197c71c8f': 'Search Index Data Reader',
  '8ebe5a00-799e-43f5-93ac-243d3dce84a7': 'Search Index Data Contributor',
  '7ca78c08-252a-4471-8644-bb5ff32d4ba0': 'Search Service Contributor',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'Storage Blob Data Reader',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '4633458b-17de-408a-b874-0445c86b69e6': 'Key Vault Secrets User',
  '12338af0-0e69-4776-bea7-57ae8d297424': 'Key Vault Crypto User',
  'e147488a-f6f5-4113-8e2d-b22465e65bf6': 'Key Vault Crypto Service Encryption User',
  '3913510d-42f4-4e42-8a64-420c390055eb': 'Monitoring Metrics Publisher',
  '7f951dda-4ed3-4680-a7ca-43fe172d538d': 'AcrPull',
};

/** The role's name, as written, as known or as its definition has it; its GUID's beginning where it is none of them. */
export function roleName(assignment: Resource, definition?: Resource): string {
  const written = assignment.attributes['role_definition_name'];
  if (typeof written === 'string') return written;
  const ours = definition && at(definition, 'properties.roleName');
  if (typeof ours === 'string') return ours;
  const id = at(assignment, 'properties.roleDefinitionId');
  const guid = typeof id === 'string' ? id.slice(id.lastIndexOf('/') + 1).toLowerCase() : undefined;
  if (guid === undefined) return 'a role not known yet';
  return BUILT_IN[guid] ?? `role ${guid.slice(0, 8)}…`;
}
