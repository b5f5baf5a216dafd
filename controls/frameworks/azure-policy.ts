import type { Framework } from './framework';

/** Azure Policy built-in definitions: the ids that the catalogue refers to. */
export const azurePolicy: Framework = {
  title: 'Azure Policy built-in definitions',
  source: 'Azure/azure-policy @ f4a50ba (MIT)',
  ids: {
    '037eea7a-bd0a-46c5-9a66-03aea78705d3': 'Azure AI Services resources should restrict network access',
    '0b60c0b2-2dc2-4e1c-b5c9-abbed971de53': 'Key vaults should have deletion protection enabled',
    '0e80e269-43a4-4ae9-b5bc-178126b8a5cb': 'Container Apps should only be accessible over HTTPS',
    '0fc55270-f8bf-4feb-b7b8-5e7e7eacc6a6': 'Azure Monitor Private Link Scope should use private link',
    '0fdf0491-d080-4575-b627-ad0e843cba0f': 'Public network access should be disabled for Container registries',
    '12d4fa5e-1f9f-4c21-97a9-b99b3c6611b5': 'Azure Key Vault should use RBAC permission model',
    '199d5677-e4d9-4264-9465-efe1839c06bd':
      'Application Insights components should block non-Azure Active Directory based ingestion.',
    '1b4d1c4e-934c-4703-944c-27c82c06bebb': 'Diagnostic logs in Azure AI services resources should be enabled',
    '1e66c121-a66a-4b1f-9b83-0fd99bf0fc2d': 'Key vaults should have soft delete enabled',
    '1f905d99-2ab7-462c-a6b0-f709acca6c8f':
      'Azure Cosmos DB accounts should use customer-managed keys to encrypt data at rest',
    '34c877ad-507e-4c82-993e-3452a6e0ad3c': 'Storage accounts should restrict network access',
    '3f84c9b0-8b64-4208-98d4-6ada96bb49c3': 'Azure Firewall Policy should have DNS Proxy Enabled',
    '404c3081-a854-4457-ae30-26a93ef643f9': 'Secure transfer to storage accounts should be enabled',
    '405c5871-3e91-4644-8a63-58e19d68ff5b': 'Azure Key Vault should disable public network access',
    '4733ea7b-a883-42fe-8cac-97454c2a9e4a': 'Storage accounts should have infrastructure encryption',
    '4fa4b6c0-31ca-4c0d-b10d-24b96f62a751': 'Storage account public access should be disallowed',
    '5450f5bd-9c72-4390-a9c4-a7aba4edfdd2':
      'Cosmos DB database accounts should have local authentication methods disabled',
    '55615ac9-af46-4a59-874e-391cc3dfb490':
      'Azure Key Vault should have firewall enabled or public network access disabled',
    '58440f8a-10c5-4151-bdce-dfbaad4a20b7': 'CosmosDB accounts should use private link',
    '5b9159ae-1701-4a6f-9a7a-aa9c8ddd0580': 'Container registries should be encrypted with a customer-managed key',
    '6300012e-e9a4-4649-b41f-a85f5c43be91':
      'Azure AI Search services should have local authentication methods disabled',
    '67121cc7-ff39-4ab8-b7e3-95b84dab487d':
      'Azure AI Services resources should encrypt data at rest with a customer-managed key (CMK)',
    '6c53d030-cc64-46f0-906d-2bc061cd1334':
      'Log Analytics workspaces should block log ingestion and querying from public networks',
    '6edd7eda-6dd8-40f7-810d-67160c639cd9': 'Storage accounts should use private link',
    '6fac406b-40ca-413b-bf8e-0bf964659c25': 'Storage accounts should use customer-managed key for encryption',
    '71ef260a-8f18-47b7-abcb-62d0673d94dc':
      'Azure AI Services resources should have key access disabled (disable local authentication)',
    '76a56461-9dc0-40f0-82f5-2453283afa2f':
      'Azure AI Search services should use customer-managed keys to encrypt data at rest',
    '783ea2a8-b8fd-46be-896a-9ae79643a0b1': 'Container Apps should disable external network access',
    '797b37f7-06b8-444c-b1ad-fc62867f335a': 'Azure Cosmos DB should disable public network access',
    '7bca8353-aa3b-429b-904a-9229c4385837': 'Subnets should be private',
    '8b346db6-85af-419b-8557-92cee2c0f9bb': 'Container App environments should use network injection',
    '8c19196d-7fd7-45b2-a9b4-7288f47c769a':
      'Azure Firewall Standard should be upgraded to Premium for next generation protection',
    '8c6a50c6-9ffd-4ae7-986f-5fa6111f9a54': 'Storage accounts should prevent shared key access',
    '930f48f9-f07e-427c-9494-52603581c6a9': '[Preview]: Cognitive Services Deployments should only use allowed control',
    '98a2e215-5382-489e-bd29-32e7190a39ba':
      'Configure diagnostic settings for Azure Network Security Groups to Log Analytics workspace',
    'a451c1ef-c6ca-483d-87ed-f49761e3ffb5': 'Audit usage of custom RBAC roles',
    'a499fed8-bcc8-4195-b154-641f14743757':
      'Azure Monitor Private Link Scope should block access to non private link resources',
    'a6abeaec-4d90-4a02-805f-6b26c4d3fbe9': 'Azure Key Vaults should use private link',
    'aafe3651-cb78-4f68-9f81-e7e41509110f': 'Cognitive Services Deployments should only use approved Registry Models',
    'ac673a9a-f77d-4846-b2d8-a57f8e1c01d4': 'Configure Azure Key Vaults to use private DNS zones',
    'b2982f36-99f2-4db5-8eff-283140c09693': 'Storage accounts should disable public network access',
    'b4330a05-a843-4bc8-bf9a-cacce50c67f4': 'Resource logs in Search services should be enabled',
    'b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb':
      'Configure diagnostic settings for Blob Services to Log Analytics workspace',
    'b874ab2d-72dd-47f1-8cb5-4a306478a4e7': 'Managed Identity should be enabled for Container Apps',
    'c1ad46c6-37f8-4af0-9c71-c208375c87dd':
      '[Preview]: Cognitive Services Deployments Should Only Use Allowed Control Mode',
    'c36a325b-ae04-4863-ad4f-19c6678f8e08': 'Configure your Storage account to enable blob versioning',
    'c4bc6f10-cb41-49eb-b000-d5ab82e2a091': 'Configure Cognitive Services accounts to use private DNS zones',
    'cf820ca0-f99e-4f3e-84fb-66e913812d21': 'Resource logs in Key Vault should be enabled',
    'd074ddf8-01a5-4b5e-a2b8-964aed452c0a': 'Container Apps environment should disable public network access',
    'd6759c02-b87f-42b7-892e-71b3f471d782': 'Azure AI Services resources should use Azure Private Link',
    'da79a7e2-8aa1-45ed-af81-ba050c153564': 'Azure Firewall Policy should enable Threat Intelligence',
    'dc921057-6b28-4fbe-9b83-f7bec05db6c2': 'Container registries should have local admin account disabled.',
    'e71308d3-144b-4262-b144-efdc3cc90517': 'Subnets should be associated with a Network Security Group',
    'e8eef0a8-67cf-4eb4-9386-14b0e78733d4': 'Container registries should use private link',
    'e9585a95-5b8c-4d03-b193-dc7eb5ac4c32': 'Configure Container registries to use private DNS zones',
    'ee980b6d-0eca-4501-8d54-f6290fd512c3': 'Azure AI Search services should disable public network access',
    'f3a9c2e0-7b4d-4d8f-9c3a-2e1f6b9a8d4e':
      '[Preview]: Cognitive Services Deployments should only use allowed prompt content filtering',
    'fbc14a67-53e4-4932-abcc-2049c6706009': 'Configure Azure AI Search services to use private DNS zones',
    'fc5e4038-4584-4632-8c85-c0448d374b2c':
      '[Preview]: All Internet traffic should be routed via your deployed Azure Firewall',
    'fe83a0eb-a853-422d-aac2-1bffd182c5d0': 'Storage accounts should have the specified minimum TLS version',
  },
};
