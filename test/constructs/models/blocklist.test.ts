import type { BlockedTerm } from '../../../config';
import { Blocklist } from '../../../constructs/models';
import {
  RESOURCE_GROUP,
  synthConstruct,
  type Synthesized,
  type SynthesizedResource,
} from '../../support/synth-construct';

const ACCOUNT = `${RESOURCE_GROUP}/providers/Microsoft.CognitiveServices/accounts/aif`;
const FALCON: BlockedTerm = { pattern: 'Project Falcon', regex: false };
const NUMBER: BlockedTerm = { pattern: '\\bPROJ-[0-9]{4}\\b', regex: true };

function blocklist(...terms: BlockedTerm[]): Synthesized {
  return synthConstruct((stack) => {
    new Blocklist(stack, 'it', { name: 'code-names', accountId: ACCOUNT, terms });
  });
}

function itemsOf(result: Synthesized) {
  return result.resources.filter(({ type }) => type === 'azapi_resource').sort((a, b) => rank(a) - rank(b));
}

/** By what they wait for: the list first, then one term after the other. */
function rank({ attributes }: SynthesizedResource): number {
  return String(attributes.depends_on).includes('rai_blocklist') ? 0 : 1;
}

describe('a blocklist', () => {
  const result = blocklist(FALCON, NUMBER);
  const items = itemsOf(result);

  it('lies in the account under its name', () => {
    expect(result.only('azurerm_cognitive_account_rai_blocklist')).toMatchObject({
      name: 'code-names',
      cognitive_account_id: ACCOUNT,
    });
  });

  it('holds each term, as text or as a regular expression', () => {
    expect(items.map(({ attributes }) => attributes.body)).toEqual([
      { properties: { pattern: 'Project Falcon', isRegex: false } },
      { properties: { pattern: '\\bPROJ-[0-9]{4}\\b', isRegex: true } },
    ]);
    for (const { attributes } of items)
      expect(attributes).toMatchObject({
        type: 'Microsoft.CognitiveServices/accounts/raiBlocklists/raiBlocklistItems@2026-05-01',
        parent_id: result.reference('it/list', 'id'),
      });
  });

  it('makes one term after the other: an account takes one change at a time', () => {
    expect(items[0]?.attributes.depends_on).toEqual([result.at('it/list').address]);
    expect(items[1]?.attributes.depends_on).toEqual([items[0]?.address]);
  });

  it('names a term after what it blocks, so that adding or moving one replaces no other', () => {
    const [first] = itemsOf(blocklist(NUMBER, FALCON)).map(({ attributes }) => attributes.name);
    expect(items.map(({ attributes }) => attributes.name)).toContain(first);
    expect(new Set(items.map(({ attributes }) => attributes.name)).size).toBe(2);
    for (const { attributes } of items) expect(attributes.name).toMatch(/^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/);
  });

  it('hides nothing from Terraform: what looks like its expressions is blocked as it stands', () => {
    const [item] = itemsOf(blocklist({ pattern: '${secret} %{if}', regex: false }));
    expect(item?.attributes.body).toEqual({ properties: { pattern: '$${secret} %%{if}', isRegex: false } });
  });

  it('is refused without terms: it would look like protection and block nothing', () => {
    expect(() => blocklist()).toThrow('blocklist code-names: got no terms, expected at least one; fix: add a term');
  });

  it('is refused with a term given twice, which Azure would make one of', () => {
    expect(() => blocklist(FALCON, FALCON)).toThrow('got the term "Project Falcon" twice, expected it once; fix: take');
  });
});
