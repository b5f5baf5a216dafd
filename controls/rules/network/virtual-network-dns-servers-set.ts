import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'virtual-network-dns-servers-set',
  control: 'ZT-NET-05',
  title: 'Virtual network asks a DNS server of yours',
  severity: 'medium',
  types: ['Microsoft.Network/virtualNetworks'],
  path: 'properties.dhcpOptions.dnsServers',
  expectation: { present: true },
  why: 'The resolver of Azure answers for any name on the internet and logs nothing: data leaves inside the questions.',
  fix: 'dns_servers = [address of the firewall or the resolver]',
};
