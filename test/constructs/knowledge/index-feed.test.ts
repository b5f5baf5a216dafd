import { IndexFeed, READS_CLEAN_BLOBS_ONLY, SearchIndexService } from '../../../constructs/knowledge';
import { PLACE, RESOURCE_GROUP, SUBSCRIPTION, synthConstruct } from '../../support/synth-construct';

const STORAGE = `${RESOURCE_GROUP}/providers/Microsoft.Storage/storageAccounts/sttest`;
const CONTAINER = `${STORAGE}/blobServices/default/containers/source-files`;

describe('the feed of an index', () => {
  const result = synthConstruct((stack) => {
    const search = new SearchIndexService(stack, 'search', {
      ...PLACE,
      name: 'srch-test',
      sku: 'basic',
      replicas: 1,
      enforceCustomerManagedKey: false,
    });
    const feed = {
      searchServiceId: search.id,
      searchPrincipalId: search.principalId,
      storageAccountId: STORAGE,
      containers: [{ source: 'files', id: CONTAINER }],
    };
    const first = new IndexFeed(stack, 'first', { ...feed, linkName: 'documents-general' });
    new IndexFeed(stack, 'second', { ...feed, linkName: 'documents-confidential', dependsOn: [first.link] });
  });

  it('is a private link to the blobs of one account', () => {
    expect(result.at('first/link').attributes).toMatchObject({
      name: 'documents-general',
      search_service_id: result.reference('search/service', 'id'),
      subresource_name: 'blob',
      target_resource_id: STORAGE,
    });
  });

  it('waits for the link before it', () => {
    expect(result.at('second/link').attributes.depends_on).toEqual([result.at('first/link').address]);
  });

  it('reads one container, by the identity of the search service, and what is clean of it', () => {
    expect(result.at('first/read-files').attributes).toMatchObject({
      scope: CONTAINER,
      role_definition_id: `${SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1`,
      principal_id: result.reference('search/service', 'identity[0].principal_id'),
      condition: READS_CLEAN_BLOBS_ONLY,
      condition_version: '2.0',
    });
  });
});

describe('the condition on blobs', () => {
  it('lets blobs be listed, and read once the scan found no threat', () => {
    expect(READS_CLEAN_BLOBS_ONLY).toBe(
      "((!(ActionMatches{'Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read'} AND NOT SubOperationMatches{'Blob.List'})) OR (@Resource[Microsoft.Storage/storageAccounts/blobServices/containers/blobs/tags:Malware Scanning scan result<$key_case_sensitive$>] StringEquals 'No threats found'))",
    );
  });

  it('cannot be met by writing the tag: no role of an agent may', () => {
    const { roles } = jest.requireActual<{ roles: { name: string; dataActions: string[] }[] }>(
      '../../fixtures/built-in-roles.json',
    );
    // Owner is the agent service's, on an account without documents: test/stacks/agent-service.test.ts.
    const blobRoles = roles.filter(({ name }) => name.startsWith('Storage Blob') && name !== 'Storage Blob Data Owner');
    expect(blobRoles.length).toBeGreaterThan(1);
    for (const { dataActions } of blobRoles) expect(dataActions.join()).not.toMatch(/tags|blobs\/\*|runAsSuperUser/i);
  });

  it('holds no template sequence that Terraform would read', () => {
    expect(READS_CLEAN_BLOBS_ONLY).not.toMatch(/\$\{|%\{/);
  });
});
