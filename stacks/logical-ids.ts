import { TerraformElement, TerraformResource, TerraformStack, type App } from 'cdktf';

/**
 * Refuses two resources under one Terraform address. CDKTF builds addresses from construct paths with special
 * characters stripped, and merges two that come out alike without a word: one of the two would be gone.
 */
export function assertUniqueLogicalIds(app: App): void {
  for (const stack of app.node.children.filter((child) => TerraformStack.isStack(child))) {
    const seen = new Map<string, string>();
    for (const element of stack.node.findAll().filter((node) => TerraformElement.isTerraformElement(node))) {
      if (!TerraformResource.isTerraformResource(element)) continue;
      const address = `${element.terraformResourceType}.${element.friendlyUniqueId}`;
      const other = seen.get(address);
      if (other) {
        throw new Error(
          `got the Terraform address ${address} twice in ${stack.node.id}: for ${other} and for ${element.node.path}; ` +
            'expected one resource an address; fix: give one of the constructs another id',
        );
      }
      seen.set(address, element.node.path);
    }
  }
}
