/**
 * How long a random or crashing test goes on: the sample finds what is plainly broken at every
 * change, the whole is run by command: `npm test -- --whole`.
 */
const IS_WHOLE = process.env.TEST_WHOLE === "1";

export function sized({ sample, whole }: { sample: number; whole: number }): number {
  return IS_WHOLE ? whole : sample;
}
