import { Construct } from 'constructs';
import { AzapiResource } from '../azapi';

/** A content filter in the words of `accounts/raiPolicies@2026-05-01`. */
interface ContentFilter {
  readonly name: string;
  readonly source: 'Prompt' | 'Completion' | 'PreToolCall' | 'PostToolCall';
  readonly severityThreshold?: 'Low' | 'Medium' | 'High';
}

const HARM = ['Hate', 'Sexual', 'Violence', 'Selfharm'] as const;

/**
 * What is filtered where. `Indirect Attack` is prompt injection that hides in what a model reads, so it is looked for
 * in documents (Prompt) and in what tools return (PostToolCall). azurerm 4.55 knows only the first two sources.
 * Source: Microsoft.CognitiveServices/accounts/raiPolicies, api-version 2026-05-01.
 */
const FILTERS: readonly ContentFilter[] = [
  ...HARM.flatMap((name): ContentFilter[] => [
    { name, source: 'Prompt', severityThreshold: 'Low' },
    { name, source: 'Completion', severityThreshold: 'Low' },
  ]),
  { name: 'Jailbreak', source: 'Prompt' },
  { name: 'Indirect Attack', source: 'Prompt' },
  { name: 'Indirect Attack', source: 'PostToolCall' },
  { name: 'Protected Material Text', source: 'Completion' },
  { name: 'Protected Material Code', source: 'Completion' },
];

export interface ContentPolicyProps {
  readonly name: string;
  readonly accountId: string;
}

/** A responsible-AI policy in which every filter is on and blocks. */
export class ContentPolicy extends Construct {
  /** The name, as a reference: a deployment that uses it waits for the policy. */
  readonly policyName: string;

  constructor(scope: Construct, id: string, props: ContentPolicyProps) {
    super(scope, id);
    this.policyName = new AzapiResource(this, 'policy', {
      type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2026-05-01',
      name: props.name,
      parentId: props.accountId,
      body: {
        properties: {
          basePolicyName: 'Microsoft.DefaultV2',
          // Completions are held back until they are filtered.
          mode: 'Blocking',
          contentFilters: FILTERS.map((filter) => ({ ...filter, enabled: true, blocking: true, action: 'BLOCKING' })),
        },
      },
    }).name;
  }
}
