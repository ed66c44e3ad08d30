import { nextShareMinor } from "@jinnang/money";
import type { Reader } from "../../../platform/database/database.ts";
import { balancesOf } from "../../ledger/index.ts";
import { refundableOrders } from "./queries.ts";

/** The merchant's side of a refund that is thought of: its balance before and after. */
export interface RefundSide {
  readonly merchantName: string;
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
}

/** Undefined when the order is no payment to a merchant. */
export async function refundSide(
  reader: Reader,
  orderId: string,
  amountMinor: bigint,
): Promise<RefundSide | undefined> {
  const [order] = await reader.all(refundableOrders, [orderId]);
  const { merchant_account_id: accountId, merchant_name: merchantName } = order ?? {};
  if (!order || !accountId || !merchantName) return undefined;
  const balance = (await balancesOf(reader, [accountId])).get(accountId);
  const beforeMinor = balance?.availableMinor ?? 0n;
  const { fee_minor: fee, amount_minor: paid, refunded_minor: refunded } = order;
  const left = paid - refunded;
  // A refund of more than is left is refused anyway; its share of the fee is not to be computed.
  const feeBack = amountMinor > left ? 0n : nextShareMinor(fee, paid, refunded, amountMinor);
  return { merchantName, beforeMinor, afterMinor: beforeMinor + feeBack - amountMinor };
}
