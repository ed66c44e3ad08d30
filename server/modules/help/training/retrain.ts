import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { enqueue, job } from "../../../platform/events/jobs.ts";
import { libraryOf } from "../articles/library.ts";
import { logFailure, retrain } from "./training.ts";

/** A reviewer decides several in a row: each decision puts the one training off by this much. */
const QUIET_MS = 5_000;

/**
 * Only starts the training: a server that stops ends it rather than wait, and the next start
 * trains on whatever was approved.
 */
export const retrainJob = job({
  name: "help.retrain",
  payload: z.object({}),
  run: async (app) => {
    if (libraryOf(app).stop.signal.aborted) return;
    retrain(app).catch((error) => logFailure(app, error));
  },
});

export async function retrainSoon(tx: Tx): Promise<void> {
  const runAt = new Date(Date.now() + QUIET_MS);
  await enqueue(tx, retrainJob, {}, { key: retrainJob.name, runAt });
}
