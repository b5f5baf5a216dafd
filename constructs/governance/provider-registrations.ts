import { ResourceProviderRegistration } from '@cdktf/provider-azurerm/lib/resource-provider-registration';
import type { TerraformProvider } from 'cdktf';
import { Construct } from 'constructs';
import type { ResourceProvider } from '../../config';

export interface ProviderRegistrationsProps {
  /** Those that the subscription does not have yet: Terraform refuses one that is registered. */
  readonly resourceProviders: readonly ResourceProvider[];
  /** The provider of the subscription. @default - the stack's own */
  readonly provider?: TerraformProvider;
}

/** Resource providers of a subscription. */
export class ProviderRegistrations extends Construct {
  constructor(scope: Construct, id: string, props: ProviderRegistrationsProps) {
    super(scope, id);
    for (const name of new Set(props.resourceProviders)) {
      new ResourceProviderRegistration(this, name.toLowerCase().replace('.', '-'), { provider: props.provider, name });
    }
  }
}
