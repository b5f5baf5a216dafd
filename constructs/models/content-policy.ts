import type { ITerraformDependable } from 'cdktf';
import { Construct } from 'constructs';
import type { OffTaskCalls } from '../../config';
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

/** What is done about a tool call that does not serve the task the model was given. */
const OFF_TASK_ACTION: Readonly<Record<OffTaskCalls, string>> = { block: 'BLOCKING', ask: 'HITL' };

/** Where blocklists look. */
const BLOCKLIST_SOURCES = ['Prompt', 'Completion'] as const;

export interface ContentPolicyProps {
  readonly name: string;
  readonly accountId: string;
  /** A call that a model is about to make off its task: blocked, or put before a person. */
  readonly offTaskCalls: OffTaskCalls;
  /** Names of blocklists of the account, for prompts and completions. @default - none */
  readonly blocklists?: readonly string[];
  /** What the account does before it: it takes one change at a time. @default - nothing */
  readonly after?: ITerraformDependable;
}

/** A responsible-AI policy in which every filter is on and blocks; what a person is there to decide waits for them. */
export class ContentPolicy extends Construct {
  /** The name, as a reference: a deployment that uses it waits for the policy. */
  readonly policyName: string;
  readonly policy: AzapiResource;

  constructor(scope: Construct, id: string, props: ContentPolicyProps) {
    super(scope, id);
    const filters = FILTERS.map((filter) => ({ ...filter, enabled: true, blocking: true, action: 'BLOCKING' }));
    this.policy = new AzapiResource(this, 'policy', {
      type: 'Microsoft.CognitiveServices/accounts/raiPolicies@2026-05-01',
      name: props.name,
      parentId: props.accountId,
      body: {
        properties: {
          basePolicyName: 'Microsoft.DefaultV2',
          // Completions are held back until they are filtered.
          mode: 'Blocking',
          contentFilters: [
            ...filters,
            {
              name: 'Task Adherence',
              source: 'PreToolCall',
              enabled: true,
              blocking: true,
              action: OFF_TASK_ACTION[props.offTaskCalls],
            },
          ],
          customBlocklists: (props.blocklists ?? []).flatMap((blocklistName) =>
            BLOCKLIST_SOURCES.map((source) => ({ blocklistName, blocking: true, source })),
          ),
        },
      },
      dependsOn: props.after && [props.after],
    });
    this.policyName = this.policy.name;
  }
}
