/** One percent is 100 basis points. */
const BASIS_POINTS = 10_000n;

/**
 * Divides and rounds half to even (IEEE 754 roundTiesToEven): ties go up as often as down, so the
 * rounding of many fees favours nobody. The denominator must be positive.
 */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  if (denominator <= 0n) throw new RangeError("the denominator must be positive");
  const negative = numerator < 0n;
  const size = negative ? -numerator : numerator;
  const floor = size / denominator;
  const twice = (size % denominator) * 2n;
  const up = twice > denominator || (twice === denominator && floor % 2n === 1n);
  const rounded = up ? floor + 1n : floor;
  return negative ? -rounded : rounded;
}

/** A fee in basis points of an amount, in minor units, rounded half to even. */
export function feeMinor(amountMinor: bigint, feeBps: number): bigint {
  return divideHalfEven(amountMinor * BigInt(feeBps), BASIS_POINTS);
}

/**
 * The share of `totalMinor` that belongs to the next part of a whole, after earlier parts. Shares
 * are differences of rounded running totals, so the shares of all parts add up to the total.
 */
export function nextShareMinor(
  totalMinor: bigint,
  whole: bigint,
  partsBefore: bigint,
  part: bigint,
): bigint {
  const upTo = (parts: bigint) => divideHalfEven(totalMinor * parts, whole);
  return upTo(partsBefore + part) - upTo(partsBefore);
}
