import type { App } from "../../../platform/app.ts";
import {
  type ChartName,
  chart,
  derivedId,
  openAccounts,
  ownStripe,
  STRIPES,
  systemAccountId,
  type Transfer,
} from "../../ledger/index.ts";
import { allRails } from "../rails/registry.ts";
import { type TransferName, transferCodes } from "./transfer-names.ts";
import { CURRENCY } from "./types.ts";

/** The process's own stripe of a system account: two processes do not meet on one row. */
export function systemAccount(name: ChartName, currency: string): string {
  return systemAccountId(name, currency, ownStripe());
}

/** An order's own stripe, for transfers that name the account again later, such as holds. */
export function systemAccountOf(name: ChartName, order: { id: string; currency: string }): string {
  const stripe = Number.parseInt(order.id.slice(-4), 16) % STRIPES;
  return systemAccountId(name, order.currency, stripe);
}

/** Opens every stripe of the accounts that orders move money through; once, at the start. */
export async function openSystemAccounts(app: App): Promise<void> {
  const names = new Set<ChartName>(["fees", "goodwillExpense"]);
  for (const rail of allRails(app)) names.add(rail.settlement);
  const accounts = [...names].flatMap((name) =>
    Array.from({ length: STRIPES }, (_, stripe) => ({
      id: systemAccountId(name, CURRENCY, stripe),
      currency: CURRENCY,
      code: chart[name],
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
    code: TransferName;
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

/** The id of the hold of an order whose money goes out. */
export function holdTransferId(order: { id: string }): string {
  return derivedId(`wallet.hold:${order.id}`);
}
