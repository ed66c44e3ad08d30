import { columns, statement } from "../../../platform/database/database.ts";

/**
 * The writes of an order's state; only move.ts uses them. They leave with COMMIT and nobody counts
 * their rows, so each says itself that another process was faster: where the state is no longer
 * the one that was loaded, `state` becomes null, which its NOT NULL constraint refuses.
 */

/** Moves orders to a state in which they have ended. */
export const endOrders = statement<
  [
    customerIds: string[],
    ids: string[],
    fromStates: string[],
    states: string[],
    fees: bigint[],
    receipts: (string | null)[],
    reasons: (string | null)[],
    steps: string[],
    now: Date,
  ]
>(
  "wallet.endOrders",
  `update wallet.money_order o
   set state = case when o.state = g.from_state then g.state end,
       fee_minor = g.fee_minor, receipt_number = g.receipt, reason = g.reason,
       next_check_at = null, timeline = o.timeline || g.step::jsonb, updated_at = $9,
       completed_at = coalesce(o.completed_at, $9)
   from ${columns(1, "uuid uuid text text bigint text text text")}
     as g (customer_id, id, from_state, state, fee_minor, receipt, reason, step)
   where o.customer_id = g.customer_id and o.id = g.id`,
);

/** Moves orders that stay open, with the time at which they are looked after next. */
export const keepOrdersOpen = statement<
  [
    customerIds: string[],
    ids: string[],
    fromStates: string[],
    states: string[],
    reasons: (string | null)[],
    nextChecks: (string | null)[],
    railReferences: (string | null)[],
    details: (string | null)[],
    steps: string[],
    now: Date,
  ]
>(
  "wallet.keepOrdersOpen",
  `update wallet.money_order o
   set state = case when o.state = g.from_state then g.state end, reason = g.reason,
       next_check_at = g.next_check_at, rail_reference = g.rail_reference,
       detail = g.detail::jsonb, timeline = o.timeline || g.step::jsonb, updated_at = $10
   from ${columns(1, "uuid uuid text text text timestamptz text text text")}
     as g (customer_id, id, from_state, state, reason, next_check_at, rail_reference, detail, step)
   where o.customer_id = g.customer_id and o.id = g.id`,
);

/** Adds a reason and a step to orders that are still open; an order that ended keeps its own. */
export const addStep = statement<
  [customerIds: string[], ids: string[], reasons: string[], steps: string[], now: Date]
>(
  "wallet.addStep",
  `update wallet.money_order o
   set reason = g.reason, timeline = o.timeline || g.step::jsonb, updated_at = $5
   from ${columns(1, "uuid uuid text text")}
     as g (customer_id, id, reason, step)
   where o.customer_id = g.customer_id and o.id = g.id and o.state = 'created'`,
);
