import { z } from "zod";
import { readBankSettings } from "../modules/wallet/setup.ts";
import type { App } from "../platform/app.ts";
import type { Tx } from "../platform/database/database.ts";
import { enqueue, job } from "../platform/events/jobs.ts";
import { uuidv7 } from "../platform/ids.ts";
import { callOutside } from "../platform/outside/call.ts";
import { takeMode } from "./bank-modes.ts";
import { countCallback, type DebitRow, decideDebit, findDebit, insertDebit } from "./queries.ts";

/**
 * A play bank that behaves as one is told. It speaks the protocol of the wallet's bank over real
 * HTTP with real signatures, so that every trouble a real bank makes can be made here.
 */
export interface DebitRequest {
  readonly reference: string;
  readonly accountNumber: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly callbackUrl: string;
}

/** Takes a request for a debit; the same reference again changes nothing. */
export async function takeDebit(tx: Tx, request: DebitRequest): Promise<void> {
  const mode = await takeMode(tx, request.accountNumber, "debit");
  const [name = "ok", detail] = mode.split(":");
  const { state, reason } = decide(name, detail);
  const debit = await tx.maybe(
    insertDebit,
    request.reference,
    request.accountNumber,
    request.amountMinor,
    request.currency,
    request.callbackUrl,
    mode,
    state,
    reason,
    tx.now,
  );
  if (!debit) return;
  const { reference } = debit;
  if (name === "delay") {
    const runAt = new Date(tx.now.getTime() + Number(detail) * 1_000);
    await enqueue(tx, settleLaterJob, { reference }, { runAt });
  }
  if (["ok", "refuse", "answer_twice"].includes(name)) await sendCallback(tx, reference);
  if (name === "answer_twice") await sendCallback(tx, reference);
  if (name === "forged_callback") await sendCallback(tx, reference, true);
}

/** The bank decides (again) and says so: what the buttons of the sandbox's page do. */
export async function decideNow(
  tx: Tx,
  reference: string,
  state: "succeeded" | "failed",
): Promise<boolean> {
  const reason = state === "failed" ? "bank_refused" : null;
  const debit = await tx.maybe(decideDebit, reference, state, reason, tx.now);
  if (debit) await sendCallback(tx, reference);
  return debit !== undefined;
}

export async function sendCallback(tx: Tx, reference: string, forged = false): Promise<void> {
  const messageId = `bank_${uuidv7(tx.now.getTime())}`;
  await enqueue(tx, callbackJob, { reference, messageId, forged });
}

function decide(
  name: string,
  detail: string | undefined,
): { state: DebitRow["state"]; reason: string | null } {
  if (name === "delay") return { state: "pending", reason: null };
  if (name === "refuse") return { state: "failed", reason: detail ?? "bank_refused" };
  if (name === "never_debits_no_answer" || name === "forged_callback") {
    return { state: "failed", reason: "bank_did_not_debit" };
  }
  return { state: "succeeded", reason: null };
}

const settleLaterJob = job({
  name: "sandbox.settle-later",
  payload: z.object({ reference: z.string() }),
  run: async (app, { reference }) => {
    await app.database.transaction(async (tx) => {
      const debit = await tx.one(findDebit, reference);
      if (debit.state === "pending") await decideNow(tx, reference, "succeeded");
    });
  },
});

/** What a forger might use for want of the bank's key. */
const FORGERS_KEY = "not-the-key-of-the-bank";

const callbackJob = job({
  name: "sandbox.bank-callback",
  payload: z.object({ reference: z.string(), messageId: z.string(), forged: z.boolean() }),
  run: async (app, { reference, messageId, forged }) => {
    const debit = await app.database.one(findDebit, reference);
    const status = await deliver(app, debit, messageId, forged);
    await app.database.run(countCallback, reference);
    if (forged) app.log.info({ reference, status }, "a forged callback was answered");
    else if (status >= 300) throw new Error(`the wallet answered ${status} to a callback`);
  },
});

async function deliver(
  app: App,
  debit: DebitRow,
  messageId: string,
  forged: boolean,
): Promise<number> {
  const body = JSON.stringify({
    reference: debit.reference,
    state: forged ? "succeeded" : debit.state,
    amountMinor: Number(debit.amount_minor),
    currency: debit.currency,
    reason: forged ? null : debit.reason,
  });
  const secret = forged ? FORGERS_KEY : readBankSettings(app).secret;
  const response = await callOutside(app, {
    party: "sandbox-bank",
    method: "POST",
    url: debit.callback_url,
    body,
    sign: { secrets: secret, id: messageId },
  });
  return response.status;
}

export const bankJobs = [settleLaterJob, callbackJob];
