import type { TerraformMetaArguments } from 'cdktf';
import { TerraformResource, Token } from 'cdktf';
import type { Construct } from 'constructs';
import { AZAPI_VERSION } from './azapi-provider';

export interface AzapiReadProps extends TerraformMetaArguments {
  /** ARM type and API version, as for `AzapiResource`. */
  readonly type: string;
  /** ARM ID of a resource of the same stack. */
  readonly resourceId: string;
  /** What to keep of the answer, as output name → JMESPath. */
  readonly responseExportValues: Record<string, string>;
}

/**
 * What Azure made up and azurerm does not tell, read once after the resource is made and kept in the state. A resource
 * and not a data source: nothing is looked up at plan, so the stack still plans on an empty subscription.
 */
export class AzapiRead extends TerraformResource {
  static readonly tfResourceType = 'azapi_resource_action';

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiReadProps,
  ) {
    super(scope, id, {
      terraformResourceType: AzapiRead.tfResourceType,
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: AZAPI_VERSION },
      dependsOn: props.dependsOn,
      provider: props.provider,
      lifecycle: props.lifecycle,
    });
  }

  /** One of `responseExportValues`. */
  output(name: string): string {
    return Token.asString(this.interpolationForAttribute(`output.${name}`));
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    const { type, resourceId, responseExportValues } = this.props;
    return { type, resource_id: resourceId, method: 'GET', response_export_values: responseExportValues };
  }
}
