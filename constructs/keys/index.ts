export { CustomerManagedKey, type CustomerManagedKeyProps } from './customer-managed-key';
export { KeyVault, type KeyVaultProps } from './key-vault';
