import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import type { TerraformStack } from 'cdktf';
import { validateAzuread } from '../../support/azuread-facts';
import { synthConstruct, type Synthesized } from '../../support/synth-construct';

/** Object IDs of groups. */
export const BREAK_GLASS = '99999999-9999-9999-9999-999999999999';
export const OPERATORS = '22222222-2222-2222-2222-222222222222';
export const DEVELOPERS = '44444444-4444-4444-4444-444444444444';
export const APPROVERS = '33333333-3333-3333-3333-333333333333';

/** Synthesizes constructs in a stack of the tenant; what the provider would refuse is thrown. */
export function synthAccess(build: (stack: TerraformStack) => void): Synthesized {
  const made = synthConstruct((stack) => {
    new AzureadProvider(stack, 'azuread', { tenantId: '11111111-1111-1111-1111-111111111111' });
    build(stack);
  });
  const resource: Record<string, Record<string, object>> = {};
  for (const { type, path, attributes } of made.resources) (resource[type] ??= {})[path] = attributes;
  const problems = validateAzuread({ resource }, 'test');
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return made;
}
