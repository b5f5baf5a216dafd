import type { PropertyRule } from '../../model';

export const rule: PropertyRule = {
  id: 'cognitive-account-outbound-restricted',
  control: 'ZT-AI-02',
  title: 'AI account calls only hosts it was given',
  types: ['Microsoft.CognitiveServices/accounts'],
  path: 'properties.restrictOutboundNetworkAccess',
  expectation: { equals: true },
  why: 'A prompt with a link makes the service fetch it, and the request carries data out.',
  fix: 'outbound_network_access_restricted = true, and fqdns = [...] for what it needs',
};
