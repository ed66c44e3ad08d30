export interface Currency {
  readonly code: string;
  /** Digits after the point (ISO 4217); the minor unit is 10 to the minus this. */
  readonly exponent: number;
}

/** Exponents of ISO 4217; a currency that is not listed here cannot be held. */
const EXPONENTS: Readonly<Record<string, number>> = {
  AUD: 2,
  BHD: 3,
  CAD: 2,
  CHF: 2,
  CNY: 2,
  EUR: 2,
  GBP: 2,
  HKD: 2,
  JPY: 0,
  KRW: 0,
  KWD: 3,
  MOP: 2,
  SGD: 2,
  THB: 2,
  TWD: 2,
  USD: 2,
  VND: 0,
};

export class UnknownCurrency extends Error {}

/** The currency of an ISO 4217 code; throws UnknownCurrency for one that nobody can hold here. */
export function currencyOf(code: string): Currency {
  const exponent = EXPONENTS[code];
  if (exponent === undefined) throw new UnknownCurrency(code);
  return { code, exponent };
}
