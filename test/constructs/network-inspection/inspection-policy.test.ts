import { ResourceGroup } from '@cdktf/provider-azurerm/lib/resource-group';
import { InspectionPolicy, type InspectionPolicyProps } from '../../../constructs/network-inspection';
import { ROLES } from '../../../constructs/managed-identities';
import { PLACE, SUBSCRIPTION, synthConstruct } from '../../support/synth-construct';

const VAULT = `${SUBSCRIPTION}/resourceGroups/rg-pki/providers/Microsoft.KeyVault/vaults/kv-pki`;
const TLS = { keyVaultId: VAULT, certificateName: 'firewall-ca', identityName: 'id-firewall' };

function policy(tls?: InspectionPolicyProps['tls']) {
  const flags: boolean[] = [];
  const result = synthConstruct((stack) => {
    const made = new InspectionPolicy(stack, 'inspection', { ...PLACE, name: 'afwp-test', tls });
    new ResourceGroup(stack, 'user', { name: made.id, location: 'swedencentral' });
    flags.push(made.opensTls);
  });
  return { result, attributes: result.only('azurerm_firewall_policy'), opensTls: flags[0] };
}

describe('names', () => {
  it('are asked of the servers that were given, and else of Azure', () => {
    const result = synthConstruct((stack) => {
      new InspectionPolicy(stack, 'inspection', { ...PLACE, name: 'afwp-test', dnsServers: ['10.0.1.68'] });
    });
    expect(result.only('azurerm_firewall_policy').dns).toEqual({ proxy_enabled: true, servers: ['10.0.1.68'] });
    expect(policy().attributes.dns).toEqual({ proxy_enabled: true });
  });
});

describe('an inspection policy', () => {
  const { result, attributes, opensTls } = policy();

  it('is Premium: the other tiers cannot inspect', () => {
    expect(attributes.sku).toBe('Premium');
  });

  it('blocks intrusions, and does not only alert', () => {
    expect(attributes.intrusion_detection).toEqual({ mode: 'Deny' });
  });

  it('blocks known-bad destinations; the provider would only alert', () => {
    expect(attributes.threat_intelligence_mode).toBe('Deny');
  });

  it('has no list of threats to let through', () => {
    expect(attributes).not.toHaveProperty('threat_intelligence_allowlist');
  });

  it('resolves the names of all networks, so that every lookup is logged', () => {
    expect(attributes.dns).toEqual({ proxy_enabled: true });
  });

  it('opens no TLS unless it has a CA, and then needs no identity', () => {
    expect(opensTls).toBe(false);
    expect(attributes).not.toHaveProperty('tls_certificate');
    expect(attributes).not.toHaveProperty('identity');
    expect(attributes).not.toHaveProperty('depends_on');
    expect(result.types).toEqual(['azurerm_firewall_policy', 'azurerm_resource_group']);
  });

  it('is known to its rules by its ID', () => {
    expect(result.at('user').attributes.name).toBe(result.reference('inspection/policy', 'id'));
  });
});

describe('an inspection policy with a CA', () => {
  const { result, attributes, opensTls } = policy(TLS);

  it('opens TLS with that certificate, at whatever version is current', () => {
    expect(opensTls).toBe(true);
    expect(attributes.tls_certificate).toEqual({
      name: 'firewall-ca',
      key_vault_secret_id: 'https://kv-pki.vault.azure.net/secrets/firewall-ca',
    });
  });

  it('reads it with an identity of its own', () => {
    expect(attributes.identity).toEqual({
      type: 'UserAssigned',
      identity_ids: [result.reference('inspection/certificate-reader/identity', 'id')],
    });
    expect(result.only('azurerm_user_assigned_identity').name).toBe('id-firewall');
  });

  it('may read that one secret, and nothing else in the vault', () => {
    expect(result.only('azurerm_role_assignment')).toMatchObject({
      scope: `${VAULT}/secrets/firewall-ca`,
      role_definition_id: expect.stringContaining(ROLES.keyVaultSecretsUser.id) as string,
      principal_id: result.reference('inspection/certificate-reader/identity', 'principal_id'),
      description: 'The firewall signs inspected TLS with this intermediate CA',
    });
  });

  it('is made after it may read the certificate, else the first deployment fails', () => {
    expect(attributes.depends_on).toEqual([result.at('inspection/certificate-reader/read-ca').address]);
  });
});
