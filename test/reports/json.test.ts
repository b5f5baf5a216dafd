import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import { check } from '../../controls';
import { checkAsJson } from '../../reports/json';
import { architecture, unknown } from '../support/architecture-builder';

const schema = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../schema/check-report.schema.json'), 'utf8'),
) as object;
const valid = new Ajv({ allErrors: true }).compile(schema);

const report = check(
  architecture(
    { type: 'Microsoft.Storage/storageAccounts', name: 's', body: { 'properties.minimumTlsVersion': unknown() } },
    { type: 'Microsoft.Network/virtualNetworks/subnets', name: 'v/AzureFirewallSubnet' },
    { type: 'Microsoft.KeyVault/vaults', name: 'v', body: { 'properties.enablePurgeProtection': true } },
    { type: 'Contoso.Own/things', name: 'x' },
  ),
);

describe('the JSON report', () => {
  const document = JSON.parse(checkAsJson(report)) as Record<string, unknown>;

  it('is what the schema says, with every status in it', () => {
    expect(new Set(report.results.map(({ status }) => status)).size).toBe(4);
    expect(valid(document) ? [] : valid.errors).toEqual([]);
  });

  it('has a schema that refuses what is not in it', () => {
    expect(valid({ ...document, more: 1 })).toBe(false);
    expect(valid({ ...document, version: '2.0' })).toBe(false);
    expect(valid({ ...document, verdict: undefined })).toBe(false);
  });

  it('has a version, and its keys in one order', () => {
    expect(Object.keys(document)).toEqual([
      'version',
      'verdict',
      'stacks',
      'counts',
      'controls',
      'results',
      'coverage',
    ]);
    expect(document['version']).toBe('1.0');
    const shuffled = { ...report, results: report.results.map((result) => reversed(result)) };
    expect(checkAsJson(shuffled)).toBe(checkAsJson(report));
  });
});

function reversed<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).toReversed()) as T;
}
