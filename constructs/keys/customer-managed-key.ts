import { Construct } from 'constructs';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { AzapiResource } from '../azapi';
import { WorkloadIdentity } from '../managed-identities';

export interface CustomerManagedKeyProps {
  readonly keyName: string;
  /** ARM ID of the vault, written out: the grant's scope is the key inside it. */
  readonly vaultId: string;
  /** Whether the vault keeps keys in hardware. */
  readonly hardware: boolean;
  readonly identityName: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
}

/**
 * A key of one service in the landing zone's vault, with the identity that service uses it by. Key, identity and grant
 * are made together, over Resource Manager: no data-plane call, so a pipeline outside the network can deploy it.
 */
export class CustomerManagedKey extends Construct {
  readonly identityId: string;
  readonly identityClientId: string;
  /** URL of the key without a version: a service that takes this one follows the rotation by itself. */
  readonly keyUrl: string;
  /** URL of the key with its version. */
  readonly versionedKeyUrl: string;
  /** What a service must wait for before it uses the key. */
  readonly grant: RoleAssignment;

  constructor(scope: Construct, id: string, props: CustomerManagedKeyProps) {
    super(scope, id);
    const { location, resourceGroupName, tags } = props;
    const key = new AzapiResource(this, 'key', {
      type: 'Microsoft.KeyVault/vaults/keys@2023-07-01',
      name: props.keyName,
      parentId: props.vaultId,
      body: {
        properties: {
          kty: props.hardware ? 'RSA-HSM' : 'RSA',
          keySize: 4096,
          keyOps: ['wrapKey', 'unwrapKey'],
          attributes: { enabled: true, exportable: false },
          rotationPolicy: {
            attributes: { expiryTime: 'P2Y' },
            lifetimeActions: [
              { action: { type: 'rotate' }, trigger: { timeBeforeExpiry: 'P60D' } },
              { action: { type: 'notify' }, trigger: { timeBeforeExpiry: 'P30D' } },
            ],
          },
        },
      },
      tags,
      responseExportValues: { versioned_url: 'properties.keyUriWithVersion' },
    });
    const identity = new WorkloadIdentity(this, 'user', {
      name: props.identityName,
      location,
      resourceGroupName,
      tags,
    });
    this.grant = identity.grant('wrap-and-unwrap', {
      role: 'keyVaultCryptoServiceEncryptionUser',
      scope: `${props.vaultId}/keys/${props.keyName}`,
      reason: 'Encrypts its data under this key',
      dependsOn: [key],
    });
    this.identityId = identity.id;
    this.identityClientId = identity.clientId;
    this.keyUrl = `https://${props.vaultId.split('/').at(-1)}.vault.azure.net/keys/${props.keyName}`;
    this.versionedKeyUrl = key.output('versioned_url');
  }
}
