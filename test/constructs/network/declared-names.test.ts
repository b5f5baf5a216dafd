import { AZURE_DOMAINS, DeclaredNames } from '../../../constructs/network';
import { PRIVATE_LINK_SERVICES, zonesOf, type PrivateLinkServiceName } from '../../../constructs/private-endpoints';
import { PLACE, RESOURCE_GROUP, synthConstruct, type Block } from '../../support/synth-construct';

function names(declared: string[], others: 'Alert' | 'Block' = 'Block') {
  const { location, tags } = PLACE;
  return synthConstruct((stack) => {
    new DeclaredNames(stack, 'names', {
      name: 'dnspol-test',
      declaredListName: 'dnsdl-declared',
      everythingListName: 'dnsdl-everything',
      location,
      tags,
      resourceGroupId: RESOURCE_GROUP,
      virtualNetworkId: `${RESOURCE_GROUP}/providers/Microsoft.Network/virtualNetworks/vnet`,
      names: declared,
      others,
    });
  });
}

const properties = (block: Block) => (block.body as { properties: Block }).properties;

describe('declared names', () => {
  const result = names(['api.docusign.net', '*.example.com', 'deep.example.com', 'login.microsoftonline.com']);

  it('are resolved, each once, those below another left out, all with the dot that Azure wants', () => {
    const { domains } = properties(result.at('names/declared-list').attributes) as { domains: string[] };
    expect(domains.filter((domain) => !AZURE_DOMAINS.some((azure) => `${azure}.` === domain))).toEqual([
      'api.docusign.net.',
      'example.com.',
    ]);
    expect(domains).toEqual([...domains].sort());
  });

  it('come before everything else, which is blocked: a tunnel needs a name of its own', () => {
    expect(properties(result.at('names/declared').attributes)).toMatchObject({
      priority: 100,
      action: { actionType: 'Allow' },
      dnsResolverDomainLists: [{ id: result.reference('names/declared-list', 'id') }],
      dnsSecurityRuleState: 'Enabled',
    });
    expect(properties(result.at('names/everything-else').attributes)).toMatchObject({
      priority: 65000,
      action: { actionType: 'Block' },
      dnsResolverDomainLists: [{ id: result.reference('names/everything-list', 'id') }],
      dnsSecurityRuleState: 'Enabled',
    });
    expect(properties(result.at('names/everything-list').attributes)).toEqual({ domains: ['.'] });
  });

  it('leave out no private DNS zone: what it blocked would be found by nobody', () => {
    const zones = zonesOf(Object.keys(PRIVATE_LINK_SERVICES) as PrivateLinkServiceName[]);
    const lost = zones.filter((zone) => !AZURE_DOMAINS.some((domain) => zone.endsWith(`.${domain}`)));
    expect(lost).toEqual([]);
  });

  it('may let the rest through with an alert', () => {
    const alerted = names([], 'Alert').at('names/everything-else').attributes;
    expect(properties(alerted)).toMatchObject({ action: { actionType: 'Alert' } });
  });

  it('bind the network once both rules are there', () => {
    const link = result.at('names/link').attributes;
    expect(link.depends_on).toEqual([result.at('names/declared').address, result.at('names/everything-else').address]);
  });
});
