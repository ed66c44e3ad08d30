import type { Tx } from "../../../platform/database/database.ts";
import { uuidv7 } from "../../../platform/ids.ts";
import { redact } from "../../../platform/security/redact.ts";
import { kindOf } from "./kinds.ts";
import { step } from "./move.ts";
import { insertOrders, orderById } from "./queries.ts";
import { stepText } from "./texts.ts";
import { endedStates, type OrderRecord, type OrderRow, type OrderState } from "./types.ts";

/** Input for a new order; the other columns get defaults. */
export interface NewOrder {
  /** Given where transfers were derived from it already. */
  readonly id?: string;
  readonly customerId: string;
  /** A key of the registry of order kinds. */
  readonly kind: string;
  readonly state: OrderState;
  /** Code of its first timeline sentence. */
  readonly stepCode: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly accountId: string;
  readonly feeMinor?: bigint;
  readonly merchantId?: string | null;
  readonly instrumentId?: string | null;
  readonly rail?: string | null;
  readonly detail?: unknown;
  readonly code?: string | null;
  readonly note?: string | null;
  readonly refundOf?: string | null;
  readonly receiptNumber?: string | null;
  readonly expiresAt?: Date | null;
}

/** The row of a new order; nothing is written yet. */
export function newOrder(tx: Tx, order: NewOrder): OrderRow {
  const { now } = tx;
  checkStart(tx, order);
  return {
    customer_id: order.customerId,
    id: order.id ?? uuidv7(now.getTime()),
    kind: order.kind,
    state: order.state,
    currency: order.currency,
    amount_minor: order.amountMinor,
    fee_minor: order.feeMinor ?? 0n,
    account_id: order.accountId,
    merchant_id: order.merchantId ?? null,
    instrument_id: order.instrumentId ?? null,
    rail: order.rail ?? null,
    rail_reference: null,
    detail: order.detail ?? null,
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
    completed_at: endedStates.has(order.state) ? now : null,
  };
}

/** A state that its kind does not start in, or a missing sentence, is a broken invariant. */
function checkStart(tx: Tx, order: NewOrder): void {
  const kind = kindOf(tx.app, order.kind);
  if (!kind.starts.includes(order.state)) {
    throw new Error(`a ${order.kind} does not start as ${order.state}`);
  }
  if (!stepText(tx.app, { kind: order.kind, rail: order.rail ?? null }, order.stepCode)) {
    throw new Error(`a ${order.kind} has no sentence for its step ${order.stepCode}`);
  }
  kind.detail.parse(order.detail ?? null);
}

/** A new order as a reader gets it, when it has neither a merchant nor an instrument. */
export function newRecord(row: OrderRow): OrderRecord {
  return {
    ...row,
    merchant_name: null,
    merchant_category: null,
    instrument_institution: null,
    instrument_ending: null,
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
  const row = newOrder(tx, order);
  await writeOrders(tx, [row]);
  return tx.one(orderById, row.id);
}
