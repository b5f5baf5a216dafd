/** What the network view knows of each ARM type. A type in none of these tables is counted as not drawn. */
import type { Glyph } from './scene';

/** How a node of a type looks. */
export interface Look {
  readonly kind: string;
  readonly glyph: Glyph;
}

/** The groups that services outside a virtual network are drawn in. */
export type Plane = 'models' | 'data' | 'keys' | 'other' | 'observability';

/** Captions of the groups, in the order in which they are drawn. */
export const PLANES: Readonly<Record<Plane, string>> = {
  models: 'Models and knowledge',
  data: 'Data',
  keys: 'Keys and images',
  other: 'Other services',
  observability: 'Observability',
};

interface ServiceLook extends Look {
  readonly plane: Plane;
}

/** Services with an address of their own, reached through a private endpoint or in public. */
export const SERVICES: Readonly<Record<string, ServiceLook>> = {
  'microsoft.cognitiveservices/accounts': { kind: 'Azure AI account', glyph: 'model', plane: 'models' },
  'microsoft.machinelearningservices/workspaces': { kind: 'Machine Learning', glyph: 'model', plane: 'models' },
  'microsoft.search/searchservices': { kind: 'AI Search', glyph: 'search', plane: 'models' },
  'microsoft.storage/storageaccounts': { kind: 'Storage account', glyph: 'storage', plane: 'data' },
  'microsoft.documentdb/databaseaccounts': { kind: 'Cosmos DB', glyph: 'data', plane: 'data' },
  'microsoft.sql/servers': { kind: 'SQL server', glyph: 'data', plane: 'data' },
  'microsoft.dbforpostgresql/flexibleservers': { kind: 'PostgreSQL', glyph: 'data', plane: 'data' },
  'microsoft.dbformysql/flexibleservers': { kind: 'MySQL', glyph: 'data', plane: 'data' },
  'microsoft.cache/redis': { kind: 'Redis cache', glyph: 'data', plane: 'data' },
  'microsoft.cache/redisenterprise': { kind: 'Managed Redis', glyph: 'data', plane: 'data' },
  'microsoft.keyvault/vaults': { kind: 'Key Vault', glyph: 'key', plane: 'keys' },
  'microsoft.keyvault/managedhsms': { kind: 'Managed HSM', glyph: 'key', plane: 'keys' },
  'microsoft.containerregistry/registries': { kind: 'Container registry', glyph: 'images', plane: 'keys' },
  'microsoft.servicebus/namespaces': { kind: 'Service Bus', glyph: 'service', plane: 'other' },
  'microsoft.eventhub/namespaces': { kind: 'Event Hubs', glyph: 'service', plane: 'other' },
  'microsoft.eventgrid/topics': { kind: 'Event Grid topic', glyph: 'service', plane: 'other' },
  'microsoft.appconfiguration/configurationstores': { kind: 'App Configuration', glyph: 'service', plane: 'other' },
  'microsoft.automation/automationaccounts': { kind: 'Automation', glyph: 'service', plane: 'other' },
  'microsoft.operationalinsights/workspaces': { kind: 'Log Analytics', glyph: 'logs', plane: 'observability' },
  'microsoft.insights/components': { kind: 'Application Insights', glyph: 'logs', plane: 'observability' },
  'microsoft.insights/privatelinkscopes': {
    kind: 'Monitor private link scope',
    glyph: 'endpoint',
    plane: 'observability',
  },
  'microsoft.insights/datacollectionendpoints': {
    kind: 'Data collection endpoint',
    glyph: 'logs',
    plane: 'observability',
  },
};

/** What runs code of ours and may act under an identity. */
export const WORKLOADS: Readonly<Record<string, Look>> = {
  'microsoft.app/containerapps': { kind: 'Container app', glyph: 'agent' },
  'microsoft.app/jobs': { kind: 'Container Apps job', glyph: 'agent' },
  'microsoft.web/sites': { kind: 'App Service or Functions', glyph: 'agent' },
  'microsoft.containerservice/managedclusters': { kind: 'Kubernetes cluster', glyph: 'compute' },
  'microsoft.containerinstance/containergroups': { kind: 'Container group', glyph: 'compute' },
  'microsoft.compute/virtualmachines': { kind: 'Virtual machine', glyph: 'compute' },
  'microsoft.compute/virtualmachinescalesets': { kind: 'Scale set', glyph: 'compute' },
};

/** What stands in a subnet and is neither a workload nor a private endpoint. */
export const APPLIANCES: Readonly<Record<string, Look>> = {
  'microsoft.network/azurefirewalls': { kind: 'Azure Firewall', glyph: 'firewall' },
  'microsoft.network/bastionhosts': { kind: 'Bastion', glyph: 'gateway' },
  'microsoft.network/applicationgateways': { kind: 'Application Gateway', glyph: 'gateway' },
  'microsoft.network/virtualnetworkgateways': { kind: 'Network gateway', glyph: 'gateway' },
  'microsoft.network/loadbalancers': { kind: 'Load balancer', glyph: 'gateway' },
  'microsoft.network/dnsresolvers/inboundendpoints': { kind: 'DNS resolver, inbound', glyph: 'dns' },
  'microsoft.network/dnsresolvers/outboundendpoints': { kind: 'DNS resolver, outbound', glyph: 'dns' },
  'microsoft.apimanagement/service': { kind: 'API Management', glyph: 'gateway' },
};

/** Parts listed on the node of what they belong to, with the word before their name. */
export const PARTS: Readonly<Record<string, string>> = {
  'microsoft.cognitiveservices/accounts/deployments': '',
  'microsoft.cognitiveservices/accounts/projects': 'project',
  'microsoft.cognitiveservices/accounts/raipolicies': 'content policy',
  'microsoft.search/searchservices/indexes': 'index',
  'microsoft.storage/storageaccounts/blobservices/containers': 'container',
  'microsoft.keyvault/vaults/keys': 'key',
};

/** Types that have a place of their own in the view, beside those of the tables above. */
export const STRUCTURE: ReadonlySet<string> = new Set([
  'microsoft.network/virtualnetworks',
  'microsoft.network/virtualnetworks/subnets',
  'microsoft.network/privateendpoints',
  'microsoft.network/firewallpolicies',
  'microsoft.network/privatednszones',
  'microsoft.app/managedenvironments',
]);

/** Types that are drawn as a line, a badge, a caption or a border of something else. */
export const FOLDED: ReadonlySet<string> = new Set([
  'microsoft.authorization/roleassignments',
  'microsoft.insights/diagnosticsettings',
  'microsoft.insights/privatelinkscopes/scopedresources',
  'microsoft.managedidentity/userassignedidentities',
  'microsoft.network/firewallpolicies/rulecollectiongroups',
  'microsoft.network/networkinterfaces',
  'microsoft.network/networksecuritygroups',
  'microsoft.network/networksecuritygroups/securityrules',
  'microsoft.network/privatednszones/virtualnetworklinks',
  'microsoft.network/privateendpoints/privatednszonegroups',
  'microsoft.network/publicipaddresses',
  'microsoft.network/routetables',
  'microsoft.network/routetables/routes',
  'microsoft.network/virtualnetworks/virtualnetworkpeerings',
  'microsoft.operationalinsights/workspaces/dataexports',
  'microsoft.resources/resourcegroups',
  'microsoft.resources/subscriptions/resourcegroups',
]);

/** Terraform types that are no Azure resource but part of one: the model has merged them into it. */
export const MERGED: ReadonlySet<string> = new Set([
  'azurerm_cognitive_account_customer_managed_key',
  'azurerm_storage_account_customer_managed_key',
  'azurerm_storage_account_network_rules',
  'azurerm_subnet_nat_gateway_association',
  'azurerm_subnet_network_security_group_association',
  'azurerm_subnet_route_table_association',
  'azurerm_virtual_network_dns_servers',
]);
