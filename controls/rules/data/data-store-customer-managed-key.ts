import { isUnknown, type Resource } from '../../../architecture';
import { fail, pass, unknown } from '../../judgements';
import type { RelationalRule } from '../../model';
import { sameText, show, valueAt } from '../../values';

interface Form {
  readonly path: string;
  /** Left out: any value. */
  readonly value?: string;
  readonly attribute: string;
}

/** How each type says that it uses your key. */
const forms: Readonly<Record<string, Form>> = {
  'Microsoft.CognitiveServices/accounts': {
    path: 'properties.encryption.keySource',
    value: 'Microsoft.KeyVault',
    attribute: 'customer_managed_key',
  },
  'Microsoft.ContainerRegistry/registries': {
    path: 'properties.encryption.keyVaultProperties.keyIdentifier',
    attribute: 'encryption.key_vault_key_id',
  },
  'Microsoft.DocumentDB/databaseAccounts': { path: 'properties.keyVaultKeyUri', attribute: 'key_vault_key_id' },
  'Microsoft.MachineLearningServices/workspaces': {
    path: 'properties.encryption.keyVaultProperties.keyIdentifier',
    attribute: 'encryption.key_id',
  },
  'Microsoft.Search/searchServices': {
    path: 'properties.encryptionWithCmk.enforcement',
    value: 'Enabled',
    attribute: 'customer_managed_key_enforcement_enabled',
  },
  'Microsoft.Storage/storageAccounts': {
    path: 'properties.encryption.keySource',
    value: 'Microsoft.Keyvault',
    attribute: 'customer_managed_key',
  },
};

export const rule: RelationalRule = {
  id: 'data-store-customer-managed-key',
  control: 'ZT-DAT-02',
  title: 'Store whose label asks for it is encrypted under your key',
  types: Object.keys(forms),
  applies: ({ body }) => {
    const tag = valueAt(body, 'tags.customerManagedKey');
    return isUnknown(tag) || sameText(tag, 'required');
  },
  why: 'The label of the data says that you, not Microsoft, decide who can decrypt it.',
  fix: 'customer_managed_key { key_vault_key_id = …, user_assigned_identity_id = … }',
  judge: (store: Resource, architecture) => {
    const form = forms[store.type ?? ''];
    if (!form) return unknown('type', String(store.type));
    const fact = architecture.fact(store, form.path);
    const expected = form.value ?? 'a key';
    if (fact.state === 'unknown') {
      // Which key is known after deployment; that there is one is known now.
      return form.value === undefined ? pass(form.attribute) : unknown(form.attribute, fact.expression, expected);
    }
    const value = fact.state === 'known' ? fact.value : undefined;
    const held = form.value === undefined ? value !== undefined && value !== null : sameText(value, form.value);
    if (held) return pass(form.attribute);
    const tag = valueAt(store.body, 'tags.customerManagedKey');
    if (isUnknown(tag)) return unknown('tags.customerManagedKey', tag.expression, expected);
    return fail(form.attribute, show(value), expected);
  },
};
