import { AccessPackageCatalog } from '@cdktf/provider-azuread/lib/access-package-catalog';
import { AzureadProvider } from '@cdktf/provider-azuread/lib/provider';
import { TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import { gatewayAudience, stableGuid, type Access, type LandingZone } from '../config';
import {
  GatewayApplication,
  GroupAccessPackage,
  PeoplePolicies,
  PipelineIdentity,
  PublicLocation,
  WorkloadPolicies,
} from '../constructs/access';
import { addBackend } from './landing-zone-stack';

/**
 * Who may sign in, in Entra: Conditional Access, access packages, the gateway's application, pipelines. Of the whole
 * tenant, so it has no resource group, no region and no tags, and is there only where `access:` asks for it.
 */
export class AccessStack extends TerraformStack {
  constructor(
    scope: Construct,
    readonly landingZone: LandingZone,
    access: Access,
  ) {
    super(scope, `${landingZone.name}-access`);
    addBackend(this, landingZone, 'access');
    new AzureadProvider(this, 'azuread', { tenantId: landingZone.tenantId });

    const prefix = `${landingZone.name}-${landingZone.environment}`;
    this.addPolicies(prefix, access, this.addPipelines(prefix, access));
    this.addPackages(prefix, access);
    this.addGateway(prefix, access);
  }

  private addPipelines(prefix: string, { pipelines }: Access): string[] {
    return pipelines.map(
      ({ name, purpose, issuer, subject }) =>
        new PipelineIdentity(this, `pipeline-${name}`, {
          displayName: `${prefix}-pipeline-${name}`,
          description:
            purpose === 'apply' ? 'Deploys the landing zone' : 'Plans the landing zone; grant it Reader only',
          issuer,
          subject,
        }).principalId,
    );
  }

  private addPolicies(prefix: string, access: Access, servicePrincipalIds: readonly string[]): void {
    const { breakGlassGroup, operatorsGroup, developersGroup, approversGroup, namedLocations, reportOnly } = access;
    const locationIds = namedLocations.map(
      ({ name, cidrs }) =>
        new PublicLocation(this, `location-${name}`, { displayName: `${prefix} ${name}`, cidrs }).objectId,
    );
    new PeoplePolicies(this, 'people', {
      prefix,
      breakGlassGroup,
      // Who approves access is worth as much as who has it.
      groups: [operatorsGroup, developersGroup, approversGroup],
      operatorsGroup,
      locationIds,
      reportOnly,
    });
    if (servicePrincipalIds.length > 0) {
      new WorkloadPolicies(this, 'workloads', { prefix, servicePrincipalIds, locationIds, reportOnly });
    }
  }

  private addPackages(prefix: string, { operatorsGroup, developersGroup, approversGroup }: Access): void {
    const catalogId = new AccessPackageCatalog(this, 'catalog', {
      displayName: prefix,
      description: 'Access to the AI landing zone',
      externallyVisible: false,
      published: true,
    }).id;
    new GroupAccessPackage(this, 'operators', {
      catalogId,
      displayName: `${prefix} operator`,
      description: 'Operates the AI landing zone',
      groupId: operatorsGroup,
      approversGroup,
      days: 30,
      reviewFrequency: 'monthly',
    });
    new GroupAccessPackage(this, 'developers', {
      catalogId,
      displayName: `${prefix} developer`,
      description: 'Builds and calls agents of the AI landing zone',
      groupId: developersGroup,
      approversGroup,
      days: 90,
      reviewFrequency: 'quarterly',
    });
  }

  private addGateway(prefix: string, { operatorsGroup, developersGroup }: Access): void {
    const guid = (...parts: string[]): string => stableGuid(this.landingZone, 'access', ...parts);
    new GatewayApplication(this, 'gateway', {
      displayName: `${prefix}-ai-gateway`,
      audience: gatewayAudience(this.landingZone),
      roleIds: { 'Agent.Call': guid('role', 'Agent.Call'), 'Agent.Operate': guid('role', 'Agent.Operate') },
      scopeId: guid('scope', 'Agent.Use'),
      members: { 'Agent.Call': [developersGroup], 'Agent.Operate': [operatorsGroup] },
    });
  }
}
