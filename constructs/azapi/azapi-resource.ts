import type { TerraformMetaArguments } from 'cdktf';
import { TerraformResource, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { AZAPI_VERSION } from './azapi-provider';
import { refuseKnownBad } from './refuse-known-bad';

const TYPE = /^[A-Z][A-Za-z]+(\.[A-Z][A-Za-z0-9]+)+(\/[A-Za-z]+)+@\d{4}-\d{2}-\d{2}(-preview)?$/;

export interface AzapiResourceProps extends TerraformMetaArguments {
  /** ARM type and API version: `Microsoft.CognitiveServices/accounts/raiPolicies@2026-05-01`. */
  readonly type: string;
  readonly name: string;
  /** ARM ID of the parent resource or resource group. */
  readonly parentId: string;
  /** @default - none: child resources have no location of their own */
  readonly location?: string;
  /** @default - none */
  readonly identity?: { readonly type: 'UserAssigned'; readonly identityIds: readonly string[] };
  /** The ARM body, `{ properties: … }`. */
  readonly body: Record<string, unknown>;
  /**
   * Whether the provider holds the body against its embedded schema. Off only for what Azure takes and the schema lacks.
   * @default true
   */
  readonly schemaValidation?: boolean;
  /** @default - none */
  readonly tags?: Record<string, string>;
  /**
   * What to keep of the answer, as output name → JMESPath.
   * @default - nothing: what is not kept cannot leak through the state
   */
  readonly responseExportValues?: Record<string, string>;
  /** Parts of the body, as JMESPath, whose change makes a new resource. @default - none: it is changed in place */
  readonly replaceTriggersRefs?: readonly string[];
}

/** Any ARM resource that azurerm 4.55 does not know. The provider checks the body against its embedded schema. */
export class AzapiResource extends TerraformResource {
  static readonly tfResourceType = 'azapi_resource';

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiResourceProps,
  ) {
    const { dependsOn, count, provider, lifecycle, forEach, provisioners, connection } = props;
    super(scope, id, {
      terraformResourceType: AzapiResource.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: AZAPI_VERSION },
      dependsOn,
      count,
      provider,
      lifecycle,
      forEach,
      provisioners,
      connection,
    });
    if (!TYPE.test(props.type)) {
      throw new Error(
        `azapi resource ${id}: got type "${props.type}", expected <Namespace>/<type>@<api-version>; ` +
          'fix: write it as in the ARM reference, for instance Microsoft.KeyVault/vaults/keys@2023-07-01',
      );
    }
    refuseKnownBad(this.node.path, props.type, props.body);
  }

  get id(): string {
    return this.getStringAttribute('id');
  }

  /** The name, as a reference: what uses it waits for this resource. */
  get name(): string {
    return this.getStringAttribute('name');
  }

  /** One of `responseExportValues`. */
  output(name: string): string {
    return Token.asString(this.interpolationForAttribute(`output.${name}`));
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { type, name, parentId, location, identity, body, schemaValidation, tags } = this.props;
    const { responseExportValues, replaceTriggersRefs } = this.props;
    return {
      type,
      name,
      parent_id: parentId,
      location,
      identity: identity && { type: identity.type, identity_ids: identity.identityIds },
      body,
      schema_validation_enabled: schemaValidation,
      tags,
      replace_triggers_refs: replaceTriggersRefs,
      response_export_values: responseExportValues ?? [],
    };
  }
}
