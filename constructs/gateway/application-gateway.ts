import { ApplicationGateway as AzureApplicationGateway } from '@cdktf/provider-azurerm/lib/application-gateway';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';

export interface ApplicationGatewayProps {
  readonly name: string;
  readonly location: string;
  readonly resourceGroupName: string;
  readonly tags: Record<string, string>;
  /** Where it stands: a subnet of its own, delegated to Microsoft.Network/applicationGateways, and its address there. */
  readonly front: { readonly subnetId: string; readonly address: string };
  /** The name that callers use, its certificate, and the identity that reads that one. */
  readonly certificate: { readonly hostName: string; readonly secretId: string; readonly identityId: string };
  /** A web application firewall policy in prevention mode. */
  readonly wafPolicyId: string;
  /** Host name of what stands behind it. */
  readonly backendHostName: string;
  /** Availability zones; empty: no zone redundancy. */
  readonly zones: readonly string[];
  readonly instances: { readonly min: number; readonly max: number };
  /** The grant on the certificate, and the name of the backend: it reads both when it is made. */
  readonly dependsOn: ITerraformDependable[];
}

/**
 * A web application firewall in front of the gateway, inside the network only: it has no public address. Needs the
 * feature Microsoft.Network/EnableApplicationGatewayNetworkIsolation on the subscription.
 */
export class ApplicationGateway extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: ApplicationGatewayProps) {
    super(scope, id);
    const { front, certificate, zones } = props;
    if (!/^https:\/\/[^/]+\/secrets\/[^/]+$/.test(certificate.secretId)) {
      throw new Error(
        `${this.node.path}: got the certificate ${certificate.secretId}, expected the ID of a secret without a version; ` +
          'fix: take the version off, so that a renewed certificate is picked up',
      );
    }
    this.id = new AzureApplicationGateway(this, 'gateway', {
      name: props.name,
      location: props.location,
      resourceGroupName: props.resourceGroupName,
      zones: zones.length > 0 ? [...zones] : undefined,
      firewallPolicyId: props.wafPolicyId,
      forceFirewallPolicyAssociation: true,
      enableHttp2: true,
      sku: { name: 'WAF_v2', tier: 'WAF_v2' },
      autoscaleConfiguration: { minCapacity: props.instances.min, maxCapacity: props.instances.max },
      identity: { type: 'UserAssigned', identityIds: [certificate.identityId] },
      // TLS 1.2 and 1.3 with forward secrecy alone; the newest that Azure has predefined.
      sslPolicy: { policyType: 'Predefined', policyName: 'AppGwSslPolicy20220101S' },
      gatewayIpConfiguration: [{ name: 'subnet', subnetId: front.subnetId }],
      frontendIpConfiguration: [
        {
          name: 'private',
          subnetId: front.subnetId,
          privateIpAddressAllocation: 'Static',
          privateIpAddress: front.address,
        },
      ],
      frontendPort: [{ name: 'https', port: 443 }],
      sslCertificate: [{ name: 'caller-facing', keyVaultSecretId: certificate.secretId }],
      backendAddressPool: [{ name: 'api-management', fqdns: [props.backendHostName] }],
      backendHttpSettings: [
        {
          name: 'https',
          port: 443,
          protocol: 'Https',
          cookieBasedAffinity: 'Disabled',
          requestTimeout: 180,
          pickHostNameFromBackendAddress: true,
          probeName: 'api-management',
        },
      ],
      probe: [
        {
          name: 'api-management',
          protocol: 'Https',
          // Answered by API Management itself, before any policy.
          path: '/status-0123456789abcdef',
          interval: 30,
          timeout: 30,
          unhealthyThreshold: 3,
          pickHostNameFromBackendHttpSettings: true,
          match: { statusCode: ['200-399'] },
        },
      ],
      httpListener: [
        {
          name: 'https',
          frontendIpConfigurationName: 'private',
          frontendPortName: 'https',
          protocol: 'Https',
          sslCertificateName: 'caller-facing',
          hostName: certificate.hostName,
          requireSni: true,
        },
      ],
      requestRoutingRule: [
        {
          name: 'models',
          priority: 100,
          ruleType: 'Basic',
          httpListenerName: 'https',
          backendAddressPoolName: 'api-management',
          backendHttpSettingsName: 'https',
        },
      ],
      tags: props.tags,
      dependsOn: props.dependsOn,
    }).id;
  }
}
