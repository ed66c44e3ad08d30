/**
 * A Postgres array literal of values that need no quoting: numbers, UUIDs, booleans, words. Without
 * any value it is empty: `unnest` fills the column with nulls, and nothing is sent or parsed.
 */
export function arrayOf(values: readonly (bigint | number | string | boolean | null)[]): string {
  if (values.every((value) => value === null)) return "{}";
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

export function arrayOfTimes(values: readonly (Date | null)[]): string {
  return arrayOf(values.map((value) => value?.toISOString() ?? null));
}

/** An instant in microseconds since 1970 as Postgres reads it; a `Date` has only milliseconds. */
export function timeText(atUs: bigint): string {
  const seconds = new Date(Number(atUs / 1000n)).toISOString().slice(0, -1);
  return `${seconds}${(atUs % 1000n).toString().padStart(3, "0")}Z`;
}
