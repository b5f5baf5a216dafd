import type { Resource } from '../../architecture/model';
import { networkView } from '../../diagrams/network-view';
import type { Scene } from '../../diagrams/scene';
import {
  agent,
  architecture,
  endpoint,
  landingZone,
  platform,
  resource,
  serviceId,
  SPOKE,
  subnet,
  unknown,
} from './landing-zone';

const PROVIDERS = '/subscriptions/aaaa/resourceGroups/rg/providers';

function view(resources: readonly Resource[]): Scene {
  return networkView(architecture(resources));
}

function whats(scene: Scene, kind: string): readonly string[] {
  return scene.edges
    .filter((edge) => edge.kind === kind)
    .map((edge) => edge.what)
    .sort();
}

/** Changes the body of one resource, found by name. */
function changed(
  resources: readonly Resource[],
  name: string,
  properties: Readonly<Record<string, unknown>>,
): readonly Resource[] {
  expect(resources.filter((item) => item.name === name)).toHaveLength(1);
  return resources.map((item) =>
    item.name === name
      ? {
          ...item,
          body: { ...item.body, properties: { ...(item.body['properties'] as object), ...properties } } as never,
        }
      : item,
  );
}

describe('the network view of a landing zone', () => {
  const scene = view(landingZone('analyst', 'buyer'));

  it('nests subscription, network, subnet, environment and app', () => {
    const path: string[] = [];
    let id: string | undefined = scene.nodes.find((node) => node.name === 'analyst')?.zone;
    while (id !== undefined) {
      const zone = scene.zones.find((candidate) => candidate.id === id);
      path.push(zone?.kind ?? '?');
      id = zone?.parent;
    }
    expect(path).toEqual(['host', 'subnet', 'network', 'subscription']);
  });

  it('draws an agent to the endpoints of the services it holds a role on, and to no other', () => {
    const to = scene.edges
      .filter((edge) => edge.kind === 'access' && edge.from.endsWith('.analyst'))
      .map((edge) => edge.to);
    expect(to.map((id) => id.split('.').at(-1)).sort()).toEqual(['pe-foundry', 'pe-search']);
    expect(whats(scene, 'access')).toContain('analyst → foundry: Cognitive Services OpenAI User');
  });

  it('says which Terraform opens an edge', () => {
    const edge = scene.edges.find((candidate) => candidate.what.startsWith('analyst → foundry'));
    expect(edge?.addresses).toEqual([
      'azurerm_role_assignment.analyst-foundry',
      'azurerm_networkSecurityGroups.nsg-analyst rule allow-out',
    ]);
    expect(edge?.uncertain).toBe(false);
  });

  it('draws no access where the network denies it', () => {
    const zone = changed(platform(), 'nsg-endpoints', {
      securityRules: [
        {
          name: 'deny',
          properties: {
            priority: 100,
            direction: 'Inbound',
            access: 'Deny',
            protocol: '*',
            sourceAddressPrefix: '*',
            destinationAddressPrefix: '*',
            destinationPortRange: '*',
          },
        },
      ],
    });
    expect(whats(view([...zone, ...agent('analyst', 0)]), 'access')).toEqual([]);
  });

  it('draws access as uncertain where a rule cannot be read', () => {
    const rule = { priority: unknown('zone/x', 'y'), direction: 'Outbound', access: 'Deny' };
    const zone = changed(landingZone('analyst'), 'nsg-analyst', {
      securityRules: [{ name: 'what', properties: rule }],
    });
    const edges = view(zone).edges.filter((edge) => edge.kind === 'access');
    expect(edges.map((edge) => edge.uncertain)).toEqual([true, true]);
  });

  it('draws access as uncertain where there is no private endpoint', () => {
    const zone = landingZone('analyst').filter((item) => item.name !== 'pe-foundry');
    const edge = view(zone).edges.find((candidate) => candidate.what.startsWith('analyst → foundry'));
    expect(edge).toMatchObject({ uncertain: true, to: 'zone/azurerm_accounts.foundry' });
  });

  it('draws access to what is in a private link scope to the endpoint of that scope', () => {
    const scope = landingZone('analyst').find(({ name }) => name === 'ampls');
    const insights = resource('Microsoft.Insights/components', `${PROVIDERS}/Microsoft.Insights/components/traces`);
    const identity = landingZone('analyst').find(({ name }) => name === 'id-analyst');
    const grant = resource(
      'Microsoft.Authorization/roleAssignments',
      unknown('zone/azurerm_role_assignment.traces', 'id'),
      {
        properties: {
          principalId: unknown(identity?.key ?? '', 'principal_id'),
          roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/3913510d-42f4-4e42-8a64-420c390055eb',
          scope: String(insights.id),
        },
      },
      { address: 'azurerm_role_assignment.traces' },
    );
    const scoped = resource(
      'Microsoft.Insights/privateLinkScopes/scopedResources',
      `${String(scope?.id)}/scopedResources/traces`,
      { properties: { linkedResourceId: String(insights.id) } },
    );
    const rule = {
      priority: 100,
      direction: 'Outbound',
      access: 'Allow',
      protocol: 'Tcp',
      sourceAddressPrefix: '10.20.64.0/27',
      destinationAddressPrefix: '10.20.1.0/26',
      destinationPortRange: '443',
    };
    const closed = [...landingZone('analyst'), insights, grant];
    const open = changed(closed, 'nsg-analyst', { securityRules: [{ name: 'allow-traces', properties: rule }] });
    const drawn = (zone: readonly Resource[]) =>
      view(zone).edges.filter(({ what }) => what.startsWith('analyst → traces'));
    expect(drawn([...open, scoped])).toMatchObject([
      {
        to: 'zone/azurerm_privateEndpoints.pe-monitor',
        what: 'analyst → traces: Monitoring Metrics Publisher',
        uncertain: false,
      },
    ]);
    expect(drawn([...closed, scoped])).toEqual([]);
    expect(drawn(open)).toMatchObject([{ to: insights.key, uncertain: true }]);
  });

  it('follows the default route to the firewall and the firewall to what it allows', () => {
    expect(whats(scene, 'route')).toEqual([
      'snet-analyst → firewall: default route',
      'snet-buyer → firewall: default route',
    ]);
    expect(whats(scene, 'egress')).toEqual([
      'analyst-tool: snet-analyst → api.analyst.example.com',
      'buyer-tool: snet-buyer → api.buyer.example.com',
    ]);
  });

  it('draws both directions of a peering as one line', () => {
    expect(scene.edges.filter((edge) => edge.kind === 'peering')).toMatchObject([{ mutual: true, uncertain: false }]);
  });

  it('draws one line of logs for each group', () => {
    expect(whats(scene, 'logging')).toEqual([
      'Hub hub: 1 resource sends its logs to logs',
      'Keys and images: 2 resources send their logs to logs',
      'Models and knowledge: 2 resources send their logs to logs',
    ]);
  });

  it('lists a deployment on its account', () => {
    expect(scene.nodes.find((node) => node.name === 'foundry')?.items).toEqual(['gpt-4.1 · DataZoneStandard']);
  });

  it('gives services their facts', () => {
    const badges = scene.nodes
      .find((node) => node.name === 'foundry')
      ?.badges.map((badge) => `${badge.tone}: ${badge.text}`);
    expect(badges).toEqual(['good: private only', 'good: Entra only', 'good: logged', 'plain: confidential']);
  });

  it('draws everything it was given', () => {
    expect(scene.footer).toBeUndefined();
  });
});

describe('what is not known', () => {
  it('is not drawn as closed', () => {
    const zone = changed(landingZone(), 'foundry', { publicNetworkAccess: unknown('zone/var.public', 'value') });
    const scene = view(zone);
    expect(scene.nodes.find((node) => node.name === 'foundry')?.badges[0]).toMatchObject({
      text: 'public access ?',
      tone: 'unknown',
    });
    expect(scene.edges.filter((edge) => edge.kind === 'public')).toMatchObject([
      { uncertain: true, what: 'public access not known: foundry' },
    ]);
  });

  it('is not drawn as closed when nobody wrote it', () => {
    const scene = view([
      resource('Microsoft.Storage/storageAccounts', `${PROVIDERS}/Microsoft.Storage/storageAccounts/plain`),
    ]);
    expect(scene.nodes.find((node) => node.name === 'plain')?.badges.map((badge) => badge.text)).toEqual([
      'public access ?',
      'keys ?',
      'not logged',
    ]);
  });

  it('is drawn as a next hop that is not in the input', () => {
    const zone = landingZone('analyst').filter((item) => item.name !== 'firewall');
    const edge = view(zone).edges.find((candidate) => candidate.kind === 'route');
    expect(edge).toMatchObject({ uncertain: true, to: 'outside:hop 10.20.0.4' });
  });

  it('is drawn as a subscription that is not known', () => {
    const scene = view([resource('Microsoft.KeyVault/vaults', unknown('zone/azurerm_key_vault.v', 'id'))]);
    expect(scene.zones.find((zone) => zone.kind === 'subscription')).toMatchObject({
      caption: 'Subscription not known',
      uncertain: true,
    });
  });

  it('is drawn as a firewall destination that is not known', () => {
    const rule = {
      name: 'later',
      ruleType: 'ApplicationRule',
      sourceAddresses: ['*'],
      targetFqdns: unknown('zone/var.hosts', 'value'),
    };
    const zone = changed(landingZone('analyst'), 'policy', {}).map((item) =>
      item.type?.endsWith('ruleCollectionGroups')
        ? { ...item, body: { properties: { ruleCollections: [{ rules: [rule] }] } } }
        : item,
    );
    const scene = view(zone as readonly Resource[]);
    expect(scene.edges.find((edge) => edge.kind === 'egress')).toMatchObject({
      uncertain: true,
      what: 'later: everybody → ?',
    });
  });
});

describe('open doors', () => {
  it('draws who may come in from outside', () => {
    const rules = ['*', '192.168.0.0/24', '203.0.113.0/24', 'AzureLoadBalancer'].map((from, index) => ({
      name: `rule-${String(index)}`,
      properties: {
        priority: 100 + index,
        direction: 'Inbound',
        access: 'Allow',
        protocol: 'Tcp',
        sourceAddressPrefix: from,
        destinationAddressPrefix: '*',
        destinationPortRange: '443',
      },
    }));
    const scene = view(changed(landingZone('analyst'), 'nsg-analyst', { securityRules: rules }));
    expect(whats(scene, 'public')).toEqual(['203.0.113.0/24 → snet-analyst: rule-2', 'anyone → snet-analyst: rule-0']);
    expect(whats(scene, 'access')).toContain('192.168.0.0/24 → snet-analyst: rule-1');
  });

  it('draws services that answer in public', () => {
    const scene = view(changed(landingZone(), 'vault', { publicNetworkAccess: 'Enabled' }));
    expect(scene.edges.filter((edge) => edge.kind === 'public')).toMatchObject([
      { uncertain: false, what: 'open to the Internet: vault' },
    ]);
  });

  it('draws a default route straight to the Internet', () => {
    const routes = [{ properties: { addressPrefix: '0.0.0.0/0', nextHopType: 'Internet' } }];
    const scene = view(changed(landingZone('analyst'), 'to-firewall', { routes }));
    expect(whats(scene, 'public')).toEqual(['snet-analyst sends everything straight to the Internet']);
  });
});

describe('somebody else’s input', () => {
  it('may be empty', () => {
    const scene = view([]);
    expect(scene).toMatchObject({ zones: [], nodes: [], edges: [] });
    expect(scene.description).toMatch(/^Nothing to draw/);
  });

  it('may hold nothing that has a place', () => {
    const scene = view([
      resource(undefined, unknown('zone/random_id.suffix', 'id'), {}, { address: 'random_id.suffix' }),
    ]);
    expect(scene.description).toMatch(/^Nothing to draw/);
    expect(scene.footer).toBe('1 resource not drawn: random_id');
  });

  it('counts what has no place, by type', () => {
    const odd = ['one', 'two'].map((name) =>
      resource('Microsoft.Odd/things', `${PROVIDERS}/Microsoft.Odd/things/${name}`),
    );
    expect(view([...landingZone(), ...odd]).footer).toBe('2 resources not drawn: Microsoft.Odd/things × 2');
  });

  it('may hold a subnet without its network, an endpoint without its service, an app without its environment', () => {
    const elsewhere = `${PROVIDERS}/Microsoft.Network/virtualNetworks/elsewhere`;
    const scene = view([
      subnet(elsewhere, 'alone', '10.9.0.0/24'),
      endpoint('pe-lost', `${elsewhere}/subnets/alone`, serviceId('foundry'), 'account'),
      resource('Microsoft.App/containerApps', `${PROVIDERS}/Microsoft.App/containerApps/app`),
    ]);
    expect(scene.zones.find((zone) => zone.kind === 'network')).toMatchObject({
      caption: 'Virtual network elsewhere',
      uncertain: true,
    });
    expect(
      scene.nodes
        .filter((node) => node.uncertain)
        .map((node) => node.name)
        .sort(),
    ).toEqual(['app', 'pe-lost']);
  });

  it('may join a subnet to its network by Terraform reference only', () => {
    const network = resource(
      'Microsoft.Network/virtualNetworks',
      unknown('zone/azurerm_virtual_network.v', 'id'),
      {},
      { address: 'azurerm_virtual_network.v' },
    );
    const part = resource(
      'Microsoft.Network/virtualNetworks/subnets',
      unknown('zone/azurerm_subnet.s', 'id'),
      {},
      {
        address: 'azurerm_subnet.s',
        attributes: { virtual_network_name: unknown(network.key, 'name') },
      },
    );
    expect(view([network, part]).zones.find((zone) => zone.id === part.key)?.parent).toBe(network.key);
  });

  it('gives every resource that is drawn a title with its address and file', () => {
    for (const node of view(landingZone('analyst')).nodes) {
      if (node.id.startsWith('outside:') || node.id.endsWith('/private-dns')) continue;
      expect(node.title).toMatch(/azurerm_\S+ in cdk\.tf\.json$/);
    }
  });
});

it('leaves out the words that all names share, unless two names would be the same', () => {
  const vault = (name: string): Resource =>
    resource('Microsoft.KeyVault/vaults', `${PROVIDERS}/Microsoft.KeyVault/vaults/${name}`);
  const regular = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((name) => vault(`kv-contoso-${name}-prod`));
  const scene = view([...regular, vault('kv-contoso-a'), vault('kv-a')]);
  const names = scene.nodes.map((node) => node.name);
  expect(names).toEqual(expect.arrayContaining(['kv-b', 'kv-contoso-a-prod', 'kv-a']));
  expect(scene.description).toContain('names without contoso, prod');
  expect(SPOKE).toBeTruthy();
});
