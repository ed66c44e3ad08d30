/** A row of a rule that is written down in versions; versions are only ever added. */
export interface Versioned {
  readonly version: string;
  /** First day (YYYY-MM-DD, operator's clock) on which the rows of this version count. */
  readonly validFrom: string;
}

/** The rows of the version that counts on that day. */
export function rowsOn<T extends Versioned>(rules: readonly T[], date: string): readonly T[] {
  const valid = rules.filter((rule) => rule.validFrom <= date);
  const version = valid.toSorted((a, b) => (a.validFrom < b.validFrom ? 1 : -1))[0]?.version;
  return valid.filter((rule) => rule.version === version);
}
