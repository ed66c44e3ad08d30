import type { App } from "../../../platform/app.ts";
import {
  chart,
  derivedId,
  openAccounts,
  ownStripe,
  STRIPES,
  systemAccountId,
  type Transfer,
} from "../../ledger/index.ts";
import { CURRENCY } from "./types.ts";

/** How the wallet's orders move money in the ledger. Numbers are stored; new ones go to the end. */
export const transferCodes = {
  topUp: 1,
  payment: 2,
  merchantFee: 3,
  refund: 4,
  merchantFeeReturned: 5,
  goodwillCredit: 6,
} as const;

const systemAccounts = [
  { name: "bankSettlement", code: chart.bankSettlement },
  { name: "fees", code: chart.fees },
  { name: "goodwillExpense", code: chart.goodwillExpense },
] as const;
type SystemAccountName = (typeof systemAccounts)[number]["name"];

/** The process's own stripe of a system account: two processes do not meet on one row. */
export function systemAccount(name: SystemAccountName, currency: string): string {
  return systemAccountId(name, currency, ownStripe());
}

/** Opens every stripe of the accounts that orders move money through; once, at the start. */
export async function openSystemAccounts(app: App): Promise<void> {
  const accounts = systemAccounts.flatMap(({ name, code }) =>
    Array.from({ length: STRIPES }, (_, stripe) => ({
      id: systemAccountId(name, CURRENCY, stripe),
      currency: CURRENCY,
      code,
      owner: `system:${name}`,
      floorMinor: null,
    })),
  );
  await app.database.transaction((tx) => openAccounts(tx, accounts));
}

/** One transfer of an order. Its id follows from the order, so that it can never be made twice. */
export function orderTransfer(
  order: { id: string; currency: string },
  transfer: {
    code: keyof typeof transferCodes;
    debitAccountId: string;
    creditAccountId: string;
    amountMinor: bigint;
  },
): Transfer {
  return {
    id: derivedId(`wallet.${transfer.code}:${order.id}`),
    debitAccountId: transfer.debitAccountId,
    creditAccountId: transfer.creditAccountId,
    amountMinor: transfer.amountMinor,
    currency: order.currency,
    code: transferCodes[transfer.code],
    reference: order.id,
  };
}
