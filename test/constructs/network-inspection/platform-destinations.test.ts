import {
  CONTAINER_APPS_DESTINATIONS,
  MANAGED_IDENTITY_DESTINATIONS,
  OPERATIONS_DESTINATIONS,
} from '../../../constructs/network-inspection';

describe('the destinations of the platform', () => {
  it('for Container Apps are the four that Microsoft publishes', () => {
    expect([...CONTAINER_APPS_DESTINATIONS].sort()).toEqual([
      '*.data.mcr.microsoft.com',
      'acs-mirror.azureedge.net',
      'mcr.microsoft.com',
      'packages.aks.azure.com',
    ]);
  });

  it('for managed identities are the four that Microsoft publishes', () => {
    expect([...MANAGED_IDENTITY_DESTINATIONS].sort()).toEqual([
      '*.identity.azure.net',
      '*.login.microsoft.com',
      '*.login.microsoftonline.com',
      'login.microsoftonline.com',
    ]);
  });

  it('for operators are Entra ID, Resource Manager and Microsoft Graph', () => {
    expect([...OPERATIONS_DESTINATIONS].sort()).toEqual([
      'graph.microsoft.com',
      'login.microsoftonline.com',
      'management.azure.com',
    ]);
  });

  it('hold no name below which anybody can rent one, such as storage accounts', () => {
    const all = [...CONTAINER_APPS_DESTINATIONS, ...MANAGED_IDENTITY_DESTINATIONS, ...OPERATIONS_DESTINATIONS];
    for (const destination of all)
      expect(destination).not.toMatch(/^\*\.(core\.windows|azurewebsites|azureedge|azurefd|blob|cloudapp)\b/);
  });
});
