import { TerraformProvider } from 'cdktf';
import type { Construct } from 'constructs';

/** The version whose embedded schemas our bodies were written against; 2.x keeps them compatible. */
export const AZAPI_VERSION = '2.12.0';

export interface AzapiProviderProps {
  /** GUID of the subscription that requests default to. */
  readonly subscriptionId: string;
  /** GUID of the Entra tenant. */
  readonly tenantId: string;
}

/**
 * The azapi provider, declared by hand: there are no published bindings for it. Credentials come from the environment
 * (Entra ID or a managed identity), never from here.
 */
export class AzapiProvider extends TerraformProvider {
  static readonly tfResourceType = 'azapi';

  constructor(
    scope: Construct,
    id: string,
    private readonly props: AzapiProviderProps,
  ) {
    super(scope, id, {
      terraformResourceType: 'azapi',
      terraformGeneratorMetadata: { providerName: 'azapi', providerVersionConstraint: AZAPI_VERSION },
      terraformProviderSource: 'Azure/azapi',
    });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { subscription_id: this.props.subscriptionId, tenant_id: this.props.tenantId };
  }
}
