/** A catalogue of somebody else, as far as ours refers to it. */
export interface Framework {
  readonly title: string;
  /** Where the ids and titles were read. */
  readonly source: string;
  /** Id to title; null where the id is sourced and its title is not. */
  readonly ids: Readonly<Record<string, string | null>>;
}
