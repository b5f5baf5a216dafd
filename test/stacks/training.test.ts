import { App } from 'cdktf';
import fs from 'node:fs';
import path from 'node:path';
import { readSynthesized } from '../../architecture';
import { references, type ProfileName } from '../../config';
import { ROLES } from '../../constructs/managed-identities';
import { check } from '../../controls';
import { addLandingZone, synthesize } from '../../main';
import { landingZone, PROFILE_NAMES } from '../support/landing-zones';
import { validateTerraformJson } from '../support/provider-facts';
import {
  ofType,
  resourcesOf,
  synthesized,
  temporaryFolder,
  type Block,
  type SynthesizedStack,
} from '../support/synthesized';
import { TRAINING } from '../support/training';

/** Synthesized once a profile, and left on disk for the engine. */
const folders = Object.fromEntries(
  PROFILE_NAMES.map((profile) => {
    const folder = temporaryFolder();
    synthesize([landingZone(profile, TRAINING)], folder);
    return [profile, folder];
  }),
) as Record<ProfileName, string>;

function stack(profile: ProfileName = 'standard', name = 'training'): SynthesizedStack {
  const file = path.join(folders[profile], 'stacks', `contoso-ai-${name}`, 'cdk.tf.json');
  return JSON.parse(fs.readFileSync(file, 'utf8')) as SynthesizedStack;
}

describe.each(PROFILE_NAMES)('training in a %s landing zone', (profile) => {
  it('agrees with the facts of azurerm 4.55.0, as does the hub that makes room for it', () => {
    for (const name of ['training', 'connectivity'])
      expect(validateTerraformJson(stack(profile, name), name)).toEqual([]);
  });

  it('reads no other state, hands nothing out, and holds no secret', () => {
    const terraform = stack(profile);
    expect(terraform.data).toBeUndefined();
    expect(terraform).not.toHaveProperty('output');
    expect(JSON.stringify(terraform)).not.toMatch(
      /"\w*(access_key|account_key|shared_access_signature|password|connection_string|client_secret)\w*": ?"/i,
    );
  });

  it('holds every control, with nothing failed and nothing unknown', () => {
    const open = check(readSynthesized(folders[profile])).results.filter(
      ({ status }) => status === 'fail' || status === 'unknown',
    );
    expect(open.map(({ rule, resource }) => [rule, resource])).toEqual([]);
  });
});

describe('a landing zone in two regions', () => {
  it('trains in the first one only: another copy of the data would be another one to keep clean', () => {
    const app = new App({ outdir: temporaryFolder() });
    addLandingZone(app, { ...landingZone('standard', TRAINING), region: 'secondary' });
    expect(app.node.children.map(({ node }) => node.id).filter((id) => id.includes('training'))).toEqual([]);
  });
});

describe('a landing zone without training', () => {
  it('has no such stack, and no names for it in the hub', () => {
    const without = synthesized(landingZone('standard'));
    expect(Object.keys(without)).not.toContain('contoso-ai-training');
    const zones = Object.values(without).flatMap((each) => ofType(each, 'azurerm_private_dns_zone'));
    expect(zones.filter(({ name }) => String(name).includes('azureml'))).toEqual([]);
    expect(zones.length).toBeGreaterThan(0);
  });
});

describe('training', () => {
  const terraform = stack();
  const { training } = references(landingZone('standard', TRAINING));
  const grants = ofType(terraform, 'azurerm_role_assignment').map(({ principal_id, role_definition_id, scope }) => ({
    who: /identity\.(\w+)-identity_/.exec(String(principal_id))?.[1],
    role: Object.values(ROLES).find(({ id }) => String(role_definition_id).endsWith(id))?.name,
    scope: String(scope),
  }));
  const onDatasets = grants.filter(({ scope }) => scope.startsWith(`${training.datasets.id}/`));

  it('has one identity that adds data, and it can do nothing else', () => {
    expect(grants.filter(({ who }) => who === 'writer')).toEqual(
      ['clauses', 'contracts-2024'].map((name) => ({
        who: 'writer',
        role: 'Storage Blob Data Contributor',
        scope: `${training.datasets.id}/blobServices/default/containers/snapshots-${name}`,
      })),
    );
  });

  it('lets whoever trains or runs the workspace read snapshots and never write one (poisoning)', () => {
    const others = onDatasets.filter(({ who }) => who !== 'writer');
    expect(others.map(({ who, role }) => `${who}: ${role}`).sort()).toEqual([
      'trainer: Storage Blob Data Reader',
      'trainer: Storage Blob Data Reader',
      'workspace: Storage Blob Data Reader',
      'workspace: Storage Blob Data Reader',
    ]);
    expect(grants.filter(({ scope }) => scope === training.datasets.id)).toEqual([
      expect.objectContaining({ who: 'workspace', role: 'Azure AI Enterprise Network Connection Approver' }),
    ]);
  });

  it('keeps snapshots unchangeable as long as the archive of the profile', () => {
    for (const profile of PROFILE_NAMES) {
      const days = ofType(stack(profile), 'azurerm_storage_container_immutability_policy').map(
        ({ immutability_period_in_days }) => immutability_period_in_days,
      );
      expect(days).toEqual(Array(2).fill(landingZone(profile).profile.archiveDays));
    }
  });

  it('gives its machines no way out but the declared host and the data', () => {
    const rules = resourcesOf(terraform).filter(({ type }) => type.includes('outbound_rule'));
    expect(rules.map(({ path }) => path)).toEqual(['egress/host-packages', 'egress/store-datasets']);
    expect(ofType(terraform, 'azurerm_machine_learning_workspace')).toMatchObject([
      { managed_network: { isolation_mode: 'AllowOnlyApprovedOutbound' }, public_network_access_enabled: false },
    ]);
  });

  it('starts no machine before the last rule is there', () => {
    const last = Object.keys(terraform.resource.azurerm_machine_learning_workspace_network_outbound_rule_fqdn ?? {})[0];
    const [build] = ofType(terraform, 'azurerm_machine_learning_compute_cluster').filter(
      ({ name }) => name === 'image-build',
    );
    expect(build?.depends_on).toEqual([`azurerm_machine_learning_workspace_network_outbound_rule_fqdn.${last ?? ''}`]);
  });

  it('builds images on the cluster that the workspace names', () => {
    const [workspace] = ofType(terraform, 'azurerm_machine_learning_workspace');
    const names = ofType(terraform, 'azurerm_machine_learning_compute_cluster').map(({ name }) => name);
    expect(names).toContain(workspace?.image_build_compute_name);
  });

  it('reads its datasets by identity: no key and no token lies in a datastore', () => {
    const datastores = ofType(terraform, 'azurerm_machine_learning_datastore_blobstorage');
    expect(datastores.map(({ name }) => name)).toEqual(['snapshots_clauses', 'snapshots_contracts_2024']);
    for (const datastore of datastores) {
      expect(datastore.service_data_auth_identity).toBe('WorkspaceUserAssignedIdentity');
      expect(datastore).not.toHaveProperty('account_key');
      expect(datastore).not.toHaveProperty('shared_access_signature');
    }
  });

  it('says on everything that holds data how sensitive it is and whose models it may start from', () => {
    for (const type of [
      'azurerm_storage_account',
      'azurerm_machine_learning_workspace',
      'azurerm_container_registry',
      'azurerm_machine_learning_compute_cluster',
    ]) {
      for (const { tags } of ofType(terraform, type))
        expect(tags).toMatchObject({ dataLabel: 'confidential', baseModelPublishers: 'OpenAI, Microsoft' });
    }
  });

  it('is reached over private endpoints, the workspace under both of its names', () => {
    const endpoints = ofType(terraform, 'azurerm_private_endpoint');
    const groups = endpoints.flatMap(
      ({ private_service_connection }) =>
        (private_service_connection as { subresource_names: string[] }).subresource_names,
    );
    expect(groups.sort()).toEqual(['amlworkspace', 'blob', 'blob', 'registry', 'vault']);
    const zones = JSON.stringify(endpoints.find((each) => JSON.stringify(each).includes('amlworkspace')));
    for (const zone of ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net']) {
      expect(zones).toContain(zone);
      expect(ofType(stack('standard', 'connectivity'), 'azurerm_private_dns_zone')).toContainEqual(
        expect.objectContaining({ name: zone }),
      );
    }
  });

  it('logs all that can log', () => {
    const logged = ofType(terraform, 'azurerm_monitor_diagnostic_setting').map(({ target_resource_id }) =>
      String(target_resource_id).replace(/^\$\{(\w+)\..*$/, '$1'),
    );
    expect(logged.sort()).toEqual([
      'azurerm_container_registry',
      'azurerm_key_vault',
      'azurerm_machine_learning_workspace',
      'azurerm_storage_account',
      'azurerm_storage_account',
    ]);
  });
});

describe('training under a label', () => {
  const replicationOf = (terraform: SynthesizedStack): unknown[] =>
    ofType(terraform, 'azurerm_storage_account').map(({ account_replication_type }) => account_replication_type);
  const encrypted = (terraform: SynthesizedStack): Block[] =>
    ['azurerm_storage_account', 'azurerm_machine_learning_workspace', 'azurerm_container_registry'].flatMap((type) =>
      ofType(terraform, type).filter((each) => 'customer_managed_key' in each || 'encryption' in each),
    );

  const strict = synthesized(
    landingZone(
      'regulated',
      TRAINING,
      ['training:\n  clearance: confidential', 'training:\n  clearance: highly-confidential'],
      ['name: clauses, label: general', 'name: clauses, label: highly-confidential'],
      [
        'host: packages.contoso.com, clearance: confidential',
        'host: packages.contoso.com, clearance: highly-confidential',
      ],
    ),
  );

  it('that must stay in the region is not copied to another one', () => {
    const zone = strict['contoso-ai-training'];
    expect(zone && replicationOf(zone)).toEqual(['ZRS', 'ZRS']);
    expect(replicationOf(stack('regulated'))).toEqual(['GZRS', 'GZRS']);
  });

  it('above all knowledge raises the label of the logs: they say something about it', () => {
    const logs = strict['contoso-ai-observability'];
    const [workspace] = logs ? ofType(logs, 'azurerm_log_analytics_workspace') : [];
    expect(workspace?.tags).toMatchObject({ dataLabel: 'highly-confidential' });
  });

  it('that asks for it is encrypted under the customer’s key wherever data lies, where the profile has such keys', () => {
    expect(encrypted(stack('regulated'))).toHaveLength(4);
    expect(encrypted(stack('standard'))).toHaveLength(0);
  });
});
