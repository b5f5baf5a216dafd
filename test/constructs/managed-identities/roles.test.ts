import fs from 'node:fs';
import path from 'node:path';
import { ROLES, roleDefinitionId, type RoleName } from '../../../constructs/managed-identities';
import { RESOURCE_GROUP, SUBSCRIPTION } from '../../support/synth-construct';

interface PublishedRole {
  readonly id: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
}

const { roles: PUBLISHED } = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../fixtures/built-in-roles.json'), 'utf8'),
) as { roles: PublishedRole[] };
const NAMES = Object.keys(ROLES) as RoleName[];
/** Many built-in roles carry these; there is no key among them, and a deployment needs the rights to what it deploys. */
const WITHOUT_KEYS = ['Microsoft.Insights/alertRules/*', 'Microsoft.Resources/deployments/*', 'Microsoft.Support/*'];
/**
 * Roles that the agent service asks for, and all that they may do with. Containers have no keys; keys of Cosmos DB are
 * taken out again; AI Search has keys, and none that work, because every service of ours takes Entra ID alone.
 */
const WHOLE: Partial<Record<RoleName, string>> = {
  cosmosDbOperator: 'Microsoft.DocumentDb/databaseAccounts/*',
  searchServiceContributor: 'Microsoft.Search/searchServices/*',
  storageBlobDataOwner: 'Microsoft.Storage/storageAccounts/blobServices/containers/*',
};
/** What may only be read with these, whatever is granted on it. */
const DATA_READERS: RoleName[] = ['acrPull', 'keyVaultSecretsUser', 'searchIndexDataReader'];

function published(name: RoleName): PublishedRole {
  const role = PUBLISHED.find(({ id }) => id === ROLES[name].id);
  if (!role) throw new Error(`${name} is not among the published roles`);
  return role;
}

describe.each(NAMES)('the role %s', (name) => {
  it('is the built-in role of that name under that GUID', () => {
    expect(published(name).name).toBe(ROLES[name].name);
  });

  it('permits no action on everything', () => {
    const { actions, dataActions } = published(name);
    for (const action of [...actions, ...dataActions]) expect(action).toMatch(/^Microsoft\.[A-Za-z]+\//);
  });

  it('cannot hand out roles or take locks away', () => {
    const { actions } = published(name);
    const changing = actions.filter((action) => !action.endsWith('/read'));
    expect(changing.filter((action) => action.startsWith('Microsoft.Authorization/'))).toEqual([]);
  });

  it('cannot list account keys, which would bypass Entra ID', () => {
    const actions = published(name).actions.filter(
      (action) => !WITHOUT_KEYS.includes(action) && action !== WHOLE[name],
    );
    expect(actions.join('\n')).not.toMatch(/listKeys|\/\*\/action|\/\*$/im);
  });
});

describe('the roles', () => {
  it.each(DATA_READERS)('%s reads data and can neither write nor delete it', (name) => {
    const { actions, dataActions } = published(name);
    const permitted = [...actions, ...dataActions];
    expect(permitted.length).toBeGreaterThan(0);
    expect(permitted.filter((action) => /\/(write|delete|\*)$/i.test(action))).toEqual([]);
  });

  it('for encryption wrap and unwrap, and cannot export, change or delete the key', () => {
    expect(published('keyVaultCryptoServiceEncryptionUser').dataActions).toEqual([
      'Microsoft.KeyVault/vaults/keys/read',
      'Microsoft.KeyVault/vaults/keys/wrap/action',
      'Microsoft.KeyVault/vaults/keys/unwrap/action',
    ]);
  });

  it('for the databases of the agent service reads neither keys nor data, and grants neither', () => {
    const { dataActions, notActions } = published('cosmosDbOperator');
    expect(dataActions).toEqual([]);
    for (const action of ['listKeys/*', 'regenerateKey/*', 'listConnectionStrings/*', 'sqlRoleAssignments/write']) {
      expect(notActions).toContain(`Microsoft.DocumentDB/databaseAccounts/${action}`);
    }
  });

  it('are each listed once', () => {
    expect(new Set(Object.values(ROLES).map(({ id }) => id)).size).toBe(NAMES.length);
    expect(PUBLISHED).toHaveLength(NAMES.length);
  });
});

describe('the ID of a role', () => {
  it('begins with the subscription of the scope, else every plan would replace the assignment', () => {
    expect(roleDefinitionId('acrPull', `${RESOURCE_GROUP}/providers/Microsoft.ContainerRegistry/registries/cr`)).toBe(
      `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d`,
    );
  });

  it.each(['/providers/Microsoft.Management/managementGroups/root', '/', '', 'rg-test'])(
    'is refused for the scope "%s", which is in no subscription',
    (scope) => {
      expect(() => roleDefinitionId('acrPull', scope)).toThrow(
        `role AcrPull: got scope "${scope}", expected the ARM ID of a resource in a subscription; ` +
          'fix: pass a reference from config/references, which is known before deployment',
      );
    },
  );
});
