import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { orderChanged } from "../events.ts";
import { openInstrumentNumber } from "../instruments/instruments.ts";
import { moveOrders } from "../orders/move.ts";
import { orderById } from "../orders/queries.ts";
import type { OrderRecord } from "../orders/types.ts";
import { type RailAnswer, type RailDirection, RailUnreachable } from "./rail.ts";
import { directionOf, railOrderOf } from "./rail-order.ts";
import { settleRailOrder } from "./settle.ts";

/**
 * The jobs that see an order through its rail, in either direction: start, wait, ask, give up. Each
 * asks the rail outside any transaction and then writes what it learned together with the next job:
 * a crash anywhere repeats a step and loses none.
 */
export const startJob = job({
  name: "wallet.rail-start",
  payload: z.object({ orderId: z.uuid(), attempt: z.number().int().min(1) }),
  run: async (app, { orderId, attempt }) => {
    const order = await app.database.one(orderById, orderId);
    if (order.state !== "created") return;
    const direction = directionOf(app, order);
    const answer = await orNothing(app, start(app, order, direction));
    const delay = direction.timing(app).resendDelaysMs[attempt - 1];
    if (!answer && delay !== undefined) {
      const payload = { orderId, attempt: attempt + 1 };
      await app.database.transaction((tx) =>
        enqueue(tx, startJob, payload, { runAt: after(tx.now, delay) }),
      );
      return;
    }
    if (answer && (await isSettled(app, order, answer))) return;
    await wait(app, order, { step: answer ? "sent" : "unreachable", asked: 0, answer });
  },
});

/** Asks a silent rail; its answer ends the order, else it is asked again later. */
export const askJob = job({
  name: "wallet.rail-ask",
  payload: z.object({ orderId: z.uuid(), asked: z.number().int().min(0) }),
  run: async (app, { orderId, asked }) => {
    const order = await app.database.one(orderById, orderId);
    if (order.state !== "pending") return;
    const direction = directionOf(app, order);
    const answer = await orNothing(app, direction.ask(app, railOrderOf(order)));
    if (answer && (await isSettled(app, order, answer))) return;
    const age = app.clock.now().getTime() - order.created_at.getTime();
    if (age >= direction.timing(app).giveUpAfterMs) return giveUp(app, order, direction);
    await wait(app, order, { step: answer ? "asked" : "unreachable", asked: asked + 1, answer });
  },
});

/** To be called in the transaction that creates the order. */
export function enqueueStart(tx: Tx, { id: orderId }: { id: string }): Promise<void> {
  return enqueue(tx, startJob, { orderId, attempt: 1 });
}

async function start(app: App, order: OrderRecord, direction: RailDirection): Promise<RailAnswer> {
  const { customer_id: customerId, instrument_id: instrumentId } = order;
  return direction.start(app, {
    ...railOrderOf(order),
    instrumentNumber:
      instrumentId && (await openInstrumentNumber(app.database, customerId, instrumentId)),
    messageUrl: `${app.config.publicUrl}/v1/wallet/rails/${order.rail}/messages`,
    returnUrl: `${app.config.publicUrl}/orders/${order.id}`,
  });
}

async function orNothing(app: App, asking: Promise<RailAnswer>): Promise<RailAnswer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof RailUnreachable)) throw error;
    app.log.warn({ err: error }, "no answer from the rail");
    return undefined;
  }
}

/** False while the rail is at work, or when its answer does not fit the order. */
async function isSettled(app: App, order: OrderRecord, answer: RailAnswer): Promise<boolean> {
  if (answer.state === "pending") return false;
  const settlement = await settleRailOrder(app, {
    orderId: order.id,
    ...outcomeOf(answer, directionOf(app, order)),
  });
  app.log.info({ orderId: order.id, settlement }, "the rail answered");
  return settlement !== "amount_mismatch";
}

type FinalAnswer = Exclude<RailAnswer, { readonly state: "pending" }>;

/** A rail that never heard of the order has not moved its money. */
export function outcomeOf(answer: FinalAnswer, { reasons }: RailDirection) {
  if (answer.state === "unknown") return { state: "failed" as const, reason: reasons.unknown };
  if (answer.state === "failed") return { state: "failed" as const, reason: answer.reason };
  const { amountMinor, currency } = answer;
  return { state: "succeeded" as const, amountMinor, currency };
}

/** Marks the order pending and plans the next question in the same commit. */
async function wait(
  app: App,
  { id: orderId }: OrderRecord,
  progress: {
    step: "sent" | "asked" | "unreachable";
    asked: number;
    answer: RailAnswer | undefined;
  },
): Promise<void> {
  await app.database.transaction(async (tx) => {
    const order = await tx.one(orderById, orderId);
    // The rail's final status may have come first: then the order has ended and stays as it is.
    if (order.state !== "created" && order.state !== "pending") return;
    const { steps, timing } = directionOf(app, order);
    const delays = timing(app).askDelaysMs;
    const delay = delays[Math.min(progress.asked, delays.length - 1)] ?? DELAY_MS;
    const nextCheckAt = after(tx.now, delay);
    const change = {
      to: "pending" as const,
      step: steps[progress.step],
      reason: null,
      nextCheckAt,
    };
    const moved = moveOrders(tx, [order], { ...change, ...learned(progress.answer) });
    const options = { runAt: nextCheckAt, key: `wallet.rail-ask:${orderId}` };
    await enqueue(tx, askJob, { orderId, asked: progress.asked }, options);
    await publish(tx, ...moved.map(orderChanged));
  });
}

/** For a rail without delays of its own. */
const DELAY_MS = 60_000;

/** The rail's own number, and what the customer must do there. */
function learned(answer: RailAnswer | undefined) {
  if (answer?.state !== "pending") return {};
  const { railReference, customerStep } = answer;
  return {
    ...(railReference === undefined ? {} : { railReference }),
    ...(customerStep === undefined ? {} : { detail: { customerStep } }),
  };
}

/** The order fails. If money moved after all, it is asked back in the commit of the failure. */
async function giveUp(app: App, { id: orderId }: OrderRecord, { reasons }: RailDirection) {
  await settleRailOrder(app, { orderId, state: "failed", reason: reasons.noAnswer });
}

function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
