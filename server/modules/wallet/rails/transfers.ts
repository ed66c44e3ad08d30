import type { Transfer } from "../../ledger/index.ts";
import type { OrderKindSpec } from "../orders/kind.ts";
import { holdTransferId, orderTransfer, systemAccountOf } from "../orders/transfers.ts";
import type { OrderRow } from "../orders/types.ts";
import type { Rail } from "./rail.ts";

interface RailedOrder {
  readonly order: OrderRow;
  readonly kind: OrderKindSpec;
  readonly rail: Rail;
}

/** What holds the money of an order that goes out, posted in the commit that creates the order. */
export function holdTransfer(railed: RailedOrder): Transfer {
  return {
    ...out(railed, railed.order.amount_minor),
    id: holdTransferId(railed.order),
    kind: "pending",
  };
}

/** The transfers of an order that its rail has ended; none where no money moved. */
export function settlementTransfers(
  railed: RailedOrder,
  settlement: "succeeded" | "failed",
): Transfer[] {
  const { order, kind, rail } = railed;
  const { direction, transfer: code } = railOf(kind);
  if (direction === "topUp") {
    if (settlement === "failed") return [];
    const debitAccountId = systemAccountOf(rail.settlement, order);
    const { account_id: creditAccountId, amount_minor: amountMinor } = order;
    return [orderTransfer(order, { code, debitAccountId, creditAccountId, amountMinor })];
  }
  // 0 means all that the hold has; a hold names the same two accounts as what ends it.
  const ending = settlement === "succeeded" ? "post_pending" : "void_pending";
  return [{ ...out(railed, 0n), kind: ending, pendingId: holdTransferId(order) }];
}

function out({ order, kind, rail }: RailedOrder, amountMinor: bigint): Transfer {
  return orderTransfer(order, {
    code: railOf(kind).transfer,
    debitAccountId: order.account_id,
    creditAccountId: systemAccountOf(rail.settlement, order),
    amountMinor,
  });
}

function railOf(kind: OrderKindSpec) {
  if (!kind.rail) throw new Error("an order that goes by no rail is not settled by one");
  return kind.rail;
}
