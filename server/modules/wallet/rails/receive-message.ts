import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { isSigned, type SignedHeaders } from "../../../platform/security/signature.ts";
import { refuse } from "../errors.ts";
import { reasonOf } from "../top-up/jobs.ts";
import { settleTopUp } from "../top-up/settle-top-up.ts";
import { findMessage, finishMessage, insertMessage } from "./queries.ts";

const PROVIDER = "bank";

/**
 * Takes a message of the bank: checks who sent it, stores it as it came and leaves the work to a
 * job. A forged, altered or old message is refused and leaves no trace but a log line; a repeated
 * one is answered like the first.
 */
export async function receiveCallback(
  tx: Tx,
  message: { headers: Partial<SignedHeaders>; body: string },
): Promise<void> {
  const { app } = tx;
  const genuine = isSigned(app.config.bankSecret, { ...message, now: tx.now });
  const messageId = message.headers["webhook-id"] ?? "";
  if (!genuine || messageId.length > MESSAGE_ID_LENGTH_MAX) {
    app.log.warn(
      { messageId: messageId.slice(0, 80) },
      "a bank message was not signed by the bank",
    );
    throw refuse("signature_invalid");
  }
  const stored = await tx.maybe(insertMessage, PROVIDER, messageId, message.body, tx.now);
  if (stored) await enqueue(tx, workOffMessageJob, { provider: PROVIDER, messageId });
}

/** Any sender's numbering fits; longer ones are a mistake or an attack. */
const MESSAGE_ID_LENGTH_MAX = 200;

const messageSchema = z.object({
  reference: z.uuid(),
  state: z.enum(["pending", "succeeded", "failed"]),
  amountMinor: z.number().int().positive(),
  currency: z.string(),
  reason: z.string().nullish(),
});

/** Works a stored message off; again after a crash, with the same effect. */
export const workOffMessageJob = job({
  name: "wallet.work-off-message",
  payload: z.object({ provider: z.string(), messageId: z.string() }),
  run: async (app, { provider, messageId }) => {
    const message = await app.database.one(findMessage, provider, messageId);
    if (message.worked_off_at) return;
    const outcome = await workOff(app, message.body);
    await app.database.run(finishMessage, provider, messageId, outcome, app.clock.now());
  },
});

async function workOff(app: App, body: string): Promise<string> {
  const parsed = messageSchema.safeParse(parseJson(body));
  if (!parsed.success) return "unreadable";
  const { reference: orderId, state, amountMinor, currency } = parsed.data;
  // Progress reports carry nothing that we do not know already.
  if (state === "pending") return "nothing_new";
  return settleTopUp(app, {
    orderId,
    state,
    amountMinor: BigInt(amountMinor),
    currency,
    reason: state === "failed" ? reasonOf(parsed.data) : undefined,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
