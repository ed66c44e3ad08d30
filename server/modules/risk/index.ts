import { z } from "zod";
import { job } from "../../platform/events/jobs.ts";
import type { Module } from "../../platform/module.ts";
import { deleteOldSignals } from "./queries.ts";

export { assess, recordSignal } from "./assess.ts";
export type { Assessment, Decision, SignalKind } from "./rules.ts";

/** Signals are kept this long so that a decision can still be explained when it is disputed. */
const KEPT_MS = 90 * 24 * 60 * 60 * 1_000;

const forgetSignals = job({
  name: "risk.forget-signals",
  payload: z.object({}),
  cron: "27 19 * * *",
  run: async ({ database }) => {
    await database.run(deleteOldSignals, new Date(database.now.getTime() - KEPT_MS));
  },
});

export const module: Module = { name: "risk", jobs: [forgetSignals] };
