import { deploymentsOf, gatewayAudience, parseLandingZone, type Gateway } from '../../config';
import { GATEWAY } from '../support/gateway';
import { edited, positionOf, problemsOf } from './support';

type Edit = readonly [from: string, to: string];

function gateway(...edits: readonly Edit[]): Gateway {
  const zone = parseLandingZone(edited(GATEWAY, ...edits), 'lz.yaml');
  if (!zone.gateway) throw new Error('no gateway');
  return zone.gateway;
}

describe('a gateway', () => {
  it('is there only where the file asks for one', () => {
    expect(parseLandingZone(edited(), 'lz.yaml').gateway).toBeUndefined();
  });

  it('has limits, a language and silent logs where the file says nothing of them', () => {
    expect(gateway()).toMatchObject({
      tokensPerMinute: 50_000,
      tokensPerMinutePerAgent: 20_000,
      requestsPerMinute: 300,
      requestsPerMinutePerAddress: 600,
      language: 'en',
      logContent: false,
    });
  });

  it('lies in the places that the address plan has kept, with its address at the end of its subnet', () => {
    expect(gateway()).toMatchObject({
      frontPrefix: '10.20.130.0/24',
      frontAddress: '10.20.130.254',
      servicePrefix: '10.20.131.0/27',
    });
  });

  it('takes tokens for the application that the access stack makes, unless another is named', () => {
    const zone = parseLandingZone(edited(GATEWAY, ['  audience: api://ai-gateway\n', '']), 'lz.yaml');
    expect(zone.gateway?.audience).toBe(gatewayAudience(zone));
    expect(gateway().audience).toBe('api://ai-gateway');
  });

  it('knows its callers in the spelling that tokens have', () => {
    expect(gateway().callers.clientIds).toEqual(['abcdef01-2345-6789-abcd-ef0123456789']);
  });

  it('has a deployment of every model behind guardrails that block, whatever the agents have', () => {
    const zone = parseLandingZone(edited(GATEWAY), 'lz.yaml');
    const blocking = deploymentsOf(zone).filter(({ offTaskCalls }) => offTaskCalls === 'block');
    expect(blocking.map(({ name }) => name)).toEqual(zone.models.map(({ name }) => name));
  });
});

const KEY_VAULT =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-pki/providers/Microsoft.KeyVault/vaults/kv-pki';
const CALLERS = '{ roles: [Model.Invoke], clientIds: [ABCDEF01-2345-6789-abcd-ef0123456789] }';

describe('a gateway is refused for', () => {
  it.each<{ because: string; edits: Edit[]; at: string; path: string; got: string; expected: string; fix: string }>([
    {
      because: 'callers that are everybody',
      edits: [[CALLERS, '{ roles: [] }']],
      at: '{ roles: [] }',
      path: 'gateway.callers',
      got: 'neither clientIds nor roles',
      expected: 'who may call: otherwise every application of the tenant could',
      fix: 'list the application IDs, or an app role that is handed out by name',
    },
    {
      because: 'a certificate in another vault than the one it is granted in',
      edits: [[KEY_VAULT, KEY_VAULT.replace('kv-pki', 'kv-other')]],
      at: KEY_VAULT.replace('kv-pki', 'kv-other'),
      path: 'gateway.keyVaultId',
      got: 'kv-other',
      expected: 'kv-pki, the vault of certificateSecretId: the gateway is granted that one secret',
      fix: 'name the vault that holds the certificate',
    },
    {
      because: 'a certificate that is pinned to a version',
      edits: [['secrets/gateway-tls', 'secrets/gateway-tls/0123456789abcdef0123456789abcdef']],
      at: 'https://kv-pki.vault.azure.net/secrets/gateway-tls/0123456789abcdef0123456789abcdef',
      path: 'gateway.certificateSecretId',
      got: 'https://kv-pki.vault.azure.net/secrets/gateway-tls/0123456789abcdef0123456789abc… (83 characters)',
      expected: 'the ID of a secret without a version: https://….vault.azure.net/secrets/…',
      fix: 'copy `sid` from `az keyvault certificate show`, and take the version off',
    },
    {
      because: 'an agent limit above that of its application',
      edits: [[CALLERS, `${CALLERS}\n  tokensPerMinute: 1000\n  tokensPerMinutePerAgent: 1001`]],
      at: '1001',
      path: 'gateway.tokensPerMinutePerAgent',
      got: '1001',
      expected: 'at most 1000, what the whole application has: else it limits nothing',
      fix: 'lower it, or raise tokensPerMinute',
    },
    {
      because: 'content in logs against the label of the data',
      edits: [[CALLERS, `${CALLERS}\n  logContent: true`]],
      at: 'true\n',
      path: 'gateway.logContent',
      got: 'true',
      expected: 'false: prompts can hold contracts, and confidential keeps content out of logs',
      fix: 'take logContent out; token counts and metadata are logged either way',
    },
    {
      because: 'a host name with a wildcard',
      edits: [['hostName: ai.contoso.com', "hostName: '*.contoso.com'"]],
      at: "'*.contoso.com'",
      path: 'gateway.hostName',
      got: '*.contoso.com',
      expected: 'a host name in lower case, like ai.contoso.com: no scheme, port, path or wildcard',
      fix: 'write the name that the certificate was issued for',
    },
  ])('$because', ({ edits, at, path, got, expected, fix }) => {
    const text = edited(GATEWAY, ...edits);
    expect(problemsOf(text)).toMatchObject([{ path, got, expected, fix, ...positionOf(text, at) }]);
  });

  it('nothing when content may be logged: every label that is read allows it', () => {
    const text = edited(
      GATEWAY,
      [CALLERS, `${CALLERS}\n  logContent: true`],
      ['label: confidential }', 'label: public }'],
    );
    expect(problemsOf(text)).toEqual([]);
  });
});
