import type { Label, LabelObligations } from './landing-zone';

/** The labels that need no definition in `landing-zone.yaml`, lowest first, and what each demands. */
export const KNOWN_LABELS = {
  // Published anyway: where it is processed and logged does not matter.
  public: {
    residency: 'global',
    contentInLogs: true,
    approvalForEffects: false,
    customerManagedKey: false,
    retentionDays: 1095,
  },
  // Internal, not sensitive. Prompts are free text, so what is in them still stays out of logs.
  general: {
    residency: 'global',
    contentInLogs: false,
    approvalForEffects: false,
    customerManagedKey: false,
    retentionDays: 1095,
  },
  confidential: {
    residency: 'data-zone',
    contentInLogs: false,
    approvalForEffects: true,
    customerManagedKey: true,
    retentionDays: 730,
  },
  'highly-confidential': {
    residency: 'region',
    contentInLogs: false,
    approvalForEffects: true,
    customerManagedKey: true,
    // What is not kept cannot leak.
    retentionDays: 365,
  },
} as const satisfies Record<string, LabelObligations>;

/** A label that needs no definition. */
export type KnownLabel = keyof typeof KNOWN_LABELS;

/** Names of {@link KNOWN_LABELS}, lowest first. */
export const KNOWN_LABEL_NAMES = Object.keys(KNOWN_LABELS) as readonly KnownLabel[];

/** Whether a label needs no definition. */
export function isKnownLabel(name: string): name is KnownLabel {
  return Object.hasOwn(KNOWN_LABELS, name);
}

/** Whether data of label `data` may be given to someone cleared for `clearance`. */
export function isCleared(clearance: Label, data: Label): boolean {
  return data.rank <= clearance.rank;
}

/** The label of the highest rank: what a mixture of such data is labelled. `undefined` for no labels. */
export function highest(labels: readonly Label[]): Label | undefined {
  return labels.reduce<Label | undefined>((top, label) => (top && top.rank >= label.rank ? top : label), undefined);
}
