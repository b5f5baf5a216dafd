/**
 * Arguments of the azapi provider's blocks, by hand: there are no facts of it. `!` marks a required one, `computed` one
 * that can be read but not set. Source: documentation of the azapi provider, 2.12.
 */

type Table = Readonly<Record<string, string>>;

const HEADERS: Table = {
  retry: 'block',
  locks: 'list',
  create_headers: 'object',
  read_headers: 'object',
  update_headers: 'object',
  delete_headers: 'object',
  create_query_parameters: 'object',
  read_query_parameters: 'object',
  update_query_parameters: 'object',
  delete_query_parameters: 'object',
};

const BODY: Table = {
  body: 'object',
  sensitive_body: 'object',
  sensitive_body_version: 'object',
  response_export_values: 'any',
  ignore_casing: 'bool',
  ignore_missing_property: 'bool',
  ignore_null_property: 'bool',
  output: 'computed',
};

/** By resource type. */
export const AZAPI_TYPES: Readonly<Record<string, Table | undefined>> = {
  azapi_resource: {
    ...HEADERS,
    ...BODY,
    type: 'string!',
    name: 'string',
    parent_id: 'string',
    location: 'string',
    identity: 'block',
    tags: 'object',
    schema_validation_enabled: 'bool',
    removing_special_chars: 'bool',
    replace_triggers_refs: 'list',
    replace_triggers_external_values: 'any',
  },
  azapi_update_resource: {
    ...HEADERS,
    ...BODY,
    type: 'string!',
    name: 'string',
    parent_id: 'string',
    resource_id: 'string',
  },
  azapi_resource_action: {
    type: 'string!',
    resource_id: 'string',
    action: 'string',
    method: 'string',
    body: 'object',
    sensitive_body: 'object',
    when: 'string',
    locks: 'list',
    retry: 'block',
    headers: 'object',
    query_parameters: 'object',
    response_export_values: 'any',
    sensitive_response_export_values: 'any',
    output: 'computed',
    sensitive_output: 'computed',
  },
  azapi_data_plane_resource: {
    ...HEADERS,
    ...BODY,
    type: 'string!',
    name: 'string!',
    parent_id: 'string!',
    replace_triggers_refs: 'list',
    replace_triggers_external_values: 'any',
  },
};

/** The provider block. */
export const AZAPI_PROVIDER: Table = {
  alias: 'string',
  subscription_id: 'string',
  tenant_id: 'string',
  client_id: 'string',
  client_id_file_path: 'string',
  environment: 'string',
  endpoint: 'block',
  auxiliary_tenant_ids: 'list',
  default_location: 'string',
  default_name: 'string',
  default_tags: 'object',
  disable_correlation_request_id: 'bool',
  disable_default_output: 'bool',
  disable_terraform_partner_id: 'bool',
  enable_preflight: 'bool',
  ignore_no_op_changes: 'bool',
  maximum_busy_retry_attempts: 'int',
  partner_id: 'string',
  skip_provider_registration: 'bool',
  use_aks_workload_identity: 'bool',
  use_cli: 'bool',
  use_msi: 'bool',
  use_oidc: 'bool',
  oidc_request_token: 'string',
  oidc_request_url: 'string',
  oidc_token_file_path: 'string',
};
