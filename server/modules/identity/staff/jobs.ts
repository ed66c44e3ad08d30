import { z } from "zod";
import type { App } from "../../../platform/app.ts";
import { job } from "../../../platform/events/jobs.ts";
import { expireRequests } from "./queries-requests.ts";
import { ADMINS_MIN } from "./request-rules.ts";
import { adminStanding, lockStanding } from "./standing.ts";

/** Closes what nobody decided, and says loudly while one admin could act without a second. */
export const watchStaff = job({
  name: "identity.watch-staff",
  payload: z.object({}),
  cron: "7 * * * *",
  run: async (app) => {
    await app.database.transaction(async (tx) => {
      await lockStanding(tx);
      await tx.run(expireRequests, tx.now);
    });
    await warnOfFewAdmins(app);
  },
});

export async function warnOfFewAdmins(app: App): Promise<void> {
  const { admins, established, youngDays } = await adminStanding(app.database);
  app.metrics.admins.set(admins.length);
  app.metrics.adminRulesEased.set(established ? 0 : 1);
  if (admins.length >= ADMINS_MIN && established) return;
  const about = { admins: admins.length, established, youngDays };
  app.log.warn(about, "too few admins to control one another; rules about staff are eased");
}
