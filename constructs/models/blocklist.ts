import { CognitiveAccountRaiBlocklist } from '@cdktf/provider-azurerm/lib/cognitive-account-rai-blocklist';
import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import type { BlockedTerm } from '../../config';
import { AzapiResource } from '../azapi';

export interface BlocklistProps {
  readonly name: string;
  readonly accountId: string;
  readonly terms: readonly BlockedTerm[];
  /** What the account does before it: it takes one change at a time. @default - nothing */
  readonly after?: ITerraformDependable;
}

/**
 * Terms that a model is never given and never answers. It blocks where a content policy names it. A term is a resource
 * of its own, named after what it blocks: adding one changes no other.
 *
 * @throws without terms, and on a term that is given twice
 */
export class Blocklist extends Construct {
  /** The name, as a reference. */
  readonly blocklistName: string;
  /** The last of its resources: what waits for it finds the list complete. */
  readonly last: ITerraformDependable;

  constructor(scope: Construct, id: string, props: BlocklistProps) {
    super(scope, id);
    const names = props.terms.map(termName);
    refuseBadTerms(props.name, props.terms, names);
    const list = new CognitiveAccountRaiBlocklist(this, 'list', {
      name: props.name,
      cognitiveAccountId: props.accountId,
      description: 'Neither prompts nor completions may hold these',
      dependsOn: props.after && [props.after],
    });
    this.blocklistName = list.name;
    this.last = props.terms.reduce<ITerraformDependable>((previous, { pattern, regex }, index) => {
      const name = names[index] ?? '';
      return new AzapiResource(this, name, {
        type: 'Microsoft.CognitiveServices/accounts/raiBlocklists/raiBlocklistItems@2026-05-01',
        name,
        parentId: list.id,
        body: { properties: { pattern: literal(pattern), isRegex: regex } },
        dependsOn: [previous],
      });
    }, list);
  }
}

function termName({ pattern, regex }: BlockedTerm): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([pattern, regex]))
    .digest('hex');
  return `term-${digest.slice(0, 12)}`;
}

/** Terraform reads `${` and `%{` as the start of an expression. */
function literal(pattern: string): string {
  return pattern.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
}

function refuseBadTerms(list: string, terms: readonly BlockedTerm[], names: readonly string[]): void {
  if (terms.length === 0) {
    throw new Error(`blocklist ${list}: got no terms, expected at least one; fix: add a term, or take the list out`);
  }
  const twice = terms.find((_, index) => names.indexOf(names[index] ?? '') < index);
  if (twice) {
    throw new Error(
      `blocklist ${list}: got the term ${JSON.stringify(twice.pattern)} twice, expected it once; fix: take one of the two out`,
    );
  }
}
