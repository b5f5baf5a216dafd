/**
 * The one model that every reader produces and everything else reads: Azure resources in Azure Resource Manager's
 * words, whatever Terraform spelled them. Nothing here knows a provider, a file format or a rule.
 */

/** Plain JSON, fully known. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** JSON in which any part may be unknown before deployment. */
export type Value = null | boolean | number | string | Unknown | readonly Value[] | { readonly [key: string]: Value };

/** What Terraform will only know after apply, or what a reader could not evaluate. Never treated as secure. */
export interface Unknown {
  readonly unknown: true;
  /** The expression as it stands in Terraform, for messages: `${azurerm_user_assigned_identity.a.principal_id}`. */
  readonly expression: string;
  /** Resource attributes the expression refers to: enough to join an assignment to the identity it will be for. */
  readonly references: readonly AttributeReference[];
}

/** `azurerm_user_assigned_identity.a` and `principal_id`. */
export interface AttributeReference {
  /** `Resource.key` of the resource referred to. */
  readonly resource: string;
  readonly attribute: string;
}

/** A resource body as Azure Resource Manager spells it: `sku`, `kind`, `identity`, `properties.…`. */
// eslint-disable-next-line @typescript-eslint/consistent-indexed-object-style -- a Record cannot refer to itself
export interface ResourceBody {
  readonly [key: string]: Value;
}

export interface Resource {
  /** Unique in the model: `<stack>/<address>`. */
  readonly key: string;
  /** Terraform address inside its root module: `azurerm_subnet.agents`. */
  readonly address: string;
  /** The Terraform root module (one state) that holds it. */
  readonly stack: string;
  /** `azurerm_cognitive_account`, `azapi_resource`, … */
  readonly terraformType: string;
  /** ARM type in Microsoft's casing, `Microsoft.CognitiveServices/accounts`; undefined where we have no mapping. */
  readonly type: string | undefined;
  /** ARM resource ID, or unknown. IDs are compared without regard to case. */
  readonly id: string | Unknown;
  /** Name in Azure (the last segment of the ID), or unknown. */
  readonly name: string | Unknown;
  readonly body: ResourceBody;
  /** Terraform attributes as written, references resolved where they can be. Sensitive values are never kept. */
  readonly attributes: ResourceBody;
  /** Where the construct stands in the CDKTF tree, for our own stacks: `contoso-ai-agents/contract-reviewer/app`. */
  readonly constructPath?: string;
  /** The file it was read from, relative to the path that was given. */
  readonly file: string;
}

/** One property of one resource, as far as it can be known before deployment. */
export type Fact =
  | {
      readonly state: 'known';
      readonly value: Json;
      readonly origin: 'written' | 'default';
      readonly attribute: string;
    }
  | { readonly state: 'unknown'; readonly expression: string; readonly attribute: string }
  | { readonly state: 'absent'; readonly attribute: string };

/** One Terraform root module. */
export interface Stack {
  readonly name: string;
  readonly file: string;
  /** Terraform backend type; undefined where none is set. */
  readonly backend: string | undefined;
  /** Provider versions as required: `{ azurerm: '4.55.0' }`. */
  readonly providers: Readonly<Record<string, string>>;
}

export interface Architecture {
  readonly stacks: readonly Stack[];
  /** Sorted by `key`, so that everything made from the model is deterministic. */
  readonly resources: readonly Resource[];
  /** By ARM resource ID, case-insensitive. */
  byId(id: string): Resource | undefined;
  /** All resources of one ARM type, case-insensitive. */
  ofType(type: string): readonly Resource[];
  byKey(key: string): Resource | undefined;
  /**
   * What is known of a property, by ARM path: `fact(account, 'properties.disableLocalAuth')`. An absent attribute has
   * the provider's default for its version where the provider has one; `attribute` is what a person would edit.
   */
  fact(resource: Resource, path: string): Fact;
}

export function isUnknown(value: unknown): value is Unknown {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as { unknown?: unknown }).unknown === true &&
    'expression' in value
  );
}

/** An error in what we were given to read: one line, no stack trace, exit code 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
