/**
 * The schema of `landing-zone.yaml`. It says what each key may hold; what keys mean together is in `checks.ts`.
 * Descriptions become the JSON Schema that editors show.
 */
import { z } from 'zod';

import {
  GUID,
  HOST_LABEL,
  LABEL_REFERENCE,
  TOP_LEVEL,
  choice,
  cidr,
  field,
  flag,
  group,
  guid,
  name,
  reference,
  whole,
} from './fields';
import { KNOWN_LABEL_NAMES } from './labels';
import { oneOf } from './problem';
import { PROFILE_NAMES } from './profiles';
import { REGIONS } from './regions';
import { foundrySchema } from './sections/foundry';
import { gatewaySection } from './sections/gateway';
import { accessSchema } from './sections/access';
import { dataSection } from './sections/data';
import { GOVERNANCE_DEFAULT, governanceSchema } from './sections/governance';
import { blocklistsSchema } from './sections/models';
import { trainingSchema } from './sections/training';
import { networkSection } from './sections/network';
import { contactsSection, observabilitySection } from './sections/observability';

export { ADVICE, type Advice } from './fields';

const state = z.discriminatedUnion('backend', [
  z.strictObject({
    backend: z.literal('local').describe('A file beside the stack. For a first look: a state file holds secrets.'),
  }),
  z.strictObject({
    backend: z.literal('azurerm').describe('A storage account, entered with Entra ID; one key for each stack.'),
    subscriptionId: guid('Subscription of the storage account.', 'az account show --query id'),
    resourceGroup: field(
      z.string().regex(/^[A-Za-z0-9._()-]{0,89}[A-Za-z0-9_()-]$/),
      'Resource group of the storage account.',
      'the name of a resource group: 1 to 90 letters, digits, periods, underscores, hyphens and parentheses, no period at the end',
      'copy it from `az storage account show --query resourceGroup`',
    ),
    storageAccount: field(
      z.string().regex(/^[a-z0-9]{3,24}$/),
      'Storage account that holds the state files.',
      'the name of a storage account: 3 to 24 lower-case letters and digits',
      'give the name alone, without its host name',
    ),
    container: field(
      z.string().regex(/^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$/),
      'Blob container that holds the state files.',
      'the name of a container: 3 to 63 lower-case letters, digits and single hyphens',
      'give the name of a container that exists',
    ),
  }),
]);

const inspection = z.strictObject({
  tls: group(
    z.strictObject({
      keyVaultId: field(
        z
          .string()
          .regex(
            new RegExp(
              `^/subscriptions/${GUID}/resourceGroups/[^/]{1,90}/providers/Microsoft\\.KeyVault/vaults/[A-Za-z][A-Za-z0-9-]{1,22}[A-Za-z0-9]$`,
            ),
          ),
        'ARM ID of the platform team’s key vault that holds the intermediate CA.',
        'the ARM ID of a vault: /subscriptions/…/resourceGroups/…/providers/Microsoft.KeyVault/vaults/…',
        'copy it from `az keyvault show --name … --query id`',
      ),
      certificateName: field(
        z.string().regex(/^[A-Za-z0-9-]{1,127}$/),
        'Name of the intermediate CA certificate in the vault.',
        'the name of a certificate: 1 to 127 letters, digits and hyphens',
        'give the name alone, without vault or version',
      ),
    }),
    'The intermediate CA that lets the firewall open TLS, except from agent subnets.',
    'a mapping with keyVaultId and certificateName',
  ).optional(),
});

const labelName = name(
  20,
  3,
  'Name of the label. A known name (public, general, confidential, highly-confidential) keeps the obligations it does not override; another name must state all four.',
);

const labelDefinition = z.strictObject({
  name: labelName,
  residency: choice(
    ['global', 'data-zone', 'region'],
    'Where a model may process prompts that hold this data. `region` is the strictest.',
  ).optional(),
  contentInLogs: flag('Whether prompts and completions that hold this data may be written to logs.').optional(),
  approvalForEffects: flag(
    'Whether a person must approve each tool call that writes or acts outside with this data.',
  ).optional(),
  customerManagedKey: flag(
    'Whether data at rest is encrypted under the customer’s key where the profile has customer-managed keys.',
  ).optional(),
  retentionDays: whole(
    1,
    24_000,
    'Days after the last change that documents and memories are deleted. Default for a label of one’s own: that of highly-confidential.',
  ).optional(),
});

const label = field(
  z.union([z.enum(KNOWN_LABEL_NAMES), labelDefinition]),
  'A known label by name, or a definition.',
  `${oneOf(KNOWN_LABEL_NAMES)}, or a mapping that defines a label`,
  'use a known label, or define this one: {name, residency, contentInLogs, approvalForEffects, customerManagedKey}',
);

const knowledge = z.strictObject({
  name: name(40, 2, 'Name of the knowledge source, and of its search index.'),
  kind: choice(
    ['documents', 'search-index'],
    'What holds it: a search index, or documents in a container of their own.',
  ),
  label: reference('Label of the data in it.', LABEL_REFERENCE),
  from: group(
    z.array(reference('Documents that feed it.', 'the name of one of `knowledge` of kind documents')),
    'Documents that the search service feeds the index from by itself, over a shared private link.',
    'a list of names of `knowledge`',
  ).default([]),
});

const model = z.strictObject({
  name: field(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{1,63}$/),
    'Name of the deployment, and what agents refer to.',
    '2 to 64 letters, digits, periods, underscores and hyphens, starting with a letter or digit',
    'respell the name',
  ),
  format: field(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}$/),
    'Publisher of the model, in Azure’s words.',
    'a format of Azure’s model catalogue, like OpenAI',
    'copy `format` from `az cognitiveservices model list`',
  ).default('OpenAI'),
  model: field(
    z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,127}$/),
    'Name of the model in Azure’s catalogue. Default: the name of the deployment.',
    'the name of a model in Azure’s catalogue, like gpt-4.1',
    'copy `name` from `az cognitiveservices model list`',
  ).optional(),
  version: field(
    z.string().regex(/^(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/),
    'Pinned version: a model that changes by itself has not been evaluated.',
    'one pinned version as text, like "2025-04-14"; never latest',
    'copy `version` from `az cognitiveservices model list`, in quotation marks',
  ),
  deploymentType: choice(
    [
      'Standard',
      'DataZoneStandard',
      'GlobalStandard',
      'ProvisionedManaged',
      'DataZoneProvisionedManaged',
      'GlobalProvisionedManaged',
    ],
    'Where prompts are processed: in the region, in its data zone (EU or US), or anywhere.',
  ),
  capacity: whole(1, 1_000_000, 'Thousands of tokens a minute, or provisioned units.'),
});

const tool = z.strictObject({
  name: name(40, 2, 'Name of the tool.'),
  egress: field(
    z
      .string()
      .max(253)
      .regex(new RegExp(`^(?:\\*\\.)?(?:${HOST_LABEL}\\.)+${TOP_LEVEL}$`)),
    'Host name that the tool calls through the firewall. One leading `*.` may stand before at least two labels.',
    'a host name in lower case, like api.docusign.net or *.docusign.net: no scheme, port, path, address or bare *',
    'name the host alone, and as narrowly as you can',
  ),
  clearance: reference('Highest label of data that may be sent to this tool.', LABEL_REFERENCE),
  effect: choice(
    ['read', 'write', 'act'],
    'What a call does outside: read fetches, write stores data, act makes something happen.',
  ).default('read'),
  approval: choice(['none', 'human'], 'Whether a person approves each call.').default('none'),
});

function image(description: string): z.ZodString {
  return field(
    z
      .string()
      .max(300)
      .regex(
        /^(?!localhost\/)(?![^/]*[.:][^/]*\/)[a-z0-9]+(?:[._-][a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-][a-z0-9]+)*)*@sha256:[0-9a-f]{64}$/,
      ),
    description,
    'repository@sha256: and 64 hex digits, without a registry or a tag',
    'copy the digest from `az acr manifest list-metadata`: a tag can be moved to another image',
  );
}

const codeSandbox = z.strictObject({
  image: image('Image of the sandbox in the landing zone’s registry, by digest.'),
  port: whole(1, 65_535, 'Port that the sandbox listens on.').default(8080),
});

const agent = z.strictObject({
  name: name(20, 2, 'Name of the agent.'),
  clearance: reference('Highest label the agent may ever read.', LABEL_REFERENCE),
  reads: group(
    z.array(reference('A knowledge source.', 'the name of one of `knowledge`')),
    'Knowledge sources that the agent may read.',
    'a list of names of `knowledge`',
  ).default([]),
  writes: group(
    z.array(reference('A knowledge source.', 'the name of one of `knowledge`')),
    'Knowledge sources that the agent may write, and thereby read.',
    'a list of names of `knowledge`',
  ).default([]),
  memory: reference(
    'Label of what the agent remembers between conversations. Without it, it has no memory.',
    LABEL_REFERENCE,
  ).optional(),
  model: reference('Model deployment that the agent calls.', 'the name of one of `models`'),
  tools: group(z.array(tool), 'What the agent may call outside.', 'a list of tools').default([]),
  untrustedInput: field(
    z.boolean(),
    'Whether the agent reads mail, web pages or files from outside. There is no default: someone has to decide.',
    'true or false: whether the agent reads mail, web pages or files from outside',
    'decide: true when anything it reads was written by someone you would not let instruct it',
  ),
  image: image('Container image in the landing zone’s registry, by digest.'),
  calls: group(
    z.array(reference('An agent that it may call.', 'the name of another of `agents`')),
    'Other agents that it may call. Agents that call each other must all be cleared for what any of them reads.',
    'a list of names of `agents`',
  ).default([]),
  runsCode: flag('Whether it runs code that a model wrote. It does so in the sandbox, which has no way out.').default(
    false,
  ),
  suspended: flag(
    'The kill switch. A suspended agent keeps its identity and its subnet; its grants, openings, destinations and host are taken away.',
  ).default(false),
  port: whole(1, 65_535, 'Port that the container listens on.').default(8080),
  slot: whole(
    0,
    4095,
    'Place in the address plan. Default: the position in the list. Pin it before you take an agent out or reorder.',
  ).optional(),
});

/** `landing-zone.yaml`, strictly: an unknown key is an error. */
export const landingZoneSchema = group(
  z.strictObject({
    name: name(20, 2, 'Name of the landing zone; begins the name of every resource.'),
    environment: field(
      z.string().regex(/^[a-z0-9]{2,5}$/),
      'Environment; part of the name of every resource.',
      '2 to 5 lower-case letters and digits, like prod',
      'shorten it: names of Azure resources are made from it',
    ).default('prod'),
    profile: choice(
      PROFILE_NAMES,
      'How much redundancy and retention: sandbox, standard or regulated. Controls that cost nothing are in all three.',
    ).default('standard'),
    location: field(
      z.enum(REGIONS),
      'Azure region.',
      'a region of public Azure, like swedencentral',
      'copy `name` from `az account list-locations`',
    ),
    tenantId: guid('Entra tenant.', 'az account show --query tenantId'),
    subscriptions: group(
      z.strictObject({
        platform: guid('Subscription of hub and logs.', 'az account list'),
        workload: guid('Subscription of models, data and agents. May be the same.', 'az account list'),
      }),
      'Azure subscriptions.',
      'a mapping with platform and workload',
    ),
    state: field(
      state,
      'Where Terraform keeps its state.',
      'a mapping: {backend: local}, or backend azurerm with its storage account',
      'write `state: {backend: local}` for a first look',
    ).default({ backend: 'local' }),
    network: group(networkSection, 'Address spaces.', 'a mapping with addressSpace'),
    inspection: group(inspection, 'What the firewall looks into.', 'a mapping with tls').default({}),
    regions: group(
      z.array(
        z.strictObject({
          location: field(
            z.enum(REGIONS),
            'Azure region.',
            'a region of public Azure, like swedencentral',
            'copy `name` from `az account list-locations`',
          ),
          addressSpace: cidr('Private IPv4 network of /16 to /20 for hub and spoke of this region.'),
        }),
      ),
      'Further regions. Each gets networks, logs, data, models and agents of its own, and no way to the others.',
      'a list of mappings with location and addressSpace',
    ).default([]),
    labels: group(
      z.array(label).min(1),
      'Labels of data, lowest rank first.',
      'a list of labels, lowest first',
    ).default([...KNOWN_LABEL_NAMES]),
    knowledge: group(z.array(knowledge), 'Sources of knowledge.', 'a list of knowledge sources').default([]),
    data: group(
      dataSection,
      'How data is scanned and labelled.',
      'a mapping with scanGigabytesPerMonth and autoLabel',
    ).default({ autoLabel: [] }),
    models: group(z.array(model), 'Model deployments.', 'a list of models').default([]),
    blocklists: blocklistsSchema,
    agents: group(z.array(agent), 'Agents.', 'a list of agents').default([]),
    training: group(
      trainingSchema,
      'Where models are trained or tuned. Without it there is no stack for it.',
      'a mapping with clearance, datasets, baseModelPublishers and compute',
    ).optional(),
    gateway: group(
      gatewaySection,
      'A gateway in front of the models for callers in the network: web application firewall, tokens, limits, masking.',
      'a mapping with hostName, certificateSecretId, keyVaultId, contact, audience and callers',
    ).optional(),
    foundry: group(foundrySchema, 'What of Foundry goes beyond models.', 'a mapping with agentService').optional(),
    codeSandbox: group(codeSandbox, 'Where agents run code.', 'a mapping with image').optional(),
    access: accessSchema,
    contacts: contactsSection,
    observability: observabilitySection,
    governance: group(governanceSchema, 'Policies, access of people, spending.', 'a mapping with enforcement').default(
      GOVERNANCE_DEFAULT,
    ),
  }),
  'A private AI landing zone on Azure, for zt4ai.',
  'a mapping of keys such as name, location and agents',
);

/** What `landing-zone.yaml` holds once it fits the schema and defaults are filled in. */
export type LandingZoneFile = z.output<typeof landingZoneSchema>;
