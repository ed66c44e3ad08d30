import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { entryOf } from "../../../platform/registry.ts";
import { decide } from "./decide.ts";
import type { VerificationAnswer, VerificationProvider } from "./provider.ts";
import { verificationProviders } from "./providers.ts";
import { openVerification, type VerificationRow, waitForVerification } from "./queries.ts";

export const SUBMISSION_CONTEXT = "identity.verification.submission";

const MINUTE_MS = 60 * 1_000;
/** Machines answer in seconds, people at a desk within the day. */
const ASK_AFTER_MS = [10_000, MINUTE_MS, 10 * MINUTE_MS, 60 * MINUTE_MS] as const;
/** Hourly for a week; a provider that says nothing for so long has lost it. */
const ASKS_MAX = 7 * 24;

/** Carries a submission to its provider and asks until it has decided. */
export const checkVerification = job({
  name: "identity.check-verification",
  payload: z.object({ id: z.uuid() }),
  run: async (app, { id }) => {
    const row = await app.database.maybe(openVerification, id);
    const provider = row && entryOf(app, verificationProviders, row.provider);
    if (!row || !provider) return;
    await settle(app, { row, provider }, await answerOf(app, provider, row));
  },
});

async function answerOf(
  app: App,
  provider: VerificationProvider,
  row: VerificationRow,
): Promise<VerificationAnswer> {
  if (row.reference) return provider.ask(app, row.reference);
  const text = row.submission_sealed && app.vault.open(row.submission_sealed, SUBMISSION_CONTEXT);
  return provider.start(app, { id: row.id, fields: JSON.parse(text ?? "{}") });
}

async function settle(
  app: App,
  { row, provider }: { row: VerificationRow; provider: VerificationProvider },
  answer: VerificationAnswer,
): Promise<void> {
  await app.database.transaction(async (tx) => {
    const isLost = answer.state === "pending" && row.asks >= ASKS_MAX;
    if (isLost) return decide(tx, { row, provider }, { state: "failed", reason: "no_answer" });
    if (answer.state !== "pending") return decide(tx, { row, provider }, answer);
    await tx.run(waitForVerification, row.id, answer.reference);
    const wait = ASK_AFTER_MS[Math.min(row.asks, ASK_AFTER_MS.length - 1)] ?? MINUTE_MS;
    const runAt = new Date(tx.now.getTime() + wait);
    await enqueue(tx, checkVerification, { id: row.id }, { runAt, key: `verification:${row.id}` });
  });
}
