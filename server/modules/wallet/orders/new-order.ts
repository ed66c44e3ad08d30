import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { redact } from "../../../platform/security/redact.ts";
import { insertOrders, orderById } from "./queries.ts";
import type { OrderKind, OrderRecord, OrderRow, OrderState } from "./types.ts";
import { step } from "./view.ts";

/** What a new order is told; the rest follows. */
export interface NewOrder {
  readonly customerId: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  /** Code of its first timeline sentence. */
  readonly stepCode: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly accountId: string;
  readonly feeMinor?: bigint;
  readonly merchantId?: string | null;
  readonly bankAccountId?: string | null;
  readonly code?: string | null;
  readonly note?: string | null;
  readonly refundOf?: string | null;
  readonly receiptNumber?: string | null;
  readonly expiresAt?: Date | null;
}

/** The row of a new order; nothing is written yet. */
export function newOrder(now: Date, order: NewOrder): OrderRow {
  return {
    customer_id: order.customerId,
    id: uuidv7(now.getTime()),
    kind: order.kind,
    state: order.state,
    currency: order.currency,
    amount_minor: order.amountMinor,
    fee_minor: order.feeMinor ?? 0n,
    account_id: order.accountId,
    merchant_id: order.merchantId ?? null,
    bank_account_id: order.bankAccountId ?? null,
    code: order.code ?? null,
    // A person may type anything here; a secret must not reach the database.
    note: order.note ? redact(order.note).text : null,
    refund_of: order.refundOf ?? null,
    refunded_minor: 0n,
    receipt_number: order.receiptNumber ?? null,
    reason: null,
    next_check_at: null,
    expires_at: order.expiresAt ?? null,
    timeline: [step(now, order.state, order.stepCode)],
    created_at: now,
    updated_at: now,
    completed_at: order.state === "succeeded" ? now : null,
  };
}

export async function writeOrders(tx: Tx, orders: readonly OrderRow[]): Promise<void> {
  if (orders.length === 0) return;
  const json = JSON.stringify(orders, (_, value) =>
    typeof value === "bigint" ? value.toString() : value,
  );
  await tx.run(insertOrders, json);
}

/** Writes one new order and reads it back with the other side's name. */
export async function createOrder(tx: Tx, order: NewOrder): Promise<OrderRecord> {
  const row = newOrder(tx.now, order);
  await writeOrders(tx, [row]);
  return tx.one(orderById, row.id);
}

/** The same order after it ended: what the write of the list made of it. */
export function completed(
  order: OrderRecord,
  now: Date,
  change: {
    state: OrderState;
    stepCode: string;
    feeMinor?: bigint;
    receiptNumber?: string | null;
    reason?: string | null;
  },
): OrderRecord {
  return {
    ...order,
    state: change.state,
    fee_minor: change.feeMinor ?? order.fee_minor,
    receipt_number: change.receiptNumber ?? null,
    reason: change.reason ?? null,
    next_check_at: null,
    timeline: [...order.timeline, step(now, change.state, change.stepCode)],
    updated_at: now,
    completed_at: now,
  };
}
