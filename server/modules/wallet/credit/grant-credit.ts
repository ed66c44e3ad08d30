import type { LaneResult } from "../../../platform/batch/lane.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { hashPayload } from "../../../platform/http/idempotency.ts";
import type { Actor } from "../../../platform/http/permission.ts";
import { audit } from "../../../platform/security/audit.ts";
import { post } from "../../ledger/index.ts";
import { balanceChanged, orderChanged } from "../events.ts";
import { newOrder, writeOrders } from "../orders/new-order.ts";
import { orderById } from "../orders/queries.ts";
import {
  loadUsedKeys,
  runInside,
  takeReceipts,
  usedOrder,
  writeUsedKeys,
} from "../orders/rounds.ts";
import { orderTransfer, systemAccount } from "../orders/transfers.ts";
import { CURRENCY, type OrderRecord } from "../orders/types.ts";
import { openWallet } from "../wallets/open-wallet.ts";

export interface GoodwillCredit {
  readonly customerId: string;
  readonly amountMinor: bigint;
  readonly reason: string;
  readonly key: string;
}

/**
 * Gives a customer money of the house, exactly once per key (a proposal's id): the same key again
 * answers the same order. Who may decide on it is the caller's duty.
 */
export function grantCredit(tx: Tx, actor: Actor, credit: GoodwillCredit): Promise<OrderRecord> {
  return runInside(async () => [await grantOnce(tx, actor, credit)]);
}

async function grantOnce(
  tx: Tx,
  actor: Actor,
  credit: GoodwillCredit,
): Promise<LaneResult<OrderRecord>> {
  const { customerId, amountMinor, reason, key } = credit;
  const claim = {
    scope: "proposal",
    key,
    payloadHash: hashPayload("credit", customerId, amountMinor),
  };
  const used = usedOrder(await loadUsedKeys(tx, [claim]), claim);
  if (used && "refusal" in used) return { ok: false, refusal: used.refusal };
  if (used) return { ok: true, value: await tx.one(orderById, used.orderId) };
  const wallet = await openWallet(tx, customerId);
  const [receiptNumber] = await takeReceipts(tx, 1);
  const row = newOrder(tx.now, {
    customerId,
    kind: "credit",
    state: "succeeded",
    stepCode: "credit_granted",
    currency: CURRENCY,
    amountMinor,
    accountId: wallet.id,
    note: reason,
    receiptNumber,
  });
  const transfer = orderTransfer(row, {
    code: "goodwillCredit",
    debitAccountId: systemAccount("goodwillExpense", row.currency),
    creditAccountId: wallet.id,
    amountMinor,
  });
  const [posted] = await post(tx, [[transfer]]);
  if (!posted?.ok) throw new Error(`the ledger refused a credit with ${posted?.code}`);
  await writeOrders(tx, [row]);
  writeUsedKeys(tx, [{ claim, customerId, orderId: row.id }]);
  const order = await tx.one(orderById, row.id);
  const available = posted.balances.get(wallet.id)?.availableMinor ?? 0n;
  await publish(tx, orderChanged(order), balanceChanged(customerId, CURRENCY, available));
  const details = { customerId, amountMinor: amountMinor.toString() };
  await audit(tx, actor, { action: "wallet.credit", subject: `order:${order.id}`, details });
  return { ok: true, value: order };
}
