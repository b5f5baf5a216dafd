import { readFileSync } from 'node:fs';
import path from 'node:path';
import { AI_ANALYTICS_RULES, AI_HUNTING_QUERIES, AI_WORKBOOK_TILES, type Tactic } from '../../../constructs/detection';
import { PLATFORM_ALERTS } from '../../../constructs/logging';

/** The techniques that the rules name, with the tactics that ATT&CK has them under. Source: MITRE ATT&CK Enterprise. */
const ATTACK: Readonly<Record<string, readonly Tactic[]>> = {
  T1059: ['Execution'],
  T1068: ['PrivilegeEscalation'],
  T1071: ['CommandAndControl'],
  T1078: ['DefenseEvasion', 'InitialAccess', 'Persistence', 'PrivilegeEscalation'],
  T1098: ['Persistence', 'PrivilegeEscalation'],
  T1190: ['InitialAccess'],
  T1211: ['DefenseEvasion'],
  T1213: ['Collection'],
  T1496: ['Impact'],
  T1552: ['CredentialAccess'],
  T1562: ['DefenseEvasion'],
  T1567: ['Exfiltration'],
  T1595: ['Reconnaissance'],
};

/** The ATLAS techniques that the rules name. Source: MITRE ATLAS data 5.6.0. */
const ATLAS: Readonly<Record<string, string>> = {
  'AML.T0012': 'Valid Accounts',
  'AML.T0025': 'Exfiltration via Cyber Means',
  'AML.T0029': 'Denial of AI Service',
  'AML.T0034': 'Cost Harvesting',
  'AML.T0036': 'Data from Information Repositories',
  'AML.T0051.000': 'Direct',
  'AML.T0051.001': 'Indirect',
  'AML.T0053': 'AI Agent Tool Invocation',
  'AML.T0054': 'LLM Jailbreak',
  'AML.T0055': 'Unsecured Credentials',
  'AML.T0057': 'LLM Data Leakage',
  'AML.T0065': 'LLM Prompt Crafting',
  'AML.T0068': 'LLM Prompt Obfuscation',
  'AML.T0081': 'Modify AI Agent Configuration',
  'AML.T0085.000': 'RAG Databases',
  'AML.T0086': 'Exfiltration via AI Agent Tool Invocation',
  'AML.T0091.000': 'Application Access Token',
};

/** Columns that Microsoft documents, by table. Sources: as in ai-analytics-rules.ts and platform-alerts.ts. */
const { tables: DOCUMENTED } = JSON.parse(
  readFileSync(path.join(__dirname, '../../fixtures/log-tables.json'), 'utf8'),
) as { tables: Record<string, string[]> };

const EVERY_QUERY = [...AI_ANALYTICS_RULES, ...AI_HUNTING_QUERIES, ...AI_WORKBOOK_TILES, ...PLATFORM_ALERTS];

/** Words of KQL that look like columns. */
const KQL =
  /^(let|and|or|not|by|on|in|asc|desc|kind|inner|leftanti|leftsemi|evaluate|ipv4_lookup|extend|summarize|project|where|order|join|union|distinct|matches|regex|between|startswith|endswith|contains|has|has_any|left|right|true|false|materialize|count|dcount|make_set|min|max|avg|sum|sumif|countif|arg_max|take_any|bin|ago|now|tostring|todouble|toint|column_ifexists|isnotempty|strlen|split|strcat_array|array_slice|trim_end|return_unmatched|AgentInventory)$/;

/** What a query calls anything: documented columns, what it names itself, KQL, and the agents' columns. */
function strangers(query: string, tables: readonly string[]): string[] {
  const text = query.replace(/@?"(?:[^"\\]|\\.)*"/g, ' ');
  const named = [...text.matchAll(/(?:^|[\s,;(])(?:let )?([A-Za-z]\w*) ?= ?(?![=~])/g)].map(([, name]) => name ?? '');
  const quoted = [...query.matchAll(/column_ifexists\("(\w+)"/g)].map(([, name]) => name ?? '');
  const known = new Set([
    ...tables,
    ...tables.flatMap((table) => DOCUMENTED[table] ?? []),
    ...named,
    ...['Agent', 'AgentSubnet', 'AgentIdentity', 'AgentResource'],
  ]);
  const words = [...text.matchAll(/(?<!\w)[A-Za-z_]\w*/g)].map(([word]) => word);
  return [...new Set([...words, ...quoted])].filter((word) => !known.has(word) && !KQL.test(word));
}

describe.each(AI_ANALYTICS_RULES.map((rule) => [rule.id, rule] as const))('the analytics rule %s', (_, rule) => {
  it('names ATT&CK techniques that belong to its tactics', () => {
    expect(rule.techniques.length).toBeGreaterThan(0);
    for (const technique of rule.techniques) {
      expect(ATTACK[technique]?.some((tactic) => rule.tactics.includes(tactic))).toBe(true);
    }
    for (const tactic of rule.tactics) {
      expect(rule.techniques.some((technique) => ATTACK[technique]?.includes(tactic))).toBe(true);
    }
  });

  it('names ATLAS techniques that there are', () => {
    for (const id of rule.atlas) expect(Object.keys(ATLAS)).toContain(id);
  });

  it('maps its entities to columns that its query ends with', () => {
    const last = rule.query.split('\n').join(' ');
    for (const columns of Object.values(rule.entities)) {
      for (const column of Object.values(columns ?? {})) expect(last).toContain(column);
    }
    expect(Object.keys(rule.entities).length).toBeGreaterThan(0);
  });

  it('looks back as far as its query says', () => {
    const days = [...rule.query.matchAll(/ago\((\d+)d\)/g)].map(([, count]) => Number(count));
    if (rule.query.includes('UsualHour') || days.length > 0) expect(rule.period).toBe('P14D');
  });
});

describe('the queries', () => {
  it.each(EVERY_QUERY.map((query) => [query.id, query] as const))(
    '%s uses only tables and columns that Microsoft documents',
    (_, { query, tables }) => {
      for (const table of tables) {
        expect(Object.keys(DOCUMENTED)).toContain(table);
        expect(query).toContain(table);
      }
      expect(strangers(query, tables)).toEqual([]);
    },
  );

  it('have ids of their own', () => {
    for (const list of [AI_ANALYTICS_RULES, AI_HUNTING_QUERIES, AI_WORKBOOK_TILES, PLATFORM_ALERTS]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });

  it('balance their parentheses', () => {
    for (const { id, query } of EVERY_QUERY) {
      const text = query.replace(/@?"(?:[^"\\]|\\.)*"/g, '');
      expect([id, text.split('(').length]).toEqual([id, text.split(')').length]);
    }
  });
});

describe('the analytics rules', () => {
  it('cover what the reference architecture promises to detect', () => {
    expect(AI_ANALYTICS_RULES.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'jailbreak-attempt',
        'prompt-injection',
        'content-filter-spike',
        'token-spend-anomaly',
        'agent-identity-new-place',
        'agent-egress-denied',
        'mass-retrieval',
        'keys-listed',
        'access-changed',
        'watching-disabled',
      ]),
    );
  });

  it('stop an agent only where the incident names one', () => {
    const stopping = AI_ANALYTICS_RULES.filter(({ stopsAgent }) => stopsAgent);
    expect(stopping.map(({ id }) => id)).toEqual(['agent-identity-new-place', 'agent-egress-denied']);
    for (const rule of stopping) {
      expect(rule.entities.AzureResource).toEqual({ ResourceId: 'AgentResource' });
      expect(rule.query).toContain('AgentInventory');
    }
  });
});

it('no table is listed as documented that nothing reads', () => {
  const used = new Set(EVERY_QUERY.flatMap(({ tables }) => tables));
  expect(Object.keys(DOCUMENTED).filter((table) => !used.has(table))).toEqual([]);
});
