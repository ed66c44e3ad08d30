/** Limits by identity level (minor units of CNY), as the help articles state them. */
export interface LevelLimits {
  readonly perPaymentMinor: bigint;
  readonly perDayMinor: bigint;
  readonly balanceMaxMinor: bigint;
}

const LOWEST = { perPaymentMinor: 500_00n, perDayMinor: 1_000_00n, balanceMaxMinor: 5_000_00n };
const levels: Readonly<Record<number, LevelLimits>> = {
  1: LOWEST,
  2: { perPaymentMinor: 5_000_00n, perDayMinor: 10_000_00n, balanceMaxMinor: 50_000_00n },
  3: { perPaymentMinor: 50_000_00n, perDayMinor: 50_000_00n, balanceMaxMinor: 200_000_00n },
};

/** One top-up moves between ¥1 and ¥50,000. */
export const TOP_UP_MINOR_MIN = 1_00n;
export const TOP_UP_MINOR_MAX = 50_000_00n;
/** What a merchant pays of each payment. */
export const MERCHANT_FEE_BPS = 60;
/** A payment waits this long for its PIN, and a code with an amount this long for its payer. */
export const PAYMENT_OPEN_MS = 15 * 60_000;
/** A merchant can refund a payment for 180 days. */
export const REFUND_DAYS_MAX = 180;
/** A wallet can have this many linked bank accounts. */
export const BANK_ACCOUNTS_MAX = 5;
/** A silent bank is asked for this long; then the top-up fails and its money is called back. */
export const ASK_BANK_MS_MAX = 24 * 3_600_000;

export const DAY_MS = 86_400_000;

/** The limits of an identity level; an unknown level gets the lowest. */
export function limitsOf(level: number): LevelLimits {
  return levels[level] ?? LOWEST;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of an instant in a time zone, as `2026-11-21`. */
export function dayOf(at: Date, timeZone: string): string {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    const options = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
    formatter = new Intl.DateTimeFormat("en-CA", options);
    formatters.set(timeZone, formatter);
  }
  return formatter.format(at);
}

/** The instant at which the day of `at` began in a time zone. */
export function startOfDay(at: Date, timeZone: string): Date {
  const midnight = new Date(`${dayOf(at, timeZone)}T00:00:00Z`);
  const shown = new Date(`${midnight.toLocaleString("sv-SE", { timeZone }).replace(" ", "T")}Z`);
  return new Date(2 * midnight.getTime() - shown.getTime());
}
