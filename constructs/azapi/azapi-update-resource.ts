import type { TerraformMetaArguments } from 'cdktf';
import { TerraformResource } from 'cdktf';
import type { Construct } from 'constructs';
import { AZAPI_VERSION } from './azapi-provider';

export interface AzapiUpdateResourceProps extends TerraformMetaArguments {
  /** ARM type and API version, as for `AzapiResource`. */
  readonly type: string;
  /** ARM ID of a resource that something else made, usually azurerm. */
  readonly resourceId: string;
  /** The part of the ARM body that azurerm cannot say. */
  readonly body: Record<string, unknown>;
}

/** Properties of a resource that azurerm makes and does not know all of. Destroying it changes nothing in Azure. */
export class AzapiUpdateResource extends TerraformResource {
  static readonly tfResourceType = 'azapi_update_resource';

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiUpdateResourceProps,
  ) {
    super(scope, id, {
      terraformResourceType: AzapiUpdateResource.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: AZAPI_VERSION },
      dependsOn: props.dependsOn,
      provider: props.provider,
      lifecycle: props.lifecycle,
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { type, resourceId, body } = this.props;
    // Nothing of the answer is kept, so nothing of it can leak through the state.
    return { type, resource_id: resourceId, body, response_export_values: [] };
  }
}
