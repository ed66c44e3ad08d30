/** One year's holidays: only the days that differ from the jurisdiction's base week. */
export interface YearSchedule {
  /** Where the days were taken from: the notice, or the law they were worked out from. */
  readonly source: string;
  /**
   * True when days may still be added or moved (not gazetted yet, or set by the moon). Dates that
   * count through such a year are provisional and are counted again when the year changes.
   */
  readonly provisional?: true;
  /** Days of the base week that are free, as MM-DD. */
  readonly daysOff: readonly string[];
  /** Weekend days that are worked (调休), as MM-DD. */
  readonly makeUpDays: readonly string[];
}
