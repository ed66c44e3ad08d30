import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { publish } from "../../../platform/events/outbox.ts";
import { orderChanged } from "../events.ts";
import { openBankAccountNumber } from "../instruments/instruments.ts";
import { changeOrderState, orderById } from "../orders/queries.ts";
import type { OrderRecord } from "../orders/types.ts";
import { step } from "../orders/view.ts";
import { askDebit, type BankAnswer, BankUnreachable, sendDebit } from "../rails/bank/bank.ts";
import { ASK_BANK_MS_MAX } from "../rules/limits.ts";
import { settleTopUp } from "./settle-top-up.ts";

/**
 * The jobs that see a top-up through. Each asks the bank outside any transaction and then writes
 * what it learned together with the next job: a crash anywhere repeats a step and loses none.
 */

/** A request that found no bank is sent again this soon, before the customer is told to wait. */
const RESEND_DELAYS_MS = [1_000, 4_000];

export const sendDebitJob = job({
  name: "wallet.send-debit",
  payload: z.object({ orderId: z.uuid(), attempt: z.number().int().min(1) }),
  run: async (app, { orderId, attempt }) => {
    const order = await app.database.one(orderById, orderId);
    if (order.state !== "created") return;
    const answer = await sendOrNothing(app, order);
    const delay = RESEND_DELAYS_MS[attempt - 1];
    if (!answer && delay !== undefined) {
      await app.database.transaction((tx) =>
        enqueue(
          tx,
          sendDebitJob,
          { orderId, attempt: attempt + 1 },
          { runAt: after(tx.now, delay) },
        ),
      );
      return;
    }
    if (answer && (await isSettled(app, order, answer))) return;
    await waitForBank(app, order, answer ? "top_up_sent" : "bank_unreachable", 0);
  },
});

/** Asks a silent bank; what it says completes or fails the order, else it is asked again later. */
export const askBankJob = job({
  name: "wallet.ask-bank",
  payload: z.object({ orderId: z.uuid(), asked: z.number().int().min(0) }),
  run: async (app, { orderId, asked }) => {
    const order = await app.database.one(orderById, orderId);
    if (order.state !== "pending") return;
    const answer = await askOrNothing(app, orderId);
    if (answer && (await isSettled(app, order, answer))) return;
    const age = app.clock.now().getTime() - order.created_at.getTime();
    if (age >= ASK_BANK_MS_MAX) return giveUp(app, order);
    await waitForBank(app, order, answer ? "bank_asked" : "bank_unreachable", asked + 1);
  },
});

async function sendOrNothing(app: App, order: OrderRecord): Promise<BankAnswer | undefined> {
  const accountId = order.bank_account_id ?? "";
  const accountNumber = await openBankAccountNumber(app.database, order.customer_id, accountId);
  const { id: reference, amount_minor: amountMinor, currency } = order;
  return orNothing(app, sendDebit(app, { reference, accountNumber, amountMinor, currency }));
}

function askOrNothing(app: App, orderId: string): Promise<BankAnswer | undefined> {
  return orNothing(app, askDebit(app, orderId));
}

async function orNothing(app: App, asking: Promise<BankAnswer>): Promise<BankAnswer | undefined> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof BankUnreachable)) throw error;
    app.log.warn({ err: error }, "no answer from the bank");
    return undefined;
  }
}

/** False while the bank is at work, or when its answer does not fit the order. */
async function isSettled(app: App, order: OrderRecord, answer: BankAnswer): Promise<boolean> {
  if (answer.state === "pending") return false;
  const state = answer.state === "succeeded" ? "succeeded" : "failed";
  const settlement = await settleTopUp(app, {
    orderId: order.id,
    state,
    amountMinor: answer.amountMinor,
    reason: state === "failed" ? reasonOf(answer) : undefined,
  });
  app.log.info({ orderId: order.id, settlement }, "the bank answered");
  return settlement !== "amount_mismatch";
}

/** What the bank calls it, and what we do; whatever else it says is a plain refusal. */
const REASONS: Readonly<Record<string, string>> = {
  insufficient_funds: "insufficient_bank_funds",
  account_closed: "bank_account_closed",
  bank_did_not_debit: "bank_did_not_debit",
};

export function reasonOf(answer: { state: string; reason?: string | null | undefined }): string {
  if (answer.state === "unknown") return "bank_did_not_debit";
  return REASONS[answer.reason ?? ""] ?? "bank_refused";
}

/** Marks the order pending and plans the next question in the same commit. */
async function waitForBank(
  app: App,
  order: OrderRecord,
  stepCode: string,
  asked: number,
): Promise<void> {
  const delays = app.config.bankAskDelaysSeconds;
  const seconds = delays[Math.min(asked, delays.length - 1)] ?? 60;
  await app.database.transaction(async (tx) => {
    const nextCheckAt = after(tx.now, seconds * 1_000);
    if (!(await markPending(tx, order, stepCode, nextCheckAt))) return;
    const options = { runAt: nextCheckAt, key: `wallet.ask:${order.id}` };
    await enqueue(tx, askBankJob, { orderId: order.id, asked }, options);
    await publish(tx, orderChanged(await tx.one(orderById, order.id)));
  });
}

/** False when the bank's word came first: the order has ended and stays as it is. */
async function markPending(
  tx: Tx,
  order: OrderRecord,
  stepCode: string,
  nextCheckAt: Date,
): Promise<boolean> {
  const written = await tx.run(
    changeOrderState,
    order.customer_id,
    order.id,
    ["created", "pending"],
    "pending",
    null,
    nextCheckAt,
    JSON.stringify(step(tx.now, "pending", stepCode)),
    tx.now,
    null,
  );
  return written > 0;
}

/**
 * After a day the order fails. Should the bank have debited after all, the money is called back by
 * a job in the commit of the failure.
 */
async function giveUp(app: App, order: OrderRecord): Promise<void> {
  await settleTopUp(app, { orderId: order.id, state: "failed", reason: "bank_no_answer" });
}

function after(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}
