import { isLogArchive } from '../../joins/diagnostics';
import { childrenOf } from '../../joins/follow';
import type { RelationalRule } from '../../model';
import { judgeFact } from '../../properties';

const path = 'properties.isVersioningEnabled';

export const rule: RelationalRule = {
  id: 'log-archive-versioned',
  control: 'ZT-LOG-02',
  title: 'Archive keeps every version',
  types: ['Microsoft.Storage/storageAccounts'],
  applies: (account, architecture) => isLogArchive(account, architecture),
  why: 'Immutability protects versions: without versioning there is nothing for it to protect.',
  fix: 'blob_properties { versioning_enabled = true }',
  judge: (account, architecture) => {
    const services = childrenOf(architecture, account, 'Microsoft.Storage/storageAccounts/blobServices');
    const fact = architecture.fact(services.children[0] ?? account, path);
    const attribute = fact.attribute === path ? 'blob_properties.versioning_enabled' : fact.attribute;
    return judgeFact({ ...fact, attribute }, { equals: true });
  },
};
