import type { Lane, LaneResult } from "../../../platform/batch/lane.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { PublishedEvent } from "../../../platform/events/event.ts";
import { publish } from "../../../platform/events/outbox.ts";
import type { Refusal } from "../../../platform/http/errors.ts";
import { type IdempotencyClaim, refuseMismatch } from "../../../platform/http/idempotency.ts";
import { type GroupResult, post, type Transfer } from "../../ledger/index.ts";
import { type MovedOrder, writeMoves } from "./move.ts";
import { writeOrders } from "./new-order.ts";
import { ordersById } from "./queries.ts";
import {
  BATCH_MAX,
  inRounds,
  loadUsedKeys,
  takeReceipts,
  usedOrder,
  writeUsedKeys,
} from "./rounds.ts";
import type { OrderRecord } from "./types.ts";

/**
 * A verb that moves money: load, decide (pure), post, write. What is the same for all of them
 * (rounds, idempotency keys, receipt numbers, replay, the ledger, the order's rows, events) is the
 * runner's below; a verb says only what is its own.
 *
 * I is one request, S the snapshot that a round is decided on, P an accepted request, O the
 * answer.
 */
export interface MoneyVerb<I, S, P, O> {
  readonly lane: `wallet.${string}`;
  /** At most one item per key in a round, so each item sees the state left by its predecessor. */
  oneAtATime(item: I): string;
  /** How a request is recognised when it is sent again. Without it the order's state decides. */
  readonly once?: { claim(item: I): IdempotencyClaim; answer(order: OrderRecord): O };
  load(tx: Tx, items: readonly I[]): Promise<S>;
  /** Pure: one decision per item, in order. Only items that are not repeats come here. */
  decide(snapshot: S, items: readonly I[]): readonly Decision<P, O>[];
  /** The ledger's transfers of a plan; none when no money moves. */
  transfers(plan: P): readonly Transfer[];
  /** The ledger's refusal in the caller's words; throws when it is a broken invariant. */
  refusal(plan: P, posted: GroupResult): Refusal;
  /** What an executed plan leaves. `receipt` is a fresh number, used or not. */
  finish(tx: Tx, plan: P, posted: GroupResult | undefined, receipt: string): Finished<O>;
  /** The verb's own rows, in the same commit; each write carries its own fence. */
  write?(tx: Tx, round: Round<I, S, P>): Promise<void> | void;
}

export type Decision<P, O> =
  | { readonly plan: P }
  | { readonly refusal: Refusal }
  /** Nothing is left to do; this is the answer. */
  | { readonly answer: O };

export interface Finished<O> {
  readonly answer: O;
  /** The order that the request's key leads to from now on. */
  readonly order: OrderRecord;
  /** The order was written before and moves, or it is written now. */
  readonly change: { readonly moved: MovedOrder } | { readonly created: OrderRecord };
  readonly events: readonly PublishedEvent[];
}

/** What a verb's own writes are made of. */
export interface Round<I, S, P> {
  readonly snapshot: S;
  readonly done: readonly { readonly item: I; readonly plan: P; readonly order: OrderRecord }[];
  readonly refused: readonly { readonly item: I; readonly refusal: Refusal }[];
}

export function moneyLane<I, S, P, O>(verb: MoneyVerb<I, S, P, O>): Lane<I, O> {
  return {
    name: verb.lane,
    listMax: BATCH_MAX,
    work: (tx, items) => inRounds(items, verb.oneAtATime, (round) => runRound(tx, verb, round)),
  };
}

/** One request inside somebody's transaction, which retries by itself after a fence miss. */
export async function runInside<I, S, P, O>(
  tx: Tx,
  verb: MoneyVerb<I, S, P, O>,
  item: I,
): Promise<O> {
  const [result] = await runRound(tx, verb, [item]);
  if (!result) throw new Error(`${verb.lane}: a round of one has no result`);
  if (!result.ok) throw result.refusal;
  return result.value;
}

async function runRound<I, S, P, O>(
  tx: Tx,
  verb: MoneyVerb<I, S, P, O>,
  items: readonly I[],
): Promise<readonly LaneResult<O>[]> {
  const [repeats, snapshot, receipts] = await Promise.all([
    loadRepeats(tx, verb, items),
    verb.load(tx, items),
    takeReceipts(tx, items.length),
  ]);
  const results: (LaneResult<O> | undefined)[] = items.map((_, index) => repeats.get(index));
  const fresh = [...items.keys()].filter((index) => !repeats.has(index));
  const decisions = verb.decide(
    snapshot,
    fresh.map((index) => items[index] as I),
  );
  const plans: Planned<I, P>[] = [];
  for (const [place, index] of fresh.entries()) {
    const decision = decisions[place];
    if (!decision) throw new Error(`${verb.lane}: a decision is missing`);
    if ("plan" in decision) {
      const { plan } = decision;
      plans.push({ index, item: items[index] as I, plan, transfers: verb.transfers(plan) });
    } else {
      results[index] =
        "answer" in decision
          ? { ok: true, value: decision.answer }
          : { ok: false, refusal: decision.refusal };
    }
  }
  const done = await execute(tx, verb, plans, receipts, results);
  await write(tx, verb, { snapshot, done, refused: refusedOf(items, results) });
  return results.map((result) => {
    if (!result) throw new Error(`${verb.lane}: a result is missing`);
    return result;
  });
}

interface Planned<I, P> {
  readonly index: number;
  readonly item: I;
  readonly plan: P;
  readonly transfers: readonly Transfer[];
}

interface Done<I, P, O> extends Planned<I, P> {
  readonly order: OrderRecord;
  readonly finished: Finished<O>;
}

/** Answers of requests that were made before, by their place; another payload is refused. */
async function loadRepeats<I, S, P, O>(
  tx: Tx,
  verb: MoneyVerb<I, S, P, O>,
  items: readonly I[],
): Promise<Map<number, LaneResult<O>>> {
  const repeats = new Map<number, LaneResult<O>>();
  const { once } = verb;
  if (!once) return repeats;
  const claims = items.map((item) => once.claim(item));
  const used = await loadUsedKeys(tx, claims);
  if (used.size === 0) return repeats;
  const earlier = claims.map((claim) => usedOrder(used, claim));
  const rows = await tx.all(
    ordersById,
    earlier.flatMap((first) => (first ? [first.orderId] : [])),
  );
  const orders = new Map(rows.map((row) => [row.id, row]));
  for (const [index, first] of earlier.entries()) {
    if (!first) continue;
    const order = orders.get(first.orderId);
    if (!order) throw new Error(`${verb.lane}: the order of a used key is missing`);
    repeats.set(
      index,
      first.isSame
        ? { ok: true, value: once.answer(order) }
        : { ok: false, refusal: refuseMismatch(order) },
    );
  }
  return repeats;
}

/** Posts the plans' transfers and finishes those that the ledger took. */
async function execute<I, S, P, O>(
  tx: Tx,
  verb: MoneyVerb<I, S, P, O>,
  plans: readonly Planned<I, P>[],
  receipts: readonly string[],
  results: (LaneResult<O> | undefined)[],
): Promise<Done<I, P, O>[]> {
  const moving = plans.filter(({ transfers }) => transfers.length > 0);
  const posted =
    moving.length === 0
      ? []
      : await post(
          tx,
          moving.map(({ transfers }) => [...transfers]),
        );
  const byPlan = new Map(moving.map((planned, place) => [planned, posted[place]]));
  const done: Done<I, P, O>[] = [];
  for (const planned of plans) {
    const result = byPlan.get(planned);
    if (!result && planned.transfers.length > 0) {
      throw new Error(`${verb.lane}: a posted group has no result`);
    }
    if (result && !result.ok) {
      results[planned.index] = { ok: false, refusal: verb.refusal(planned.plan, result) };
      continue;
    }
    const finished = verb.finish(tx, planned.plan, result, receipts[planned.index] ?? "");
    results[planned.index] = { ok: true, value: finished.answer };
    done.push({ ...planned, order: finished.order, finished });
  }
  return done;
}

function refusedOf<I, O>(items: readonly I[], results: readonly (LaneResult<O> | undefined)[]) {
  return items.flatMap((item, index) => {
    const result = results[index];
    return result && !result.ok ? [{ item, refusal: result.refusal }] : [];
  });
}

async function write<I, S, P, O>(
  tx: Tx,
  verb: MoneyVerb<I, S, P, O>,
  round: Omit<Round<I, S, P>, "done"> & { readonly done: readonly Done<I, P, O>[] },
): Promise<void> {
  const changes = round.done.map(({ finished }) => finished.change);
  writeMoves(
    tx,
    changes.flatMap((change) => ("moved" in change ? [change.moved] : [])),
  );
  await writeOrders(
    tx,
    changes.flatMap((change) => ("created" in change ? [change.created] : [])),
  );
  await verb.write?.(tx, round);
  const { once } = verb;
  if (once) {
    writeUsedKeys(
      tx,
      round.done.map(({ item, order }) => ({
        claim: once.claim(item),
        customerId: order.customer_id,
        orderId: order.id,
      })),
    );
  }
  await publish(tx, ...round.done.flatMap(({ finished }) => finished.events));
}
