/**
 * The chart of accounts: thousands say the class (1 assets, 2 liabilities, 4 income, 5 expenses).
 * What the house owes its customers is a liability, so wallets are credit accounts.
 */
export const chart = {
  bankSettlement: 1100,
  bankInTransit: 1150,
  cashTill: 1200,
  exchangePosition: 1800,
  suspense: 1900,
  customerWallet: 2100,
  merchantWallet: 2200,
  withdrawalClearing: 2300,
  topUpClearing: 2310,
  fees: 4100,
  exchangeMargin: 4200,
  goodwillExpense: 5100,
  provisionalCredit: 5200,
  offerExpense: 5300,
  bankCharges: 5400,
} as const;
export type ChartName = keyof typeof chart;

/**
 * How many accounts share the load of one hot system account. A process keeps to one stripe, so
 * that processes seldom meet on a row; 16 is four times the processes of a large installation.
 */
export const STRIPES = 16;

/** Id of a system account: the same words give the same account in every process. */
export function systemAccountId(name: string, currency: string, stripe = 0): string {
  return `system:${name}:${currency}:${stripe}`;
}

const processStripe = Math.floor(Math.random() * STRIPES);

/** The stripe that this process uses for hot system accounts without a floor. */
export function ownStripe(): number {
  return processStripe;
}
