/**
 * Takes from a dump of a provider's whole schema what an AI landing zone needs, and writes it one type per line:
 *
 *   node scripts/extract-provider-facts.mjs azurerm-4.55.0.json.gz architecture/facts/azurerm-4.55.0.json
 *
 * Keys are abbreviated (they are most of the file); `architecture/facts/index.ts` has the dictionary in the other
 * direction and is the only reader.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Families of resource types, as the part of the name after `azurerm_`. */
const FAMILIES = [
  // network
  /^(virtual_network|virtual_network_(dns_servers|peering)|subnet|subnet_.*_association|route|route_table)$/,
  /^network_(security_(group|rule)|interface|interface_.*|ddos_protection_plan|watcher|watcher_flow_log|profile)$/,
  /^network_manager(_.*)?$/,
  /^(public_ip|public_ip_prefix|nat_gateway|nat_gateway_.*|application_security_group|bastion_host|ip_group|ip_group_cidr)$/,
  /^(firewall|firewall_policy|firewall_policy_rule_collection_group|firewall_.*_rule_collection)$/,
  /^(application_gateway|web_application_firewall_policy)$/,
  /^(virtual_hub|virtual_hub_connection|virtual_hub_routing_intent|virtual_wan|virtual_network_gateway)$/,
  /^private_(dns_.*|endpoint|endpoint_.*|link_service)$/,
  /^cdn_frontdoor_(profile|endpoint|firewall_policy|security_policy)$/,
  // watching
  /^monitor_(aad_diagnostic_setting|action_group|activity_log_alert|data_collection_.*|diagnostic_setting|metric_alert)$/,
  /^monitor_(private_link_.*|alert_processing_rule_.*|scheduled_query_rules_alert_v2|workspace)$/,
  /^(log_analytics_.*|application_insights|application_insights_(workbook|standard_web_test))$/,
  /^sentinel_.*$/,
  /^(security_center_.*|advanced_threat_protection)$/,
  // governing
  /^(policy_.*|.*_policy_(assignment|exemption|remediation|set_definition))$/,
  /^(role_.*|pim_.*|user_assigned_identity|federated_identity_credential)$/,
  /^(management_group|management_group_subscription_association|management_lock|subscription|resource_group)$/,
  /^(.*_template_deployment|resource_provider_registration|resource_management_private_link.*)$/,
  /^(consumption_budget_.*|cost_anomaly_alert|automation_account|automation_runbook|logic_app_(workflow|standard|action_.*|trigger_.*)|purview_account)$/,
  // keys and data
  /^key_vault(_.*)?$/,
  /^storage_(account|account_.*|container|container_immutability_policy|share|queue|table|management_policy)$/,
  /^storage_(data_lake_gen2_filesystem|defender|encryption_scope|blob_inventory_policy)$/,
  /^cosmosdb_(account|sql_.*|mongo_database|mongo_collection)$/,
  /^(mssql_(server|database|firewall_rule|virtual_network_rule|server_.*)|postgresql_flexible_server(_.*)?)$/,
  /^(redis_cache|redis_firewall_rule|managed_redis|app_configuration|search_.*)$/,
  /^(eventhub|eventhub_.*|eventgrid_(topic|system_topic|system_topic_event_subscription|event_subscription|domain|namespace))$/,
  /^servicebus_(namespace|queue|topic|subscription)$/,
  // models and agents
  /^(cognitive_.*|ai_services|ai_foundry|ai_foundry_project|machine_learning_.*|bot_service_azure_bot)$/,
  /^api_management(_(api|api_diagnostic|api_operation|api_operation_policy|api_policy|api_version_set|backend|certificate))?$/,
  /^api_management_(custom_domain|diagnostic|gateway|logger|named_value|policy|policy_fragment|product.*|subscription)$/,
  /^(container_app.*|container_registry.*|container_group|kubernetes_cluster|kubernetes_cluster_node_pool)$/,
  /^(service_plan|linux_(web|function)_app|function_app_flex_consumption|app_service_virtual_network_swift_connection)$/,
];
const LEFT_OUT =
  /^(policy_virtual_machine_configuration_assignment|backup_.*|.*_vmware_.*|.*_hyperv_.*|redis_cache_access_policy_assignment)$/;
const DATA_SOURCES = [
  'client_config',
  'subscription',
  'role_definition',
  'resource_group',
  'monitor_diagnostic_categories',
];

const SHORT = {
  type: 't',
  required: 'r',
  computed: 'c',
  default: 'd',
  oneOf: 'o',
  range: 'g',
  min: 'n',
  max: 'x',
  block: 'b',
  elem: 'e',
  sensitive: 's',
  deprecated: 'z',
  forceNew: 'f',
  conflictsWith: 'w',
  exactlyOneOf: 'y',
  atLeastOneOf: 'l',
  requiredWith: 'q',
};

function shorten(attributes) {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, fact]) => [
      name,
      Object.fromEntries(
        Object.entries(fact).map(([key, value]) => {
          if (!(key in SHORT)) throw new Error(`a key this script does not know: ${key}`);
          if (key === 'block') return [SHORT[key], shorten(value)];
          // The sentence is the provider's own; that the attribute is deprecated is the fact.
          if (key === 'deprecated') return [SHORT[key], true];
          return [SHORT[key], value];
        }),
      ),
    ]),
  );
}

function wanted(type) {
  if (type.startsWith('data.')) return DATA_SOURCES.includes(type.replace('data.azurerm_', ''));
  const name = type.replace(/^azurerm_/, '');
  return FAMILIES.some((family) => family.test(name)) && !LEFT_OUT.test(name);
}

const [input, output] = process.argv.slice(2);
if (!input || !output) {
  console.error('usage: extract-provider-facts.mjs <facts.json.gz> <out.json>');
  process.exit(2);
}
const { source, resources } = JSON.parse(gunzipSync(readFileSync(input)).toString('utf8'));
const types = Object.keys(resources).filter(wanted).sort();
const lines = types.map((type) => `${JSON.stringify(type)}:${JSON.stringify(shorten(resources[type]))}`);
const note = 'Written by scripts/extract-provider-facts.mjs; a selection, with abbreviated keys.';
writeFileSync(
  output,
  `{"source":${JSON.stringify(source)},"note":${JSON.stringify(note)},"types":{\n${lines.join(',\n')}\n}}\n`,
);
console.error(`${types.length} types, ${Math.round(readFileSync(output).length / 1024)} KiB`);
