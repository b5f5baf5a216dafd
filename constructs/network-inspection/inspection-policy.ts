import { FirewallPolicy } from '@cdktf/provider-azurerm/lib/firewall-policy';
import type { RoleAssignment } from '@cdktf/provider-azurerm/lib/role-assignment';
import { Construct } from 'constructs';
import { WorkloadIdentity } from '../managed-identities';

export interface InspectionPolicyProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
  /** Who the firewall asks for names. @default - Azure's resolver */
  readonly dnsServers?: readonly string[];
  /** The intermediate CA that opens TLS for the rules that ask for it. @default - no TLS inspection */
  readonly tls?: TlsInspectionProps;
}

export interface TlsInspectionProps {
  /** ARM ID of the vault that holds the CA certificate. */
  readonly keyVaultId: string;
  readonly certificateName: string;
  /** Name of the identity that the firewall reads the certificate with. */
  readonly identityName: string;
}

/** A Premium firewall policy that blocks known-bad traffic: intrusion detection and threat intelligence both deny. */
export class InspectionPolicy extends Construct {
  readonly id: string;
  /** Whether rules may ask for TLS to be opened. */
  readonly opensTls: boolean;

  constructor(scope: Construct, id: string, props: InspectionPolicyProps) {
    super(scope, id);
    const { location, resourceGroupName, tags, tls } = props;
    this.opensTls = tls !== undefined;
    const reader = tls && certificateReader(this, props, tls);
    this.id = new FirewallPolicy(this, 'policy', {
      name: props.name,
      location,
      resourceGroupName,
      sku: 'Premium',
      threatIntelligenceMode: 'Deny',
      intrusionDetection: { mode: 'Deny' },
      // Every name is resolved, and logged, by the firewall; FQDN rules need it too.
      dns: { proxyEnabled: true, servers: props.dnsServers && [...props.dnsServers] },
      identity: reader && { type: 'UserAssigned', identityIds: [reader.identity.id] },
      tlsCertificate: tls && {
        name: tls.certificateName,
        keyVaultSecretId: `https://${vaultName(tls.keyVaultId)}.vault.azure.net/secrets/${tls.certificateName}`,
      },
      tags,
      // The policy reads the certificate when it is made.
      dependsOn: reader && [reader.grant],
    }).id;
  }
}

function vaultName(keyVaultId: string): string {
  return keyVaultId.slice(keyVaultId.lastIndexOf('/') + 1);
}

function certificateReader(
  scope: Construct,
  props: InspectionPolicyProps,
  tls: TlsInspectionProps,
): { identity: WorkloadIdentity; grant: RoleAssignment } {
  const identity = new WorkloadIdentity(scope, 'certificate-reader', {
    name: tls.identityName,
    location: props.location,
    resourceGroupName: props.resourceGroupName,
    tags: props.tags,
  });
  const grant = identity.grant('read-ca', {
    role: 'keyVaultSecretsUser',
    scope: `${tls.keyVaultId}/secrets/${tls.certificateName}`,
    reason: 'The firewall signs inspected TLS with this intermediate CA',
  });
  return { identity, grant };
}
