import fs from 'node:fs';
import path from 'node:path';
import { DIAGNOSTIC_CATEGORIES, type DiagnosticCategories } from '../../../constructs/logging';

interface PublishedType {
  readonly logs: readonly string[];
  readonly categoryGroups: readonly string[];
  readonly metrics: readonly string[];
}

const { types: PUBLISHED } = JSON.parse(
  fs.readFileSync(path.join(__dirname, '../../fixtures/diagnostic-categories.json'), 'utf8'),
) as { types: Record<string, PublishedType> };
/** Categories that write the same events into an older table. */
const LEGACY = /^AzureFirewall/;

describe.each(Object.entries<DiagnosticCategories>(DIAGNOSTIC_CATEGORIES))('%s', (type, { logs, metrics }) => {
  const published = PUBLISHED[type];

  it('is a type whose categories are published', () => {
    expect(published).toBeDefined();
  });

  it('logs everything that it can log', () => {
    if ('group' in logs) {
      expect(logs.group).toBe('allLogs');
      expect(published?.categoryGroups).toContain('allLogs');
      return;
    }
    const wanted = published?.logs.filter((category) => !LEGACY.test(category)) ?? [];
    expect([...logs.categories].sort()).toEqual([...wanted].sort());
  });

  it('names only metrics that it has', () => {
    for (const metric of metrics) expect(published?.metrics).toContain(metric);
    expect(metrics.length > 0).toBe((published?.metrics.length ?? 0) > 0);
  });
});

describe('the categories', () => {
  it('hold no type that was not compared with what is published', () => {
    expect(Object.keys(DIAGNOSTIC_CATEGORIES).sort()).toEqual(Object.keys(PUBLISHED).sort());
  });

  it('write the firewall’s logs into tables of their own, where its rules can be told apart', () => {
    expect(DIAGNOSTIC_CATEGORIES['Microsoft.Network/azureFirewalls'].dedicatedTables).toBe(true);
  });
});
