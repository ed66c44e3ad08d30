/** Shapes that the verbs of this module share. Amounts are minor units. */
export const orderStates = [
  "created",
  "pending",
  "succeeded",
  "failed",
  "cancelled",
  "expired",
] as const;
export type OrderState = (typeof orderStates)[number];

/** An order in one of these states has ended; its completion time is set. */
export const endedStates: ReadonlySet<OrderState> = new Set([
  "succeeded",
  "failed",
  "cancelled",
  "expired",
]);

/** One step of an order; `code` is the key of its sentence in the texts of the kind or rail. */
export interface TimelineStep {
  at: string;
  state: OrderState;
  code: string;
}

export interface OrderRow {
  customer_id: string;
  id: string;
  /** A key of the registry of order kinds; see kinds.ts. */
  kind: string;
  state: OrderState;
  currency: string;
  amount_minor: bigint;
  fee_minor: bigint;
  account_id: string;
  merchant_id: string | null;
  instrument_id: string | null;
  rail: string | null;
  /** What the rail calls the order, when it has a number of its own. */
  rail_reference: string | null;
  /** What only this kind of order knows; its schema is `detail` of the kind. */
  detail: unknown;
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
  instrument_institution: string | null;
  instrument_ending: string | null;
}

/** The currency that wallets hold today. */
export const CURRENCY = "CNY";
