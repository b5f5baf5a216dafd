import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { parse } from 'yaml';

import {
  armId,
  highest,
  isCleared,
  JSON_SCHEMA_PATH,
  KNOWN_LABEL_NAMES,
  KNOWN_LABELS,
  landingZoneJsonSchema,
  parseLandingZone,
  placeholders,
  PROFILE_NAMES,
  PROFILES,
  resourceGroupId,
  type Label,
} from '../../config';
import { nearest } from '../../config/nearest';
import { DEFAULT, edited, ROOT } from './support';

const SUBSCRIPTION = '22222222-2222-2222-2222-222222222222';

describe('an ARM ID', () => {
  it('has the casing and the order that Azure answers with', () => {
    expect(
      armId({
        subscriptionId: SUBSCRIPTION,
        resourceGroup: 'rg',
        type: 'Microsoft.Network/virtualNetworks/subnets',
        names: ['vnet', 'snet'],
      }),
    ).toBe(
      `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet`,
    );
    expect(resourceGroupId(SUBSCRIPTION, 'rg')).toBe(`/subscriptions/${SUBSCRIPTION}/resourceGroups/rg`);
  });

  it.each([
    ['a name missing', 'Microsoft.Network/virtualNetworks/subnets', ['vnet'], 'got 1 names for'],
    ['no type', 'Microsoft.Network', [], 'got 0 names for Microsoft.Network; expected one for each segment'],
    ['an ID for a name', 'Microsoft.KeyVault/vaults', ['/subscriptions/x'], 'expected text without a slash'],
    ['an empty name', 'Microsoft.KeyVault/vaults', [''], 'got "" in an ARM ID'],
  ])('is refused with %s', (_, type, names, message) => {
    expect(() => armId({ subscriptionId: SUBSCRIPTION, resourceGroup: 'rg', type, names })).toThrow(message);
  });
});

describe('labels', () => {
  const [low, high] = (['general', 'confidential'] as const).map((name, rank): Label => ({
    name,
    rank,
    obligations: KNOWN_LABELS[name],
  })) as [Label, Label];

  it('are cleared for themselves and what is lower', () => {
    expect([isCleared(high, low), isCleared(low, low), isCleared(low, high)]).toEqual([true, true, false]);
  });

  it('mix to the highest', () => {
    expect(highest([low, high, low])).toBe(high);
    expect(highest([])).toBeUndefined();
  });

  it('demand more the higher they are', () => {
    const strictness = KNOWN_LABEL_NAMES.map((name) => {
      const { residency, contentInLogs, approvalForEffects, customerManagedKey } = KNOWN_LABELS[name];
      return [
        ['global', 'data-zone', 'region'].indexOf(residency),
        +!contentInLogs,
        +approvalForEffects,
        +customerManagedKey,
      ];
    });
    strictness.forEach((demands, rank) => {
      demands.forEach((demand, index) => {
        expect(demand).toBeGreaterThanOrEqual(strictness[rank - 1]?.[index] ?? 0);
      });
    });
    expect(KNOWN_LABELS.confidential).toEqual({
      residency: 'data-zone',
      contentInLogs: false,
      approvalForEffects: true,
      customerManagedKey: true,
      retentionDays: 730,
    });
    expect(KNOWN_LABELS['highly-confidential'].residency).toBe('region');
  });
});

describe('profiles', () => {
  it('ask for more, one after the other', () => {
    const rising = PROFILE_NAMES.map((name) => PROFILES[name]).map((profile) => [
      profile.zones.length,
      profile.logRetentionDays,
      profile.archiveDays,
      ['LRS', 'ZRS', 'GZRS'].indexOf(profile.storageReplication),
      profile.searchReplicas,
      profile.agentReplicas.min,
      profile.agentReplicas.max,
      +profile.customerManagedKeys,
      +profile.ddosProtection,
      +profile.tlsInspectionRequired,
    ]);
    rising.slice(1).forEach((profile, index) => {
      profile.forEach((value, column) => {
        expect(value).toBeGreaterThanOrEqual(rising[index]?.[column] ?? 0);
      });
    });
    expect(PROFILE_NAMES.map((name) => PROFILES[name].name)).toEqual(['sandbox', 'standard', 'regulated']);
  });

  it('have what a supervised industry needs in regulated alone', () => {
    expect(PROFILE_NAMES.filter((name) => PROFILES[name].customerManagedKeys)).toEqual(['regulated']);
    expect(PROFILE_NAMES.filter((name) => PROFILES[name].tlsInspectionRequired)).toEqual(['regulated']);
  });
});

describe('placeholders', () => {
  it('of the default landing zone are what a person must fill in', () => {
    expect(placeholders(parseLandingZone(DEFAULT, 'lz.yaml'))).toEqual([
      'tenantId is the placeholder 11111111-1111-1111-1111-111111111111: put yours in (`az account show`).',
      'subscriptions.platform is the placeholder 00000000-0000-0000-0000-000000000001: put yours in (`az account show`).',
      'subscriptions.workload is the placeholder 00000000-0000-0000-0000-000000000001: put yours in (`az account show`).',
      'The image of contract-reviewer is a placeholder: push agents/contract-reviewer and give its digest.',
    ]);
  });

  it('include the state account and the vault, and are none when all is filled in', () => {
    const zero = '00000000-0000-0000-0000-000000000000';
    const azure = (id: string): readonly [string, string][] => [
      [
        'state: { backend: local }',
        `state: {backend: azurerm, subscriptionId: ${id}, resourceGroup: rg, storageAccount: stacct, container: state}\ninspection: {tls: {keyVaultId: /subscriptions/${id}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv-pki, certificateName: ca}}`,
      ],
      ['11111111-1111-1111-1111-111111111111', SUBSCRIPTION],
      ['platform: 00000000-0000-0000-0000-000000000001', `platform: ${SUBSCRIPTION}`],
      ['workload: 00000000-0000-0000-0000-000000000001', `workload: ${SUBSCRIPTION}`],
      ['0'.repeat(64), 'a1'.repeat(32)],
    ];
    expect(placeholders(parseLandingZone(edited(...azure(SUBSCRIPTION)), 'lz.yaml'))).toEqual([]);
    expect(placeholders(parseLandingZone(edited(...azure(zero)), 'lz.yaml'))).toEqual([
      `state.subscriptionId is the placeholder ${zero}: put yours in (\`az account show\`).`,
      `inspection.tls.keyVaultId is the placeholder ${zero}: put yours in (\`az account show\`).`,
    ]);
  });
});

describe('the JSON Schema', () => {
  // To renew: npm run docs.
  it('in the repository is the one that the code makes', () => {
    expect(JSON.parse(readFileSync(join(ROOT, JSON_SCHEMA_PATH), 'utf8'))).toEqual(landingZoneJsonSchema());
  });

  it('is the one that the default landing zone names', () => {
    expect(DEFAULT.split('\n')[0]).toBe(`# yaml-language-server: $schema=./${JSON_SCHEMA_PATH}`);
  });

  it('accepts the default landing zone and refuses an unknown key, as the loader does', () => {
    const validate = new Ajv({ allErrors: true }).compile(landingZoneJsonSchema());
    expect(validate(parse(DEFAULT))).toBe(true);
    expect(validate(parse(edited(['environment: prod', 'enviroment: prod'])))).toBe(false);
    expect(validate(parse(edited(['    untrustedInput: true # contracts come from outside\n', ''])))).toBe(false);
  });

  it('describes every key', () => {
    const undescribed: string[] = [];
    const look = (schema: unknown, path: string): void => {
      if (typeof schema !== 'object' || schema === null) return;
      const {
        properties = {},
        items,
        anyOf = [],
        oneOf = [],
      } = schema as {
        properties?: Record<string, { description?: string }>;
        items?: unknown;
        anyOf?: unknown[];
        oneOf?: unknown[];
      };
      for (const [key, part] of Object.entries(properties)) {
        if (!part.description) undescribed.push(`${path}.${key}`);
        look(part, `${path}.${key}`);
      }
      for (const part of [items, ...anyOf, ...oneOf]) look(part, path);
    };
    look(landingZoneJsonSchema(), '');
    expect(undescribed).toEqual([]);
  });
});

describe('the nearest names', () => {
  it('are those a slip of the pen away, nearest first', () => {
    expect(nearest('Sweden Central', ['swedencentral', 'swedensouth'])).toEqual(['swedencentral']);
    expect(nearest('eastus3', ['westeurope', 'eastus2', 'eastus'])).toEqual(['eastus2', 'eastus']);
    expect(nearest('mars', ['eastus'])).toEqual([]);
    // Not worth the time, however near.
    expect(nearest('a'.repeat(1000), ['a'.repeat(999)])).toEqual([]);
  });
});
