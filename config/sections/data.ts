/** The section `data:` of `landing-zone.yaml`: how what comes in is scanned, and what Purview labels by itself. */
import { z } from 'zod';

import { field, group, reference, whole } from '../fields';

const autoLabel = z.strictObject({
  label: reference('Label that Purview puts on such content.', 'the name of one of `labels`'),
  sensitiveInformation: group(
    z
      .array(
        field(
          z.string().min(1).max(256),
          'A sensitive information type, by the name that Purview shows.',
          'the name of a sensitive information type, like Credit Card Number',
          'copy `Name` from `Get-DlpSensitiveInformationType`',
        ),
      )
      .min(1),
    'What the content holds, one of them at least.',
    'a list of sensitive information types, like [Credit Card Number]',
  ),
});

export const dataSection = z.strictObject({
  scanGigabytesPerMonth: whole(
    1,
    1_000_000,
    'How much is scanned for malware in a month, for each storage account. What is not scanned is not readable. Default: from the profile.',
  ).optional(),
  autoLabel: group(
    z.array(autoLabel),
    'What Purview labels by itself in Microsoft 365: the script in cdktf.out/purview makes a policy of each.',
    'a list of mappings with label and sensitiveInformation',
  ).default([]),
});

/** What `data:` holds once it fits the schema. */
export type DataFile = z.output<typeof dataSection>;

/** How data is taken in and labelled. */
export interface DataSettings {
  /** Malware scanning stops at this, for each storage account; what is not scanned is not readable. */
  readonly scanGigabytesPerMonth: number;
  /** Content that Purview labels by itself. */
  readonly autoLabel: readonly AutoLabel[];
}

export interface AutoLabel {
  /** Name of a label of the landing zone. */
  readonly label: string;
  /** Names of sensitive information types. */
  readonly sensitiveInformation: readonly string[];
}

/** The settings of a file; the profile says how much is scanned unless the file does. */
export function resolveData(file: DataFile, profile: { readonly scanGigabytesPerMonth: number }): DataSettings {
  return {
    scanGigabytesPerMonth: file.scanGigabytesPerMonth ?? profile.scanGigabytesPerMonth,
    autoLabel: file.autoLabel,
  };
}
