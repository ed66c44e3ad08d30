/** Shapes that the verbs of this module share. Amounts are minor units. */
export type OrderKind = "top_up" | "payment" | "refund" | "credit";
export type OrderState = "created" | "pending" | "succeeded" | "failed" | "cancelled" | "expired";

export const orderKinds = ["top_up", "payment", "refund", "credit"] as const;
export const orderStates = [
  "created",
  "pending",
  "succeeded",
  "failed",
  "cancelled",
  "expired",
] as const;

/** One step of an order; `code` names its sentence in texts.ts. */
export interface TimelineStep {
  at: string;
  state: OrderState;
  code: string;
}

export interface OrderRow {
  customer_id: string;
  id: string;
  kind: OrderKind;
  state: OrderState;
  currency: string;
  amount_minor: bigint;
  fee_minor: bigint;
  account_id: string;
  merchant_id: string | null;
  bank_account_id: string | null;
  code: string | null;
  note: string | null;
  refund_of: string | null;
  refunded_minor: bigint;
  receipt_number: string | null;
  reason: string | null;
  next_check_at: Date | null;
  expires_at: Date | null;
  timeline: TimelineStep[];
  created_at: Date;
  updated_at: Date;
  completed_at: Date | null;
}

/** An order with what its page shows of the other side. */
export interface OrderRecord extends OrderRow {
  merchant_name: string | null;
  merchant_category: string | null;
  bank_id: string | null;
  bank_last_four: string | null;
}

/** The currency that wallets hold today. */
export const CURRENCY = "CNY";
