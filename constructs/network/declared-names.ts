import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';

const API = '2025-05-01';

/**
 * Azure's own domains, for its services and what their names lead on to. Nobody else can be given the authority for a
 * name below them, so none of them carries a DNS tunnel.
 */
export const AZURE_DOMAINS = [
  'azconfig.io',
  'azure-api.net',
  'azure-automation.net',
  'azure.com',
  'azure.net',
  'azurecontainerapps.io',
  'azurecr.io',
  'azureedge.net',
  'azurefd.net',
  'azureml.ms',
  'azurewebsites.net',
  'microsoft.com',
  'microsoftonline.com',
  'msftauth.net',
  'msidentity.com',
  'trafficmanager.net',
  'windows.net',
] as const;

export interface DeclaredNamesProps {
  readonly name: string;
  /** Names of the lists: declared, and everything. */
  readonly declaredListName: string;
  readonly everythingListName: string;
  readonly location: string;
  /** ARM ID. */
  readonly resourceGroupId: string;
  /** ARM ID of the network whose questions to Azure's resolver are judged. */
  readonly virtualNetworkId: string;
  /** Host names; `*.` in front is the same as the domain, which holds all below it. */
  readonly names: readonly string[];
  /** What happens to a question for any other name. */
  readonly others: 'Alert' | 'Block';
  readonly tags: Record<string, string>;
}

/** A DNS security policy: names that were declared are resolved, others are blocked or stand out in the log. */
export class DeclaredNames extends Construct {
  readonly id: string;

  constructor(scope: Construct, id: string, props: DeclaredNamesProps) {
    super(scope, id);
    const { location, tags } = props;
    const policy = new AzapiResource(this, 'policy', {
      type: `Microsoft.Network/dnsResolverPolicies@${API}`,
      name: props.name,
      parentId: props.resourceGroupId,
      location,
      body: { properties: {} },
      tags,
    });
    this.id = policy.id;
    const list = (listId: string, name: string, domains: string[]): AzapiResource =>
      new AzapiResource(this, listId, {
        type: `Microsoft.Network/dnsResolverDomainLists@${API}`,
        name,
        parentId: props.resourceGroupId,
        location,
        body: { properties: { domains } },
        tags,
      });
    const rule = (name: string, priority: number, actionType: string, domains: AzapiResource): AzapiResource =>
      new AzapiResource(this, name, {
        type: `Microsoft.Network/dnsResolverPolicies/dnsSecurityRules@${API}`,
        name,
        parentId: policy.id,
        location,
        body: {
          properties: {
            priority,
            action: { actionType },
            dnsResolverDomainLists: [{ id: domains.id }],
            dnsSecurityRuleState: 'Enabled',
          },
        },
        tags,
      });
    const allow = rule('declared', 100, 'Allow', list('declared-list', props.declaredListName, domainsOf(props.names)));
    const rest = rule('everything-else', 65000, props.others, list('everything-list', props.everythingListName, ['.']));
    new AzapiResource(this, 'link', {
      type: `Microsoft.Network/dnsResolverPolicies/virtualNetworkLinks@${API}`,
      name: 'hub',
      parentId: policy.id,
      location,
      body: { properties: { virtualNetwork: { id: props.virtualNetworkId } } },
      tags,
      // A network that is linked before its rules are there would be without names, or without a policy.
      dependsOn: [allow, rest],
    });
  }
}

/** Domains as Azure writes them, each once, without those that lie below another. */
function domainsOf(names: readonly string[]): string[] {
  const domains = [...new Set([...AZURE_DOMAINS, ...names.map((name) => name.replace(/^\*\./, '').toLowerCase())])];
  return domains
    .filter((domain) => !domains.some((other) => domain.endsWith(`.${other}`)))
    .sort()
    .map((domain) => `${domain}.`);
}
