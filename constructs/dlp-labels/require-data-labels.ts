import { TerraformResource, type TerraformStack } from 'cdktf';
import type { Label } from '../../config';
import { DATA_LABEL_TAG } from './label-tags';

/** Resources that hold data, so that somebody must have said how sensitive it is. */
const DATA_BEARING = new Set([
  'azurerm_cognitive_account',
  'azurerm_cosmosdb_account',
  'azurerm_log_analytics_workspace',
  'azurerm_machine_learning_workspace',
  'azurerm_search_service',
  'azurerm_storage_account',
]);

/** Refuses to synthesize a stack in which a data-bearing resource has no label, or one that the taxonomy lacks. */
export function requireDataLabels(stack: TerraformStack, labels: readonly Label[]): void {
  const known = labels.map((label) => label.name);
  const validate = (): string[] =>
    stack.node
      .findAll()
      .filter((node) => TerraformResource.isTerraformResource(node))
      .filter((resource) => DATA_BEARING.has(resource.terraformResourceType))
      .flatMap((resource) => {
        const tags = (resource as { tagsInput?: Record<string, string> }).tagsInput;
        const label = tags?.[DATA_LABEL_TAG];
        if (label && known.includes(label)) return [];
        return [
          `${resource.node.path}: got ${label ? `the label "${label}"` : 'no data label'}, ` +
            `expected one of ${known.join(', ')}; fix: pass labelTags(label, profile) in its tags`,
        ];
      });
  stack.node.addValidation({ validate });
}
