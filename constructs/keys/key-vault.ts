import { KeyVault as KeyVaultResource } from '@cdktf/provider-azurerm/lib/key-vault';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

export interface KeyVaultProps {
  /** 3 to 24 characters, globally unique. */
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tenantId: string;
  /** `premium` holds keys in hardware. */
  readonly sku: 'standard' | 'premium';
  readonly tags: Record<string, string>;
}

/** A vault for encryption keys: Entra ID roles only, private only, and nothing in it can be destroyed in a hurry. */
export class KeyVault extends Construct {
  readonly id: string;
  /** What must wait for the vault: grants on it name it by its ID, which is no reference. */
  readonly resource: ITerraformDependable;

  constructor(scope: Construct, id: string, props: KeyVaultProps) {
    super(scope, id);
    const vault = new KeyVaultResource(this, 'vault', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      tenantId: props.tenantId,
      skuName: props.sku,
      rbacAuthorizationEnabled: true,
      purgeProtectionEnabled: true,
      softDeleteRetentionDays: 90,
      publicNetworkAccessEnabled: false,
      enabledForDeployment: false,
      enabledForDiskEncryption: false,
      enabledForTemplateDeployment: false,
      // The services that encrypt with these keys reach the vault as trusted services.
      networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' },
      tags: props.tags,
    });
    this.id = vault.id;
    this.resource = vault;
  }
}
