/**
 * The built-in policy definitions of the ZT4AI initiative. Names, effects and parameters are Azure's.
 * Source: Azure/azure-policy @ f4a50ba (MIT); test/constructs/governance compares each row with it.
 */

/** Values that the initiative is given once and hands to its policies. */
export type InitiativeParameter =
  'effect' | 'allowedLocations' | 'allowedPublishers' | 'allowedAssetIds' | 'dataLabels';

/** What a policy's parameter is set to: a value, or one of the initiative's parameters. */
export type PolicyParameter = string | readonly string[] | { readonly from: InitiativeParameter };

export const GUARDRAIL_GROUPS = {
  identity: 'Every caller signs in to Entra ID',
  network: 'Nothing is reached over the Internet',
  models: 'Approved models, behind content filters',
  data: 'Data is labelled, encrypted and kept',
  logging: 'What happens can be seen',
  location: 'Data stays where it may be',
} as const;

export type GuardrailGroup = keyof typeof GUARDRAIL_GROUPS;

/** One policy of the initiative. */
export interface GuardrailPolicy {
  /** How exemptions and messages address it. */
  readonly reference: string;
  /** Name of the built-in definition. */
  readonly id: string;
  readonly displayName: string;
  readonly group: GuardrailGroup;
  readonly why: string;
  /** `staged`: Audit, and Deny once enforcement is on. The others are all that the definition can do, or should. */
  readonly effect: 'staged' | 'Audit' | 'AuditIfNotExists';
  /** Parameters besides the effect. @default - none */
  readonly parameters?: Readonly<Record<string, PolicyParameter>>;
  /** Name of the parameter that takes the effect. @default 'effect' */
  readonly effectParameter?: string;
  /** Only where the profile has customer-managed keys. @default false */
  readonly withKeys?: boolean;
}

const KEY = 'A key has no owner, no conditions and no expiry';
const PRIVATE = 'A service with a public address is one credential away from everybody';
const REACHED = 'Without a private endpoint its callers leave the network';
const LOGGED = 'What is not logged cannot be investigated';
const OWN_KEY = 'Data of a label that asks for it is under a key that the customer can take away';
const FILTERED = 'A filter that only annotates leaves the decision to the agent';

const APPROVED_MODELS = {
  allowedPublishers: { from: 'allowedPublishers' },
  allowedAssetIds: { from: 'allowedAssetIds' },
} as const;
const ALLOWED_LOCATIONS = { listOfAllowedLocations: { from: 'allowedLocations' } } as const;

/** Harms that have severities: everything from Low up is filtered, in what goes in and in what comes out. */
function harm(filterName: 'Hate' | 'Sexual' | 'Violence' | 'Selfharm'): GuardrailPolicy {
  const on = ['true'];
  const severities = ['Low'];
  return {
    reference: `filter${filterName}`,
    id: '930f48f9-f07e-427c-9494-52603581c6a9',
    displayName: '[Preview]: Cognitive Services Deployments should only use allowed control',
    group: 'models',
    why: FILTERED,
    effect: 'Audit',
    parameters: {
      filterName,
      allowedSeveritiesForPrompt: severities,
      allowedEnabledForPrompt: on,
      allowedBlockingForPrompt: on,
      allowedSeveritiesForCompletion: severities,
      allowedEnabledForCompletion: on,
      allowedBlockingForCompletion: on,
    },
  };
}

function promptFilter(filterName: 'Jailbreak' | 'Indirect Attack'): GuardrailPolicy {
  return {
    reference: `filter${filterName.replace(' ', '')}`,
    id: 'f3a9c2e0-7b4d-4d8f-9c3a-2e1f6b9a8d4e',
    displayName: '[Preview]: Cognitive Services Deployments should only use allowed prompt content filtering',
    group: 'models',
    why: 'Prompt injection is stopped before the model reads it',
    effect: 'Audit',
    parameters: { filterName, allowedEnabledForPrompt: ['true'], allowedBlockingForPrompt: ['true'] },
  };
}

function completionFilter(filterName: 'Protected Material Code' | 'Protected Material Text'): GuardrailPolicy {
  return {
    reference: `filter${filterName.replaceAll(' ', '')}`,
    id: 'af253d37-136a-42f8-a1fc-30010c083d41',
    displayName: '[Preview]: Cognitive Services Deployments should only use allowed completion content filtering',
    group: 'models',
    why: FILTERED,
    effect: 'Audit',
    parameters: { filterName, allowedEnabledForCompletion: ['true'], allowedBlockingForCompletion: ['true'] },
  };
}

/** Every policy of the initiative, by group. */
export const GUARDRAIL_POLICIES: readonly GuardrailPolicy[] = [
  {
    reference: 'aiLocalAuth',
    id: '71ef260a-8f18-47b7-abcb-62d0673d94dc',
    displayName: 'Azure AI Services resources should have key access disabled (disable local authentication)',
    group: 'identity',
    why: KEY,
    effect: 'staged',
  },
  {
    reference: 'aiManagedIdentity',
    id: 'fe3fd216-4f83-4fc1-8984-2bbec80a3418',
    displayName: 'Cognitive Services accounts should use a managed identity',
    group: 'identity',
    why: 'What an account reaches, it reaches as itself',
    effect: 'staged',
  },
  {
    reference: 'containerAppIdentity',
    id: 'b874ab2d-72dd-47f1-8cb5-4a306478a4e7',
    displayName: 'Managed Identity should be enabled for Container Apps',
    group: 'identity',
    why: 'An agent without an identity has a secret instead',
    effect: 'staged',
  },
  {
    reference: 'cosmosLocalAuth',
    id: '5450f5bd-9c72-4390-a9c4-a7aba4edfdd2',
    displayName: 'Cosmos DB database accounts should have local authentication methods disabled',
    group: 'identity',
    why: KEY,
    effect: 'staged',
  },
  {
    reference: 'machineLearningLocalAuth',
    id: 'e96a9a5f-07ca-471b-9bc5-6a0f33cbd68f',
    displayName: 'Azure Machine Learning Computes should have local authentication methods disabled',
    group: 'identity',
    why: KEY,
    effect: 'staged',
  },
  {
    reference: 'registryAdmin',
    id: 'dc921057-6b28-4fbe-9b83-f7bec05db6c2',
    displayName: 'Container registries should have local admin account disabled.',
    group: 'identity',
    why: KEY,
    effect: 'staged',
  },
  {
    reference: 'registryAnonymous',
    id: '9f2dea28-e834-476c-99c5-3507b4728395',
    displayName: 'Container registries should have anonymous authentication disabled.',
    group: 'identity',
    why: 'Images say how an agent works and what it may call',
    effect: 'staged',
  },
  {
    reference: 'searchLocalAuth',
    id: '6300012e-e9a4-4649-b41f-a85f5c43be91',
    displayName: 'Azure AI Search services should have local authentication methods disabled',
    group: 'identity',
    why: KEY,
    effect: 'staged',
  },
  {
    reference: 'storageSharedKey',
    id: '8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54',
    displayName: 'Storage accounts should prevent shared key access',
    group: 'identity',
    why: KEY,
    effect: 'staged',
  },
  {
    reference: 'vaultRoles',
    id: '12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5',
    displayName: 'Azure Key Vault should use RBAC permission model',
    group: 'identity',
    why: 'Access policies let whoever changes the vault grant themselves its keys',
    effect: 'staged',
  },

  {
    reference: 'aiNetwork',
    id: '037eea7a-bd0a-46c5-9a66-03aea78705d3',
    displayName: 'Azure AI Services resources should restrict network access',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'aiPrivateLink',
    id: 'd6759c02-b87f-42b7-892e-71b3f471d782',
    displayName: 'Azure AI Services resources should use Azure Private Link',
    group: 'network',
    why: REACHED,
    effect: 'Audit',
  },
  {
    reference: 'containerAppHttps',
    id: '0e80e269-43a4-4ae9-b5bc-178126b8a5cb',
    displayName: 'Container Apps should only be accessible over HTTPS',
    group: 'network',
    why: 'Prompts and answers are read by whoever is on the way',
    effect: 'staged',
  },
  {
    reference: 'containerEnvironmentInjection',
    id: '8b346db6-85af-419b-8557-92cee2c0f9bb',
    displayName: 'Container App environments should use network injection',
    group: 'network',
    why: 'An agent outside the network passes no firewall',
    effect: 'staged',
  },
  {
    reference: 'containerEnvironmentNetwork',
    id: 'd074ddf8-01a5-4b5e-a2b8-964aed452c0a',
    displayName: 'Container Apps environment should disable public network access',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'cosmosNetwork',
    id: '797b37f7-06b8-444c-b1ad-fc62867f335a',
    displayName: 'Azure Cosmos DB should disable public network access',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'cosmosPrivateLink',
    id: '58440f8a-10c5-4151-bdce-dfbaad4a20b7',
    displayName: 'CosmosDB accounts should use private link',
    group: 'network',
    why: REACHED,
    effect: 'Audit',
  },
  {
    reference: 'firewallDnsProxy',
    id: '3f84c9b0-8b64-4208-98d4-6ada96bb49c3',
    displayName: 'Azure Firewall Policy should have DNS Proxy Enabled',
    group: 'network',
    why: 'Names that the firewall does not resolve are a way out that it does not see',
    effect: 'Audit',
  },
  {
    reference: 'machineLearningNetwork',
    id: '438c38d2-3772-465a-a9cc-7a6666a275ce',
    displayName: 'Azure Machine Learning Workspaces should disable public network access',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'machineLearningOutbound',
    id: '6ddb1705-c8cf-450e-aa4b-19ad6703c440',
    displayName: 'Azure Machine Learning and Ai Studio should use Allow Only Approved Outbound Managed Vnet mode',
    group: 'network',
    why: 'Training code that may call anyone can send the training data to anyone',
    effect: 'staged',
    parameters: { isolationMode: 'AllowOnlyApprovedOutbound' },
  },
  {
    reference: 'machineLearningPrivateLink',
    id: '45e05259-1eb5-4f70-9574-baf73e9d219b',
    displayName: 'Azure Machine Learning workspaces should use private link',
    group: 'network',
    why: REACHED,
    effect: 'Audit',
  },
  {
    reference: 'registryNetwork',
    id: '0fdf0491-d080-4575-b627-ad0e843cba0f',
    displayName: 'Public network access should be disabled for Container registries',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'registryPrivateLink',
    id: 'e8eef0a8-67cf-4eb4-9386-14b0e78733d4',
    displayName: 'Container registries should use private link',
    group: 'network',
    why: REACHED,
    effect: 'Audit',
  },
  {
    reference: 'registrySku',
    id: 'bd560fc0-3c69-498a-ae9f-aa8eb7de0e13',
    displayName: 'Container registries should have SKUs that support Private Links',
    group: 'network',
    why: REACHED,
    effect: 'staged',
  },
  {
    reference: 'searchNetwork',
    id: 'ee980b6d-0eca-4501-8d54-f6290fd512c3',
    displayName: 'Azure AI Search services should disable public network access',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'searchSku',
    id: 'a049bf77-880b-470f-ba6d-9f21c530cf83',
    displayName: 'Azure AI Search service should use a SKU that supports private link',
    group: 'network',
    why: REACHED,
    effect: 'staged',
  },
  {
    reference: 'storageNetwork',
    id: 'b2982f36-99f2-4db5-8eff-283140c09693',
    displayName: 'Storage accounts should disable public network access',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'storagePrivateLink',
    id: '6edd7eda-6dd8-40f7-810d-67160c639cd9',
    displayName: 'Storage accounts should use private link',
    group: 'network',
    why: REACHED,
    effect: 'AuditIfNotExists',
  },
  {
    reference: 'subnetPrivate',
    id: '7bca8353-aa3b-429b-904a-9229c4385837',
    displayName: 'Subnets should be private',
    group: 'network',
    why: 'Default outbound access goes around the firewall',
    // Not denied: gateways in a shared hub need it.
    effect: 'Audit',
  },
  {
    reference: 'vaultNetwork',
    id: '405c5871-3e91-4644-8a63-58e19d68ff5b',
    displayName: 'Azure Key Vault should disable public network access',
    group: 'network',
    why: PRIVATE,
    effect: 'staged',
  },
  {
    reference: 'vaultPrivateLink',
    id: 'a6abeaec-4d90-4a02-805f-6b26c4d3fbe9',
    displayName: 'Azure Key Vaults should use private link',
    group: 'network',
    why: REACHED,
    effect: 'Audit',
    effectParameter: 'audit_effect',
  },

  {
    reference: 'approvedModels',
    id: 'aafe3651-cb78-4f68-9f81-e7e41509110f',
    displayName: 'Cognitive Services Deployments should only use approved Registry Models',
    group: 'models',
    why: 'A model that nobody evaluated is code that nobody reviewed',
    effect: 'staged',
    parameters: APPROVED_MODELS,
  },
  {
    reference: 'approvedModelsMachineLearning',
    id: '12e5dd16-d201-47ff-849b-8454061c293d',
    displayName: '[Preview]: Azure Machine Learning Deployments should only use approved Registry Models',
    group: 'models',
    why: 'The same models, however they are deployed',
    effect: 'staged',
    parameters: APPROVED_MODELS,
  },
  harm('Hate'),
  harm('Selfharm'),
  harm('Sexual'),
  harm('Violence'),
  promptFilter('Indirect Attack'),
  promptFilter('Jailbreak'),
  completionFilter('Protected Material Code'),
  completionFilter('Protected Material Text'),

  {
    reference: 'aiKey',
    id: '67121cc7-ff39-4ab8-b7e3-95b84dab487d',
    displayName: 'Azure AI Services resources should encrypt data at rest with a customer-managed key (CMK)',
    group: 'data',
    why: OWN_KEY,
    effect: 'Audit',
    // Azure leaves these out because they store nothing, and AIServices, which is what a Foundry account is: not here.
    parameters: {
      excludedKinds: [
        'CognitiveServices',
        'ContentSafety',
        'ImmersiveReader',
        'HealthInsights',
        'LUIS.Authoring',
        'LUIS',
        'QnAMaker',
        'QnAMaker.V2',
        'MetricsAdvisor',
        'SpeechTranslation',
        'Internal.AllInOne',
        'ConversationalLanguageUnderstanding',
        'knowledge',
        'TranscriptionIntelligence',
        'HealthDecisionSupport',
      ],
    },
    withKeys: true,
  },
  {
    reference: 'cosmosKey',
    id: '1f905d99-2ab7-462c-a6b0-f709acca6c8f',
    displayName: 'Azure Cosmos DB accounts should use customer-managed keys to encrypt data at rest',
    group: 'data',
    why: OWN_KEY,
    effect: 'Audit',
    withKeys: true,
  },
  {
    reference: 'machineLearningKey',
    id: 'ba769a63-b8cc-4b2d-abf6-ac33c7204be8',
    displayName: 'Azure Machine Learning workspaces should be encrypted with a customer-managed key',
    group: 'data',
    why: OWN_KEY,
    effect: 'Audit',
    withKeys: true,
  },
  {
    reference: 'searchKey',
    id: '76a56461-9dc0-40f0-82f5-2453283afa2f',
    displayName: 'Azure AI Search services should use customer-managed keys to encrypt data at rest',
    group: 'data',
    why: OWN_KEY,
    effect: 'AuditIfNotExists',
    withKeys: true,
  },
  {
    reference: 'storageAnonymous',
    id: '4fa4b6c0-31ca-4c0d-b10d-24b96f62a751',
    displayName: 'Storage account public access should be disallowed',
    group: 'data',
    why: 'One container set to public publishes what is in it',
    effect: 'staged',
  },
  {
    reference: 'storageHttps',
    id: '404c3081-a854-4457-ae30-26a93ef643f9',
    displayName: 'Secure transfer to storage accounts should be enabled',
    group: 'data',
    why: 'Data is read by whoever is on the way',
    effect: 'staged',
  },
  {
    reference: 'storageReplication',
    id: '92a89a79-6c52-4a7e-a03f-61306fc49312',
    displayName: 'Storage accounts should prevent cross tenant object replication',
    group: 'data',
    why: 'Replication to another tenant is a leak that looks like a backup',
    effect: 'staged',
  },
  {
    reference: 'storageTls',
    id: 'fe83a0eb-a853-422d-aac2-1bffd182c5d0',
    displayName: 'Storage accounts should have the specified minimum TLS version',
    group: 'data',
    why: 'Older versions can be read on the way',
    effect: 'staged',
    parameters: { minimumTlsVersion: 'TLS1_2' },
  },
  {
    reference: 'vaultPurge',
    id: '0b60c0b2-2dc2-4e1c-b5c9-abbed971de53',
    displayName: 'Key vaults should have deletion protection enabled',
    group: 'data',
    why: 'Whoever deletes the key deletes the data',
    effect: 'staged',
  },

  {
    reference: 'aiLogs',
    id: '1b4d1c4e-934c-4703-944c-27c82c06bebb',
    displayName: 'Diagnostic logs in Azure AI services resources should be enabled',
    group: 'logging',
    why: LOGGED,
    effect: 'AuditIfNotExists',
  },
  {
    reference: 'machineLearningLogs',
    id: 'afe0c3be-ba3b-4544-ba52-0c99672a8ad6',
    displayName: 'Resource logs in Azure Machine Learning Workspaces should be enabled',
    group: 'logging',
    why: LOGGED,
    effect: 'AuditIfNotExists',
  },
  {
    reference: 'searchLogs',
    id: 'b4330a05-a843-4bc8-bf9a-cacce50c67f4',
    displayName: 'Resource logs in Search services should be enabled',
    group: 'logging',
    why: LOGGED,
    effect: 'AuditIfNotExists',
  },
  {
    reference: 'vaultLogs',
    id: 'cf820ca0-f99e-4f3e-84fb-66e913812d21',
    displayName: 'Resource logs in Key Vault should be enabled',
    group: 'logging',
    why: LOGGED,
    effect: 'AuditIfNotExists',
  },

  {
    reference: 'locations',
    id: 'e56962a6-4747-49cd-b67b-bf8b01975c4c',
    displayName: 'Allowed locations',
    group: 'location',
    why: 'Residency that nobody enforces is an intention',
    effect: 'staged',
    parameters: ALLOWED_LOCATIONS,
  },
  {
    reference: 'resourceGroupLocations',
    id: 'e765b5de-1225-4ba3-bd56-1ac6695af988',
    displayName: 'Allowed locations for resource groups',
    group: 'location',
    why: 'A group keeps what its resources are called',
    effect: 'staged',
    parameters: ALLOWED_LOCATIONS,
  },
];
