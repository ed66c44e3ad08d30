import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import type { GroupResult } from "../../ledger/index.ts";
import { balanceChanged, orderChanged } from "../events.ts";
import type { OrderKindSpec } from "../orders/kind.ts";
import { allKinds } from "../orders/kinds.ts";
import {
  type Decision,
  type Finished,
  type MoneyVerb,
  moneyLane,
  type Round,
} from "../orders/money-verb.ts";
import { moveOrder, moveOrders } from "../orders/move.ts";
import { ordersById } from "../orders/queries.ts";
import type { OrderRecord } from "../orders/types.ts";
import { decideSettlement, type RailOutcome, type Settlement } from "./decide.ts";
import type { Rail, RailDirection } from "./rail.ts";
import { recallJob } from "./recall.ts";
import { railOf } from "./registry.ts";
import { settlementTransfers } from "./transfers.ts";

/**
 * Ends an order by its rail's final status: money in is credited, money out leaves its hold or
 * comes back from it. Safe against duplicate, late and reordered reports: the first final status
 * wins.
 */
export function settleRailOrder(app: App, outcome: RailOutcome): Promise<Settlement> {
  return app.lanes.submit(settlementLane, outcome);
}

interface Facts {
  readonly order: OrderRecord;
  readonly kind: OrderKindSpec;
  readonly rail: Rail;
  readonly direction: RailDirection;
}

interface Plan extends Facts {
  readonly outcome: RailOutcome;
  readonly settlement: "succeeded" | "failed";
}

interface Snapshot {
  readonly facts: ReadonlyMap<string, Facts>;
  readonly late: Facts[];
}

const verb: MoneyVerb<RailOutcome, Snapshot, Plan, Settlement> = {
  lane: "wallet.settlements",
  oneAtATime: ({ orderId }) => orderId,
  load,
  decide,
  transfers: (plan) => settlementTransfers(plan, plan.settlement),
  refusal,
  finish,
  write,
};

export const settlementLane = moneyLane(verb);

async function load(tx: Tx, items: readonly RailOutcome[]): Promise<Snapshot> {
  const rows = await tx.all(
    ordersById,
    items.map(({ orderId }) => orderId),
  );
  const facts = rows.flatMap((order) => {
    const kind = allKinds(tx.app)[order.kind];
    if (!kind?.rail || order.rail === null) return [];
    const rail = railOf(tx.app, order.rail);
    const direction = rail[kind.rail.direction];
    return direction ? [{ order, kind, rail, direction }] : [];
  });
  return { facts: new Map(facts.map((entry) => [entry.order.id, entry])), late: [] };
}

function decide(snapshot: Snapshot, items: readonly RailOutcome[]): Decision<Plan, Settlement>[] {
  return items.map((outcome) => {
    const facts = snapshot.facts.get(outcome.orderId);
    const settlement = decideSettlement(outcome, {
      order: facts?.order,
      kind: facts?.kind,
      direction: facts?.direction,
    });
    if (!facts) return { answer: settlement };
    if (settlement === "succeeded" || settlement === "failed") {
      return { plan: { ...facts, outcome, settlement } };
    }
    if (settlement === "late_recalled") snapshot.late.push(facts);
    return { answer: settlement };
  });
}

/** The rail has moved the money already: a ledger that cannot follow is a broken invariant. */
function refusal({ order }: Plan, posted: GroupResult): Refusal {
  throw new Error(`the ledger refused the settlement of a ${order.kind} with ${posted.code}`);
}

function finish(
  tx: Tx,
  { order, outcome, settlement, direction }: Plan,
  posted: GroupResult | undefined,
  receiptNumber: string,
): Finished<Settlement> {
  const change =
    settlement === "failed"
      ? {
          to: "failed" as const,
          step: direction.steps.failed,
          reason: outcome.reason ?? direction.reasons.refused,
        }
      : { to: "succeeded" as const, step: direction.steps.done, reason: null, receiptNumber };
  const moved = moveOrder(tx.app, tx.now, order, change);
  const balance = posted?.balances.get(order.account_id);
  return {
    answer: settlement,
    order: moved.after,
    change: { moved },
    events: [
      orderChanged(moved.after),
      ...(balance
        ? [balanceChanged(order.customer_id, order.currency, balance.availableMinor)]
        : []),
    ],
  };
}

async function write(
  tx: Tx,
  { snapshot, done }: Round<RailOutcome, Snapshot, Plan>,
): Promise<void> {
  for (const { plan, order } of done) {
    // A rail that never answered may have moved the money all the same.
    const unheard =
      plan.settlement === "failed" && order.reason === plan.direction.reasons.noAnswer;
    if (unheard && plan.direction.recall) await recall(tx, order);
  }
  for (const facts of snapshot.late) await recallLate(tx, facts);
}

/**
 * The rail moved the money after the customer had been told that the order failed. The order stays
 * failed; the rail is asked to give the money back, and the order's page says so.
 */
async function recallLate(tx: Tx, { order, direction }: Facts): Promise<void> {
  const [after] = moveOrders(tx, [order], { to: order.state, step: direction.steps.late });
  if (!after) throw new Error("a late order was not moved");
  await recall(tx, order);
  await publish(tx, orderChanged(after));
}

function recall(tx: Tx, { id: orderId }: OrderRecord): Promise<void> {
  return enqueue(tx, recallJob, { orderId }, { key: `wallet.rail-recall:${orderId}` });
}
