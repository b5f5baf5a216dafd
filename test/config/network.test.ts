import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parseLandingZone, references } from '../../config';
import { edited, positionOf, problemsOf, ROOT } from './support';

const EXISTING = readFileSync(join(ROOT, 'examples/enterprise-hub/landing-zone.yaml'), 'utf8');

/** The default landing zone with more under `network:`. */
function withNetwork(more: string): string {
  return edited(['onPremises: []', `onPremises: []\n  ${more}`]);
}

describe('an existing hub', () => {
  it('is pointed at by every reference to the hub and its zones', () => {
    const { connectivity } = references(parseLandingZone(EXISTING, 'lz.yaml'));
    expect(connectivity.hub).toMatchObject({
      name: 'vnet-hub-sdc',
      subscriptionId: '00000000-0000-0000-0000-000000000003',
      resourceGroupName: 'rg-hub-sdc',
    });
    expect(connectivity.dnsZone('privatelink.search.windows.net').id).toBe(
      '/subscriptions/00000000-0000-0000-0000-000000000003/resourceGroups/rg-private-dns/providers/Microsoft.Network/privateDnsZones/privatelink.search.windows.net',
    );
  });

  it.each([
    ['a space of ours', '  hub:\n', '  hub:\n    addressSpace: 10.200.0.0/22\n', 'network.hub.addressSpace'],
    ['a forced tunnel', '  hub:\n', '  forcedTunnel: { nextHopIp: 10.1.0.4 }\n  hub:\n', 'network.forcedTunnel'],
    ['forwarded domains', '  hub:\n', '  dns: { forward: [] }\n  hub:\n', 'network.dns'],
    ['a Bastion of ours', '  hub:\n', '  bastion: { from: [203.0.113.0/24] }\n  hub:\n', 'network.bastion'],
    [
      'a CA for a firewall that is not ours',
      'labels:',
      'inspection: { tls: { keyVaultId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-pki, certificateName: ca } }\nlabels:',
      'inspection.tls',
    ],
  ])('is refused %s', (_, from, to, path) => {
    expect(EXISTING).toContain(from);
    const [problem, ...more] = problemsOf(EXISTING.replace(from, to));
    expect(more).toEqual([]);
    expect(problem?.path).toBe(path);
    expect(problem?.expected).toContain('not ours');
  });

  it.each(['privateEndpointSubnetId', 'privateEndpointAddresses'])(
    'has a subnet for endpoints with its addresses: not without %s',
    (key) => {
      const [problem] = problemsOf(EXISTING.replace(new RegExp(`\n *${key}: .*`), ''));
      expect(problem?.fix).toBe(`add \`${key}:\``);
    },
  );

  it('may be used by a regulated landing zone, whose TLS its own firewall opens or not', () => {
    expect(problemsOf(EXISTING.replace('profile: standard', 'profile: regulated'))).toEqual([]);
  });

  it.each(['resourcegroups', 'microsoft.network', 'virtualnetworks'])(
    'is refused an ID in another casing than Azure’s (%s), which the provider would refuse at plan',
    (segment) => {
      const text = EXISTING.replace(new RegExp(`(virtualNetworkId: .*)${segment}`, 'i'), `$1${segment}`);
      expect(problemsOf(text).map(({ path }) => path)).toEqual(['network.hub.existing.virtualNetworkId']);
    },
  );

  it('is told apart from a space of our own, one of which must be there', () => {
    const text = withNetwork('hub: {}');
    expect(problemsOf(text)).toMatchObject([{ path: 'network.hub', ...positionOf(text, '{}') }]);
  });
});

describe('forwarded domains', () => {
  const forward = (rule: string): string => withNetwork(`dns: { forward: [${rule}] }`);

  it('are resolved by private servers', () => {
    expect(problemsOf(forward('{ domain: corp.contoso.com, servers: [10.50.0.4] }'))).toEqual([]);
  });

  it('are refused a server on the Internet, which would be told every name', () => {
    const text = forward('{ domain: corp.contoso.com, servers: [10.50.0.4, 8.8.8.8] }');
    expect(problemsOf(text)).toMatchObject([
      { path: 'network.dns.forward[0].servers[1]', got: '8.8.8.8', ...positionOf(text, '8.8.8.8') },
    ]);
  });

  it.each(['windows.net', 'privatelink.blob.core.windows.net', 'openai.azure.com', 'azurecr.io'])(
    'are refused where Azure answers (%s): another answer would send private data elsewhere',
    (domain) => {
      expect(problemsOf(forward(`{ domain: ${domain}, servers: [10.50.0.4] }`))).toMatchObject([
        { path: 'network.dns.forward[0].domain', got: domain },
      ]);
    },
  );

  it.each(['.', 'com', 'corp.contoso.com.', 'Corp.contoso.com', '*.contoso.com'])(
    'are refused the form %s',
    (domain) => {
      expect(problemsOf(forward(`{ domain: '${domain}', servers: [10.50.0.4] }`)).map(({ path }) => path)).toEqual([
        'network.dns.forward[0].domain',
      ]);
    },
  );

  it('are given once', () => {
    const rule = '{ domain: corp.contoso.com, servers: [10.50.0.4] }';
    expect(problemsOf(forward(`${rule}, ${rule}`)).map(({ path }) => path)).toEqual(['network.dns.forward[1].domain']);
  });
});
